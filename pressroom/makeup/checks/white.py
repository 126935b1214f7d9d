"""White where none should be (TYPOGRAPHY B-17, B-18, B-23). A page is looked at as cells of a column and a row."""

from collections.abc import Iterator

from pressroom.findings import Finding, warning
from pressroom.makeup.checks.view import IN_COLUMNS, View, area_of, row_at
from pressroom.makeup.grid import SheetGrid
from pressroom.model import MadeUpSheet, Rect

HOLE_ROWS = 3
THROUGH = 0.8

Cells = set[tuple[int, int]]


def _filled(sheet: MadeUpSheet, grid: SheetGrid) -> Cells:
    """Give the cells in which anything stands."""
    rects = [photo.rect for photo in sheet.photos]
    rects += [piece.rect for piece in sheet.furniture if piece.kind in IN_COLUMNS]
    cells = {cell for rect in rects for cell in _cells(rect, grid)}
    cells |= {
        cell for line in sheet.lines for cell in _cells(_of_line(line.x_pt, line.baseline_pt, line.line.width_pt), grid)
    }
    cells |= {(column, row) for column in range(grid.all_columns) for row in range(_under_head(sheet, grid))}
    return cells


def _under_head(sheet: MadeUpSheet, grid: SheetGrid) -> int:
    """Give the first row under the headline block."""
    return row_at(max(tier.rect.y_pt + tier.rect.height_pt for tier in sheet.head), grid) + 2 if sheet.head else 0


def _of_line(x_pt: float, baseline_pt: float, width_pt: float) -> Rect:
    return Rect(x_pt, baseline_pt - 1.0, max(width_pt, 1.0), 1.0)


def _cells(rect: Rect, grid: SheetGrid) -> Iterator[tuple[int, int]]:
    """Give the cells a rectangle touches."""
    rows = range(row_at(rect.y_pt + 0.5, grid), row_at(rect.y_pt + rect.height_pt - 0.5, grid) + 1)
    for column in range(grid.column_at(rect.x_pt), grid.column_at(rect.x_pt + rect.width_pt - 0.1) + 1):
        if rect.x_pt < grid.right_pt(column) - 0.1:
            for row in rows:
                yield column, row


def white_hole(view: View) -> Iterator[Finding]:
    """B-23: no area over three lines of a column is empty; holes that meet are one."""
    for sheet, grid in view.pairs():
        filled = _filled(sheet, grid)
        holes = {column: tuple(_runs(column, filled, grid.rows)) for column in range(grid.all_columns)}
        for column, top, columns, rows in _joined(holes, grid):
            yield warning(
                "white-hole",
                "an area of {columns} × {rows}, columns × lines, is empty",
                view.feature.place,
                hint="more copy, a larger picture or a reserved rectangle fills them",
                rule="B-23",
                area=area_of(sheet, grid.cells(column, top, columns, rows)),
                columns=columns,
                rows=rows,
            )


def _runs(column: int, filled: Cells, rows: int) -> Iterator[tuple[int, int]]:
    """Give the empty runs of a column that are too long."""
    start = 0
    for row in range(rows + 1):
        if row < rows and (column, row) not in filled:
            continue
        if row - start > HOLE_ROWS:
            yield start, row
        start = row + 1


def _joined(holes: dict[int, tuple[tuple[int, int], ...]], grid: SheetGrid) -> Iterator[tuple[int, int, int, int]]:
    """Join holes of neighbouring columns that share rows: first column, first row, columns, rows."""
    left = {(column, run) for column, runs in holes.items() for run in runs}
    for column, (top, foot) in sorted(left):
        if (column, (top, foot)) not in left:
            continue
        width = 0
        while any(
            (column + width, run) in left and run[0] < foot and top < run[1] for run in holes.get(column + width, ())
        ):
            left -= {(column + width, run) for run in holes[column + width] if run[0] < foot and top < run[1]}
            width += 1
            if (column + width) % grid.columns == 0:
                break
        yield column, top, max(width, 1), foot - top


def white_gutter(view: View) -> Iterator[Finding]:
    """B-17: no column stands empty beside a full one; the gaps of one thread's columns are no gutters."""
    for sheet, grid in view.pairs():
        filled = _filled(sheet, grid)
        rows = range(_under_head(sheet, grid), grid.rows)
        full = [sum((column, row) in filled for row in rows) for column in range(grid.all_columns)]
        for column in range(grid.all_columns):
            beside = [other for other in (column - 1, column + 1) if 0 <= other < grid.all_columns]
            beside = [other for other in beside if grid.page_of(other) == grid.page_of(column)]
            if full[column] < (1 - THROUGH) * len(rows) and any(full[other] > len(rows) / 2 for other in beside):
                yield warning(
                    "white-gutter",
                    "a column stands empty through the page",
                    view.feature.place,
                    hint="more copy or a reserved rectangle fills it",
                    rule="B-17",
                    area=area_of(sheet, grid.cells(column, 0, 1, grid.rows)),
                )


def page_cut_across(view: View) -> Iterator[Finding]:
    """B-18: pictures in a row do not part a page's text from side to side."""
    for sheet, grid in view.pairs():
        for page in range(len(grid.page_numbers)):
            columns = range(page * grid.columns, (page + 1) * grid.columns)
            spots = [set(_cells(photo.rect, grid)) for photo in sheet.photos]
            rows = [row for row in range(grid.rows) if _cut(row, columns, spots)]
            if not rows or len(columns) == 1:
                continue
            text = [row_at(line.baseline_pt, grid) for line in sheet.lines if line.part == "body"]
            if any(row < rows[0] for row in text) and any(row > rows[-1] for row in text):
                yield warning(
                    "page-cut-across",
                    "pictures part page {page} from side to side",
                    view.feature.place,
                    hint="give one of them another `place` or `span`",
                    rule="B-18",
                    area=area_of(sheet, grid.cells(columns[0], rows[0], grid.columns, len(rows))),
                    page=grid.page_numbers[page],
                )


def _cut(row: int, columns: range, spots: list[Cells]) -> bool:
    """Tell whether several pictures fill a row of a page."""
    here = [spot for spot in spots if any((column, row) in spot for column in columns)]
    return len(here) > 1 and all(any((column, row) in spot for spot in here) for column in columns)
