"""Read a picture's own words. In: an opened picture. Out: caption, credit and alt from XMP, IPTC-IIM and EXIF."""

from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from msgspec import Struct
from PIL import Image, ImageFile, IptcImagePlugin

from pressroom.darkroom.open import BROKEN

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"
PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
IPTC_CORE = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
UTF8_MARKER = b"\x1b%G"
IMAGE_DESCRIPTION = 0x010E


class Words(Struct, frozen=True):
    """What a picture says of itself."""

    caption: str = ""
    credit: str = ""
    alt: str = ""

    def or_else(self, other: "Words") -> "Words":
        """Fill what is missing from a poorer source."""
        return Words(self.caption or other.caption, self.credit or other.credit, self.alt or other.alt)


def read_words(image: Image.Image) -> Words:
    """Read the words by precedence: XMP, then IPTC-IIM, then EXIF. Broken metadata counts as none."""
    return xmp_words(image).or_else(iim_words(image)).or_else(exif_words(image))


def xmp_words(image: Image.Image) -> Words:
    """Read `dc:description`, `photoshop:Credit` or `dc:creator`, and the IPTC alt text of the XMP packet."""
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or tiff_packet(image)
    if not packet:
        return Words()
    data = packet.encode() if isinstance(packet, str) else bytes(packet)
    try:
        root = fromstring(data.strip(b"\0 \r\n\t"))
    except (ParseError, DefusedXmlException, ValueError):
        return Words()
    credit = xmp_value(root, PHOTOSHOP + "Credit") or xmp_value(root, DC + "creator")
    return Words(xmp_value(root, DC + "description"), credit, xmp_value(root, IPTC_CORE + "AltTextAccessibility"))


def tiff_packet(image: Image.Image) -> bytes:
    """Give the XMP packet of a TIFF (tag 700)."""
    packet = getattr(image, "tag_v2", {}).get(700, b"")
    return packet if isinstance(packet, bytes) else b""


def xmp_value(root: Element, name: str) -> str:
    """Give a property's text, be it an attribute, plain, a list of names or one text in several languages."""
    for description in root.iter(RDF + "Description"):
        if description.get(name):
            return str(description.get(name)).strip()
        found = description.find(name)
        if found is not None:
            items = list(found.iter(RDF + "li"))
            if found.find(RDF + "Alt") is not None:
                items = sorted(items, key=language_rank)[:1]
            return "、".join(text for text in ((item.text or "").strip() for item in items or [found]) if text)
    return ""


def language_rank(item: Element) -> int:
    """Put Chinese first, then the default, then the rest."""
    language = item.get(XML_LANG, "").lower()
    return 0 if language.startswith("zh") else 1 if language == "x-default" else 2


def iim_words(image: Image.Image) -> Words:
    """Read the IPTC-IIM fields 2:120, 2:110 or 2:80; 2:105 (headline) stands in for a caption."""
    try:
        fields = (IptcImagePlugin.getiptcinfo(image) if isinstance(image, ImageFile.ImageFile) else None) or {}
    except BROKEN:
        return Words()
    marked = UTF8_MARKER in first(fields.get((1, 90)))

    def field(number: int) -> str:
        return decode_iim(first(fields.get((2, number))), marked)

    return Words(field(120) or field(105), field(110) or field(80))


def first(value: bytes | list[bytes] | None) -> bytes:
    """Give the first value of a repeatable field."""
    return (value[0] if value else b"") if isinstance(value, list) else value or b""


def decode_iim(data: bytes, marked_utf8: bool) -> str:
    """Decode IIM text: UTF-8 where the marker says so, else what fits of UTF-8 and GB 18030."""
    for encoding in ("utf-8",) if marked_utf8 else ("utf-8", "gb18030"):
        try:
            return data.decode(encoding).strip("\0 \r\n\t")
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "ignore").strip("\0 \r\n\t")


def exif_words(image: Image.Image) -> Words:
    """Read EXIF `ImageDescription`, which Pillow hands over as Latin-1 even where it holds UTF-8."""
    try:
        value = image.getexif().get(IMAGE_DESCRIPTION, "")
    except BROKEN:
        return Words()
    data = value if isinstance(value, bytes) else str(value).encode("latin-1", "ignore")
    text = (
        str(value)
        if not isinstance(value, bytes) and not str(value).isascii() and not data
        else decode_iim(data, False)
    )
    return Words("" if text in CAMERA_FILLER else text)


CAMERA_FILLER = frozenset({"OLYMPUS DIGITAL CAMERA", "SONY DSC", "DCIM", "default", "MINOLTA DIGITAL CAMERA"})
"""What cameras write into the description of their own accord; it is no caption."""
