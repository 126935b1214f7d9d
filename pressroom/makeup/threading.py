"""The thread of copy through the columns. In: pieces and free segments. Out: where every piece stands, at least cost.

One optimum over the whole flow, as lines are broken over a whole paragraph: for every piece it keeps the cheapest way
to each line it could end on, and so finds the looseness and the space above headings that fill the pages exactly, with
no heading at a foot (A-26), no lone line at a head or foot (A-18) and no hole.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from msgspec import Struct

from pressroom.makeup.columns import Segment
from pressroom.makeup.pieces import Piece

# What the thread pays, in the order of the levers: looseness, space above headings, then faults.
LOOSE, SPACE, HOLE, ORPHAN, WIDOW = 1.0, 4.0, 14.0, 9.0, 30.0
LONG_HOLE = 80.0
UNEVEN, MISSING = 6.0, 60.0
# What a line away from an even filling costs, so that the levers work all over the copy.
UNEVENLY = 0.04
# Text lines that must follow a heading in its column, and lines the copy may stray from an even filling.
AFTER_HEADING = 2
# A heading lower than this many lines above a foot pays for every line it lacks.
FAIR_AFTER, LOW = 5, 6.0
# Fewer than four lines over a heading at the head of a column are crumbs.
CRUMB = 3.0
STRAY = 14

Parts = tuple[tuple[int, int, int], ...]
"""(segment, line in the segment, number of lines) of each part of a piece."""


class Threaded(Struct, frozen=True):
    """Where a piece stands: its parts, the looseness it was given, the rows of space put above it."""

    piece: Piece
    parts: Parts
    looseness: int
    space: int


class Thread(Struct, frozen=True):
    """The whole flow threaded; `end` is the line after the last, `target` the line it should have ended on.

    `cost` is without what places of headings were priced at.
    """

    placed: tuple[Threaded, ...]
    end: int
    target: int
    cost: float


Step = tuple[float, int, int, int]
"""A way to a line: what it cost, the line it came from, the looseness and the space chosen."""


class Threader:
    """Threads pieces through segments; beyond the last segment lies an endless one that takes what is overset."""

    def __init__(self, segments: Sequence[Segment], pieces: Sequence[Piece], most_space: int = 2) -> None:
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
        self.pieces = pieces
        self.most_space = most_space
        self.prices: dict[tuple[int, int], float] = {}
        self._cuts: dict[tuple[int, int], tuple[int, float, Parts]] = {}
        self._ways: list[dict[int, Step]] = [{0: (0.0, 0, 0, 0)}]
        self._expected = self._expect()

    def _expect(self) -> list[float]:
        """Tell on which line each piece would end if the copy filled its columns evenly."""
        runs = list(accumulate(piece.nominal for piece in self.pieces))
        nominal = runs[-1] if runs else 0
        self._lengthen(2 * nominal + 100)
        drift = self.total / nominal if nominal and abs(self.total - nominal) < 0.12 * nominal else 1.0
        return [run * drift for run in runs]

    def raise_price(self, segment: int, line: int, price: float) -> None:
        """Make a place dearer (or cheaper, below 0) for a heading; what lies well before it is not threaded again."""
        self.prices[segment, line] = self.prices.get((segment, line), 0.0) + price
        safe = bisect_left(self._expected, self.starts[min(segment, self.last)] - 3 * STRAY)
        del self._ways[max(safe, 1) :]

    def thread(self) -> Thread:
        """Thread the pieces, aiming at the end of the last segment."""
        for number in range(len(self._ways) - 1, len(self.pieces)):
            piece, expected = self.pieces[number], self._expected[number]
            reached: dict[int, Step] = {}
            advance = self._advance_solid if piece.solid else self._advance_text
            advance(piece, self._ways[-1], reached, expected)
            self._ways.append(_prune(reached, expected))
        return self._trace(self._ways)

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
                    reached[end] = (price, origin, looseness, 0)

    def _advance_solid(self, piece: Piece, way: dict[int, Step], reached: dict[int, Step], expected: float) -> None:
        """Try every space above a heading, or the one place of another solid piece."""
        for origin, step in way.items():
            at_head = self.starts[self.segment[origin]] == origin
            for space in range(1 if at_head or not piece.crosshead else self.most_space + 1):
                start = origin if at_head else min(origin + piece.before + space, self.ends[origin])
                _, start, price = self._place_solid(piece, start)
                price += step[0] + SPACE * space + 0.5 * space * (space - 1)
                end = self._leave(start + piece.rows[0], piece.after)
                price += UNEVENLY * abs(end - expected)
                known = reached.get(end)
                if known is None or price < known[0]:
                    reached[end] = (price, origin, 0, space)

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
            price += _hole(self.starts[number + 1] - start)
            number += 1
            start = self.starts[number]
        offset = start - self.starts[number]
        if piece.keep and number < self.last:
            price += LOW * max(0, FAIR_AFTER - (self.starts[number + 1] - start - rows))
            price += CRUMB * (4 - offset) if 0 < offset < 4 else 0.0
        if piece.crosshead:
            price += self.prices.get((number, offset), 0.0)
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
            price = _hole(room - taken) + _lonely(taken, rows - taken)
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
        end = min(ways[-1], key=lambda line: (ways[-1][line][0] + _missed(target - line), line))
        cost = ways[-1][end][0] + _missed(target - end)
        placed = []
        at = end
        for piece, way in zip(reversed(self.pieces), reversed(ways[1:]), strict=True):
            _, origin, looseness, space = way[at]
            placed.append(Threaded(piece, self._parts(piece, origin, looseness, space), looseness, space))
            at = origin
        headings = (one.parts[0][:2] for one in placed if one.piece.crosshead)
        paid = sum(self.prices.get(place, 0.0) for place in headings)
        return Thread(tuple(reversed(placed)), end, target, cost - paid)

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


def _missed(lines: int) -> float:
    """Price an end that is not the target: one line short is level enough (A-23), the rest is dear."""
    if lines == 0:
        return 0.0
    return UNEVEN if lines == 1 else MISSING * abs(lines)


def _hole(rows: int) -> float:
    """Price empty rows at a segment's foot."""
    return HOLE * min(rows, 3) + LONG_HOLE * max(0, rows - 3)


def _lonely(above: int, below: int) -> float:
    """Price a cut that leaves a line alone: the last at a head is worse than the first at a foot (A-18)."""
    if not above:
        return 0.0
    price = ORPHAN if above == 1 else 0.0
    if below == 1:
        price += WIDOW if above + below >= 3 else ORPHAN
    return price
