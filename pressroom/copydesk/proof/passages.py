"""A feature as a sub-editor reads it. In: a `Feature`. Out: `Passage`s: text, kind, owner and lines."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from operator import add, attrgetter
from typing import TypedDict

from msgspec import Struct, field
from msgspec.structs import force_setattr

from pressroom.copydesk.proof.chars import letters
from pressroom.copydesk.proof.folding import fold
from pressroom.findings import Place
from pressroom.model import Block, Entry, Feature, Photo, Run

MASK = "\ufffc"
AROUND = 14
_ADDRESS = re.compile(r"(?:https?://|www\.)[\x21-\x7e]+|[\w.+-]+@[A-Za-z0-9-]+\.[A-Za-z0-9.-]+", re.ASCII)


class Spot(TypedDict):
    """What a finding says of where it is; made to be given to `error` and `warning` as they are."""

    place: Place
    excerpt: str
    entry: str


class Passage(Struct, frozen=True):
    """A paragraph, a caption, a headline: `raw` with addresses and code masked, and the line of each run.

    `text` is the same with half-width marks beside Chinese folded to full-width ones, for all checks but the first.

    `kind` is a block's kind, or `headline`, `kicker`, `deck`, `title`, `byline`, `caption`, `credit`. `entry` and
    `county` are empty for what belongs to no entry; `number` counts the blocks of its story,
    `lead` the characters of a run-in name (a bold beginning). Made of these, for many checks ask for them: all
    `characters` raw and folded, the `letters` without marks, and the `pairs` of neighbouring characters in order.
    """

    raw: str
    kind: str
    path: str
    lines: tuple[tuple[int, int], ...]
    entry: str = ""
    county: str = ""
    number: int = 0
    strong: bool = False
    marker: str = ""
    lead: int = 0
    text: str = ""
    characters: frozenset[str] = frozenset()
    letters: str = ""
    pairs: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        text = fold(self.raw)
        force_setattr(self, "text", text)
        force_setattr(self, "characters", frozenset(text if text == self.raw else self.raw + text))
        force_setattr(self, "letters", letters(text))
        force_setattr(self, "pairs", tuple(map(add, text, text[1:])))

    @property
    def source(self) -> tuple[object, ...]:
        """Give all that it is made of."""
        own = (self.raw, self.kind, self.path, self.lines, self.entry, self.county, self.number)
        return (*own, self.strong, self.marker, self.lead)

    @property
    def running(self) -> bool:
        """Tell whether it is a paragraph of running copy."""
        return self.kind in ("paragraph", "quotation", "list_item", "footnote")

    def line(self, at: int) -> int:
        """Give the source line of a character."""
        starts = [start for start, _ in self.lines]
        return self.lines[max(0, bisect_right(starts, at) - 1)][1]

    def spot(self, at: int, length: int = 1) -> Spot:
        """Give the place of some characters, and the words around them with the characters between » and «."""
        end = at + length
        before, after = self.raw[max(0, at - AROUND) : at], self.raw[end : end + AROUND]
        shown = f"{'…' if at > AROUND else ''}{before}»{self.raw[at:end]}«{after}"
        tail = "…" if end + AROUND < len(self.raw) else ""
        return Spot(place=Place(self.path, self.line(at)), excerpt=shown + tail, entry=self.entry)


class Story(Struct, frozen=True):
    """The passages of one entry, or of the note, or of the headline: what stands together; `running` its paragraphs."""

    slug: str
    county: str
    passages: tuple[Passage, ...]
    place: Place = field(default=Place())
    running: tuple[Passage, ...] = ()

    def __post_init__(self) -> None:
        force_setattr(self, "running", tuple(passage for passage in self.passages if passage.running))

    def before(self, passage: Passage) -> Passage | None:
        """Give the paragraph before a passage."""
        at = bisect_left(self.running, passage.number, key=attrgetter("number"))
        return self.running[at - 1] if at else None

    def after(self, passage: Passage) -> Passage | None:
        """Give the paragraph after a passage."""
        at = bisect_right(self.running, passage.number, key=attrgetter("number"))
        return self.running[at] if at < len(self.running) else None


def read_stories(feature: Feature) -> tuple[Story, ...]:
    """Give the feature's own words first, then each entry's."""
    own = (*_tiers(feature), *_blocks(feature.note, "", ""), *_photos(feature.photos, "", ""))
    entries = (Story(entry.slug, entry.county, tuple(_entry_passages(entry)), entry.place) for entry in feature.entries)
    return (Story("", "", own, feature.place), *entries)


def _tiers(feature: Feature) -> Iterator[Passage]:
    """Give the tiers of the headline."""
    tiers = {"kicker": feature.kicker, "headline": feature.headline, "deck": feature.deck}
    for name, text in tiers.items():
        if text:
            place = feature.places.get(name, feature.place)
            yield Passage(text, name, place.path, ((0, place.line),))


def _entry_passages(entry: Entry) -> Iterator[Passage]:
    """Give the heading, the body and the captions of an entry."""
    for name, text in (("kicker", entry.kicker), ("title", entry.title), ("byline", entry.byline)):
        if text:
            place = entry.places.get(name, entry.place)
            yield Passage(text, name, place.path, ((0, place.line),), entry.slug, entry.county)
    yield from _blocks(entry.blocks, entry.slug, entry.county)
    yield from _photos(entry.photos, entry.slug, entry.county)


def _blocks(blocks: Iterable[Block], slug: str, county: str) -> Iterator[Passage]:
    """Give the passages of blocks; a table gives one a cell, a picture its words, code none."""
    for number, block in enumerate(blocks):
        if block.photo:
            yield from _photos((block.photo,), slug, county)
        for row in block.cells:
            for cell in row:
                if cell:
                    yield _passage(cell, "table", block, slug, county, number)
        if block.runs and block.kind != "code":
            yield _passage(block.runs, block.kind, block, slug, county, number)


def _passage(runs: tuple[Run, ...], kind: str, block: Block, slug: str, county: str, number: int) -> Passage:
    """Join runs, masking what is not copy and keeping every offset."""
    parts, lines, at = [], [], 0
    for run in runs:
        hidden = "code" in run.marks or {"superscript", "link"} <= run.marks
        parts.append(MASK * len(run.text) if hidden else run.text)
        lines.append((at, run.line))
        at += len(run.text)
    text = mask_addresses("".join(parts))
    strong = all("strong" in run.marks for run in runs)
    lead = len(runs[0].text.rstrip()) if "strong" in runs[0].marks and not strong else 0
    return Passage(text, kind, block.place.path, tuple(lines), slug, county, number, strong, block.marker, lead)


def mask_addresses(text: str) -> str:
    """Put the mask over web and mail addresses."""
    if not ("@" in text or "www." in text or "http" in text):
        return text
    return _ADDRESS.sub(lambda found: MASK * len(found[0]), text)


def _photos(photos: Iterable[Photo], slug: str, county: str) -> Iterator[Passage]:
    """Give captions and credits."""
    for photo in photos:
        for kind, text, place in (
            ("caption", photo.caption, photo.caption_place),
            ("credit", photo.credit, photo.place),
        ):
            if text:
                yield Passage(text, kind, place.path, ((0, place.line),), slug, county)
