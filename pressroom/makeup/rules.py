"""Column rules where two entries meet in neighbouring columns (TYPOGRAPHY B-4). In: the thread. Out: `Furniture`."""

from collections.abc import Iterator, Sequence

from pressroom.makeup.columns import Segment
from pressroom.makeup.pages import SheetPlan
from pressroom.makeup.threading import Threaded
from pressroom.model import Feature, Furniture, Rect

# A rule shorter than this many rows is a scratch.
LEAST_RULE = 6


def column_rules(
    plan: SheetPlan, segments: Sequence[Segment], placed: Sequence[Threaded], feature: Feature
) -> tuple[Furniture, ...]:
    """Draw a hairline in the gap between two columns as long as they hold text of different entries."""
    grid, sheet = plan.bench.grid, plan.bench.sheet
    cells = _cells(sheet, segments, placed)
    rules = []
    for column in range(grid.all_columns - 1):
        if grid.page_of(column) != grid.page_of(column + 1):
            continue
        x_pt = (grid.right_pt(column) + grid.column_x_pt(column + 1)) / 2
        for top, foot in _runs(column, cells, grid.rows):
            rect = Rect(x_pt, grid.row_y_pt(top) + grid.ink_inset_pt, 0.0, (foot - top) * grid.pitch_pt)
            rules.append(Furniture("column-rule", _shorten(rect, grid.ink_inset_pt), place=feature.place))
    return tuple(rules)


def _shorten(rect: Rect, inset_pt: float) -> Rect:
    """End a rule at the foot of the last row's type."""
    return Rect(rect.x_pt, rect.y_pt, 0.0, rect.height_pt - 2 * inset_pt)


def _cells(sheet: int, segments: Sequence[Segment], placed: Sequence[Threaded]) -> dict[tuple[int, int], int]:
    """Tell which entry's text stands in a column's row."""
    cells = {}
    for one in placed:
        for number, offset, count in one.parts:
            if number < len(segments) and segments[number].sheet == sheet:
                segment = segments[number]
                for row in range(segment.row + offset, segment.row + offset + count):
                    cells[segment.column, row] = one.piece.entry
    return cells


def _runs(column: int, cells: dict[tuple[int, int], int], rows: int) -> Iterator[tuple[int, int]]:
    """Give the runs of rows in which both neighbours hold text of different entries."""
    start = -1
    for row in range(rows + 1):
        left, right = cells.get((column, row)), cells.get((column + 1, row))
        meets = left is not None and right is not None and left != right
        if meets and start < 0:
            start = row
        if not meets and start >= 0:
            if row - start >= LEAST_RULE:
                yield start, row
            start = -1
