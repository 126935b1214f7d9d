"""One entry. In: the path of its file. Out: the `Entry`, and every fault of the file."""

from functools import partial

from pressroom.copydesk.front_matter import EntryFields
from pressroom.copydesk.markup import parse_markup
from pressroom.copydesk.pictures import PictureFolder, find_missing, load_photos
from pressroom.copydesk.shelf import ReadFront
from pressroom.copydesk.source import allowed, field_places, read_source
from pressroom.findings import Finding
from pressroom.model import Entry, KeyFigure
from pressroom.records import Record, load_yaml, read_fields


def load_entry(folder: PictureFolder, name: str, default_slug: str) -> tuple[Entry | None, tuple[Finding, ...]]:
    """Read the file of that name in the feature's folder; None where its fields make no entry."""
    path = f"{folder.base}/{name}"
    front: ReadFront | None = None

    def load(text: str, path: str, first_line: int) -> Record:
        nonlocal front
        front = folder.shelf.front(text, path, first_line, partial(_read_front, text, path, first_line))
        return Record(path, front.values, front.places, front.keys) if front else load_yaml(text, path, first_line)

    source = read_source(folder.root / path, path, load)
    fields, findings = (front.fields, ()) if front else read_fields(EntryFields, source.record)
    copy = parse_markup(source.body, path, source.body_line, folder)
    findings = (*source.findings, *findings, *copy.findings)
    if fields is None:
        return None, (*findings, *find_missing(folder, source.record))
    photos, more = load_photos(folder, fields.photos, source.record)
    entry = Entry(
        slug=fields.slug or default_slug,
        county=fields.county,
        title=fields.title or fields.county,
        blocks=copy.blocks,
        photos=photos,
        place=source.record.key_place("county"),
        places=field_places(source.record),
        kicker=fields.kicker,
        byline=fields.byline,
        figures=_figures(fields, source.record),
        draft=fields.draft,
        allow=allowed(source.record),
        waivers=copy.waivers,
    )
    return entry, (*findings, *more)


def _read_front(text: str, path: str, first_line: int) -> ReadFront | None:
    """Read front matter; None where it has any fault."""
    record = load_yaml(text, path, first_line)
    fields, _ = read_fields(EntryFields, record)
    if fields is None or record.findings:
        return None
    return ReadFront(fields, record.values, dict(record.places), dict(record.keys))


def _figures(fields: EntryFields, record: Record) -> tuple[KeyFigure, ...]:
    """Give the numbers shown large, each with its place."""
    return tuple(
        KeyFigure(figure.value, figure.unit, figure.label, record.place("figures", number))
        for number, figure in enumerate(fields.figures)
    )
