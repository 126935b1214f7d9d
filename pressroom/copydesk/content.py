"""The keeper of `content/`. In: a house and a feature's name. Out: the `Feature`, and every fault of its files."""

import difflib
import re
from functools import partial

from msgspec.structs import replace

from pressroom.config import House
from pressroom.config.reading import merge_paper
from pressroom.copydesk.entries import load_entry
from pressroom.copydesk.folder import CONTENT, INDEX, find_features
from pressroom.copydesk.front_matter import FeatureFields
from pressroom.copydesk.markup import parse_markup
from pressroom.copydesk.pictures import PictureFolder, find_missing, load_photos
from pressroom.copydesk.shelf import ReadEntry, ReadIndex, Shelf
from pressroom.copydesk.source import allowed, field_places, read_source
from pressroom.findings import Finding, Place, StopPress, form_error, warning
from pressroom.model import Entry, Feature, Reserve
from pressroom.records import Record, read_fields

NOT_ENTRIES = (INDEX, "unplaced.md", "README.md")
_ORDER = re.compile(r"^(\d+)[-_](.+)$")
_NAME = re.compile(r"^\w[\w-]*$")


def load_feature(house: House, slug: str, shelf: Shelf | None = None) -> tuple[Feature, tuple[Finding, ...]]:
    """Read a feature and its entries, drafts too; the `shelf` has the files that have not changed.

    Raises `StopPress` only when there is no `Feature` to be made.
    """
    shelf = shelf or Shelf()
    base = f"{CONTENT}/{slug}"
    if not (house.root / base / INDEX).is_file():
        raise StopPress([_no_feature(slug, find_features(house.root))])
    folder = PictureFolder(house.root, base, shelf)
    entries, unread, findings = _load_entries(folder, shelf)
    index = shelf.index(INDEX, lambda: ReadIndex(*_load_index(house, folder, slug)))
    findings = (*index.findings, *findings)
    if index.feature is None:
        raise StopPress(findings)
    return replace(index.feature, entries=entries, unread=unread), findings


def without_drafts(feature: Feature) -> Feature:
    """Give the feature without the entries that are drafts."""
    return replace(feature, entries=tuple(entry for entry in feature.entries if not entry.draft))


def _load_index(house: House, folder: PictureFolder, slug: str) -> tuple[Feature | None, tuple[Finding, ...]]:
    """Read `index.md`: the feature without its entries."""
    path = f"{folder.base}/{INDEX}"
    source = read_source(house.root / path, path)
    record = source.record
    fields, findings = read_fields(FeatureFields, record)
    paper, more = merge_paper(house.paper, record)
    copy = parse_markup(source.body, path, source.body_line, folder)
    findings = (*source.findings, *findings, *more, *copy.findings)
    if fields is None:
        return None, (*findings, *find_missing(folder, record))
    photos, more = load_photos(folder, fields.photos, record)
    feature = Feature(
        slug=slug,
        paper=paper,
        headline=fields.headline,
        entries=(),
        place=record.key_place("headline"),
        kicker=fields.kicker,
        deck=fields.deck,
        date=fields.date,
        pages=fields.pages,
        desk=fields.desk,
        units=fields.units,
        note=copy.blocks,
        photos=photos,
        reserve=_reserves(fields, record),
        updated=fields.updated,
        correction=fields.correction,
        draft=fields.draft,
        allow=allowed(record),
        places=field_places(record),
        waivers=copy.waivers,
    )
    return feature, (*findings, *more)


def _reserves(fields: FeatureFields, record: Record) -> tuple[Reserve, ...]:
    """Give the rectangles kept free, each with its place."""
    return tuple(
        Reserve(
            kept.page, kept.column, kept.line, kept.columns, kept.lines, kept.label, record.place("reserve", number)
        )
        for number, kept in enumerate(fields.reserve)
    )


def _load_entries(
    folder: PictureFolder, shelf: Shelf
) -> tuple[tuple[Entry, ...], tuple[str, ...], tuple[Finding, ...]]:
    """Read the entries in running order; those that cannot be read are given by their paths."""
    entries: list[Entry] = []
    unread: list[str] = []
    names, findings = _entry_names(folder)
    taken: dict[str, Place] = {}
    for name, slug in names:
        read = shelf.entry(name, partial(_read_entry, folder, name, slug))
        findings.extend(read.findings)
        entry = read.entry
        if entry is None:
            unread.append(f"{folder.base}/{name}")
            continue
        if entry.slug in taken:
            findings.append(_same_slug(entry, taken[entry.slug]))
        taken.setdefault(entry.slug, Place(entry.place.path))
        entries.append(entry)
    return tuple(entries), tuple(unread), tuple(findings)


def _read_entry(folder: PictureFolder, name: str, slug: str) -> ReadEntry:
    """Read the file of an entry."""
    return ReadEntry(*load_entry(folder, name, slug))


def _entry_names(folder: PictureFolder) -> tuple[list[tuple[str, str]], list[Finding]]:
    """Give the names of the entry files in running order, each with the slug it gives, and strays."""
    names: list[tuple[int, str, str]] = []
    findings: list[Finding] = []
    for path in sorted((folder.root / folder.base).glob("*.md")):
        found = _ORDER.match(path.stem)
        if path.name in NOT_ENTRIES or path.name.startswith("."):
            continue
        if not found or not _NAME.match(found[2]):
            findings.append(_stray(path.name, folder.base))
        else:
            names.append((int(found[1]), path.name, found[2]))
    return [(name, slug) for _, name, slug in sorted(names)], findings


def _no_feature(slug: str, known: tuple[str, ...]) -> Finding:
    """Say that there is no such feature."""
    close = difflib.get_close_matches(slug, known, 1, 0.5)
    if close:
        return form_error(
            "missing-feature",
            "there is no feature `{feature}`",
            Place(f"{CONTENT}/{slug}/{INDEX}"),
            hint="did you mean `{near}`?",
            feature=slug,
            near=close[0],
        )
    return form_error(
        "missing-feature",
        "there is no feature `{feature}`",
        Place(f"{CONTENT}/{slug}/{INDEX}"),
        hint="make one with `build.py new {feature}`",
        feature=slug,
    )


def _same_slug(entry: Entry, first: Place) -> Finding:
    """Say that two entries would have one address."""
    return form_error(
        "same-slug",
        "the entry's address `{slug}` is taken by `{first}`",
        entry.places.get("slug", Place(entry.place.path, 1)),
        hint="give one of the two another `slug:` or file name",
        slug=entry.slug,
        first=first.path,
        entry=entry.slug,
    )


def _stray(name: str, base: str) -> Finding:
    """Say that a file is no entry for want of a number."""
    return warning(
        "stray-file",
        "`{file}` is left out: the name of an entry begins with its number",
        Place(f"{base}/{name}"),
        hint="call it like `01-name.md`, without spaces, or take it out of the folder",
        file=name,
    )
