"""Headings kept from standing side by side (TYPOGRAPHY B-16). In: a plan. Out: the thread with the fewest clashes."""

from collections.abc import Sequence

from pressroom.makeup.pages import Copy, Plan
from pressroom.makeup.threading import Thread, Threader

MOST_SPACE = 2
# How often it is tried again, how much prices rise each time, what a clash that stays counts against other faults.
AGAIN, CLASH, WEIGHT = 6, 20.0, 40.0

Clash = tuple[tuple[int, int], tuple[int, int], int]


def thread_apart(copy: Copy, plan: Plan) -> Thread:
    """Thread the text, then again with headings kept from standing side by side (B-16) while that helps."""
    threader = Threader(plan.segments, copy.pieces, MOST_SPACE)
    best = threader.thread()
    found = find_clashes(plan, best)
    least = best.cost + WEIGHT * len(found)
    for _ in range(AGAIN):
        if not found or not 0 <= best.target - best.end <= 1:
            break
        _raise_prices(threader, found)
        thread = threader.thread()
        found = find_clashes(plan, thread)
        cost = thread.cost + WEIGHT * len(found)
        if 0 <= thread.target - thread.end <= 1 and cost < least:
            best, least = thread, cost
    return best


def _raise_prices(threader: Threader, clashes: Sequence[Clash]) -> None:
    """Price the places beside the left one of two clashing headings, and reward the left one for staying."""
    for (left, at), (right, beside), height in clashes:
        threader.raise_price(left, at, -CLASH)
        for by in range(-height + 1, height):
            threader.raise_price(right, beside + by, CLASH)


def find_clashes(plan: Plan, thread: Thread) -> list[Clash]:
    """Find headings beside a heading of the column to the left: both places, and their height.

    A place is a segment and a line in it; the right one's line is the one level with the left heading.
    """
    spots: dict[tuple[int, int], list[tuple[int, tuple[int, int]]]] = {}
    found: list[Clash] = []
    for one in thread.placed:
        if one.piece.crosshead is None or one.parts[0][0] >= len(plan.segments):
            continue
        number, offset, height = one.parts[0]
        segment = plan.segments[number]
        row = segment.row + offset
        if segment.column % plan.sheets[segment.sheet].bench.grid.columns:
            for other, place in spots.get((segment.sheet, segment.column - 1), ()):
                if abs(row - other) < height:
                    found.append((place, (number, other - segment.row), height))
        spots.setdefault((segment.sheet, segment.column), []).append((row, (number, offset)))
    return found
