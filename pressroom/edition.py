"""The recipe: one feature from copy to finished files. In: a house, a slug. Out: an `Edition`; nothing is written.

Copy, lines, pages, press, e-paper, web, in that order. A stage that cannot go on raises `StopPress`; the products that
do not need it are still made, so that all findings come in one run.
"""

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeVar

from pressroom.config import House
from pressroom.copydesk.kept import Desk, read_desk
from pressroom.copydesk.proof.waivers import apply_waivers
from pressroom.engine import EngineMissing
from pressroom.findings import Finding, StopPress, has_errors, in_order
from pressroom.model import ArchiveCard, Edition, Feature, OutputFile, Sheet, WebPage
from pressroom.output.places import product_of

if TYPE_CHECKING:
    from pressroom.web import Beside

# The press and the web desk are imported where they are asked for: a run for the one needs nothing of the other.

HTML, CARDS, PRESS, PROOF, EPAPER = "html", "cards", "press", "proof", "epaper"
PRINTED = frozenset((PRESS, PROOF))
EVERYTHING = frozenset((HTML, CARDS, *PRINTED, EPAPER))

Product = TypeVar("Product", Sheet, WebPage)


def make_feature(
    house: House, slug: str, wanted: frozenset[str] = EVERYTHING, kept: Mapping[str, int] | None = None
) -> Edition:
    """Make the wanted products of one feature; of a draft nothing, unless the house makes drafts.

    `kept` are the files of its other products that stay from before, with their sizes in bytes: the web page links to
    them. The card for the archive comes with the web page. Raises `StopPress` where the copy cannot be read at all,
    ValueError where a product has no such name.
    """
    if unknown := wanted - EVERYTHING:
        raise ValueError(f"no products: {sorted(unknown)}")
    desk = read_desk(house, slug)
    feature, copy = desk.feature, (*desk.read, *desk.proofed)
    if feature.draft and not house.drafts:
        return Edition(slug, (), desk.read)
    sheet, paper, cards, page = Sheet(()), WebPage(()), WebPage(()), WebPage(())
    if wanted & {*PRINTED, EPAPER}:
        sheet = _gather(Sheet, lambda: print_feature(house, desk, apply_waivers(feature, copy), wanted))
    if EPAPER in wanted:
        paper = _gather(WebPage, lambda: publish_pages(house, feature, sheet))
    if CARDS in wanted:
        cards = _gather(WebPage, lambda: draw_cards(house, feature))
    files = (*(file for file in sheet.files if product_of(file.path, slug) in wanted), *paper.files, *cards.files)
    if HTML in wanted:
        beside = {**(kept or {}), **{file.path: len(file.data) for file in files}}
        page = _gather(WebPage, lambda: publish_page(house, feature, beside))
    by_product = {PRESS: sheet.findings, PROOF: (), EPAPER: paper.findings, CARDS: cards.findings, HTML: page.findings}
    if PRESS not in wanted:  # what is found on a sheet that was drawn for its proof or its e-paper is theirs
        by_product |= {PROOF: sheet.findings, EPAPER: (*sheet.findings, *paper.findings)}
    found = {"copy": copy, **{product: by_product[product] for product in sorted(wanted)}}
    found = waive(feature, found, every_stage=wanted >= EVERYTHING)
    findings = in_order(finding for part in found.values() for finding in part)
    card = index_card(house, feature) if HTML in wanted else None
    return Edition(slug, (*files, *page.files), findings, card, not has_errors(findings), found)


def print_feature(house: House, desk: Desk, found: tuple[Finding, ...], wanted: frozenset[str] = EVERYTHING) -> Sheet:
    """Set, make up and draw a feature for the `wanted` products; `found` is what its report tells besides."""
    from pressroom.faces import find_faces
    from pressroom.press import draw_press
    from pressroom.standing import make_pages

    feature = desk.feature
    faces = find_faces(house.root, feature.paper.faces)
    pages = make_pages(house.root, feature, faces, desk.key)
    before = (*pages.findings, *pages.made_up.findings)
    paperwork = not wanted.isdisjoint((PROOF, EPAPER))
    sheet = draw_press(house, feature, pages.made_up, faces, (*found, *before), paperwork=paperwork)
    return Sheet(sheet.files, (*before, *sheet.findings))


def publish_pages(house: House, feature: Feature, sheet: Sheet) -> WebPage:
    """Make the e-paper of what the press drew; nothing where it drew nothing."""
    files = {file.path: file.data for file in sheet.files}
    reading = files.get(_reading_path(feature))
    layout = files.get(f"press/{feature.slug}/layout.json")
    if reading is None or layout is None:
        return WebPage(())
    from pressroom.web import make_epaper

    return make_epaper(house, feature, json.loads(layout), reading)


def draw_cards(house: House, feature: Feature) -> WebPage:
    """Draw the pictures a feature is shared by."""
    from pressroom.web import make_cards

    return make_cards(house, feature)


def publish_page(house: House, feature: Feature, sizes: Mapping[str, int]) -> WebPage:
    """Make the web page; `sizes` leads from the files that stand beside it, below the output folder, to their bytes."""
    from pressroom.web import make_web

    return make_web(house, feature, _beside(feature, sizes))


def make_ahead(house: House, slug: str) -> None:
    """Make a feature's web pictures, last first, so that whoever begins with the first meets them in the cache."""
    from pressroom.web.pictures import make_prints_ahead

    make_prints_ahead(house.root, read_desk(house, slug).feature)


def index_card(house: House, feature: Feature) -> ArchiveCard:
    """Make what the archive knows of a feature."""
    from pressroom.web import make_card

    return make_card(house, feature)


def make_archive(house: House, cards: tuple[ArchiveCard, ...]) -> tuple[OutputFile, ...]:
    """Make the archive's pages, feed and search of the cards of all features."""
    from pressroom.web import make_archive_pages

    return make_archive_pages(house, cards)


def waive(
    feature: Feature, found: Mapping[str, tuple[Finding, ...]], every_stage: bool
) -> dict[str, tuple[Finding, ...]]:
    """Take out of each product's findings what an editor lets stand; what is wrong with a waiver is the copy's."""
    given = [finding for part in found.values() for finding in part]
    left = apply_waivers(feature, given, every_stage)
    waived = {name: tuple(finding for finding in part if finding in left) for name, part in found.items()}
    return {**waived, "copy": (*waived["copy"], *(finding for finding in left if finding not in given))}


def _reading_path(feature: Feature) -> str:
    return f"site/{feature.slug}/{feature.slug}.pdf"


def _beside(feature: Feature, sizes: Mapping[str, int]) -> "Beside":
    """Tell the web page what stands beside it."""
    from pressroom.web import Beside

    folder, reading = f"site/{feature.slug}", sizes.get(_reading_path(feature), 0)
    return Beside(
        pdf_bytes=reading,
        pdf_pages=max(1, len(feature.pages)) if reading else 0,
        epaper=f"{folder}/epaper.html" in sizes,
        card=f"{folder}/card.png" in sizes,
        poster=f"{folder}/poster.png" in sizes,
    )


def _gather(empty: type[Product], make: Callable[[], Product]) -> Product:
    """Make a product, or none with the findings that stopped it, so that the others are still made."""
    try:
        return make()
    except StopPress as stop:
        return empty((), stop.findings)
    except EngineMissing as fault:
        from pressroom.press.sheet import engine_missing

        return empty((), (engine_missing(fault),))
