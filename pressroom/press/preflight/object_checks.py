"""Checks of what a press file must not hold: TYPOGRAPHY C-11 to C-14. In: a document. Out: findings."""

from collections.abc import Iterator, Mapping

from pikepdf import Array, Dictionary, Stream

from pressroom.findings import Finding, form_error
from pressroom.press.preflight.document import Document

Limits = Mapping[str, float]


def active_content(document: Document, limits: Limits) -> Iterator[Finding]:
    """C-11: no actions, scripts, forms or files inside."""
    root = document.pdf.Root
    names = root.get("/Names", Dictionary())
    found = [name.lstrip("/") for name in ("/OpenAction", "/AA", "/AcroForm") if name in root]
    found += [name.lstrip("/") for name in ("/JavaScript", "/EmbeddedFiles") if name in names]
    found += ["AA" for page in document.pages if "/AA" in page.page.obj]
    if found:
        what = "the file has what a press cannot print: {found}"
        yield form_error("active-content", what, document.place, rule="C-11", found=", ".join(sorted(set(found))))


def annotation(document: Document, limits: Limits) -> Iterator[Finding]:
    """C-11: no annotation stands inside the BleedBox."""
    for page in document.pages:
        left, bottom, right, top = page.bleed
        for note in page.page.obj.get("/Annots", Array()):
            x0, y0, x1, y1 = (float(value) for value in note.get("/Rect", [0, 0, 0, 0]))
            inside = max(x0, x1) > left and min(x0, x1) < right and max(y0, y1) > bottom and min(y0, y1) < top
            kind = str(note.get("/Subtype", "")).lstrip("/")
            if inside and kind not in ("TrapNet", "PrinterMark"):
                what = "page {page} has an annotation inside the bleed: {kind}"
                yield form_error("annotation", what, document.place, rule="C-11", page=page.number, kind=kind)


def transfer_curve(document: Document, limits: Limits) -> Iterator[Finding]:
    """C-12: no transfer curves; halftones of type 1 or 5 without a name."""
    for item in document.dictionaries:
        if "/TR" in item or ("/TR2" in item and str(item["/TR2"]) != "/Default") or "/HTP" in item:
            yield form_error("transfer-curve", "the file has a transfer curve", document.place, rule="C-12")
        halftone = item.get("/HT") if str(item.get("/Type")) == "/ExtGState" else None
        if isinstance(halftone, Dictionary | Stream) and halftone.get("/HalftoneType") not in (1, 5):
            yield form_error("transfer-curve", "the file has a halftone of its own", document.place, rule="C-12")


def foreign_object(document: Document, limits: Limits) -> Iterator[Finding]:
    """C-12: no PostScript, no OPI, no alternate images for print."""
    for item in document.dictionaries:
        if str(item.get("/Subtype")) == "/PS" or str(item.get("/Subtype2", "")) == "/PS":
            yield form_error("foreign-object", "the file has PostScript in it", document.place, rule="C-12")
        if "/OPI" in item:
            yield form_error("foreign-object", "the file leaves a picture to OPI", document.place, rule="C-12")
        if "/Alternates" in item:
            yield form_error("foreign-object", "a picture has alternates", document.place, rule="C-12")


def lzw_filter(document: Document, limits: Limits) -> Iterator[Finding]:
    """C-13: nothing is compressed with LZW."""
    if any("LZW" in str(filter_names(item)) for item in document.dictionaries if isinstance(item, Stream)):
        yield form_error("lzw-filter", "the file is compressed with LZW", document.place, rule="C-13")


def optional_content(document: Document, limits: Limits) -> Iterator[Finding]:
    """C-14: no layer that prints sometimes."""
    layers = document.pdf.Root.get("/OCProperties", Dictionary()).get("/OCGs", Array())
    if len(layers):
        what = "the file has {count} layers: it is not certain what prints"
        yield form_error("optional-content", what, document.place, rule="C-14", count=len(layers))


def filter_names(stream: Stream) -> str:
    """Give the filters of a stream."""
    filters = stream.get("/Filter", Array())
    return " ".join(str(name) for name in filters) if isinstance(filters, Array) else str(filters)


CHECKS = (active_content, annotation, transfer_curve, foreign_object, lzw_filter, optional_content)
