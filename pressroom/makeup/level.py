"""Columns that end level where copy is too short (TYPOGRAPHY A-23). In: a plan that is not filled. Out: a lower one.

What is left white lies at the foot of the last sheet; reserved rectangles below it stay where they are.
"""

from pressroom.makeup.clashes import thread_copy
from pressroom.makeup.columns import Slot
from pressroom.makeup.grid import SheetGrid
from pressroom.makeup.pages import Copy, Plan, SheetPlan, plan_pages
from pressroom.makeup.threading import Thread

# Rows that a levelled sheet keeps under its head and note, however short the copy, and how often the level is moved.
LEAST_LEVEL, TRIES = 8, 6


def level_columns(copy: Copy, plan: Plan, thread: Thread) -> tuple[Plan, Thread]:
    """Lower the foot of the last sheet by what is short, and again by what headings then take or leave."""
    cut = thread.target - thread.end
    if not copy.pieces:
        return plan, thread
    best: tuple[int, Plan, Thread] | None = None
    for _ in range(TRIES):
        grid, voids = _lower(plan.sheets[-1], cut)
        grids = (*(sheet.bench.grid for sheet in plan.sheets[:-1]), grid)
        level = plan_pages(copy, grids, plan.sizes, voids, plan.sheets[:-1])
        threaded = thread_copy(copy, level)
        miss = threaded.target - threaded.end
        rank = (miss if miss >= 0 else 10**4 - miss) + 10**5 * len(level.homeless)
        if best is None or rank < best[0]:
            best = (rank, level, threaded)
        if 0 <= miss <= 1 or cut + miss <= 0 or level.homeless:
            break
        cut += miss
    assert best is not None  # noqa: S101 - at least one try
    return best[1], best[2]


def _lower(sheet: SheetPlan, cut: int) -> tuple[SheetGrid, list[Slot]]:
    """Take so many cells from the foot of a sheet: whole rows off the grid, and cells of one more row at its right."""
    grid = sheet.bench.grid
    kept = {cell for _, slot in sheet.reserves for cell in slot.cells()}
    least = sheet.bench.top + LEAST_LEVEL + (sheet.note.rows if sheet.note else 0)
    rows, left, row_cells = grid.rows, cut, list[int]()
    while rows > least and left > 0:
        rows -= 1
        row_cells = [column for column in range(grid.all_columns) if (column, rows) not in kept]
        left -= len(row_cells)
    voids = [Slot(column, rows, 1, 1) for column in row_cells[-left:]] if left < 0 else []
    return grid.with_rows(rows + (1 if voids else 0)), voids
