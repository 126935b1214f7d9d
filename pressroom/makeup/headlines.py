"""Headlines broken into balanced lines, and opened where the fold runs. In: words and a width. Out: lines, tracking.

Rules: TYPOGRAPHY B-08 to B-12 (no name split, lines balanced, at most three) and B-04 (no glyph on the fold).
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations, pairwise

from msgspec import Struct

from pressroom.units import pt_from_mm

Measure = Callable[[str], float]

# What a headline keeps free on each side of the fold; the ±2 mm of B-04 are for text.
HEAD_CLEAR_MM = 0.35
MAX_LINES = 3
SPACE = "　"
NOT_FIRST = frozenset("、，。．：；！？”’）》〉】〗〕］｝」』·—～…%％’ ")
NOT_LAST = frozenset("“‘（《〈【〖〔［｛「『—")


class FoldFit(Struct, frozen=True):
    """How a line clears the fold: tracking in ems, and how far its centre moves to the right, in points."""

    tracking_em: float
    shift_pt: float


def break_places(text: str, names: Iterable[str]) -> tuple[int, ...]:
    """Give the places where a headline may break: not in a name, a number or a word, not against A-01 and A-02."""
    inside = {at for name in names if len(name) > 1 for at in _insides(text, name)}
    return tuple(
        at
        for at in range(1, len(text))
        if at not in inside
        and text[at] not in NOT_FIRST
        and text[at] != SPACE
        and text[at - 1] not in NOT_LAST
        and not (_is_western(text[at - 1]) and _is_western(text[at]))
    )


def break_headline(text: str, lines: int, places: Sequence[int], measure: Measure) -> tuple[str, ...]:
    """Break a headline into so many lines, as even as the places allow; a space at a break is dropped."""
    if lines == 1 or len(text) < lines * 2:
        return (text,)
    best: tuple[str, ...] = (text,)
    best_cost = float("inf")
    ideal = measure(text) / lines
    near = _near(places, len(text), lines)
    for cut in combinations(near, lines - 1):
        parts = _cut(text, cut)
        widths = [measure(part) for part in parts]
        rough = sum(text[at - 1] not in "　，、：；" for at in cut)
        cost = sum(abs(width - ideal) for width in widths) + 0.8 * rough + (50 if min(map(len, parts)) < 2 else 0)
        if cost < best_cost:
            best, best_cost = parts, cost
    return best


def clear_fold(line: str, size_pt: float, measure: Measure) -> FoldFit:
    """Move a centred line sideways so that the fold falls between two of its characters, and open it a little.

    A space in the line serves first. Without one the characters are tracked just so far that the fold has its white
    between two of them (a headline may cross the fold, its glyphs may not: B-04).
    """
    need_em = 2 * pt_from_mm(HEAD_CLEAR_MM) / size_pt
    choices = []
    for at in range(1, len(line)):
        if line[at] == SPACE or line[at - 1 : at + 1] in ("——", "……"):
            continue
        space = measure(SPACE) if line[at - 1] == SPACE else 0.0
        tracking = max(0.0, (need_em - space) / (2 if space else 1))
        gap = space + tracking * (2 if space else 1)
        middle = measure(line[:at]) + at * tracking - gap / 2
        shift = (measure(line) + len(line) * tracking) / 2 - middle
        choices.append((abs(shift) + 3 * tracking, FoldFit(tracking, shift * size_pt)))
    return min(choices, key=lambda choice: choice[0])[1] if choices else FoldFit(0.0, 0.0)


def _insides(text: str, name: str) -> Iterable[int]:
    """Give the places inside every occurrence of a name."""
    found = text.find(name)
    while found >= 0:
        yield from range(found + 1, found + len(name))
        found = text.find(name, found + 1)


def _is_western(char: str) -> bool:
    """Tell letters and digits of the West."""
    return char.isascii() and char.isalnum()


def _cut(text: str, cut: Sequence[int]) -> tuple[str, ...]:
    """Cut a text at places and take the spaces off the parts' edges."""
    edges = (0, *cut, len(text))
    return tuple(text[start:end].strip(SPACE + " ") for start, end in pairwise(edges))


def _near(places: Sequence[int], length: int, lines: int) -> list[int]:
    """Keep the places near even cuts, so that three lines of a long headline stay cheap."""
    reach = max(6.0, length / lines / 2)
    return [at for at in places if any(abs(at - length * part / lines) <= reach for part in range(1, lines))]
