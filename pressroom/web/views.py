"""What `layouts/feature.html` is given. In: a `Feature` and its pictures. Out: plain values to loop over."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup
from msgspec import Struct

from pressroom.model import Block, Entry, Feature, KeyFigure, Photo
from pressroom.web.markup import render_parts
from pressroom.web.pictures import Picture, PictureDesk
from pressroom.web.words import is_western, keep_terms, reading_minutes, say_date, say_pages, shorten


class BodyPart(Struct, frozen=True):
    """A stretch of copy as markup, or a picture that stands there."""

    html: Markup = Markup()
    picture: Picture | None = None


class Neighbour(Struct, frozen=True):
    """The entry before or after: where it is and what it is called."""

    slug: str
    county: str


class EntryView(Struct, frozen=True):
    """One county's piece as the page shows it: pictures before the copy, then the copy. `number` counts from 1."""

    slug: str
    number: int
    county: str
    title: Markup
    kicker: str
    byline: str
    head: tuple[Picture, ...]
    parts: tuple[BodyPart, ...]
    figures: tuple[KeyFigure, ...]
    previous: Neighbour | None
    next: Neighbour | None
    draft: bool


class FigureRow(Struct, frozen=True):
    """A key figure in the table of all. `sort` is the number to sort by, or nothing."""

    slug: str
    county: str
    label: str
    value: str
    unit: str
    sort: str


class FeatureView(Struct, frozen=True):
    """The feature as the page shows it."""

    slug: str
    headline: Markup
    kicker: Markup
    deck: Markup
    title: str
    description: str
    date: str
    date_iso: str
    updated: str
    updated_iso: str
    correction: str
    pages: str
    characters: int
    minutes: int
    note: tuple[BodyPart, ...]
    pictures: tuple[Picture, ...]
    entries: tuple[EntryView, ...]
    figures: tuple[FigureRow, ...]
    desk: tuple[tuple[str, str], ...]
    lead: Picture | None
    draft: bool


def view_feature(feature: Feature, desk: PictureDesk) -> FeatureView:
    """Lay a feature out for its web page."""
    language, terms = feature.paper.language, feature.paper.glossary
    characters = sum(len(block.text) for block in _all_blocks(feature))
    return FeatureView(
        slug=feature.slug,
        headline=keep_terms(feature.headline, terms),
        kicker=keep_terms(feature.kicker, terms),
        deck=keep_terms(feature.deck, terms),
        title=feature.headline,
        description=describe(feature),
        date=say_date(feature.date, language) if feature.date else "",
        date_iso=feature.date.isoformat() if feature.date else "",
        updated=say_date(feature.updated, language) if feature.updated else "",
        updated_iso=feature.updated.isoformat() if feature.updated else "",
        correction=feature.correction,
        pages=say_pages(feature.pages),
        characters=characters,
        minutes=reading_minutes(characters, language),
        note=_parts(feature.note, "", desk, "note"),
        pictures=_pictures(feature.photos, "", desk),
        entries=tuple(_entries(feature, desk)),
        figures=tuple(_figure_rows(feature)),
        desk=tuple(feature.desk.items()),
        lead=next(iter(desk.pictures.values()), None),
        draft=feature.draft,
    )


def describe(feature: Feature, most: int = 110) -> str:
    """Give the sentence that search engines and shares show: the note, or the first entry with text.

    `most` is how many Chinese characters have room.
    """
    sources = ["".join(block.text for block in feature.note), *(entry.text for entry in feature.entries)]
    text = next((text for text in sources if text.strip()), feature.headline)
    return shorten(text, 2 * most if is_western(text) else most)


def _all_blocks(feature: Feature) -> Iterator[Block]:
    """Walk the note and all entries."""
    yield from feature.note
    for entry in feature.entries:
        yield from entry.blocks


def _entries(feature: Feature, desk: PictureDesk) -> Iterator[EntryView]:
    """View the entries in order, each knowing its neighbours."""
    ways = [None, *(Neighbour(entry.slug, entry.county) for entry in feature.entries), None]
    for number, entry in enumerate(feature.entries, 1):
        yield EntryView(
            slug=entry.slug,
            number=number,
            county=entry.county,
            title=keep_terms(entry.title, (entry.county, *feature.paper.glossary)),
            kicker=entry.kicker,
            byline=entry.byline,
            head=_pictures(_head_photos(entry), entry.slug, desk),
            parts=_entry_parts(entry, desk),
            figures=entry.figures,
            previous=ways[number - 1],
            next=ways[number + 1],
            draft=entry.draft,
        )


def _head_photos(entry: Entry) -> list[Photo]:
    """Give the photos that stand before the copy: those ordered there, and the first of all."""
    return [photo for number, photo in enumerate(entry.photos) if photo.position == "head" or _leads(photo, number)]


def _leads(photo: Photo, number: int) -> bool:
    """Tell whether a photo leads its entry without having been told to."""
    return number == 0 and photo.position != "foot"


def _entry_parts(entry: Entry, desk: PictureDesk) -> tuple[BodyPart, ...]:
    """Set an entry's further photos among its copy, by and by; those for the foot after it."""
    head = _head_photos(entry)
    foot = [photo for photo in entry.photos if photo.position == "foot"]
    between = [photo for photo in entry.photos if photo not in head and photo not in foot]
    parts = _parts(entry.blocks, entry.slug, desk, entry.slug)
    step = max(1, len(parts) // (len(between) + 1))
    placed: list[BodyPart] = []
    for number, part in enumerate(parts, 1):
        placed.append(part)
        if between and number % step == 0:
            placed += _picture_parts([between.pop(0)], entry.slug, desk)
    return (*placed, *_picture_parts([*between, *foot], entry.slug, desk))


def _parts(blocks: Sequence[Block], entry: str, desk: PictureDesk, prefix: str) -> tuple[BodyPart, ...]:
    """Render blocks paragraph by paragraph, so that pictures can stand between them."""
    found = render_parts(blocks, prefix)
    parts = (BodyPart(part.html, desk.of(part.photo, entry) if part.photo else None) for part in found)
    return tuple(part for part in parts if part.html or part.picture)


def _picture_parts(photos: Sequence[Photo], entry: str, desk: PictureDesk) -> list[BodyPart]:
    """Give photos as parts of the copy."""
    return [BodyPart(picture=picture) for picture in _pictures(photos, entry, desk)]


def _pictures(photos: Sequence[Photo], entry: str, desk: PictureDesk) -> tuple[Picture, ...]:
    """Give the pictures of photos whose files could be read."""
    found = (desk.of(photo, entry) for photo in photos)
    return tuple(picture for picture in found if picture is not None)


def _figure_rows(feature: Feature) -> Iterator[FigureRow]:
    """Gather every entry's key figures for the table of all."""
    for entry in feature.entries:
        for figure in entry.figures:
            number = figure.value.replace(",", "").replace("，", "")
            plain = number if number.replace(".", "", 1).isdigit() else ""
            yield FigureRow(entry.slug, entry.county, figure.label, figure.value, figure.unit, plain)
