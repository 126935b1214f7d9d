"""What stands in the columns besides text: key figures, tables, quotations, pictures in the copy, rules, the end mark.

In: a piece and the rectangle it was given. Out: `Furniture`, `PlacedPhoto`s and lines.
"""

from collections.abc import Iterator

from msgspec import Struct

from pressroom.makeup.columns import Segment
from pressroom.makeup.grid import SheetGrid
from pressroom.makeup.pictures import CAPTION_EM, CAPTION_GAP_PT, OFF_TEXT, crop_of
from pressroom.makeup.pieces import CODE_ROWS, CROSSHEAD_LEADING, FIGURE_ROWS
from pressroom.makeup.threading import Threaded
from pressroom.model import Entry, Furniture, PlacedLine, PlacedPhoto, Rect

# The value of a key figure over its label, in ems of the body.
VALUE_EM, LABEL_EM = 22 / 9, 0.95
END_MARK_EM = 0.6


class Solid(Struct, frozen=True):
    """An uncut piece in its column: where its first row is and how many it takes."""

    threaded: Threaded
    entry: Entry
    segment: Segment
    row: int
    rows: int
    grid: SheetGrid

    @property
    def rect(self) -> Rect:
        """Give its rectangle."""
        return self.grid.cells(self.segment.column, self.row, 1, self.rows)


def solid_furniture(solid: Solid) -> Iterator[Furniture]:
    """Give what the layout draws of a piece."""
    block = solid.threaded.piece.block
    if solid.threaded.piece.crosshead is not None:
        yield _crosshead(solid)
    elif block.kind == "figures":
        yield from _figures(solid)
    elif block.kind == "rule":
        rect = solid.rect
        middle = rect.y_pt + rect.height_pt / 2
        line = Rect(rect.x_pt + rect.width_pt * 0.3, middle, rect.width_pt * 0.4, 0.0)
        yield Furniture("rule", line, "", solid.entry.slug, block.place, block.block)
    elif block.kind == "qr":
        side = min((CODE_ROWS - 1) * solid.grid.pitch_pt, solid.rect.width_pt)
        left = solid.rect.x_pt + (solid.rect.width_pt - side) / 2
        rect = Rect(left, solid.rect.y_pt, side, side + solid.grid.pitch_pt)
        yield Furniture("qr", rect, block.text, solid.entry.slug, block.place)
    elif block.kind == "pull_quote":
        yield Furniture("pull-quote", solid.rect, "", solid.entry.slug, block.place, block.block)
    elif block.kind == "table" and not block.settings.get(0):
        yield Furniture("table", solid.rect, block.text, solid.entry.slug, block.place, block.block)


def _crosshead(solid: Solid) -> Furniture:
    block, crosshead = solid.threaded.piece.block, solid.threaded.piece.crosshead
    assert crosshead is not None  # noqa: S101 - asked for cross-heads alone
    leading = round(crosshead.size_pt * CROSSHEAD_LEADING, 2)
    words = "\n".join(crosshead.lines)
    return Furniture("crosshead", solid.rect, words, solid.entry.slug, block.place, None, crosshead.size_pt, leading)


def _figures(solid: Solid) -> Iterator[Furniture]:
    """Give every key figure as its value over two rows and its label below."""
    grid, column = solid.grid, solid.segment.column
    for at, figure in enumerate(solid.entry.figures):
        row = solid.row + at * FIGURE_ROWS
        value = round(VALUE_EM * grid.size_pt, 2)
        label = round(LABEL_EM * grid.size_pt, 2)
        over, under = grid.cells(column, row, 1, 2), grid.cells(column, row + 2, 1, 1)
        words = figure.value + figure.unit
        slug, place = solid.entry.slug, figure.place
        yield Furniture("figures", over, words, slug, place, size_pt=value, leading_pt=over.height_pt)
        yield Furniture("figures", under, figure.label, slug, place, size_pt=label, leading_pt=grid.pitch_pt)


def picture_in_copy(solid: Solid) -> tuple[PlacedPhoto, ...]:
    """Give a picture of the copy the column's width and the rows its composer reckoned, its caption below."""
    block = solid.threaded.piece.block
    photo = block.block.photo if block.block else None
    if photo is None:
        return ()
    grid, cells = solid.grid, solid.rect
    words = block.settings.get(0, ())
    first = solid.row + solid.rows - len(words)
    foot_pt = grid.baseline_pt(first) - (0.88 * CAPTION_EM * grid.size_pt + CAPTION_GAP_PT if words else grid.ascent_pt)
    at_head = solid.row == solid.segment.row
    y_pt = cells.y_pt + (grid.ink_inset_pt if at_head else OFF_TEXT * grid.pitch_pt)
    rect = Rect(cells.x_pt, y_pt, cells.width_pt, foot_pt - y_pt)
    return (PlacedPhoto(photo, rect, crop_of(photo, rect), solid.entry.slug),)


def end_mark(last: PlacedLine, measure_pt: float, grid: SheetGrid) -> Furniture | None:
    """Give the small square that ends the feature, if the last line leaves room for it."""
    side = END_MARK_EM * grid.size_pt
    x_pt = last.x_pt + last.line.width_pt + 0.5 * grid.size_pt
    if x_pt + side > last.x_pt + measure_pt:
        return None
    top = last.baseline_pt - 0.38 * grid.size_pt - side / 2
    return Furniture("end-mark", Rect(x_pt, top, side, side), "", last.entry, last.line.place)
