"""Measuring: what any line of a paragraph lacks, and what it costs. In: widths, gaps and measures. Out: numbers.

All lengths in ems; a line stretched by `EVEN_EM` a gap costs 100.
"""

import itertools
from collections.abc import Iterable, Sequence

from msgspec import Struct

from pressroom.composing.spacing import TURNS, Gap

EVEN_EM = 0.12
TURN_COSTS = (0.5, 0.5, 1.0, 1.5, 3.0, 4.0)
SPACE_TAKE_COST, HAN_WEST_TAKE_COST = 4.0, 3.0
ONE_CHARACTER_COST, TWO_CHARACTERS_COST, SHORT_LINE_COST = 20000.0, 60.0, 6.0
TOO_WIDE_COST, OVERFULL_COST = 1.0e5, 1.0e7
HAIR = 1.0e-6
TIGHT, EVEN, LOOSE, WIDE = range(4)


class Problem(Struct, frozen=True):
    """A paragraph to be broken: one width a cluster, one gap between neighbours, measures in ems.

    `trim_start` and `trim_end` are what a cluster gives up at a line's edge (A-08, A-09); `hyphen` is the width of the
    hyphen if a line ends there; `alone` tells which clusters count as characters (A-17).
    """

    widths: Sequence[float]
    gaps: Sequence[Gap]
    trim_start: Sequence[float]
    trim_end: Sequence[float]
    hyphen: Sequence[float]
    alone: Sequence[bool]
    measure: float
    first_measure: float
    max_stretch: float = 0.25
    ragged: bool = False


class Measurer:
    """Prefix sums over a problem, so that any line is measured in constant time.

    `takes` and `gives` hold the sums of what some gap of the problem takes or gives in turn, each with its price.
    """

    __slots__ = ("begins", "finishes", "gives", "problem", "room", "stretches", "takes")

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        gaps = (*problem.gaps, Gap())
        naturals = _sums([width + gap.natural for width, gap in zip(problem.widths, gaps, strict=True)])
        self.begins = [problem.measure + at + trim for at, trim in zip(naturals, problem.trim_start, strict=False)]
        self.begins[0] += problem.first_measure - problem.measure
        edges = zip(naturals, problem.widths, problem.hyphen, problem.trim_end, strict=False)
        self.finishes = [0.0, *[at + width + hyphen - trim for at, width, hyphen, trim in edges]]
        takes = (
            ([gap.space_takes for gap in gaps], SPACE_TAKE_COST),
            ([gap.han_west_takes for gap in gaps], HAN_WEST_TAKE_COST),
        )
        self.takes = [(_sums(row), price) for row, price in takes if any(row)]
        self.stretches = _sums([gap.stretches for gap in gaps])
        turns = {gap.turn for gap in gaps if gap.gives}
        self.gives = [
            (_sums([gap.gives if gap.turn == turn else 0.0 for gap in gaps]), TURN_COSTS[turn])
            for turn in range(TURNS)
            if turn in turns
        ]
        self.room = _sums([gap.gives for gap in gaps])

    def lack(self, start: int, end: int) -> float:
        """Give what a line of clusters `start` to `end` lacks of its measure; negative where it is too full."""
        return self.begins[start] - self.finishes[end]

    def cost(self, start: int, end: int, lack: float) -> tuple[float, int, float]:
        """Give a justified line's cost, its class, and by how many ems it is past the limits."""
        if lack < -HAIR:
            return self._squeeze_cost(start, end - 1, -lack)
        last, cost, rest = end - 1, 0.0, lack
        for takes, price in self.takes:
            room = takes[last] - takes[start]
            if rest > 0 and room > 0:
                share = min(rest, room)
                cost, rest = cost + price * share / room, rest - share
        if rest <= HAIR:
            return cost, EVEN, 0.0
        gaps = self.stretches[last] - self.stretches[start]
        stretch = rest / gaps if gaps else rest
        ratio = stretch / EVEN_EM
        colour = EVEN if stretch <= 0.04 else LOOSE if stretch <= 0.1 else WIDE
        cost += ratio * (20.0 + ratio * (40.0 + 60.0 * ratio * ratio))
        excess = rest - self.problem.max_stretch * (gaps or 1)
        return (cost, colour, 0.0) if excess <= HAIR else (cost + TOO_WIDE_COST, colour, excess)

    def _squeeze_cost(self, start: int, last: int, need: float) -> tuple[float, int, float]:
        cost, squeezed = 0.0, need
        for row, price in self.gives:
            room = row[last] - row[start]
            if room > 0:
                share = min(room, need)
                cost, need = cost + price * share, need - share
                if need <= HAIR:
                    return cost, TIGHT if squeezed > 0.3 else EVEN, 0.0
        return cost + OVERFULL_COST * (1 + need), TIGHT, need

    def ragged_cost(self, start: int, end: int, lack: float) -> tuple[float, int, float]:
        """Give the cost of a line that is not justified: the emptier, the dearer."""
        if lack < -HAIR:
            return self._squeeze_cost(start, end - 1, -lack)
        return 40.0 * (lack / max(1.0, self.problem.measure)) ** 2, EVEN, 0.0

    def tail_cost(self, start: int, end: int, lack: float) -> tuple[float, int, float]:
        """Give the cost of a paragraph's last line: it need not fill the measure, but must not be too short (A-17)."""
        if lack < -HAIR:
            cost, colour, excess = self._squeeze_cost(start, end - 1, -lack)
        else:
            cost, colour, excess = 0.0, EVEN, 0.0
        if start == 0:
            return cost, colour, excess
        characters = sum(self.problem.alone[start:end])
        if characters <= 1:
            cost += ONE_CHARACTER_COST
        elif characters == 2:
            cost += TWO_CHARACTERS_COST
        elif lack > self.problem.measure * 0.7:
            cost += SHORT_LINE_COST
        return cost, colour, excess


def lack_of(problem: Problem, start: int, end: int) -> float:
    """Give what one line lacks of its measure, in ems; negative where it is too full."""
    natural = sum(problem.widths[start:end]) + sum([gap.natural for gap in problem.gaps[start : end - 1]])
    measure = problem.measure if start else problem.first_measure
    return measure - natural - problem.hyphen[end - 1] + problem.trim_start[start] + problem.trim_end[end - 1]


def _sums(values: Iterable[float]) -> list[float]:
    """Give the sums of the first 0, 1, 2, … values."""
    return list(itertools.accumulate(values, initial=0.0))
