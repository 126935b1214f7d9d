"""A page made up again where the first try has faults. In: a plan, its thread, other sizes. Out: what has the fewest.

The faults are those the checks look for and another headline space can mend: a picture on a page without its text
(B-14), the largest in the lower half (B-21), pictures that part a page (B-18), headings side by side (B-16).
"""

from collections.abc import Iterable, Sequence
from itertools import islice

from pressroom.makeup.clashes import find_clashes, thread_copy
from pressroom.makeup.grid import SheetGrid
from pressroom.makeup.pages import Copy, Plan, plan_pages
from pressroom.makeup.sizing import Sizes
from pressroom.makeup.taste import Standing, price_bands
from pressroom.makeup.threading import Thread

# How many rivals are tried, and for how many lines of copy in all.
TRIES, LINES = 4, 12_000
ASTRAY, LOW, PARTED, CLASH = 4, 3, 2, 1


def choose_rival(
    copy: Copy, grids: Sequence[SheetGrid], plan: Plan, thread: Thread, others: Iterable[Sizes]
) -> tuple[Plan, Thread]:
    """Try other sizes while the page has faults; keep what fills the pages too and has fewer."""
    least = count_faults(plan, thread)
    for sizes in islice(others, min(TRIES, LINES // max(thread.target, 1))):
        if not least:
            break
        rival = plan_pages(copy, grids, sizes)
        if rival.narrowed or rival.homeless:
            continue
        threaded = thread_copy(copy, rival)
        faults = count_faults(rival, threaded)
        if 0 <= threaded.target - threaded.end <= 1 and faults < least:
            plan, thread, least = rival, threaded, faults
    return plan, thread


def count_faults(plan: Plan, thread: Thread) -> int:
    """Count the faults of a page, weighed."""
    pages = _pages_of_entries(plan, thread)
    entries = {size.picture.number: size.picture.entry for size in plan.sizes.pictures}
    faults = CLASH * len(find_clashes(plan, thread))
    for at, sheet in enumerate(plan.sheets):
        grid = sheet.bench.grid
        for one in sheet.standing:
            found = pages.get(entries[one.number])
            faults += ASTRAY * (found is not None and (at, grid.page_of(one.slot.column)) not in found)
        faults += LOW * _lead_is_low(sheet.standing, grid) + PARTED * (price_bands(sheet.standing, grid) > 0)
    return faults


def _pages_of_entries(plan: Plan, thread: Thread) -> dict[int, set[tuple[int, int]]]:
    """Tell on which sheets' pages every entry has text."""
    pages: dict[int, set[tuple[int, int]]] = {}
    for one in thread.placed:
        for number, _, _ in one.parts:
            if number < len(plan.segments):
                segment = plan.segments[number]
                page = plan.sheets[segment.sheet].bench.grid.page_of(segment.column)
                pages.setdefault(one.piece.entry, set()).add((segment.sheet, page))
    return pages


def _lead_is_low(standing: Sequence[Standing], grid: SheetGrid) -> bool:
    """Tell whether the largest of a sheet's pictures stands in the lower half; of near equals the higher counts."""
    if len(standing) < 2:
        return False
    most = max(one.slot.area for one in standing)
    highest = min((one for one in standing if one.slot.area > 0.8 * most), key=lambda one: one.slot.row)
    return highest.asked != "foot" and highest.slot.row + 1 > grid.rows / 2
