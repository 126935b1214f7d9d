"""Pictures find their places on a sheet. In: sizes, where entries stand in the flow. Out: a slot for every picture.

A beam search in running order over places that a make-up editor would think of (heads and feet of columns, beside and
under the entry's own heading, in line with other pictures), each priced by threading the text abstractly. No chance
in it: the same copy finds the same places.
"""

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from pressroom.makeup.columns import Flow, Segment, Slot, free_segments
from pressroom.makeup.grid import SheetGrid
from pressroom.makeup.sizing import PictureSize
from pressroom.makeup.taste import ASTRAY, LEAST_PIECE, Standing, price_neighbours, price_page, price_spot, price_text

BEAM = 4
REFINED = 2
# Spots of a picture that are priced in full, and an entry's columns that are looked at.
SPOTS = 8
COLUMNS = 5


class Wanted(Struct, frozen=True):
    """A picture that wants a place: its size, its entry's lines in this sheet's flow (-1: no entry), its page."""

    size: PictureSize
    start: int
    end: int
    page: int | None = None
    lead: bool = False


class Bench(Struct, frozen=True):
    """A sheet being made up: its grid, what already stands, and the first row under the head."""

    sheet: int
    grid: SheetGrid
    fixed: tuple[Slot, ...]
    top: int

    def segments(self, standing: Sequence[Standing]) -> list[Segment]:
        """Give the free segments beside what stands."""
        return free_segments(self.sheet, self.grid, (*self.fixed, *(one.slot for one in standing)))


class _Trial(Struct, frozen=True):
    """Pictures placed so far and their price."""

    price: float
    standing: tuple[Standing, ...]
    neighbours: float = 0.0


def place_pictures(bench: Bench, wanted: Sequence[Wanted]) -> tuple[Standing, ...]:
    """Place the pictures of a sheet; one that finds no room is left out."""
    trials = [_Trial(0.0, ())]
    for one in sorted(wanted, key=_turn):
        grown = [trial for old in trials for trial in _grow(bench, old, one)]
        if grown:
            grown.sort(key=lambda trial: (trial.price, _key(trial.standing)))
            trials = grown[:BEAM]
    best = trials[0]
    for _ in range(REFINED):
        better = _refine(bench, best, wanted)
        if better.price >= best.price:
            break
        best = better
    return tuple(sorted(best.standing, key=lambda one: one.number))


def squeeze_in(bench: Bench, standing: tuple[Standing, ...], one: Wanted) -> Standing | None:
    """Find a spot for one more picture beside those that stand, or none."""
    grown = _grow(bench, _Trial(0.0, standing), one)
    if not grown:
        return None
    best = min(grown, key=lambda trial: (trial.price, _key(trial.standing)))
    return best.standing[-1]


def _turn(one: Wanted) -> tuple[int, int, int]:
    """Order the pictures: in running order, those of no entry last."""
    return (1 if one.start < 0 else 0, one.start, one.size.picture.number)


def _key(standing: Sequence[Standing]) -> tuple[tuple[int, int], ...]:
    """Give what decides between equal prices."""
    return tuple((one.slot.column, one.slot.row) for one in standing)


def _grow(bench: Bench, trial: _Trial, one: Wanted) -> list[_Trial]:
    """Add a picture to a trial at the spots that promise most."""
    flow = Flow(bench.segments(trial.standing))
    spots = []
    for slot in _places(bench, trial.standing, flow, one):
        stand = _stand(one, slot)
        beside = price_neighbours(stand, trial.standing, bench.grid)
        rough = beside + price_spot(stand, flow, trial.standing, bench.grid, bench.top)
        spots.append((rough, slot.column, slot.row, beside, stand))
    spots.sort(key=lambda spot: spot[:3])
    return [_add(bench, trial, stand, beside) for _, _, _, beside, stand in spots[:SPOTS]]


def _add(bench: Bench, trial: _Trial, stand: Standing, beside: float) -> _Trial:
    """Add a picture at a spot and price the sheet in full."""
    standing = (*trial.standing, stand)
    neighbours = trial.neighbours + beside
    price = price_page(standing, bench.segments(standing), bench.grid, bench.top)
    return _Trial(price + neighbours, standing, neighbours)


