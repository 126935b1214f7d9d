"""Copy as the editor wrote it: `Feature`, `Entry`, `Block`, `Run`, `Photo`."""

import datetime
from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

from pressroom.findings import Place
from pressroom.paper import Paper

Mark = Literal["strong", "emphasis", "code", "superscript", "subscript", "link", "deleted"]
BlockKind = Literal[
    "paragraph", "subhead", "list_item", "quotation", "pull_quote", "rule", "table", "picture", "footnote", "code"
]
PhotoPlace = Literal["head", "own", "foot"]


class Run(Struct, frozen=True):
    """Characters that share their marks. `line` is the source line; `reading` is the ruby over the characters."""

    text: str
    line: int
    marks: frozenset[Mark] = frozenset()
    href: str = ""
    reading: str = ""


class PhotoFile(Struct, frozen=True):
    """What a picture says of itself: upright size in px, and its own XMP or IPTC words."""

    path: str
    width_px: int
    height_px: int
    caption: str = ""
    credit: str = ""
    alt: str = ""


class Photo(Struct, frozen=True):
    """A picture as the front matter orders it. `focus` is the point to keep, as fractions of width and height."""

    file: PhotoFile
    caption: str
    credit: str
    alt: str
    place: Place
    span: int | None = None
    position: PhotoPlace | None = None
    focus: tuple[float, float] | None = None
    printed: bool = True
    caption_place: Place = Place()


class Block(Struct, frozen=True):
    """A paragraph or its like. `level`: of a subhead (2 to 6) or a list's depth (1 …); `marker`: `•`, `1.`, `[1]`."""

    kind: BlockKind
    runs: tuple[Run, ...]
    place: Place
    level: int = 0
    marker: str = ""
    cells: tuple[tuple[tuple[Run, ...], ...], ...] = ()
    photo: Photo | None = None
    anchor: str = ""

    @property
    def text(self) -> str:
        """The characters alone."""
        return "".join(run.text for run in self.runs)


class Waiver(Struct, frozen=True):
    """A comment beside a paragraph that lets a finding stand: its code, the reason, and the lines it speaks of."""

    code: str
    reason: str
    place: Place
    first_line: int
    last_line: int


class KeyFigure(Struct, frozen=True):
    """A number of an entry that is shown large: `9400 人次 联系选民`."""

    value: str
    unit: str
    label: str
    place: Place


class Entry(Struct, frozen=True):
    """One county's piece. `places` leads from a field's name to its line."""

    slug: str
    county: str
    title: str
    blocks: tuple[Block, ...]
    photos: tuple[Photo, ...]
    place: Place
    places: Mapping[str, Place] = field(default_factory=dict)
    kicker: str = ""
    byline: str = ""
    figures: tuple[KeyFigure, ...] = ()
    draft: bool = False
    allow: Mapping[str, str] = field(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()

    @property
    def text(self) -> str:
        """The body's characters, a paragraph a line."""
        return "\n".join(block.text for block in self.blocks)


class Reserve(Struct, frozen=True):
    """A rectangle kept free: page counted from 1 on the sheet, column and line from 1, size in columns and lines."""

    page: int
    column: int
    line: int
    columns: int
    lines: int
    label: str
    place: Place


class Feature(Struct, frozen=True):
    """A feature as the editor wrote it. `paper` is `site.yaml` with the feature's own differences laid over it.

    `unread` are the files of entries whose fields are too faulty to make an entry.
    """

    slug: str
    paper: Paper
    headline: str
    entries: tuple[Entry, ...]
    place: Place
    kicker: str = ""
    deck: str = ""
    date: datetime.date | None = None
    pages: tuple[int, ...] = ()
    desk: Mapping[str, str] = field(default_factory=dict)
    units: tuple[str, ...] = ()
    note: tuple[Block, ...] = ()
    photos: tuple[Photo, ...] = ()
    reserve: tuple[Reserve, ...] = ()
    updated: datetime.date | None = None
    correction: str = ""
    draft: bool = False
    allow: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()
    unread: tuple[str, ...] = ()
