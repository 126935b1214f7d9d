"""Breaking: the optimum over a whole paragraph. In: widths, gaps and measures. Out: line ends, for each line count.

Knuth and Plass's dynamic programming ("Breaking paragraphs into lines", 1981), with CLREQ's order of squeeze and
stretch in the place of one glue. A state is (break, lines so far, class of the last line); classes are tight, even,
loose, wide, and neighbours of unlike colour cost extra. With the count of lines in the state looseness falls out of it.
All lengths in ems; a line stretched by `EVEN_EM` a gap costs 100.
"""

import itertools
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec import Struct

from pressroom.composing.spacing import TURNS, Gap

EVEN_EM = 0.12
TURN_COSTS = (0.5, 0.5, 1.0, 1.5, 3.0, 4.0)
SPACE_TAKE_COST, HAN_WEST_TAKE_COST = 4.0, 3.0
CONTRAST_COST = 30.0
ONE_CHARACTER_COST, TWO_CHARACTERS_COST, SHORT_LINE_COST = 20000.0, 60.0, 6.0
TOO_WIDE_COST, OVERFULL_COST = 1.0e5, 1.0e7
HAIR = 1.0e-6
# A line this far past its limits cannot be mended by beginning it later: what a line's edges give up is less.
HOPELESS_EM = 1.0
# How many lines more or fewer than the best so far are still followed, so that time stays linear in length.
NEAR_LINES = 2
TIGHT, EVEN, LOOSE, WIDE = range(4)
MOST_CONTRAST = CONTRAST_COST * 2
CONTRASTS = tuple(tuple(CONTRAST_COST * max(0, abs(one - other) - 1) for other in range(4)) for one in range(4))


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


class Node(NamedTuple):
    """A line end reached: its cost so far, lines, class of the last line, clusters set, and where it came from."""

    cost: float
    lines: int
    colour: int
    position: int
    parent: "Node | None"


class Setting(Struct, frozen=True):
    """A way to break the paragraph: the cluster after each line's end, and its badness."""

    ends: tuple[int, ...]
    cost: float


class Measurer:
    """Prefix sums over a problem, so that any line is measured in constant time."""

    __slots__ = ("begins", "finishes", "gives", "han_wests", "problem", "room", "spaces", "stretches")

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        gaps = (*problem.gaps, Gap())
        naturals = _sums(width + gap.natural for width, gap in zip(problem.widths, gaps, strict=True))
        self.begins = [problem.measure + at + trim for at, trim in zip(naturals, problem.trim_start, strict=False)]
        self.begins[0] += problem.first_measure - problem.measure
        edges = zip(naturals, problem.widths, problem.hyphen, problem.trim_end, strict=False)
        self.finishes = [0.0, *(at + width + hyphen - trim for at, width, hyphen, trim in edges)]
        self.spaces = _sums(gap.space_takes for gap in gaps)
        self.han_wests = _sums(gap.han_west_takes for gap in gaps)
        self.stretches = _sums(gap.stretches for gap in gaps)
        turns = [[gap.gives if gap.turn == turn else 0.0 for gap in gaps] for turn in range(TURNS)]
        self.gives = [_sums(row) if any(row) else None for row in turns]
        self.room = _sums(gap.gives for gap in gaps)

    def lack(self, start: int, end: int) -> float:
        """Give what a line of clusters `start` to `end` lacks of its measure; negative where it is too full."""
        return self.begins[start] - self.finishes[end]

    def cost(self, start: int, end: int, lack: float) -> tuple[float, int, float]:
        """Give a justified line's cost, its class, and by how many ems it is past the limits."""
        if lack < -HAIR:
            return self._squeeze_cost(start, end - 1, -lack)
        last, cost, rest = end - 1, 0.0, lack
        for takes, price in ((self.spaces, SPACE_TAKE_COST), (self.han_wests, HAN_WEST_TAKE_COST)):
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
        excess = rest - self.problem.max_stretch * max(1, gaps)
        return (cost, colour, 0.0) if excess <= HAIR else (cost + TOO_WIDE_COST, colour, excess)

    def _squeeze_cost(self, start: int, last: int, need: float) -> tuple[float, int, float]:
        cost, squeezed = 0.0, need
        for turn, row in enumerate(self.gives):
            room = row[last] - row[start] if row is not None else 0.0
            if room > 0:
                share = min(room, need)
                cost, need = cost + TURN_COSTS[turn] * share, need - share
                if need <= HAIR:
                    return cost, TIGHT if squeezed > 0.3 else EVEN, 0.0
        return cost + OVERFULL_COST * (1 + need), TIGHT, need

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