def _refine(bench: Bench, trial: _Trial, wanted: Sequence[Wanted]) -> _Trial:
    """Take up each picture once and put it where it is best now."""
    best = trial
    for one in wanted:
        number = one.size.picture.number
        own = next((other for other in best.standing if other.number == number), None)
        if own is None:
            continue
        rest = tuple(other for other in best.standing if other is not own)
        neighbours = best.neighbours - price_neighbours(own, rest, bench.grid)
        flow = Flow(bench.segments(best.standing))
        astray = price_text(own, flow, bench.grid) >= ASTRAY
        for other in _grow(bench, _Trial(0.0, rest, neighbours), replace(one, page=None) if astray else one):
            if other.price < best.price - 1e-6:
                best = other
    return best


def _stand(one: Wanted, slot: Slot) -> Standing:
    """Stand a picture in a slot."""
    picture = one.size.picture
    return Standing(picture.number, slot, one.start, one.end, picture.weight, one.lead, picture.photo.position)


def _places(bench: Bench, standing: Sequence[Standing], flow: Flow, one: Wanted) -> list[Slot]:
    """Give the slots worth trying: near the entry's text if there is room, else anywhere."""
    size, grid = one.size, bench.grid
    anywhere = range(grid.all_columns)
    if one.start < 0:
        return _slots(bench, standing, flow, size, anywhere, ())
    strips = flow.strips(one.start, max(one.end, one.start + 1))
    if one.page is not None:
        anywhere = range(one.page * grid.columns, (one.page + 1) * grid.columns)
        strips = [strip for strip in strips if strip.column in anywhere] or strips
    strips = strips[:COLUMNS]
    starts = tuple(row for strip in strips for row in (strip.top, strip.top + 2, strip.foot))
    near = {column for strip in strips for column in range(strip.column - size.span, strip.column + 2)}
    near &= set(anywhere)
    for columns in (sorted(near), anywhere, range(grid.all_columns)):
        found = _slots(bench, standing, flow, size, columns, starts)
        if found:
            return found
    return []


def _slots(
    bench: Bench,
    standing: Sequence[Standing],
    flow: Flow,
    size: PictureSize,
    columns: Iterable[int],
    starts: Sequence[int],
) -> list[Slot]:
    """Give the free slots in columns, at rows an editor would choose, that leave no scrap of a column."""
    grid = bench.grid
    free: list[list[tuple[int, int]]] = [[] for _ in range(grid.all_columns)]
    for segment in flow.segments:
        free[segment.column].append((segment.row, segment.row + segment.length))
    rows = {bench.top, grid.rows - size.rows, *starts, *range(bench.top + 8, grid.rows, 8)}
    slots = []
    for column in columns:
        last = column + size.span - 1
        if column < 0 or last >= grid.all_columns or grid.page_of(column) != grid.page_of(last):
            continue
        edges = {
            row for other in (*bench.fixed, *(one.slot for one in standing)) for row in _edges(other, column, size)
        }
        heads = {start for at in range(column, last + 1) for start, _ in free[at]}
        slots += [
            Slot(column, row, size.span, size.rows)
            for row in sorted(rows | heads | edges)
            if all(_leaves_fair(free[at], row, row + size.rows) for at in range(column, last + 1))
        ]
    return slots


def _edges(other: Slot, column: int, size: PictureSize) -> tuple[int, ...]:
    """Give the rows that bring a picture in line with a near one, or against it."""
    if other.right + 2 < column or column + size.span + 2 < other.column:
        return ()
    return (other.row, other.foot - size.rows, other.foot, other.row - size.rows)


def _leaves_fair(free: Sequence[tuple[int, int]], row: int, foot: int) -> bool:
    """Tell whether rows are free in a column and what is left above and below is nothing or enough."""
    for start, end in free:
        if start <= row and foot <= end:
            above, below = row - start, end - foot
            return (above == 0 or above >= LEAST_PIECE) and (below == 0 or below >= LEAST_PIECE)
    return False
