"""The archive of features. In: `ArchiveCard`s. Out: the index, a page a year, the feed, sitemaps, search index.

No page lists everything: the index shows the latest, a year its features, a full year its months.
"""

import datetime
import itertools
import json
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from msgspec import Struct

from pressroom.config import House
from pressroom.layouts import load_labels, render_layout
from pressroom.model import ArchiveCard, OutputFile
from pressroom.web.assets import Assets, load_assets
from pressroom.web.feed import make_feed, make_robots, make_sitemaps
from pressroom.web.head import PageView
from pressroom.web.words import say_date, say_month

LATEST = 24
FULL_YEAR = 96
"""More features than this, and a year's page lists its months instead."""


class CardView(Struct, frozen=True):
    """A feature as the archive shows it. Addresses are relative to the page."""

    href: str
    headline: str
    kicker: str
    deck: str
    date: str
    date_iso: str
    summary: str
    counties: tuple[tuple[str, str], ...]
    picture: str
    picture_alt: str
    picture_width_px: int
    picture_height_px: int


class Shelf(Struct, frozen=True):
    """A year or a month of the archive: its address below the site's top, its name, how many it holds."""

    path: str
    name: str
    count: int


def make_archive_pages(house: House, cards: tuple[ArchiveCard, ...]) -> tuple[OutputFile, ...]:
    """Make all that belongs to no single feature, the assets among it. Raises `StopPress` for a layout's fault."""
    newest = sorted(cards, key=lambda card: card.slug)
    newest.sort(key=lambda card: card.date, reverse=True)
    assets = load_assets(house.root)
    years = [(year, list(group)) for year, group in itertools.groupby(newest, key=lambda card: card.date[:4])]
    shelves = tuple(_shelf(house, year, len(held)) for year, held in years if year)
    pages = [_index(house, assets, newest[:LATEST], shelves), _not_found(house, assets)]
    for (year, held), shelf in zip(((y, h) for y, h in years if y), shelves, strict=True):
        pages += _year_pages(house, assets, year, held, shelf, shelves)
    machines = [*make_feed(house.paper, newest), *make_sitemaps(house.paper, newest, shelves), make_robots(house.paper)]
    return (*pages, *machines, _search(newest), *assets.files)


def _shelf(house: House, key: str, count: int) -> Shelf:
    """Name a year (`2021`) or a month (`2021-04`) of the archive."""
    year, _, month = key.partition("-")
    language = house.paper.language
    label = load_labels(house.root, language)["year"].format(year=year)
    name = say_month(int(year), int(month), language) if month else label
    return Shelf(f"archive/{key.replace('-', '/')}/", name, count)


def _index(house: House, assets: Assets, latest: list[ArchiveCard], shelves: tuple[Shelf, ...]) -> OutputFile:
    """Make the site's first page: the latest features, the years, the search."""
    paper = house.paper
    lead = next((card for card in latest if card.lead_picture), None)
    page = PageView(
        address=f"{paper.url}/",
        top="",
        title=paper.name,
        description="；".join(card.headline for card in latest[:5]) or paper.name,
        image=f"{paper.url}/{lead.lead_picture}" if lead else "",
        image_alt=lead.lead_alt if lead else "",
    )
    views = tuple(_view(card, "", paper.language) for card in latest)
    return _page(house, assets, "archive.html", "index.html", page, {"cards": views, "shelves": shelves})


def _year_pages(
    house: House, assets: Assets, year: str, held: list[ArchiveCard], shelf: Shelf, shelves: tuple[Shelf, ...]
) -> Iterable[OutputFile]:
    """Make a year's page, and a page a month where the year is full."""
    if len(held) <= FULL_YEAR:
        yield _shelf_page(house, assets, shelf, held, shelves)
        return
    groups = [(month, list(group)) for month, group in itertools.groupby(held, key=lambda card: card.date[:7])]
    months = tuple(_shelf(house, month, len(group)) for month, group in groups)
    yield _shelf_page(house, assets, shelf, [], months)
    for month, (_, group) in zip(months, groups, strict=True):
        yield _shelf_page(house, assets, month, group, months)


def _shelf_page(
    house: House, assets: Assets, shelf: Shelf, held: list[ArchiveCard], shelves: tuple[Shelf, ...]
) -> OutputFile:
    """Make the page of one year or month."""
    paper = house.paper
    top = "../" * shelf.path.count("/")
    page = PageView(f"{paper.url}/{shelf.path}", top, shelf.name, f"{paper.name} {shelf.name}")
    values = {
        "cards": tuple(_view(card, top, paper.language) for card in held),
        "shelf": shelf,
        "shelves": tuple(Shelf(top + one.path, one.name, one.count) for one in shelves),
    }
    return _page(house, assets, "year.html", f"{shelf.path}index.html", page, values)


def _not_found(house: House, assets: Assets) -> OutputFile:
    """Make the page that is served in place of a missing one, at any depth: its addresses count from the host."""
    top = urlsplit(house.paper.url).path.rstrip("/") + "/"
    label = load_labels(house.root, house.paper.language)
    page = PageView("", top, label["not_found"], label["not_found_words"])
    return _page(house, assets, "not-found.html", "404.html", page, {})


def _page(
    house: House, assets: Assets, layout: str, path: str, page: PageView, values: Mapping[str, object]
) -> OutputFile:
    """Render one page of the archive."""
    html = render_layout(
        house.root,
        layout,
        house.paper.language,
        paper=house.paper,
        page=page,
        asset=lambda name: page.top + assets.address(name),
        **values,
    )
    return OutputFile(f"site/{path}", html.encode("utf-8"))


def _view(card: ArchiveCard, top: str, language: str) -> CardView:
    """View a card from a page whose way to the top is `top`."""
    date = say_date(datetime.date.fromisoformat(card.date), language) if card.date else ""
    return CardView(
        href=f"{top}{card.slug}/index.html",
        headline=card.headline,
        kicker=card.kicker,
        deck=card.deck,
        date=date,
        date_iso=card.date,
        summary=card.summary,
        counties=card.counties,
        picture=top + card.lead_picture if card.lead_picture else "",
        picture_alt=card.lead_alt,
        picture_width_px=card.lead_width_px,
        picture_height_px=card.lead_height_px,
    )


def _search(cards: list[ArchiveCard]) -> OutputFile:
    """Make what the search reads: slug, headline tiers, date, and the counties with their anchors."""
    rows = [
        [card.slug, card.headline, f"{card.kicker} {card.deck}".strip(), card.date, card.counties] for card in cards
    ]
    return OutputFile("site/search.json", json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode())
