"""Preflight: what a press would send back. In: the bytes of any PDF. Out: findings, each with the rule it breaks.

It reads the finished file afresh and knows nothing of how it was made. Every check is one short generator whose
docstring begins with its rule (TYPOGRAPHY C); a limit that `site.yaml` can move stands in `limits`.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct
from pikepdf import PasswordError, PdfError

from pressroom.findings import Finding, Place, form_error
from pressroom.press.graphics import ShownText
from pressroom.press.matrices import Box
from pressroom.press.preflight import (
    colour_checks,
    file_checks,
    ink,
    object_checks,
    page_checks,
    picture_checks,
    type_checks,
)
from pressroom.press.preflight.document import (
    BROKEN,
    Document,
    KnownPictures,
    PageSeen,
    in_short,
    open_document,
)
from pressroom.press.preflight.limits import LIMITS, limits_of

__all__ = [
    "CHECKS",
    "LIMITS",
    "Inspection",
    "KnownPictures",
    "inspect_pdf",
    "limits_of",
    "preflight_file",
    "preflight_pdf",
    "summarise_pdf",
]

Check = Callable[[Document, Mapping[str, float]], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    *file_checks.CHECKS,
    *object_checks.CHECKS,
    *page_checks.CHECKS,
    *colour_checks.CHECKS,
    *ink.CHECKS,
    *picture_checks.CHECKS,
    *type_checks.CHECKS,
)


def preflight_file(path: Path, limits: Mapping[str, float] | None = None) -> tuple[Finding, ...]:
    """Check any PDF file; findings name it as it was given. `limits` are laid over the house's (`LIMITS`)."""
    if not path.is_file():
        return (form_error("missing-file", "there is no file `{file}`", Place(str(path)), file=path),)
    return preflight_pdf(path.read_bytes(), str(path), limits)


def preflight_pdf(data: bytes, name: str, limits: Mapping[str, float] | None = None) -> tuple[Finding, ...]:
    """Check the bytes of a PDF that findings call `name`."""
    return inspect_pdf(data, name, limits).findings


class Inspection(Struct, frozen=True):
    """What one reading of a PDF gives: findings, the figures a table opens with, the text of each page."""

    findings: tuple[Finding, ...]
    figures: Mapping[str, str]
    texts: tuple[str, ...]


def inspect_pdf(
    data: bytes, name: str, limits: Mapping[str, float] | None = None, known: KnownPictures | None = None
) -> Inspection:
    """Read the bytes of a PDF once and tell all of it; `known` remembers the ink of pictures."""
    limits = {**LIMITS, **(limits or {})}
    try:
        document = open_document(data, name, limits, known or KnownPictures())
    except PasswordError:
        return Inspection((form_error("encrypted", "the file is encrypted", Place(name), rule="C-06"),), {}, ())
    except PdfError as fault:
        what = "the file cannot be read as a PDF: {fault}"
        return Inspection((form_error("unreadable-pdf", what, Place(name), fault=str(fault).splitlines()[0]),), {}, ())
    with document.pdf:
        findings = tuple(finding for check in CHECKS for finding in make_check(check, document, limits))
        texts = tuple(text_of(page) for page in document.pages)
        try:
            figures = figures_of(document)
        except BROKEN:
            figures = {"file": name, "pages": str(len(document.pages))}
        return Inspection(findings, MappingProxyType(figures), texts)


def make_check(check: Check, document: Document, limits: Mapping[str, float]) -> tuple[Finding, ...]:
    """Make one check; where the file is too broken for it, that is the finding."""
    try:
        return tuple(check(document, limits))
    except BROKEN as fault:
        what = "`{check}` cannot be checked, the file is broken: {fault}"
        values = {"check": check.__name__.replace("_", "-"), "fault": in_short(fault)}
        return (form_error("unreadable-part", what, document.place, **values),)


def summarise_pdf(data: bytes, name: str) -> Mapping[str, str]:
    """Give the figures that a table of a preflight opens with: sizes in mm, fonts, pictures' ppi, the most ink."""
    return inspect_pdf(data, name).figures


def figures_of(document: Document) -> dict[str, str]:
    """Give the figures of an open document."""
    sizes = {page.area(page.trim) for page in document.pages}
    ppi = [min(picture_checks.resolutions(placed)) for _, placed in picture_checks.seen(document)]
    intents = [str(intent.get("/OutputConditionIdentifier", "")) for intent in document.intents]
    return {
        "file": document.name,
        "pages": str(len(document.pages)),
        "trim": ", ".join(sorted({f"{size.width_mm:g} × {size.height_mm:g} mm" for size in sizes})),
        "output": ", ".join(intents),
        "fonts": str(len(document.fonts)),
        "pictures": str(len(ppi)),
        "least ppi": f"{min(ppi):.0f}" if ppi else "",
        "most ink": f"{ink.most_ink(document):.0f} %",
    }


def text_of(page: PageSeen) -> str:
    """Give a page's text inside its bleed, in the order it is painted."""
    return "".join(text_within(shown, page.bleed) for shown in page.painted if isinstance(shown, ShownText))


def text_within(shown: ShownText, frame: Box) -> str:
    """Give the characters of a text whose origins lie in a frame."""
    left, bottom, right, top = frame
    x0, y0, x1, y1 = shown.box
    if left <= x0 and x1 <= right and bottom <= y0 and y1 <= top:
        return shown.text
    return "".join(glyph.text for glyph in shown.glyphs if left <= glyph.x <= right and bottom <= glyph.y <= top)