def break_lines(problem: Problem) -> dict[int, Setting]:
    """Give the best setting for each number of lines that can be had, the best of all first.

    A first walk keeps to the limits of stretch; where no way through is left, a second one takes what it must.
    """
    measurer = Measurer(problem)
    finals = _walk(measurer, strict=True) or _walk(measurer, strict=False)
    best: dict[int, Setting] = {}
    for node in sorted(finals, key=lambda node: (node.cost, node.lines)):
        best.setdefault(node.lines, Setting(_trace(node), node.cost))
    return best


def setting_cost(problem: Problem, ends: Sequence[int]) -> float:
    """Give the badness of any setting of a paragraph, as `break_lines` counts it."""
    measurer, cost, before, start = Measurer(problem), 0.0, EVEN, 0
    for end in ends:
        line, colour, _ = _line_cost(measurer, start, end, measurer.lack(start, end))
        cost, before, start = cost + line + CONTRASTS[before][colour], colour, end
    return cost


def _walk(measurer: Measurer, strict: bool) -> list[Node]:
    """Walk over the breaks from left to right and give the nodes at the paragraph's end."""
    problem, count = measurer.problem, len(measurer.problem.widths)
    active: list[tuple[int, list[Node]]] = [(0, [Node(0.0, 0, EVEN, 0, None)])]
    room, begins = measurer.room, measurer.begins
    for end in range(1, count + 1):
        if end < count and problem.gaps[end - 1].cost is None:
            continue
        reached: dict[tuple[int, int], Node] = {}
        kept: list[tuple[int, list[Node]]] = []
        finish, room_here = measurer.finishes[end], room[end - 1]
        for number, (start, nodes) in enumerate(active):
            lack = begins[start] - finish
            over = lack + room_here - room[start] < -HAIR
            if over and (strict or not _is_unbreakable(problem, start, end)):
                continue
            if not over:
                kept.append((start, nodes))
            cost, colour, excess = _line_cost(measurer, start, end, lack)
            if not excess or not strict:
                _extend(nodes, end, cost, colour, reached)
            elif excess > HOPELESS_EM and lack > 0:
                kept += active[number + 1 :]
                break
        active = kept
        if reached:
            active.append((end, _near_the_best(reached)))
        elif not active:
            return []
    return active[-1][1] if active and active[-1][0] == count else []


def _line_cost(measurer: Measurer, start: int, end: int, lack: float) -> tuple[float, int, float]:
    """Give a line's cost with that of ending it there, its class, and by how much it is past the limits."""
    problem = measurer.problem
    if end == len(problem.widths):
        return measurer.tail_cost(start, end, lack)
    penalty = problem.gaps[end - 1].cost or 0.0
    if problem.ragged and lack >= -HAIR:
        return penalty + 40.0 * (lack / max(1.0, problem.measure)) ** 2, EVEN, 0.0
    cost, colour, excess = measurer.cost(start, end, lack)
    return cost + penalty, colour, excess


def _extend(nodes: list[Node], end: int, cost: float, colour: int, reached: dict[tuple[int, int], Node]) -> None:
    """Add a line to each node, keeping the cheapest of every count and class."""
    for node in nodes:
        total = node.cost + cost + CONTRASTS[node.colour][colour]
        key = (node.lines + 1, colour)
        known = reached.get(key)
        if known is None or total < known.cost:
            reached[key] = Node(total, node.lines + 1, colour, end, node)


def _near_the_best(reached: dict[tuple[int, int], Node]) -> list[Node]:
    """Keep the nodes whose line counts a setting one line longer or shorter than the best may still come by.

    One that is dearer than another of its count by more than any contrast of colours can never win.
    """
    nodes = list(reached.values())
    if len(nodes) == 1:
        return nodes
    cheapest: dict[int, float] = {}
    for node in nodes:
        cheapest[node.lines] = min(node.cost, cheapest.get(node.lines, node.cost))
    best = min(cheapest, key=lambda lines: cheapest[lines])
    return [
        node
        for node in nodes
        if abs(node.lines - best) <= NEAR_LINES and node.cost <= cheapest[node.lines] + MOST_CONTRAST
    ]


def _sums(values: Iterable[float]) -> list[float]:
    """Give the sums of the first 0, 1, 2, … values."""
    return list(itertools.accumulate(values, initial=0.0))


def _is_unbreakable(problem: Problem, start: int, end: int) -> bool:
    """Tell whether no line may end between two clusters."""
    return all(gap.cost is None for gap in problem.gaps[start : end - 1])


def _trace(node: Node) -> tuple[int, ...]:
    ends = []
    current: Node | None = node
    while current is not None and current.parent is not None:
        ends.append(current.position)
        current = current.parent
    return tuple(reversed(ends))
