"""Gaps: what lies between two clusters. In: neighbouring clusters. Out: `Gap`s with natural width, give and take.

Sources: CLREQ 3.1.6 (adjacent marks: A-07), 3.2.2 (Han and Western: A-14), 3.6.3 and 3.6.4 (what is reduced and what is
stretched, and in which order: A-12, A-13). All widths in ems of the block's type.
"""

from msgspec import Struct, field

from pressroom.composing.classes import MARKS, UNITS, Kind, kind_of, may_break
from pressroom.composing.shaping import Cluster
from pressroom.paper import Spacing

# The turns in which a line gives up width; the mark at its end goes before all of them.
WORD_SPACE, DOTS, BRACKETS, COMMAS, HAN_WEST, STOPS = range(6)
TURNS = 6
WORD_SPACE_LEAST_EM = 0.25
WORD_SPACE_LEAST_OF_ITSELF = 0.75
WORD_SPACE_MOST_EM = 0.5
HAN_WEST_LEAST_EM = 0.125
HAN_WEST_MOST_EM = 1 / 3
DOT_EM = 0.5
ELLIPSIS = "…"
"""Breaks like the dash of two ems, whose character alone is a connector."""
NO_TAKE = frozenset((Kind.CONN, Kind.SLASH))

# What it costs to end a line where a reader would rather not have it (a line stretched by 0.12 em a gap costs 100).
COST_INSIDE_NAME = 220.0  # divided by the measure in ems: in a narrow column all breaks cost more
COST_NUMBER_FROM_UNIT = 3.0
COST_DASH_FIRST = 20.0
COST_HYPHEN = 70.0
COST_ADDRESS = 30.0


class Gap(Struct, frozen=True):
    """Between two clusters: natural width, what it gives up and in which turn, what it takes, the cost of a break.

    `cost` is None where no line may end. `stretches` tells whether it shares in the even stretch of all gaps: one
    between Han and Western does not, or it would grow past what A-14 allows.
    """

    natural: float = 0.0
    gives: float = 0.0
    turn: int = COMMAS
    space_takes: float = 0.0
    han_west_takes: float = 0.0
    stretches: bool = True
    cost: float | None = 0.0


RAISED = Gap(stretches=False, cost=None)
"""Before a footnote's mark or another raised or lowered sign: it stays with what it follows."""


