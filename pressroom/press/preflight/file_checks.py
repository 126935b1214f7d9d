"""Checks of the file as a whole: TYPOGRAPHY C-01 to C-08, C-32. In: a document. Out: findings."""

import re
from collections.abc import Iterator, Mapping

from pikepdf import Object, Stream

from pressroom.faces.charset import read_charset
from pressroom.findings import Finding, form_error, warning
from pressroom.press.preflight.document import Document

Limits = Mapping[str, float]
VERSION = re.compile(r"GTS_PDFXVersion(?:>|=[\"'])\s*([^<\"']+)")
FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


def pdf_version(document: Document, limits: Limits) -> Iterator[Finding]:
    """C-01: PDF/X-4 is PDF 1.6 at most."""
    if float(document.pdf.pdf_version) > limits["pdf-version"]:
        what = "the file is PDF {version}; PDF/X-4 is PDF 1.6 at most"
        yield form_error("pdf-version", what, document.place, rule="C-01", version=document.pdf.pdf_version)


def pdfx_identity(document: Document, limits: Limits) -> Iterator[Finding]:
    """C-02: the XMP packet says PDF/X-4."""
    found = VERSION.search(document.xmp)
    said = found[1].strip() if found else ""
    if said != "PDF/X-4":
        what = "the file does not say that it is PDF/X-4 (it says `{said}`)"
        yield form_error("pdfx-identity", what, document.place, rule="C-02", said=said or "nothing")


def pdf_title(document: Document, limits: Limits) -> Iterator[Finding]:
    """C-03: there is a title."""
    if "<dc:title" not in document.xmp or not str(document.pdf.docinfo.get("/Title", "")).strip():
        yield form_error("pdf-title", "the file has no title in Info and XMP", document.place, rule="C-03")


def pdf_dates(document: Document, limits: Limits) -> Iterator[Finding]:
    """C-03: there are dates of creation and change."""
    info = document.pdf.docinfo
    if not (info.get("/CreationDate") and info.get("/ModDate")) or "CreateDate" not in document.xmp:
        yield form_error("pdf-dates", "the file has no dates in Info and XMP", document.place, rule="C-03")


def pdf_trapped(document: Document, limits: Limits) -> Iterator[Finding]:
    """C-03: it is known whether the file is trapped."""
    if str(document.pdf.docinfo.get("/Trapped", "")) not in ("/True", "/False"):
        yield form_error("pdf-trapped", "`Trapped` is neither true nor false", document.place, rule="C-03")


def pdf_document_id(document: Document, limits: Limits) -> Iterator[Finding]:
    """C-03: XMP names document, version and rendition."""
    missing = [name for name in ("DocumentID", "VersionID", "RenditionClass") if name not in document.xmp]
    if missing:
        what = "the XMP packet has no {missing}"
        yield form_error("pdf-document-id", what, document.place, rule="C-03", missing=", ".join(missing))


def trailer_id(document: Document, limits: Limits) -> Iterator[Finding]:
    """C-04: the trailer has an ID."""
    if "/ID" not in document.pdf.trailer:
        yield form_error("trailer-id", "the file has no ID", document.place, rule="C-04")


def output_intent(document: Document, limits: Limits) -> Iterator[Finding]:
    """C-05: one output intent with an identifier and a CMYK output profile."""
    if len(document.intents) != 1:
        what = "the file has {count} output intents for PDF/X and needs one"
        yield form_error("output-intent", what, document.place, rule="C-05", count=len(document.intents))
        return
    intent = document.intents[0]
    if not str(intent.get("/OutputConditionIdentifier", "")).strip():
        yield form_error("output-intent", "the output intent has no identifier", document.place, rule="C-05")
    profile = intent.get("/DestOutputProfile")
    if not isinstance(profile, Stream) or profile.read_bytes()[12:20] != b"prtrCMYK" or profile.get("/N") != 4:
        yield form_error("output-intent", "the output intent has no CMYK output profile", document.place, rule="C-05")


def encrypted(document: Document, limits: Limits) -> Iterator[Finding]:
    """C-06: nothing is encrypted."""
    if document.pdf.is_encrypted:
        yield form_error("encrypted", "the file is encrypted", document.place, rule="C-06")


def font_not_embedded(document: Document, limits: Limits) -> Iterator[Finding]:
    """C-08: every font is in the file."""
    for font in document.fonts:
        if str(font.get("/Subtype")) == "/Type3":
            continue
        descriptor = descriptor_of(font)
        if descriptor is None or not any(name in descriptor for name in FONT_FILES):
            what = "the font `{font}` is not embedded"
            yield form_error("font-not-embedded", what, document.place, rule="C-08", font=name_of(font))


def font_without_unicode(document: Document, limits: Limits) -> Iterator[Finding]:
    """B-27: text can be read out of the file."""
    for font in document.fonts:
        if str(font.get("/Subtype")) == "/Type0" and "/ToUnicode" not in font:
            what = "the font `{font}` does not say which characters it prints"
            yield warning("font-without-unicode", what, document.place, rule="B-27", font=name_of(font))


def font_cid_order(document: Document, limits: Limits) -> Iterator[Finding]:
    """C-08: CIDs of an OpenType CFF are its glyph ids, or some readers print it blank."""
    for font in document.fonts:
        descriptor = descriptor_of(font)
        program = descriptor.get("/FontFile3") if descriptor is not None else None
        if not isinstance(program, Stream) or str(program.get("/Subtype")) != "/OpenType":
            continue
        charset = charset_of(program.read_bytes())
        if charset is not None and any(cid != glyph for glyph, cid in enumerate(charset)):
            what = "the glyphs of `{font}` are not in the order of their CIDs: some readers print it blank"
            yield form_error("font-cid-order", what, document.place, rule="C-08", font=name_of(font))


def charset_of(font: bytes) -> tuple[int, ...] | None:
    """Read the charset of the CFF table of an OpenType font; None where there is nothing to read."""
    count = int.from_bytes(font[4:6], "big")
    for at in range(12, 12 + 16 * count, 16):
        if font[at : at + 4] == b"CFF ":
            offset, length = (int.from_bytes(font[at + n : at + n + 4], "big") for n in (8, 12))
            return read_charset(font[offset : offset + length])
    return None


def large_file(document: Document, limits: Limits) -> Iterator[Finding]:
    """C-32: the file can be sent."""
    if document.size > limits["large-file"] * 1e6:
        what = "the file is {size} MB"
        yield warning("large-file", what, document.place, rule="C-32", size=round(document.size / 1e6, 1))


def descriptor_of(font: Object) -> Object | None:
    """Give the descriptor of a font, for a composite one that of its descendant."""
    if str(font.get("/Subtype")) == "/Type0":
        font = font["/DescendantFonts"][0]
    return font.get("/FontDescriptor")


def name_of(font: Object) -> str:
    """Give a font's name."""
    return str(font.get("/BaseFont", "?")).lstrip("/")


CHECKS = (
    pdf_version,
    pdfx_identity,
    pdf_title,
    pdf_dates,
    pdf_trapped,
    pdf_document_id,
    trailer_id,
    output_intent,
    encrypted,
    font_not_embedded,
    font_without_unicode,
    font_cid_order,
    large_file,
)
