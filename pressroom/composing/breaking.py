"""Breaking: the optimum over a whole paragraph. In: a `Problem`. Out: line ends, for each line count.

Knuth and Plass's dynamic programming ("Breaking paragraphs into lines", 1981), with CLREQ's order of squeeze and
stretch in the place of one glue. A state is (break, lines so far, class of the last line); classes are tight, even,
loose, wide, and neighbours of unlike colour cost extra. With the count of lines in the state looseness falls out of it.
"""

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any

from msgspec import Struct

from pressroom.composing.measuring import EVEN, HAIR, Measurer, Problem

CONTRAST_COST = 30.0
# A line this far past its limits cannot be mended by beginning it later: what a line's edges give up is less.
HOPELESS_EM = 1.0
# How many lines more or fewer than the best so far are still followed, so that time stays linear in length.
NEAR_LINES = 2
CONTRASTS = tuple(tuple(CONTRAST_COST * max(0, abs(one - other) - 1) for other in range(4)) for one in range(4))
# By how much a state of a class (row) may be cheaper than one of another (column) which may still win in the end.
LEADS = tuple(
    tuple(max(a - b for a, b in zip(CONTRASTS[one], CONTRASTS[other], strict=True)) + 1.0e-3 for other in range(4))
    for one in range(4)
)

# A line end reached: its cost so far, four times the lines so far plus the class of the last, what the class of the
# next adds, its place among the clusters, and the line end it came from. Hundreds of thousands are made.
Node = tuple[float, int, tuple[float, ...], int, Any]
# Where a line may begin: the cluster, what `Measurer` says of it (begin and room to give), the nodes that end there.
Start = tuple[int, float, float, list[Node]]


class Setting(Struct, frozen=True):
    """A way to break the paragraph: the cluster after each line's end, and its badness."""

    ends: tuple[int, ...]
    cost: float


def break_lines(problem: Problem) -> dict[int, Setting]:
    """Give the best setting for each number of lines that can be had, the best of all first.

    A first walk keeps to the limits of stretch; where no way through is left, a second one takes what it must.
    """
    measurer = Measurer(problem)
    finals = _walk(measurer, strict=True) or _walk(measurer, strict=False)
    best: dict[int, Setting] = {}
    for node in sorted(finals, key=lambda node: (node[0], node[1] // 4)):
        if node[1] // 4 not in best:
            best[node[1] // 4] = Setting(_trace(node), node[0])
    return best


def setting_cost(problem: Problem, ends: Sequence[int]) -> float:
    """Give the badness of any setting of a paragraph, as `break_lines` counts it."""
    measurer, cost, before, start = Measurer(problem), 0.0, EVEN, 0
    for end in ends:
        line, colour, _ = _cost_of(measurer, end)(start, end, measurer.lack(start, end))
        penalty = (problem.gaps[end - 1].cost or 0.0) if end < len(problem.widths) else 0.0
        cost, before, start = cost + line + penalty + CONTRASTS[before][colour], colour, end
    return cost


def _walk(measurer: Measurer, strict: bool) -> list[Node]:
    """Walk over the breaks from left to right and give the nodes at the paragraph's end."""
    problem, room, begins = measurer.problem, measurer.room, measurer.begins
    count = len(problem.widths)
    costs = [gap.cost for gap in problem.gaps]
    active: list[Start] = [(0, begins[0], 0.0, [(0.0, EVEN, CONTRASTS[EVEN], 0, None)])]
    for end, penalty in enumerate([*costs[: count - 1], 0.0], 1):
        if penalty is None:
            continue
        reached = _reach(measurer, active, end, penalty, strict)
        if end == count:
            return list(reached.values())
        if reached:
            active.append((end, begins[end], room[end], _near_the_best(reached)))
        elif not active:
            return []
    return []


def _reach(measurer: Measurer, active: list[Start], end: int, penalty: float, strict: bool) -> dict[int, Node]:
    """Give the cheapest node of each count and class at a line's end; drop the starts that no line fits any more."""
    finish, room_here, cost_of = measurer.finishes[end], measurer.room[end - 1], _cost_of(measurer, end)
    reached: dict[int, Node] = {}
    gone: list[Start] = []
    for begun in active:
        start, begin, room, nodes = begun
        lack = begin - finish
        if lack + room_here - room < -HAIR:
            gone.append(begun)
            if strict or not _is_unbreakable(measurer.problem, start, end):
                continue
        cost, colour, excess = cost_of(start, end, lack)
        if excess and strict:
            if excess > HOPELESS_EM and lack > 0:
                break
            continue
        cost, step, contrasts = cost + penalty, 1 + colour, CONTRASTS[colour]
        for node in nodes:
            key = (node[1] | 3) + step
            total = node[0] + cost + node[2][colour]
            if key not in reached or total < reached[key][0]:
                reached[key] = (total, key, contrasts, end, node)
    for begun in gone:
        active.remove(begun)
    return reached


def _near_the_best(reached: dict[int, Node]) -> list[Node]:
    """Keep the nodes whose line counts a setting one line longer or shorter than the best may still come by.

    One that is dearer than another of its count by more than their classes can ever make up for never wins.
    """
    nodes = list(reached.values())
    if len(nodes) == 1:
        return nodes
    cheapest: dict[int, Node] = {}
    for node in nodes:
        lines = node[1] >> 2
        if lines not in cheapest or node[0] < cheapest[lines][0]:
            cheapest[lines] = node
    best = min(cheapest.values(), key=itemgetter(0))[1] >> 2
    near = {lines: (node[0], LEADS[node[1] & 3]) for lines, node in cheapest.items() if abs(lines - best) <= NEAR_LINES}
    return [node for node in nodes if (lead := near.get(node[1] >> 2)) and node[0] <= lead[0] + lead[1][node[1] & 3]]


def _cost_of(measurer: Measurer, end: int) -> Callable[[int, int, float], tuple[float, int, float]]:
    """Give how the lines that end at a place are costed: in full, ragged, or as the last of their paragraph."""
    if end == len(measurer.problem.widths):
        return measurer.tail_cost
    return measurer.ragged_cost if measurer.problem.ragged else measurer.cost


def _is_unbreakable(problem: Problem, start: int, end: int) -> bool:
    """Tell whether no line may end between two clusters."""
    return all(gap.cost is None for gap in problem.gaps[start : end - 1])


def _trace(node: Node) -> tuple[int, ...]:
    ends = []
    while node[4] is not None:
        ends.append(node[3])
        node = node[4]
    return tuple(reversed(ends))
