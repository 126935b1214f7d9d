"""What a PDF says of itself. In: a feature. Out: title, author and date, and the XMP packet that carries them."""

import datetime
from typing import Literal

from msgspec import Struct

from pressroom.model import Feature

NO_DATE = datetime.date(2000, 1, 1)
"""Stands in the metadata of a feature without a date: PDF/X asks for one, and the clock is not asked."""

Kind = Literal["X-4", "UA-1"]

IDENTITY = {
    "X-4": '<rdf:Description xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" rdf:about="">'
    "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion></rdf:Description>",
    "UA-1": '<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="">'
    "<pdfuaid:part>1</pdfuaid:part></rdf:Description>",
}

PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
  <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" rdf:about="">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
<rdf:Description xmlns:xmp="http://ns.adobe.com/xap/1.0/" rdf:about="">
<xmp:CreateDate>{stamp}</xmp:CreateDate><xmp:ModifyDate>{stamp}</xmp:ModifyDate>
<xmp:MetadataDate>{stamp}</xmp:MetadataDate><xmp:CreatorTool>{producer}</xmp:CreatorTool>
</rdf:Description>
<rdf:Description xmlns:pdf="http://ns.adobe.com/pdf/1.3/" rdf:about="">
<pdf:Producer>{producer}</pdf:Producer><pdf:Trapped>False</pdf:Trapped>
</rdf:Description>
<rdf:Description xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" rdf:about="">
<xmpMM:DocumentID>{identity}</xmpMM:DocumentID><xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
</rdf:Description>
{kind}
</rdf:RDF>
</x:xmpmeta>

<?xpacket end="w"?>
"""


class Imprint(Struct, frozen=True):
    """What a PDF says of itself; `name` is what its id is made from."""

    title: str
    author: str
    language: str
    date: datetime.date
    name: str


def imprint_of(feature: Feature, name: str) -> Imprint:
    """Give the imprint of a feature's file."""
    paper = feature.paper
    return Imprint(
        title=f"{feature.headline} ({paper.name}, {name})",
        author=paper.publisher.name or paper.name,
        language=paper.language,
        date=feature.updated or feature.date or NO_DATE,
        name=f"{paper.url}/{feature.slug}/{name}",
    )


def write_xmp(imprint: Imprint, identity: str, kind: Kind, producer: str) -> bytes:
    """Write the XMP packet; its dates are midnight in Beijing."""
    return PACKET.format(
        title=escape(imprint.title),
        author=escape(imprint.author),
        language=escape(imprint.language),
        stamp=imprint.date.strftime("%Y-%m-%dT00:00:00+08:00"),
        producer=escape(producer),
        identity=identity,
        kind=IDENTITY[kind],
    ).encode("utf-8")


def escape(words: str) -> str:
    """Write words as XML text."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
