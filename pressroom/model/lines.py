"""Copy set to a measure: `Galley`, `Story`, `SetBlock`, `SetLine`, `SetRun`."""

from collections.abc import Mapping

from msgspec import Struct, field

from pressroom.findings import Finding, Place
from pressroom.model.copy import Block


class SetRun(Struct, frozen=True):
    """Glyphs of one face and size. `glyphs` are ids in the whole face; `x_pt` runs from the line's left edge.

    `texts` gives the characters each glyph stands for; a glyph that continues a cluster has an empty one.
    """

    role: str
    size_pt: float
    glyphs: tuple[int, ...]
    x_pt: tuple[float, ...]
    texts: tuple[str, ...]
    rise_pt: float = 0.0
    href: str = ""


class SetLine(Struct, frozen=True):
    """One line of type. `spacing_em` is what was added between Han characters; `text` is the copy it holds.

    An `overfull` line is wider than its measure, because it holds a run that may not be broken.
    """

    runs: tuple[SetRun, ...]
    width_pt: float
    text: str
    place: Place
    spacing_em: float = 0.0
    first: bool = False
    last: bool = False
    overfull: bool = False


class SetBlock(Struct, frozen=True):
    """A block set to a measure. Its height is whole grid lines: `before_lines` of space, then its lines or body.

    `settings` leads from a looseness that could be kept (-1, 0, +1) to the lines of it; 0 is always there, and
    `refused` says of the others why not. Blocks of
    no lines (a heading drawn by the layout, a table, a picture, a rule) have a `body_lines` instead.
    """

    kind: str
    settings: Mapping[int, tuple[SetLine, ...]]
    place: Place
    entry: str = ""
    paragraph: int = 0
    before_lines: float = 0.0
    after_lines: float = 0.0
    body_lines: int = 0
    keep_with_next: bool = False
    text: str = ""
    block: Block | None = None
    refused: Mapping[int, str] = field(default_factory=dict)


class Story(Struct, frozen=True):
    """The set blocks of one entry (or of the note), in order."""

    slug: str
    blocks: tuple[SetBlock, ...]


class Galley(Struct, frozen=True):
    """Copy set to a measure: a width in ems of the body size."""

    measure_em: float
    size_pt: float
    pitch_pt: float
    stories: tuple[Story, ...]
    findings: tuple[Finding, ...] = ()