class GapTable(Struct):
    """The gaps of a paper's spacing, each worked out once for a pair of characters."""

    spacing: Spacing
    english: bool = False
    known: dict[tuple[str, str, float, float, float, float], Gap] = field(default_factory=dict)

    def between(self, left: Cluster, right: Cluster, space_em: float) -> Gap:
        """Give the gap between neighbours; `space_em` is the width of a word space there."""
        if right.span.rise_em and not left.after:
            return RAISED
        key = (left.text[-1] + left.after, right.text[0], left.blank, right.blank, space_em, left.span.rise_em)
        gap = self.known.get(key)
        if gap is None:
            gap = self.known[key] = self._work_out(left, right, space_em)
        return gap

    def _work_out(self, left: Cluster, right: Cluster, space_em: float) -> Gap:
        if left.after:
            return self._over_space(left, right, space_em)
        cost = self._cost(left, right)
        if left.blank or right.blank:
            return self._beside_mark(left, right, cost)
        if Kind.DOT in (left.kind, right.kind):
            return Gap(natural=self._dot_room(left) + self._dot_room(right), cost=cost)
        if is_han_west(left, right) and not left.span.rise_em:
            return self._han_west(cost)
        return Gap(stretches=self._takes(left, right), cost=cost)

    def _over_space(self, left: Cluster, right: Cluster, space_em: float) -> Gap:
        """The gap of white space in the copy. Between Han and Western it is layout, as if it were not there."""
        cost = _cost_after_space(left, right)
        if is_han_west(left, right):
            return self._han_west(cost)
        if "\u3000" in left.after:
            return Gap(natural=float(left.after.count("\u3000")), cost=cost)
        if (left.blank and left.kind is not Kind.OPEN) or right.blank:
            return Gap(natural=0.0, cost=cost)
        least = space_em * WORD_SPACE_LEAST_OF_ITSELF if self.english else min(space_em, WORD_SPACE_LEAST_EM)
        return Gap(
            natural=space_em,
            gives=space_em - least,
            turn=WORD_SPACE,
            space_takes=max(0.0, WORD_SPACE_MOST_EM - space_em),
            cost=cost,
        )

    def _beside_mark(self, left: Cluster, right: Cluster, cost: float | None) -> Gap:
        """The gap at a full-width mark: two marks share their white halves, one alone may give its own up."""
        after = left.blank if left.kind is not Kind.OPEN else 0.0
        before = right.blank if right.kind is Kind.OPEN else 0.0
        if left.kind in MARKS and right.kind in MARKS and left.blank and right.blank:
            squeeze = max(after, before)
            return Gap(natural=-squeeze, gives=(after + before - squeeze) / 2, turn=BRACKETS, cost=cost)
        if after:
            turn = {Kind.CLOSE: BRACKETS, Kind.COMMA: COMMAS}.get(left.kind, STOPS)
            allowed = turn != STOPS or self.spacing.squeeze_stops
            return Gap(gives=after if allowed else 0.0, turn=turn, cost=cost)
        return Gap(gives=before, turn=BRACKETS, cost=cost)

    def _han_west(self, cost: float | None) -> Gap:
        natural = self.spacing.han_west_em
        return Gap(
            natural=natural,
            gives=max(0.0, natural - HAN_WEST_LEAST_EM),
            turn=HAN_WEST,
            han_west_takes=max(0.0, HAN_WEST_MOST_EM - natural),
            stretches=False,
            cost=cost,
        )

    def _cost(self, left: Cluster, right: Cluster) -> float | None:
        """Give what it costs to end a line between neighbours with no space between them."""
        before = ELLIPSIS if left.kind is Kind.DASH2 else left.text[-1]
        after = ELLIPSIS if right.kind is Kind.DASH2 else right.text[0]
        if left.kind is right.kind and left.kind in (Kind.DASH2, Kind.ELL2):
            return None
        if not may_break(before, after):
            return None
        if right.kind in (Kind.DASH2, Kind.ELL2):
            return COST_DASH_FIRST
        if before.isdigit() and after in UNITS:
            return COST_NUMBER_FROM_UNIT
        return 0.0

    @staticmethod
    def _takes(left: Cluster, right: Cluster) -> bool:
        """Tell whether a gap shares in the stretch: not in words, in —— or ……, nor beside connectors and slashes."""
        if left.kind in NO_TAKE or right.kind in NO_TAKE:
            return False
        if left.kind is right.kind and left.kind in (Kind.WEST, Kind.DASH2, Kind.ELL2):
            return False
        word = (Kind.WEST, Kind.PRE, Kind.POST)
        if left.kind in word and right.kind in word:
            return False
        narrow = (left.kind in MARKS and not left.blank) or (right.kind in MARKS and not right.blank)
        return not narrow and Kind.GLUE not in (left.kind, right.kind)

    @staticmethod
    def _dot_room(cluster: Cluster) -> float:
        """Give what a narrow `·` lacks on one side to fill half an em."""
        if cluster.kind is not Kind.DOT or cluster.width >= DOT_EM * cluster.span.size_em:
            return 0.0
        return (DOT_EM * cluster.span.size_em - cluster.width) / 2


def is_han_west(left: Cluster, right: Cluster) -> bool:
    """Tell whether a Han and a Western letter or digit stand side by side (A-14)."""
    pair = (left.kind, right.kind)
    if pair == (Kind.HAN, Kind.WEST):
        return right.text[0].isalnum()
    return pair == (Kind.WEST, Kind.HAN) and left.text[-1].isalnum()


def _cost_after_space(left: Cluster, right: Cluster) -> float | None:
    """White space is a place to break unless a hard blank, an opening mark before or a closing one after forbids it."""
    if right.kind in (Kind.CLOSE, Kind.COMMA, Kind.STOP) or left.kind is Kind.OPEN:
        return None
    return COST_NUMBER_FROM_UNIT if left.text[-1].isdigit() and kind_of(right.text[0]) is Kind.WEST else 0.0
