"""Copyfit: the planned pages filled exactly. In: copy and page numbers. Out: `Fitted`, threaded, with the levers used.

Levers in order (DESIGN 7): looseness of paragraphs and space above headings inside the thread, rows of pictures and the
headline's size, then the pitch within the paper's limits.
"""

from collections.abc import Sequence
from math import ceil, floor, log

from msgspec import Struct
from msgspec.structs import replace

from pressroom.makeup.clashes import thread_copy
from pressroom.makeup.grid import SheetGrid, make_grids
from pressroom.makeup.head import Head
from pressroom.makeup.level import level_columns
from pressroom.makeup.pages import Copy, Plan, plan_pages
from pressroom.makeup.pieces import Piece, add_code, add_figures, rows_of_entries
from pressroom.makeup.polish import polish
from pressroom.makeup.rivals import choose_rival
from pressroom.makeup.sizing import Room, Sizes, choose_sizes, miss_of, other_sizes, wish_sizes
from pressroom.makeup.threading import Thread
from pressroom.paper import Paper

TRIES = 3


class Fitted(Struct, frozen=True):
    """Copy in its columns. `short` are the lines left empty at the end, `over` the lines overset.

    `bias` are the lines that the thread was known to need, or to save, besides the copy's own.
    """

    copy: Copy
    grids: tuple[SheetGrid, ...]
    plan: Plan
    thread: Thread
    short: int = 0
    bias: int = 0

    @property
    def over(self) -> int:
        """Count the lines too many: those that found no room, and with them those that pictures had to give up."""
        found = max(0, self.thread.end - self.thread.target)
        return found + sum(lines for _, lines in self.plan.shrunk) if found else 0

    @property
    def exact(self) -> bool:
        """Tell whether the pages are filled, at most the last column a line short."""
        return not self.short and 0 <= self.thread.target - self.thread.end <= 1


def fit_pages(copy: Copy, numbers: Sequence[int]) -> Fitted:
    """Fill these pages; where that cannot be, give the nearest: what is overset, or how many lines are short.

    The code to the web feature is left out, and key figures are printed, as the copy is long or short.
    """
    fitted = _fit_narrowed(_with(copy, add_code(copy.pieces, copy.feature)), numbers)
    if fitted.over:
        return _fit_narrowed(copy, numbers)
    if not fitted.short:
        return fitted
    pieces = add_figures(fitted.copy.pieces, copy.feature.entries, fitted.short)
    if len(pieces) == len(fitted.copy.pieces):
        return fitted
    again = _fit_narrowed(_with(copy, pieces), numbers)
    return again if again.short < fitted.short and not again.over else fitted


def _with(copy: Copy, pieces: tuple[Piece, ...]) -> Copy:
    """Give the copy with other pieces."""
    return replace(copy, pieces=pieces, entry_rows=tuple(rows_of_entries(pieces, len(copy.entry_rows))))


def _fit_narrowed(copy: Copy, numbers: Sequence[int]) -> Fitted:
    """Fill the pages; where pictures found room only at fewer columns than ordered, fill them anew with those."""
    fitted = _fit_copy(copy, numbers)
    narrow = {size.picture.number: span for size, span in fitted.plan.narrowed}
    if fitted.exact or not narrow:
        return fitted
    pictures = (replace(one, widest=narrow.get(one.number, one.widest)) for one in copy.pictures)
    again = _fit_copy(replace(copy, pictures=tuple(pictures)), numbers)
    worse = again.over if fitted.short else again.short
    return again if not worse and _miss(again) + again.short < _miss(fitted) + fitted.short else fitted


def _fit_copy(copy: Copy, numbers: Sequence[int]) -> Fitted:
    """Fill these pages with all that must stand on them."""
    best: Fitted | None = None
    counts = _row_counts(copy, numbers)
    for rows in counts:
        grids = make_grids(copy.feature.paper, numbers, rows)
        if rows not in (counts[0], counts[-1]) and _hopeless(copy, grids):
            continue
        fitted = _fit_grid(copy, grids)
        if fitted.exact:
            return _refine(fitted)
        if best is None or _miss(fitted) < _miss(best):
            best = fitted
    assert best is not None  # noqa: S101 - there is always one count of rows
    if best.thread.end < best.thread.target - 1:
        plan, thread = level_columns(copy, best.plan, best.thread)
        grids = tuple(sheet.bench.grid for sheet in plan.sheets)
        return Fitted(copy, grids, plan, thread, best.thread.target - best.thread.end)
    return best


def _refine(fitted: Fitted) -> Fitted:
    """Give pages that are filled their last touch: another try where there are faults, a row of a picture."""
    copy, grids = fitted.copy, fitted.grids
    others = other_sizes(fitted.plan.sizes, copy.pictures, _room(copy, grids, fitted.bias), grids[0])
    plan, thread = polish(copy, *choose_rival(copy, grids, fitted.plan, fitted.thread, others))
    return replace(fitted, plan=plan, thread=thread)


