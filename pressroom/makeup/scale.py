"""The 号 scale of type sizes (TYPOGRAPHY B-3). In: a size or a wish. Out: sizes of the scale in points."""

from collections.abc import Sequence

# 96, 84, 72: headlines over two pages; 大特 63, 特 54, 初 42, 小初 36, 一 28, 小一 24, 二 22, 小二 18, 三 16, 小三 15,
# 四 14, 小四 12, 五 10.5
SCALE_PT: tuple[float, ...] = (96, 84, 72, 63, 54, 42, 36, 28, 24, 22, 18, 16, 15, 14, 12, 10.5)
HEADLINE_PT: tuple[float, ...] = (96, 84, 72, 63, 54, 42, 36, 28, 24, 22)
CROSSHEAD_PT: tuple[float, ...] = (14, 12, 10.5)


def two_steps_below(size_pt: float, least_pt: float) -> float:
    """Give the size for the tier next to a headline: near four tenths of it, two steps down if `least_pt` lets it."""
    at = SCALE_PT.index(size_pt)
    lower = [size for size in SCALE_PT[at + 2 :] if size >= least_pt] or list(SCALE_PT[at + 1 : at + 2])
    return min(lower, key=lambda size: (abs(size - 0.4 * size_pt), -size))


def above_crossheads(body_pt: float) -> float:
    """Give the least size of kicker and deck: the step of the scale above the largest cross-head."""
    return min(size for size in SCALE_PT if size > max(crosshead_sizes(body_pt)))


def crosshead_sizes(body_pt: float) -> Sequence[float]:
    """Give the sizes a cross-head may have over a body size, largest first: 小四, 五号, or the next above the body."""
    fair = [size for size in CROSSHEAD_PT if 1.1 * body_pt <= size <= 1.4 * body_pt]
    return fair or [min((size for size in SCALE_PT if size > body_pt), default=body_pt * 1.2)]
