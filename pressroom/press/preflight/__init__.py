"""Preflight: what a press would send back. In: the bytes of any PDF. Out: findings, each with the rule it breaks.

It reads the finished file afresh and knows nothing of how it was made. Every check is one short generator whose
docstring begins with its rule (TYPOGRAPHY C); a limit that `site.yaml` can move stands in `limits`.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from pikepdf import PasswordError, PdfError

from pressroom.findings import Finding, Place, form_error
from pressroom.press.preflight import (
    colour_checks,
    file_checks,
    ink,
    object_checks,
    page_checks,
    picture_checks,
    type_checks,
)
from pressroom.press.preflight.document import Document, open_document
from pressroom.press.preflight.limits import LIMITS, limits_of

__all__ = ["CHECKS", "LIMITS", "limits_of", "preflight_file", "preflight_pdf", "summarise_pdf"]

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
    limits = {**LIMITS, **(limits or {})}
    try:
        document = open_document(data, name)
    except PasswordError:
        return (form_error("encrypted", "the file is encrypted", Place(name), rule="C-06"),)
    except PdfError as fault:
        what = "the file cannot be read as a PDF: {fault}"
        return (form_error("unreadable-pdf", what, Place(name), fault=str(fault).splitlines()[0]),)
    with document.pdf:
        return tuple(finding for check in CHECKS for finding in check(document, limits))


def summarise_pdf(data: bytes, name: str) -> Mapping[str, str]:
    """Give the figures that a table of a preflight opens with: sizes in mm, fonts, pictures' ppi, the most ink."""
    document = open_document(data, name)
    with document.pdf:
        sizes = {page.area(page.trim) for page in document.pages}
        ppi = [min(picture_checks.resolutions(placed)) for _, placed in picture_checks.seen(document)]
        intents = [str(intent.get("/OutputConditionIdentifier", "")) for intent in document.intents]
        return {
            "file": name,
            "pages": str(len(document.pages)),
            "trim": ", ".join(sorted({f"{size.width_mm:g} × {size.height_mm:g} mm" for size in sizes})),
            "output": ", ".join(intents),
            "fonts": str(sum(1 for _ in document.fonts())),
            "pictures": str(len(ppi)),
            "least ppi": f"{min(ppi):.0f}" if ppi else "",
            "most ink": f"{max((ink.most_ink_on(page) for page in document.pages), default=0):.0f} %",
        }