def fair_pages(copy: Copy) -> int:
    """Give the number of pages that suits the copy best, by reckoning alone; it may still turn out a page too few.

    It is the fewest that could hold the copy with every lever pulled, or one more where pictures then come out nearer
    to the size one would wish them.
    """
    least = least_pages(copy)
    return min((least, least + 1), key=lambda count: (_strain(copy, count), count))


def least_pages(copy: Copy, count: int = 1) -> int:
    """Give the fewest pages, from `count` on, that could hold the copy with every lever pulled."""
    paper = copy.feature.paper
    most = _limits_of_rows(paper)[1]
    while True:
        grids = make_grids(paper, range(1, count + 1), most)
        room = _room(copy, grids, 0)
        over = choose_sizes(_heads(copy, grids), copy.pictures, room, grids[0]).over
        if over <= room.tighter:
            return count
        count += max(1, over // (grids[0].columns * most))


def _strain(copy: Copy, count: int) -> float:
    """Tell how far a number of pages takes pictures and pitch from what one would wish; short pages count most."""
    grids = make_grids(copy.feature.paper, range(1, count + 1), copy.feature.paper.sheet.grid.lines)
    room = _room(copy, grids, 0)
    sizes = choose_sizes(_heads(copy, grids), copy.pictures, room, grids[0])
    missed = miss_of(sizes.over, room)
    strain = (1.0 if sizes.over > 0 else 4.0 + 20.0 * missed / room.free) if missed > 0 else 0.0
    area, wished = (sum(size.area for size in group) for group in (sizes.pictures, wish_sizes(copy.pictures, grids[0])))
    return strain + (abs(log(area / wished)) if wished else 0.0)


def _heads(copy: Copy, grids: Sequence[SheetGrid]) -> tuple[Head, ...]:
    """Give the headline blocks for the first sheet: it is one or two pages wide."""
    return copy.heads[len(grids[0].page_numbers)]


def _hopeless(copy: Copy, grids: Sequence[SheetGrid]) -> bool:
    """Tell whether copy is too far from a grid for looseness and space above headings."""
    room = _room(copy, grids, 0)
    return miss_of(choose_sizes(_heads(copy, grids), copy.pictures, room, grids[0]).over, room) > 0


def _miss(fitted: Fitted) -> int:
    """Tell by how many lines the copy misses the pages."""
    return fitted.over or abs(fitted.thread.target - fitted.thread.end)


def _row_counts(copy: Copy, numbers: Sequence[int]) -> list[int]:
    """Give the rows a page may have within the pitch's limits: its own, then on in the direction that helps."""
    own = copy.feature.paper.sheet.grid.lines
    least, most = _limits_of_rows(copy.feature.paper)
    over = _roughly_over(copy, make_grids(copy.feature.paper, numbers, own))
    return [own, *(range(own + 1, most + 1) if over > 0 else range(own - 1, least - 1, -1))]


def _limits_of_rows(paper: Paper) -> tuple[int, int]:
    """Give the least and the most rows of a page that the pitch's limits allow."""
    lines, pitch_pt = paper.sheet.grid.lines, paper.type.pitch_pt
    low, high = paper.type.limits.pitch_pt
    return min(lines, ceil(lines * pitch_pt / high - 1e-6)), max(lines, floor(lines * pitch_pt / low + 1e-6))


def _roughly_over(copy: Copy, grids: Sequence[SheetGrid]) -> int:
    """Tell what would be too much on a grid after pictures and head have done what they can."""
    return choose_sizes(_heads(copy, grids), copy.pictures, _room(copy, grids, 0), grids[0]).over


def _room(copy: Copy, grids: Sequence[SheetGrid], bias: int) -> Room:
    """Count what there is to fill; `bias` are lines the thread is known to need or to save besides."""
    free = sum(grid.all_columns * grid.rows for grid in grids)
    free -= copy.note.span * copy.note.rows if copy.note else 0
    free -= sum(one.columns * one.lines for one in copy.feature.reserve)
    flexible = [piece for piece in copy.pieces if len(piece.rows) > 1]
    tighter = sum(piece.rows[0] - min(piece.rows.values()) for piece in flexible)
    looser = sum(max(piece.rows.values()) - piece.rows[0] for piece in flexible)
    headings = sum(piece.crosshead is not None for piece in copy.pieces)
    return Room(free, sum(copy.entry_rows) + bias, tighter, looser, headings)


def _fit_grid(copy: Copy, grids: tuple[SheetGrid, ...]) -> Fitted:
    """Fill a grid: size, place and thread, and size anew with what the thread has learnt."""
    best: Fitted | None = None
    bias = 0
    known: list[Sizes] = []
    for _ in range(TRIES):
        sizes = choose_sizes(_heads(copy, grids), copy.pictures, _room(copy, grids, bias), grids[0])
        if sizes in known:
            break
        known.append(sizes)
        plan = plan_pages(copy, grids, sizes)
        fitted = Fitted(copy, grids, plan, thread_copy(copy, plan), bias=bias)
        if best is None or (_miss(fitted), fitted.thread.cost) < (_miss(best), best.thread.cost):
            best = fitted
        if fitted.exact or _hopeless(copy, grids):
            break
        bias += fitted.thread.end - fitted.thread.target
    assert best is not None  # noqa: S101 - at least one try
    return best
