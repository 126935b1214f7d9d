"""The recipe: one feature from copy to finished files. In: a house, a slug. Out: an `Edition`; nothing is written.

Copy, lines, pages, press, web, in that order. A stage that cannot go on raises `StopPress`; the products that do not
need it are still made, so that all findings come in one run.
"""

from collections.abc import Callable
from typing import TypeVar

from pressroom.composing import Composer
from pressroom.config import House
from pressroom.copydesk.content import load_feature
from pressroom.faces import find_faces
from pressroom.findings import Finding, StopPress, has_errors, in_order
from pressroom.makeup import make_up
from pressroom.model import ArchiveCard, Edition, Feature, OutputFile, Sheet, WebPage
from pressroom.press import draw_press
from pressroom.web import Beside, make_archive_pages, make_card, make_web

WEB, PRINT, EPAPER = "web", "print", "epaper"
EVERYTHING = frozenset((WEB, PRINT, EPAPER))

Product = TypeVar("Product", Sheet, WebPage)


def make_feature(house: House, slug: str, wanted: frozenset[str] = EVERYTHING) -> Edition:
    """Make the wanted products of one feature. Raises `StopPress` where its copy cannot be read at all."""
    feature, findings = load_feature(house, slug)
    sheet = print_feature(house, feature, findings) if wanted & {PRINT, EPAPER} else Sheet(())
    findings = (*findings, *sheet.findings)
    page = _gather(lambda: make_web(house, feature, _beside(feature, sheet)), WebPage) if WEB in wanted else WebPage(())
    findings = in_order((*findings, *page.findings))
    files = (*page.files, *(sheet.files if PRINT in wanted else ()))
    return Edition(slug, files, findings, make_card(house, feature), not has_errors(findings))


def print_feature(house: House, feature: Feature, found: tuple[Finding, ...]) -> Sheet:
    """Set, make up and draw a feature; `found` is what its report tells besides."""

    def draw() -> Sheet:
        faces = find_faces(house.root, feature.paper.faces)
        composer = Composer.for_feature(feature, faces)
        made_up = make_up(feature, composer)
        before = (*composer.check_coverage(feature), *made_up.findings)
        sheet = draw_press(house, feature, made_up, faces, (*found, *before))
        return Sheet(sheet.files, (*before, *sheet.findings))

    return _gather(draw, Sheet)


def make_archive(house: House, cards: tuple[ArchiveCard, ...]) -> tuple[OutputFile, ...]:
    """Make the archive's pages, feed and search of the cards of all features."""
    return make_archive_pages(house, cards)


def _beside(feature: Feature, sheet: Sheet) -> Beside:
    """Tell the web page what stands beside it."""
    files = {file.path: file.data for file in sheet.files}
    reading = files.get(f"site/{feature.slug}/{feature.slug}.pdf", b"")
    return Beside(pdf_bytes=len(reading), pdf_pages=max(1, len(feature.pages)) if reading else 0)


def _gather(make: Callable[[], Product], empty: type[Product]) -> Product:
    """Make a product, or none with the findings that stopped it, so that the others are still made."""
    try:
        return make()
    except StopPress as stop:
        return empty((), stop.findings)
