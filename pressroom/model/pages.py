"""Every line and picture at its place: `MadeUp`, `MadeUpSheet`, `PlacedLine`, `PlacedPhoto`, `Furniture`."""

from typing import Literal

from msgspec import Struct

from pressroom.findings import Finding, Place
from pressroom.model.copy import Block, Photo
from pressroom.model.lines import SetLine


class Rect(Struct, frozen=True):
    """A rectangle in points from the trim's top left corner."""

    x_pt: float
    y_pt: float
    width_pt: float
    height_pt: float


class PlacedLine(Struct, frozen=True):
    """A set line at its place. `part` says what it belongs to: `body`, `note`, `caption`, `credit`, …."""

    line: SetLine
    x_pt: float
    baseline_pt: float
    part: str
    entry: str = ""
    paragraph: int = 0


class PlacedPhoto(Struct, frozen=True):
    """A picture at its place. `crop` is what is shown: left, top, right, bottom as fractions of the upright picture."""

    photo: Photo
    rect: Rect
    crop: tuple[float, float, float, float]
    entry: str = ""


class HeadTier(Struct, frozen=True):
    """A tier of the headline block: its lines of words and its size; `rect` holds all its lines.

    Every line is centred in `rect`, whose height is its lines times `leading_pt`. `tracking_em` is added after every
    character, the last of a line too (CSS letter-spacing): so a headline opens at the fold.
    """

    name: Literal["kicker", "headline", "deck"]
    lines: tuple[str, ...]
    size_pt: float
    leading_pt: float
    rect: Rect
    tracking_em: float = 0.0


class Furniture(Struct, frozen=True):
    """A thing the layout draws in a rectangle. `kind` names the CSS class; `text` its words, a line of type a line.

    `size_pt` and `leading_pt` are of its type where make-up chose them (cross-heads), else 0.

    Kinds: `note` (the box), `note-label`, `crosshead`, `byline`, `column-rule`, `reserve`, `end-mark`, `figures`,
    `pull-quote`, `rule`, `qr`, `table`, `tint`.
    """

    kind: str
    rect: Rect
    text: str = ""
    entry: str = ""
    place: Place = Place()
    block: Block | None = None
    size_pt: float = 0.0
    leading_pt: float = 0.0


class MadeUpPage(Struct, frozen=True):
    """A newspaper page on a sheet: its number, its trim and its type area."""

    number: int
    trim: Rect
    type_area: Rect


class MadeUpSheet(Struct, frozen=True):
    """A sheet whose every line and picture has its place. Width and height are those of the trim."""

    number: int
    width_pt: float
    height_pt: float
    pages: tuple[MadeUpPage, ...]
    lines: tuple[PlacedLine, ...]
    photos: tuple[PlacedPhoto, ...]
    head: tuple[HeadTier, ...] = ()
    furniture: tuple[Furniture, ...] = ()


class Fit(Struct, frozen=True):
    """How the copy fits: grid lines there are and needed (a column of one line counts one), and the levers used."""

    lines_free: int
    lines_set: int
    overset: tuple[PlacedLine, ...] = ()
    overset_characters: int = 0
    short_lines: int = 0
    levers: tuple[tuple[str, str], ...] = ()


class MadeUp(Struct, frozen=True):
    """The feature made up: sheets in order, how it fits, and the size and pitch it was set in."""

    sheets: tuple[MadeUpSheet, ...]
    fit: Fit
    size_pt: float
    pitch_pt: float
    findings: tuple[Finding, ...] = ()
