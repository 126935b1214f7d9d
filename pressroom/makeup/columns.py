"""Columns with things standing in them. In: a grid and occupied slots. Out: the free segments, in reading order."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from pressroom.makeup.grid import SheetGrid


class Slot(Struct, frozen=True):
    """A rectangle of columns and rows of a sheet, from 0."""

    column: int
    row: int
    columns: int
    rows: int

    @property
    def right(self) -> int:
        """Give the first column that is free again."""
        return self.column + self.columns

    @property
    def foot(self) -> int:
        """Give the first row that is free again."""
        return self.row + self.rows

    @property
    def area(self) -> int:
        """Give its column-lines: a column of one line counts one."""
        return self.columns * self.rows

    def cells(self) -> Iterator[tuple[int, int]]:
        """Give its columns and rows, cell by cell."""
        for column in range(self.column, self.right):
            yield from ((column, row) for row in range(self.row, self.foot))

    def meets(self, other: "Slot") -> bool:
        """Tell whether two slots share a cell."""
        return (
            self.column < other.right and other.column < self.right and self.row < other.foot and other.row < self.foot
        )


class Segment(Struct, frozen=True):
    """A free piece of a column: `sheet` from 0, its first row and its length in rows."""

    sheet: int
    column: int
    row: int
    length: int


def free_segments(sheet: int, grid: SheetGrid, slots: Iterable[Slot], shortest: int = 1) -> list[Segment]:
    """Give the free pieces of a sheet's columns, left to right, top to bottom."""
    taken: list[list[tuple[int, int]]] = [[] for _ in range(grid.all_columns)]
    for slot in slots:
        for column in range(slot.column, slot.right):
            taken[column].append((slot.row, slot.foot))
    segments = []
    for column, parts in enumerate(taken):
        at = 0
        for start, end in sorted(parts):
            if start - at >= shortest:
                segments.append(Segment(sheet, column, at, start - at))
            at = max(at, end)
        if grid.rows - at >= shortest:
            segments.append(Segment(sheet, column, at, grid.rows - at))
    return segments


class Strip(Struct, frozen=True):
    """A run of one entry's lines in one column: rows `top` to `foot` (the first free again)."""

    column: int
    top: int
    foot: int


class Flow:
    """Free segments laid end to end: leads from a line of the flow to its column and row."""

    __slots__ = ("segments", "starts", "total")

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = segments
        self.starts = []
        total = 0
        for segment in segments:
            self.starts.append(total)
            total += segment.length
        self.total = total

    def strips(self, start: int, end: int) -> list[Strip]:
        """Give where the lines from `start` to before `end` stand."""
        strips: list[Strip] = []
        start, end = max(start, 0), min(end, self.total)
        at = bisect_right(self.starts, start) - 1
        while start < end:
            segment, begin = self.segments[at], self.starts[at]
            stop = min(end, begin + segment.length)
            top = segment.row + start - begin
            strips.append(Strip(segment.column, top, top + stop - start))
            start, at = stop, at + 1
        return strips
