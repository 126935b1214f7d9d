"""What the checks look at: the sheets, their grids, and the rows and columns things stand on."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from pressroom.findings import Area
from pressroom.makeup.grid import SheetGrid
from pressroom.model import Feature, Furniture, MadeUpSheet, PlacedLine, Rect
from pressroom.units import mm_from_pt

# Furniture that stands in the columns as text does.
IN_COLUMNS = frozenset({"crosshead", "table", "picture", "rule", "figures", "pull-quote", "qr", "reserve", "note"})


class View(Struct, frozen=True):
    """A made-up feature under the checks' eyes; `measure` gives the width of words in a role, in ems."""

    feature: Feature
    sheets: tuple[MadeUpSheet, ...]
    grids: tuple[SheetGrid, ...]
    size_pt: float
    pitch_pt: float
    measure: Callable[[str, str], float]
    overset: tuple[PlacedLine, ...] = ()

    def pairs(self) -> Iterator[tuple[MadeUpSheet, SheetGrid]]:
        """Give every sheet with its grid."""
        yield from zip(self.sheets, self.grids, strict=True)


def area_of(sheet: MadeUpSheet, rect: Rect) -> Area:
    """Give a rectangle of a sheet in mm."""
    sides = (rect.x_pt, rect.y_pt, rect.width_pt, rect.height_pt)
    return Area(sheet.number, *(round(mm_from_pt(side), 2) for side in sides))


def line_rect(placed: PlacedLine, grid: SheetGrid) -> Rect:
    """Give the rectangle of a line of type: its width, and its size from the base line up."""
    size = max((run.size_pt for run in placed.line.runs), default=grid.size_pt)
    return Rect(placed.x_pt, placed.baseline_pt - 0.88 * size, placed.line.width_pt, size)


def row_at(y_pt: float, grid: SheetGrid) -> int:
    """Give the row a base line or a y stands in."""
    return int((y_pt - grid.head_pt) / grid.pitch_pt + 1e-6)


def overlap(one: Rect, other: Rect) -> bool:
    """Tell whether two rectangles share more than an edge."""
    return (
        one.x_pt < other.x_pt + other.width_pt - 0.01
        and other.x_pt < one.x_pt + one.width_pt - 0.01
        and one.y_pt < other.y_pt + other.height_pt - 0.01
        and other.y_pt < one.y_pt + one.height_pt - 0.01
    )


def crossheads(sheet: MadeUpSheet) -> tuple[Furniture, ...]:
    """Give a sheet's cross-heads."""
    return tuple(piece for piece in sheet.furniture if piece.kind == "crosshead")
