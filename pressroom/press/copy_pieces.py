"""The copy as parity wants to find it. In: a feature. Out: all pieces that must be printed, without spaces."""

import unicodedata
from collections.abc import Iterator

from msgspec import Struct

from pressroom.findings import Place
from pressroom.model import Block, Entry, Feature, Photo

UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
UNPRINTED = frozenset({"rule", "picture"})


class Piece(Struct, frozen=True):
    """A piece of copy: its characters, where it stands in the source, and its entry.

    A `heading` may be said again by the layout (in the folio); what is `apart` (a pull quote) need not be printed.
    `part` is what make-up calls it; `photo` is the picture whose words they are.
    """

    text: str
    place: Place
    entry: str = ""
    paragraph: int = 0
    heading: bool = False
    apart: bool = False
    part: str = "body"
    photo: str = ""


def significant(text: str) -> str:
    """Give the characters that count: composed, without white space and what is never seen."""
    return "".join(unicodedata.normalize("NFC", text).translate(UNSEEN).split())


def pieces_of(feature: Feature) -> Iterator[Piece]:
    """Give all copy that must be printed."""
    for name in ("kicker", "headline", "deck"):
        yield Piece(significant(getattr(feature, name)), feature.places.get(name, feature.place), heading=True)
    for number, block in enumerate(feature.note, 1):
        yield from pieces_of_block(block, "", number)
    for photo in feature.photos:
        yield from pieces_of_photo(photo, "")
    for entry in feature.entries:
        yield from pieces_of_entry(entry)


def pieces_of_entry(entry: Entry) -> Iterator[Piece]:
    """Give an entry's heading, byline, blocks and pictures' words; without copy it prints no heading."""
    if entry.blocks:
        yield Piece(
            significant(entry.title), entry.places.get("title", entry.place), entry.slug, heading=True, part="crosshead"
        )
    yield Piece(
        significant(entry.byline), entry.places.get("byline", entry.place), entry.slug, heading=True, part="byline"
    )
    for number, block in enumerate(entry.blocks, 1):
        yield from pieces_of_block(block, entry.slug, number)
    for photo in entry.photos:
        yield from pieces_of_photo(photo, entry.slug)


def pieces_of_block(block: Block, entry: str, number: int) -> Iterator[Piece]:
    """Give a block's characters with its ruby in brackets; a table gives its cells."""
    if block.photo is not None:
        yield from pieces_of_photo(block.photo, entry)
    if block.kind in UNPRINTED:
        return
    for row in block.cells:
        for cell in row:
            yield Piece(significant("".join(run.text for run in cell)), block.place, entry, heading=True)
    text = "".join(run.text + (f"（{run.reading}）" if run.reading else "") for run in block.runs)
    apart = block.kind == "pull_quote"
    yield Piece(significant(text), block.place, entry, number, heading=apart, apart=apart)


def pieces_of_photo(photo: Photo, entry: str) -> Iterator[Piece]:
    """Give the caption and credit of a picture that is printed."""
    if photo.printed:
        place = photo.caption_place if photo.caption_place.path else photo.place
        file = photo.file.path
        yield Piece(significant(photo.caption), place, entry, heading=True, part="caption", photo=file)
        yield Piece(significant(photo.credit), photo.place, entry, heading=True, part="credit", photo=file)
