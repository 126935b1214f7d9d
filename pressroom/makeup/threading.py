"""The thread of copy through the columns. In: pieces and free segments. Out: where every piece stands, at least cost.

One optimum over the whole flow, as lines are broken over a whole paragraph: for every piece it keeps the cheapest way
to each line it could end on, and so finds the looseness and the space above headings that fill the pages exactly, with
no heading at a foot (A-26), no lone line at a head or foot (A-18) and no hole.
"""

from collections.abc import Sequence
from itertools import accumulate

from msgspec import Struct

from pressroom.makeup.columns import Segment
from pressroom.makeup.pieces import Piece
from pressroom.makeup.tolls import CLASH, LOOSE, SPACE, UNEVENLY, heading_toll, hole_toll, lonely_toll, missed_toll

# How many rows of space a heading may be given, and how far the copy may stray from an even filling.
MOST_SPACE, STRAY = 2, 14
# Text lines that must follow a heading in its column.
AFTER_HEADING = 2

Parts = tuple[tuple[int, int, int], ...]
"""(segment, line in the segment, number of lines) of each part of a piece."""


class Threaded(Struct, frozen=True):
    """Where a piece stands: its parts, the looseness it was given, the rows of space put above it."""

    piece: Piece
    parts: Parts
    looseness: int
    space: int


class Thread(Struct, frozen=True):
    """The whole flow threaded; `end` is the line after the last, `target` the line it should have ended on."""

    placed: tuple[Threaded, ...]
    end: int
    target: int
    cost: float


Headings = tuple[int, int, int, "Headings"] | None
"""The headings on a way, the last first: its column over all sheets, its row, its height, and those before it."""

Step = tuple[float, int, int, int, Headings]
"""A way to a line: what it cost, the line it came from, the looseness and the space chosen, its headings."""


