"""Headings that stand side by side (TYPOGRAPHY B-16). In: a plan and a thread. Out: the pairs that clash."""

from pressroom.makeup.pages import Copy, Plan
from pressroom.makeup.threading import Thread, Threader

Clash = tuple[tuple[int, int], tuple[int, int], int]


def thread_copy(copy: Copy, plan: Plan) -> Thread:
    """Thread the text through a plan's columns, headings kept from standing side by side (B-16)."""
    return Threader(plan.segments, copy.pieces, plan.sheets[0].bench.grid.columns).thread()


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
