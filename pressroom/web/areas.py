"""Hot areas made few and tidy. In: the rectangles of each entry on a sheet, in mm. Out: fewer ones that cover the same.

A short last line stands as a narrow rectangle under its column; it is joined to the column where the rectangle round
both touches nobody else's.
"""

import itertools
from collections.abc import Mapping, Sequence

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in mm."""

NEAR_MM = 6.0
EDGE_MM = 1.0


def box_of(polygon: Sequence[Sequence[float]]) -> Box:
    """Give the box round a polygon's corners."""
    xs, ys = [point[0] for point in polygon], [point[1] for point in polygon]
    return min(xs), min(ys), max(xs), max(ys)


def tidy_areas(areas: Mapping[str, Sequence[Box]]) -> dict[str, tuple[Box, ...]]:
    """Join each entry's boxes where one stands within the other's width and nobody else's is touched."""
    tidy: dict[str, tuple[Box, ...]] = {}
    for slug, boxes in areas.items():
        others = [box for other, theirs in areas.items() if other != slug for box in theirs]
        tidy[slug] = _join(list(boxes), others)
    return tidy


def _join(boxes: list[Box], others: Sequence[Box]) -> tuple[Box, ...]:
    """Join boxes two by two until nothing more can be joined."""
    joined = True
    while joined:
        joined = False
        for one, other in itertools.combinations(boxes, 2):
            both = _around(one, other)
            if _in_one_column(one, other) and not any(_overlap(both, box) for box in others):
                boxes = [both, *(box for box in boxes if box not in (one, other))]
                joined = True
                break
    return tuple(sorted(set(boxes)))


def _in_one_column(one: Box, other: Box) -> bool:
    """Tell whether one box stands within the other's width, with little between them in height."""
    wide, narrow = sorted((one, other), key=lambda box: box[0] - box[2])
    within = narrow[0] >= wide[0] - EDGE_MM and narrow[2] <= wide[2] + EDGE_MM
    return within and max(one[1], other[1]) - min(one[3], other[3]) <= NEAR_MM


def _around(one: Box, other: Box) -> Box:
    """Give the box round two."""
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _overlap(one: Box, other: Box) -> bool:
    """Tell whether two boxes share more than an edge."""
    shared = (min(one[2], other[2]) - max(one[0], other[0]), min(one[3], other[3]) - max(one[1], other[1]))
    return min(shared) > 0.05
