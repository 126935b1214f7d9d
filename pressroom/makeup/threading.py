"""The thread of copy through the columns. In: pieces and free segments. Out: where every piece stands, at least cost.

One optimum over the whole flow, as lines are broken over a whole paragraph: for every piece it keeps the cheapest way
to each line it could end on, and so finds the looseness and the space above headings that fill the pages exactly, with
no heading at a foot (A-26), no lone line at a head or foot (A-18) and no hole.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pressroom.makeup.columns import Segment
from pressroom.makeup.pieces import Piece

# What the thread pays, in the order of the levers: looseness, space above headings, then faults.
LOOSE, SPACE, HOLE, ORPHAN, WIDOW, CLASH = 1.0, 4.0, 14.0, 9.0, 30.0, 12.0
LONG_HOLE = 45.0
UNEVEN, MISSING = 6.0, 60.0
# What a line away from an even filling costs, so that the levers work all over the copy.
UNEVENLY = 0.04
# Text lines that must follow a heading in its column, and lines the copy may stray from an even filling.
AFTER_HEADING = 2
# A heading lower than this many lines above a foot pays for every line it lacks.
FAIR_AFTER, LOW = 5, 2.5
# Fewer than four lines over a heading at the head of a column are crumbs.
CRUMB = 3.0
STRAY = 14

Parts = tuple[tuple[int, int, int], ...]
"""(segment, line in the segment, number of lines) of each part of a piece."""


@dataclass(frozen=True, slots=True)
class Threaded:
    """Where a piece stands: its parts, the looseness it was given, the rows of space put above it."""

    piece: Piece
    parts: Parts
    looseness: int
    space: int


@dataclass(frozen=True, slots=True)
class Thread:
    """The whole flow threaded; `end` is the line after the last, `target` the line it should have ended on."""

    placed: tuple[Threaded, ...]
    end: int
    target: int
    cost: float


@dataclass(frozen=True, slots=True)
class _Step:
    """A way to a line: what it cost, where it came from, and the choice taken."""

    cost: float
    origin: int
    parts: Parts
    looseness: int
    space: int


class Threader:
    """Threads pieces through segments; the last segment of all is endless and takes what is overset."""

    def __init__(
        self, segments: Sequence[Segment], clashes: Mapping[tuple[int, int], float] | None = None, most_space: int = 2
    ) -> None:
        self.starts: list[int] = []
        self.of_line: list[int] = []
        for number, segment in enumerate(segments):
            self.starts.append(len(self.of_line))
            self.of_line.extend([number] * segment.length)
        self.total = len(self.of_line)
        self.starts.append(self.total)
        self.last = len(segments)
        self.clashes = clashes or {}
        self.most_space = most_space
        self._known: dict[tuple[int, int], tuple[int, float, Parts]] = {}

    def thread(self, pieces: Sequence[Piece]) -> Thread:
        """Thread the pieces, aiming at the end of the last segment."""
        nominal = sum(piece.nominal for piece in pieces)
        drift = self.total / nominal if nominal and abs(self.total - nominal) < 0.12 * nominal else 1.0
        ways: list[dict[int, _Step]] = [{0: _Step(0.0, 0, (), 0, 0)}]
        run = 0
        for piece in pieces:
            run += piece.nominal
            reached: dict[int, _Step] = {}
            for origin, way in ways[-1].items():
                self._advance(piece, origin, way.cost, reached, run * drift)
            ways.append(self._prune(reached, run * drift))
        return self._trace(pieces, ways)

    def _advance(self, piece: Piece, origin: int, cost: float, reached: dict[int, _Step], expected: float) -> None:
        """Try every setting of a piece from a line on, and keep the cheapest way to each end."""
        spaces = range(self.most_space + 1) if piece.crosshead and not self._at_head(origin) else (0,)
        for space in spaces:
            start, paid = self._open(piece, origin, space)
            for looseness, rows in piece.rows.items():
                if piece.solid:
                    end, price, parts = self._place_solid(piece, start, rows)
                else:
                    end, price, parts = self._place_text(start, rows)
                end = self._after(end, piece.after)
                total = cost + paid + price + (LOOSE if looseness else 0.0) + UNEVENLY * abs(end - expected)
                known = reached.get(end)
                if known is None or total < known.cost:
                    reached[end] = _Step(total, origin, parts, looseness, space)

    def _open(self, piece: Piece, origin: int, space: int) -> tuple[int, float]:
        """Leave the space above a piece; there is none at the head of a segment."""
        wanted = piece.before + space
        if not wanted or self._at_head(origin):
            return origin, 0.0
        number = self._segment(origin)
        end = min(origin + wanted, self._end(number))
        return end, SPACE * space + 0.5 * space * (space - 1)

    def _after(self, end: int, rows: int) -> int:
        """Leave the space after a piece, but not over the foot of a segment."""
        if not rows or self._at_head(end):
            return end
        return min(end + rows, self._end(self._segment(end)))

    def _place_solid(self, piece: Piece, start: int, rows: int) -> tuple[int, float, Parts]:
        """Place what cannot be cut; a heading needs lines of text below it."""
        need = rows + (AFTER_HEADING if piece.keep else 0)
        price = 0.0
        number = self._segment(start)
        while number < self.last and self._end(number) - start < need:
            if self._end(number) - start > 0:
                price += _hole(self._end(number) - start)
            number += 1
            start = self.starts[number]
        if piece.keep and number < self.last:
            price += LOW * max(0, FAIR_AFTER - (self._end(number) - start - rows))
            price += CRUMB * max(0, 4 - (start - self.starts[number])) * (start > self.starts[number])
        if piece.crosshead:
            price += self.clashes.get((number, start - self.starts[number]), 0.0)
        return start + rows, price, ((number, start - self.starts[number], rows),)

    def _place_text(self, start: int, rows: int) -> tuple[int, float, Parts]:
        """Place lines that may be cut over columns, the cheapest way."""
        key = (start, rows)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._cut_text(start, rows)
        return known

    def _cut_text(self, start: int, rows: int) -> tuple[int, float, Parts]:
        """Find the cheapest cut: fill the segment, or leave its last line or all of it empty."""
        number = self._segment(start)
        room = self._end(number) - start
        if rows <= room or number == self.last:
            return start + rows, 0.0, ((number, start - self.starts[number], rows),)
        best: tuple[int, float, Parts] | None = None
        for taken in sorted({room, max(room - 1, 0), 0}, reverse=True):
            price = _hole(room - taken) + _lonely(taken, rows - taken)
            end, more, parts = self._place_text(self.starts[number + 1], rows - taken)
            here: Parts = ((number, start - self.starts[number], taken),) if taken else ()
            if best is None or price + more < best[1]:
                best = (end, price + more, here + parts)
        assert best is not None  # noqa: S101 - a segment always offers a cut
        return best

    def _segment(self, line: int) -> int:
        """Tell in which segment a line of the flow stands."""
        return self.of_line[line] if line < self.total else self.last

    def _end(self, number: int) -> int:
        """Give the line after a segment's last."""
        return self.starts[number + 1] if number < self.last else self.total + 10**6

    def _at_head(self, line: int) -> bool:
        """Tell whether a line is the first of its segment."""
        return self.starts[self._segment(line)] == line

    def _prune(self, reached: dict[int, _Step], expected: float) -> dict[int, _Step]:
        """Keep the ways near an even filling; of the rest, the nearest."""
        near = {end: way for end, way in reached.items() if abs(end - expected) <= STRAY}
        if near:
            return near
        nearest = sorted(reached, key=lambda end: (abs(end - expected), end))[:6]
        return {end: reached[end] for end in nearest}

    def _trace(self, pieces: Sequence[Piece], ways: list[dict[int, _Step]]) -> Thread:
        """Choose the best end and walk back from it."""
        target = self.total
        end = min(ways[-1], key=lambda line: (ways[-1][line].cost + _missed(target - line), line))
        cost = ways[-1][end].cost + _missed(target - end)
        placed = []
        at = end
        for piece, way in zip(reversed(pieces), reversed(ways[1:]), strict=True):
            step = way[at]
            placed.append(Threaded(piece, step.parts, step.looseness, step.space))
            at = step.origin
        return Thread(tuple(reversed(placed)), end, target, cost)


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