class Threader:
    """Threads pieces through segments; beyond the last segment lies an endless one that takes what is overset.

    `columns` are those of a page: headings of two pages do not stand side by side.
    """

    def __init__(self, segments: Sequence[Segment], pieces: Sequence[Piece], columns: int) -> None:
        self.starts: list[int] = []
        self.segment: list[int] = []
        self.ends: list[int] = []
        for number, segment in enumerate(segments):
            start = len(self.segment)
            self.starts.append(start)
            self.segment.extend([number] * segment.length)
            self.ends.extend([start + segment.length] * segment.length)
        self.total = len(self.segment)
        self.starts.append(self.total)
        self.last = len(segments)
        self.segments = segments
        self.pieces = pieces
        self.columns = columns
        self._cuts: dict[tuple[int, int], tuple[int, float, Parts]] = {}

    def _expect(self) -> list[float]:
        """Tell on which line each piece would end if the copy filled its columns evenly."""
        runs = list(accumulate(piece.nominal for piece in self.pieces))
        nominal = runs[-1] if runs else 0
        self._lengthen(2 * nominal + 100)
        drift = self.total / nominal if nominal and abs(self.total - nominal) < 0.12 * nominal else 1.0
        return [run * drift for run in runs]

    def thread(self) -> Thread:
        """Thread the pieces, aiming at the end of the last segment."""
        ways: list[dict[int, Step]] = [{0: (0.0, 0, 0, 0, None)}]
        for piece, expected in zip(self.pieces, self._expect(), strict=True):
            reached: dict[int, Step] = {}
            advance = self._advance_solid if piece.solid else self._advance_text
            advance(piece, ways[-1], reached, expected)
            ways.append(_prune(reached, expected))
        return self._trace(ways)

    def _lengthen(self, lines: int) -> None:
        """Make the endless segment long enough for all that could be overset."""
        more = self.total + lines - len(self.segment)
        self.segment.extend([self.last] * more)
        self.ends.extend([10**9] * more)

    def _advance_text(self, piece: Piece, way: dict[int, Step], reached: dict[int, Step], expected: float) -> None:
        """Try every looseness of lines from every line on, and keep the cheapest way to each end."""
        ends, heads, before = self.ends, self.starts, piece.before
        options = [(looseness, rows, LOOSE if looseness else 0.0) for looseness, rows in piece.rows.items()]
        for origin, step in way.items():
            start = origin
            if before and heads[self.segment[origin]] != origin:
                start = min(origin + before, ends[origin])
            room = ends[start] - start
            for looseness, rows, price in options:
                end = start + rows
                if rows > room:
                    end, more, _ = self._cut_text(start, rows)
                    price += more
                if piece.after:
                    end = self._leave(end, piece.after)
                price += step[0] + UNEVENLY * abs(end - expected)
                known = reached.get(end)
                if known is None or price < known[0]:
                    reached[end] = (price, origin, looseness, 0, step[4])

    def _advance_solid(self, piece: Piece, way: dict[int, Step], reached: dict[int, Step], expected: float) -> None:
        """Try every space above a heading, or the one place of another solid piece."""
        for origin, step in way.items():
            at_head = self.starts[self.segment[origin]] == origin
            for space in range(1 if at_head or not piece.crosshead else MOST_SPACE + 1):
                start = origin if at_head else min(origin + piece.before + space, self.ends[origin])
                number, start, price = self._place_solid(piece, start)
                price += step[0] + SPACE * space + 0.5 * space * (space - 1)
                headings = step[4]
                if piece.crosshead and number < self.last:
                    headings = self._stand(piece, number, start, headings)
                    price += CLASH * self._clashes(headings)
                end = self._leave(start + piece.rows[0], piece.after)
                price += UNEVENLY * abs(end - expected)
                known = reached.get(end)
                if known is None or price < known[0]:
                    reached[end] = (price, origin, 0, space, headings)

    def _stand(self, piece: Piece, number: int, start: int, before: Headings) -> Headings:
        """Add a heading to those of a way; sheets and pages are counted on as columns, with one between two pages."""
        segment = self.segments[number]
        page, column = divmod(segment.column, self.columns)
        at = ((segment.sheet * 2 + page) * (self.columns + 1)) + column
        return at, segment.row + start - self.starts[number], piece.rows[0], before

    def _clashes(self, headings: Headings) -> int:
        """Count the headings beside a way's last one, in the column to the left (B-16)."""
        if headings is None:
            return 0
        column, row, height, before = headings
        count = 0
        while before is not None and before[0] >= column - 1:
            count += before[0] < column and -height < before[1] - row < before[2]
            before = before[3]
        return count

    def _leave(self, end: int, rows: int) -> int:
        """Leave space after a piece, but not over the foot of a segment or at its head."""
        if not rows or self.starts[self.segment[end]] == end:
            return end
        return min(end + rows, self.ends[end])

    def _place_solid(self, piece: Piece, start: int) -> tuple[int, int, float]:
        """Place what cannot be cut: its segment, its line and the price; a heading needs lines of text below it."""
        rows = piece.rows[0]
        need = rows + (AFTER_HEADING if piece.keep else 0)
        price = 0.0
        number = self.segment[start]
        while number < self.last and self.starts[number + 1] - start < need:
            price += hole_toll(self.starts[number + 1] - start)
            number += 1
            start = self.starts[number]
        offset = start - self.starts[number]
        if piece.keep and number < self.last:
            price += heading_toll(offset, self.starts[number + 1] - start - rows)
        return number, start, price

    def _cut_text(self, start: int, rows: int) -> tuple[int, float, Parts]:
        """Find the cheapest cut of lines: fill the segment, or leave its last line or all of it empty."""
        known = self._cuts.get((start, rows))
        if known is not None:
            return known
        number = self.segment[start]
        room = self.ends[start] - start
        here = start - self.starts[number]
        if rows <= room:
            return start + rows, 0.0, ((number, here, rows),)
        best: tuple[int, float, Parts] | None = None
        for taken in sorted({room, max(room - 1, 0), 0}, reverse=True):
            price = hole_toll(room - taken) + lonely_toll(taken, rows - taken)
            end, more, parts = self._cut_text(self.starts[number + 1], rows - taken)
            mine: Parts = ((number, here, taken),) if taken else ()
            if best is None or price + more < best[1]:
                best = (end, price + more, mine + parts)
        assert best is not None  # noqa: S101 - a segment always offers a cut
        self._cuts[start, rows] = best
        return best

    def _trace(self, ways: list[dict[int, Step]]) -> Thread:
        """Choose the best end and walk back from it."""
        target = self.total
        end = min(ways[-1], key=lambda line: (ways[-1][line][0] + missed_toll(target - line), line))
        cost = ways[-1][end][0] + missed_toll(target - end)
        placed = []
        at = end
        for piece, way in zip(reversed(self.pieces), reversed(ways[1:]), strict=True):
            _, origin, looseness, space, _ = way[at]
            placed.append(Threaded(piece, self._parts(piece, origin, looseness, space), looseness, space))
            at = origin
        return Thread(tuple(reversed(placed)), end, target, cost)

    def _parts(self, piece: Piece, origin: int, looseness: int, space: int) -> Parts:
        """Give the parts of a piece that was set from a line on."""
        at_head = self.starts[self.segment[origin]] == origin
        start = origin if at_head else min(origin + piece.before + space, self.ends[origin])
        if not piece.solid:
            return self._cut_text(start, piece.rows[looseness])[2]
        number, start, _ = self._place_solid(piece, start)
        return ((number, start - self.starts[number], piece.rows[0]),)


def _prune(reached: dict[int, Step], expected: float) -> dict[int, Step]:
    """Keep the ways near an even filling; if there are none, the nearest."""
    low, high = expected - STRAY, expected + STRAY
    near = {end: way for end, way in reached.items() if low <= end <= high}
    if near:
        return near
    nearest = sorted(reached, key=lambda end: (abs(end - expected), end))[:6]
    return {end: reached[end] for end in nearest}
