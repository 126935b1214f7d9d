"""Make a PDF true to PDF/X-4 and write it. In: an assembled PDF. Out: bytes, the same for the same content.

TYPOGRAPHY C-01 to C-07: version 1.6, XMP and Info that agree, Trapped, one output intent with the press profile.
"""

import hashlib
import uuid
from collections.abc import Iterable
from io import BytesIO

from msgspec import Struct
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, String

from pressroom.press.imprint import Imprint, Kind, write_xmp

VERSION = "1.6"
PRODUCER = "Pressroom"
CONSTANT_ID = b"31415926535897932384626433832795"
"""What qpdf writes under `static_id`."""


class Condition(Struct, frozen=True):
    """The printing condition: the profile's bytes, the same deflated, its identifier, the registry that knows it."""

    profile: bytes
    packed: bytes
    identifier: str
    registry: str


def finish(pdf: Pdf, imprint: Imprint, condition: Condition, content: Iterable[bytes]) -> bytes:
    """Add output intent and metadata, and write the file once; `content` is all that is in it, or its digests."""
    for key in ("/OpenAction", "/AA", "/Names", "/Outlines", "/PageLabels", "/ViewerPreferences"):
        if key in pdf.Root:
            del pdf.Root[key]
    pdf.Root.Lang = String(imprint.language)
    pdf.Root.OutputIntents = Array([pdf.make_indirect(output_intent(pdf, condition))])
    identity = document_id(imprint, (condition.profile, *content))
    write_metadata(pdf, imprint, "X-4", identity)
    return save(pdf, identity)


def output_intent(pdf: Pdf, condition: Condition) -> Dictionary:
    """Give the output intent with the profile embedded (C-05)."""
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name("/GTS_PDFX"),
        OutputCondition=String(condition.identifier),
        OutputConditionIdentifier=String(condition.identifier),
        Info=String(condition.identifier),
        DestOutputProfile=pdf.make_stream(condition.packed, N=4, Alternate=Name.DeviceCMYK, Filter=Name.FlateDecode),
    )
    if condition.registry:
        intent.RegistryName = String(condition.registry)
    return intent


def write_metadata(pdf: Pdf, imprint: Imprint, kind: Kind, identity: str) -> None:
    """Write Info and XMP with the same words (C-02, C-03); `identity` is the document's id."""
    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    stamp = imprint.date.strftime("D:%Y%m%d000000+08'00'")
    pdf.docinfo["/Title"] = String(imprint.title)
    pdf.docinfo["/Author"] = String(imprint.author)
    pdf.docinfo["/Creator"] = String(PRODUCER)
    pdf.docinfo["/Producer"] = String(PRODUCER)
    pdf.docinfo["/CreationDate"] = String(stamp)
    pdf.docinfo["/ModDate"] = String(stamp)
    pdf.docinfo["/Trapped"] = Name("/False")
    packet = pdf.make_stream(write_xmp(imprint, f"uuid:{uuid.UUID(identity)}", kind, PRODUCER))
    packet.Type, packet.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = pdf.make_indirect(packet)


def document_id(imprint: Imprint, content: Iterable[bytes]) -> str:
    """Derive the document's id from its content: 32 hexadecimal digits."""
    digest = hashlib.blake2b(imprint.name.encode(), digest_size=16)
    for part in content:
        digest.update(len(part).to_bytes(8, "big") + part)
    return uuid.uuid5(uuid.NAMESPACE_URL, imprint.name + digest.hexdigest()).hex


def save(pdf: Pdf, identity: str, version: str = VERSION) -> bytes:
    """Write the file in one pass: version (the press wants 1.6), object streams, id of the content (C-01, C-04).

    qpdf would make the id from all bytes by MD5, which takes four times as long as writing them: it is told to write a
    constant, and ours is put in its place. Our XMP tells no version, so pikepdf need not look there, for which it would
    start an XML parser.
    """
    file = BytesIO()
    pdf.save(
        file,
        force_version=version,
        fix_metadata_version=False,
        object_stream_mode=ObjectStreamMode.generate,
        compress_streams=True,
        static_id=True,
    )
    put_id(file, identity)
    return file.getvalue()


def put_id(file: BytesIO, identity: str) -> None:
    """Put an id in the place of qpdf's constant: twice in the trailer, which `startxref` leads to."""
    with file.getbuffer() as view:
        end = bytes(view[-64:])
        start = int(end[end.rindex(b"startxref") + 9 :].split()[0])
        trailer = bytes(view[start:])
        changed = trailer.replace(b"<%b>" % CONSTANT_ID, b"<%b>" % identity.encode())
        if changed == trailer or len(changed) != len(trailer):
            raise ValueError("the trailer has no constant id")
        view[start:] = changed
