"""What would make room where no cut alone does. In: copy fitted to too few pages. Out: `Remedy`, tried, not reckoned.

Pages full of pictures and headings are not mended by cutting copy: the feature needs more pages, or fewer pictures.
"""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from pressroom.makeup.copyfit import Fitted, fit_pages, least_pages
from pressroom.makeup.pages import Copy
from pressroom.makeup.pictures import Picture

# Copy so much too long that more than this part of it would have to go needs other help than cutting: where there are
# pictures, and where there are none.
MOSTLY, NEARLY_ALL = 0.4, 0.9
# How often pages or pictures are tried.
TRIES = 5


class Remedy(Struct, frozen=True):
    """So many pages in all would hold everything; without these pictures the planned ones would. 0 and () are none."""

    pages: int = 0
    left_out: tuple[Picture, ...] = ()


def find_remedy(copy: Copy, fitted: Fitted) -> Remedy | None:
    """Find what makes room, if cutting copy is not the way: too much of it would have to go, or pictures lack room."""
    if not fitted.over:
        return None
    characters = sum(len(entry.text) for entry in copy.feature.entries)
    most = (MOSTLY if copy.pictures else NEARLY_ALL) * characters
    if fitted.over * fitted.grids[0].characters <= most and not fitted.plan.homeless:
        return None
    numbers = [number for grid in fitted.grids for number in grid.page_numbers]
    return Remedy(_pages_needed(copy, numbers), _left_out(copy, fitted, numbers))


def _pages_needed(copy: Copy, numbers: Sequence[int]) -> int:
    """Give the fewest pages that hold everything, or 0 if they were not found."""
    first = least_pages(copy, len(numbers) + 1)
    for count in range(first, first + TRIES):
        if _fits(copy, [*numbers, *range(numbers[-1] + 1, numbers[-1] + 1 + count - len(numbers))]):
            return count
    return 0


def _left_out(copy: Copy, fitted: Fitted, numbers: Sequence[int]) -> tuple[Picture, ...]:
    """Give pictures without which the pages hold the rest: as few as may be, the lead last; none if that is no way."""
    lacking = {size.picture.number: lines for size, lines in fitted.plan.shrunk}
    areas = {
        size.picture.number: size.area + lacking.get(size.picture.number, 0) for size in fitted.plan.sizes.pictures
    }
    lead = max(copy.pictures, key=lambda one: (one.weight, -one.number), default=None)
    order = sorted(copy.pictures, key=lambda one: (one is lead, -areas[one.number], one.number))
    need, out = fitted.over, 0
    for _ in range(TRIES):
        while need > 0 and out < len(order):
            need -= areas[order[out].number]
            out += 1
        gone = {one.number for one in order[:out]}
        rest = replace(copy, pictures=tuple(one for one in copy.pictures if one.number not in gone))
        again = fit_pages(rest, numbers)
        if not again.over and not again.plan.homeless:
            return tuple(sorted(order[:out], key=lambda one: one.number))
        if out == len(order):
            break
        need = max(again.over, 1)
    return ()


def _fits(copy: Copy, numbers: Sequence[int]) -> bool:
    """Tell whether pages hold all copy and pictures."""
    fitted = fit_pages(copy, numbers)
    return not fitted.over and not fitted.plan.homeless
