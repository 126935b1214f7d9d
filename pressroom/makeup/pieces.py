"""Copy as the threader sees it: pieces with heights in rows. In: a feature and a composer. Out: `Piece`s in order."""

from collections.abc import Mapping, Sequence
from math import ceil

from msgspec import Struct

from pressroom.makeup.composer import Composer
from pressroom.makeup.grid import SheetGrid
from pressroom.makeup.headlines import break_headline, break_places
from pressroom.makeup.scale import crosshead_sizes
from pressroom.model import Entry, Feature, SetBlock, Story

UNBREAKABLE = frozenset({"crosshead", "table", "picture", "rule", "pull_quote", "figures", "qr"})
# A cross-head of one line stands on two rows, one of two lines on three (DESIGN 10).
CROSSHEAD_ROWS = {1: 2, 2: 3, 3: 4}
CROSSHEAD_LEADING = 1.25
# A key figure: its value over two rows, its label on the third.
FIGURE_ROWS = 3
# The code to the web feature: a square of five rows, and its words.
CODE_ROWS = 6
# Rows of white above and below what is no text, whatever its style says.
WHITE = {"table": (1, 1), "picture": (0, 1)}


class CrossHead(Struct, frozen=True):
    """A county's heading as it is printed: its lines and their size."""

    lines: tuple[str, ...]
    size_pt: float


class Piece(Struct, frozen=True):
    """A block in the flow. `rows` leads from a looseness to its height; a solid piece is never cut over two columns."""

    entry: int
    block: SetBlock
    rows: Mapping[int, int]
    before: int = 0
    after: int = 0
    solid: bool = False
    keep: bool = False
    crosshead: CrossHead | None = None

    @property
    def nominal(self) -> int:
        """Give the rows it takes with nothing done to it."""
        return self.rows[0] + self.before + self.after


def make_pieces(feature: Feature, stories: tuple[Story, ...], composer: Composer, grid: SheetGrid) -> tuple[Piece, ...]:
    """Cut the stories into pieces, in running order, with all cross-heads of one size where one size fits them."""
    heads = _crossheads(feature, stories, composer, grid)
    pieces = []
    for number, story in enumerate(stories):
        for block in story.blocks:
            crosshead = heads[number] if block.kind == "crosshead" else None
            pieces.append(_make_piece(number, block, crosshead))
    return tuple(pieces)


def add_figures(pieces: tuple[Piece, ...], entries: Sequence[Entry], rows: int) -> tuple[Piece, ...]:
    """Stand key figures after their entries' first paragraphs, in running order, as far as so many rows go.

    They are what fills a page that is short of copy: an entry without a second paragraph has no place for them.
    """
    filled = list(pieces)
    for number, entry in enumerate(entries):
        mine = [at for at, piece in enumerate(filled) if piece.entry == number and not piece.solid]
        height = FIGURE_ROWS * len(entry.figures)
        if not height or len(mine) < 2 or height + 2 > rows:
            continue
        block = SetBlock("figures", {0: ()}, entry.figures[0].place, entry.slug, before_lines=1, body_lines=height)
        filled.insert(mine[0] + 1, Piece(number, block, {0: height}, before=1, after=1, solid=True))
        rows -= height + 2
    return tuple(filled)


def add_code(pieces: tuple[Piece, ...], feature: Feature) -> tuple[Piece, ...]:
    """Stand the code that leads to the web feature after the last entry's text; nothing where there is no text."""
    if not pieces:
        return pieces
    last, slug = pieces[-1].entry, feature.entries[pieces[-1].entry].slug
    address = f"{feature.paper.url}/{feature.slug}/"
    block = SetBlock("qr", {0: ()}, feature.place, slug, before_lines=1, body_lines=CODE_ROWS, text=address)
    return (*pieces, Piece(last, block, {0: CODE_ROWS}, before=1, solid=True))


def _make_piece(entry: int, block: SetBlock, crosshead: CrossHead | None) -> Piece:
    """Make the piece of a block; space before and after is rounded to whole rows together."""
    before = int(block.before_lines + 0.5)
    after = max(0, ceil(block.before_lines + block.after_lines - 1e-6) - before)
    white_above, white_below = WHITE.get(block.kind, (0, 0))
    before, after = max(before, white_above), max(after, white_below)
    if crosshead is not None:
        rows = {0: max(block.body_lines, CROSSHEAD_ROWS[len(crosshead.lines)])}
        return Piece(entry, block, rows, before, after, solid=True, keep=True, crosshead=crosshead)
    rows = {loose: block.body_lines + len(lines) for loose, lines in sorted(block.settings.items())}
    solid = block.kind in UNBREAKABLE or block.body_lines > 0 or block.keep_with_next
    return Piece(entry, block, rows, before, after, solid=solid, keep=block.keep_with_next)


def _crossheads(
    feature: Feature, stories: tuple[Story, ...], composer: Composer, grid: SheetGrid
) -> dict[int, CrossHead]:
    """Choose one size for all cross-heads; what does not fit a column in one line is broken into two or three."""
    titles = {
        number: feature.entries[number].title or feature.entries[number].county
        for number, story in enumerate(stories)
        if any(block.kind == "crosshead" for block in story.blocks)
    }
    room_pt = grid.width_of_pt(1)
    widths = {number: composer.width_em(title, "hei") for number, title in titles.items()}
    sizes = crosshead_sizes(grid.size_pt)
    fitting = [width for width in widths.values() if width * sizes[-1] <= room_pt]
    widest = max(fitting, default=0.0)
    size = next((size for size in sizes if widest * size <= room_pt), sizes[-1])
    return {
        number: CrossHead(_break_title(title, feature, composer, room_pt / size), size)
        for number, title in titles.items()
    }


def _break_title(title: str, feature: Feature, composer: Composer, room_em: float) -> tuple[str, ...]:
    """Break a title into as few lines as fit, sparing names."""

    def measure(part: str) -> float:
        return composer.width_em(part, "hei")

    names = {*feature.paper.glossary, *(entry.county for entry in feature.entries)} - {title, ""}
    for count in (1, 2, 3):
        lines = break_headline(title, count, break_places(title, sorted(names)), measure)
        if max(map(measure, lines)) <= room_em:
            return lines
    return break_headline(title, 3, range(1, len(title)), measure)


def rows_of_entries(pieces: tuple[Piece, ...], count: int) -> list[int]:
    """Add up the rows of every entry, with nothing done to it."""
    rows = [0] * count
    for piece in pieces:
        rows[piece.entry] += piece.nominal
    return rows
