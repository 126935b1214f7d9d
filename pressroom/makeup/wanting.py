"""Which pictures belong on a sheet, and on which of its pages. In: sizes, where entries stand. Out: `Wanted`s.

An entry's pictures are spread along its text; a page is given those that leave it room for lines of their entry.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from pressroom.makeup.placement import Bench, Wanted
from pressroom.makeup.sizing import PictureSize

# An entry with fewer lines on a page, and less than half of its own, takes its picture to the next page, if it will
# have so many lines there at least.
LATE, LEAST = 15, 3


def wanted_here(
    waiting: Sequence[PictureSize], along: Mapping[int, tuple[int, int, int]], offset: int, bench: Bench, last: bool
) -> list[Wanted]:
    """Tell which pictures belong on a sheet, and on which of its pages: along their entries' text."""
    pages = len(bench.grid.page_numbers)
    free = [0] * pages
    for segment in bench.segments(()):
        free[bench.grid.page_of(segment.column)] += segment.length
    wanted: list[Wanted] = []
    for size in waiting:
        start, end, share = along[size.picture.number]
        page = _page_of(share, end, size.area, offset, free) if start >= 0 else 0
        if page is None and not last:
            continue
        page = pages - 1 if page is None else page
        begin = start if start < 0 else max(start - offset, 0)
        wanted.append(Wanted(size, begin, max(end - offset, 1), page=page if start >= 0 else None))
        free[page] -= size.area
    lead = max(wanted, key=lambda one: (one.size.area, -one.start), default=None)
    return [replace(one, lead=one is lead) for one in wanted]


def share_along(sizes: Sequence[PictureSize], starts: Sequence[tuple[int, int]]) -> dict[int, tuple[int, int, int]]:
    """Give every picture its entry's first line, the one after its last, and the line its own share of them begins."""
    counts = Counter(size.picture.entry for size in sizes)
    seen: Counter[int] = Counter()
    along = {}
    for size in sizes:
        entry = size.picture.entry
        start, end = starts[entry] if entry >= 0 else (-1, -1)
        along[size.picture.number] = start, end, start + (end - start) * seen[entry] // counts[entry]
        seen[entry] += 1
    return along


def _page_of(start: int, end: int, area: int, offset: int, free: Sequence[int]) -> int | None:
    """Give the first page of a sheet that holds a picture and enough of the lines from `start` on; or none.

    `free` are the pages' lines beside the pictures they hold already, `offset` the lines of the sheets before.
    """
    foot = offset
    for page, room in enumerate(free):
        foot += room
        here, later = foot - area - start, end - foot
        if here >= max(min(LATE, (end - start) / 2), LEAST) or here >= LEAST > later:
            return page
    return None
