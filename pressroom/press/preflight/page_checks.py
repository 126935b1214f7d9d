"""Checks of pages and their boxes: C-07, C-29 and GWG's titles. In: a document. Out: findings."""

from collections.abc import Iterator, Mapping

from pressroom.findings import Finding, form_error, warning
from pressroom.press.matrices import Box
from pressroom.press.preflight.document import Document
from pressroom.units import mm_from_pt

Limits = Mapping[str, float]
SLACK_PT = 0.02


def page_boxes(document: Document, limits: Limits) -> Iterator[Finding]:
    """C-07: a MediaBox, TrimBox or ArtBox but not both, each box inside the next."""
    for page in document.pages:
        boxes = page.boxes
        if "/MediaBox" not in boxes or ("/TrimBox" in boxes) == ("/ArtBox" in boxes):
            what = "page {page} must have a MediaBox, and either a TrimBox or an ArtBox"
            yield form_error("page-boxes", what, document.place, rule="C-07", page=page.number)
            continue
        outer = [boxes[name] for name in ("/MediaBox", "/CropBox") if name in boxes]
        if not inside(page.trim, page.bleed) or not all(inside(page.bleed, box) for box in outer):
            what = "the boxes of page {page} are not inside one another: trim in bleed in media"
            yield form_error("page-boxes", what, document.place, rule="C-07", page=page.number)


def narrow_bleed(document: Document, limits: Limits) -> Iterator[Finding]:
    """C-29: the bleed is as wide as it is asked for."""
    for page in document.pages:
        least = min(abs(outer - inner) for outer, inner in zip(page.bleed, page.trim, strict=True))
        if mm_from_pt(least) < limits["narrow-bleed"] - 0.02:
            what = "the bleed of page {page} is {bleed} mm and should be {wanted} mm"
            values = {"page": page.number, "bleed": round(mm_from_pt(least), 1), "wanted": limits["narrow-bleed"]}
            yield warning("narrow-bleed", what, document.place, rule="C-29", **values)


def page_turned(document: Document, limits: Limits) -> Iterator[Finding]:
    """GWG: no page is turned or scaled."""
    for page in document.pages:
        if int(page.page.obj.get("/Rotate", 0)) % 360 or float(page.page.obj.get("/UserUnit", 1)) != 1:
            what = "page {page} is turned or scaled"
            yield form_error("page-turned", what, document.place, rule="C-07", page=page.number)


def page_sizes(document: Document, limits: Limits) -> Iterator[Finding]:
    """GWG: all pages have one size."""
    sizes = {(round(page.trim[2] - page.trim[0]), round(page.trim[3] - page.trim[1])) for page in document.pages}
    if len(sizes) > 1:
        yield warning("page-sizes", "the pages have {count} sizes", document.place, rule="C-32", count=len(sizes))


def empty_page(document: Document, limits: Limits) -> Iterator[Finding]:
    """GWG: no page is empty."""
    for page in document.pages:
        if not page.painted and not page.unreadable:
            yield warning("empty-page", "page {page} is empty", document.place, rule="C-32", page=page.number)
    if not document.pages:
        yield form_error("empty-page", "the file has no page", document.place, rule="C-32")


def unreadable_page(document: Document, limits: Limits) -> Iterator[Finding]:
    """A page's content can be read: else no other check has seen it."""
    for page in document.pages:
        if page.unreadable:
            what = "page {page} cannot be read: {fault}"
            yield form_error("unreadable-page", what, document.place, page=page.number, fault=page.unreadable)


def damaged_file(document: Document, limits: Limits) -> Iterator[Finding]:
    """The file has to be mended before it can be read: another reader may mend it otherwise."""
    pages = document.pages
    faults = [str(fault) for fault in document.pdf.get_warnings()]
    if faults and not any(page.unreadable for page in pages):
        yield form_error("damaged-file", "the file is damaged: {fault}", document.place, fault=faults[0])


def inside(inner: Box, outer: Box) -> bool:
    """Tell whether a box lies in another."""
    return (
        inner[0] >= outer[0] - SLACK_PT
        and inner[1] >= outer[1] - SLACK_PT
        and inner[2] <= outer[2] + SLACK_PT
        and inner[3] <= outer[3] + SLACK_PT
    )


CHECKS = (page_boxes, narrow_bleed, page_turned, page_sizes, empty_page, unreadable_page, damaged_file)
