"""The headline block. In: a feature's three tiers and a grid. Out: `Head`s to choose from, and their `HeadTier`s.

Sizes come from the 号 scale, headline > deck ≥ kicker; the block is whole rows high (TYPOGRAPHY B-3, B-08 to B-12).
"""

from typing import Literal

from msgspec import Struct

from pressroom.makeup.composer import Composer
from pressroom.makeup.grid import SheetGrid
from pressroom.makeup.headlines import (
    MAX_LINES,
    FoldFit,
    Measure,
    break_headline,
    break_places,
    clear_fold,
)
from pressroom.makeup.scale import HEADLINE_PT, above_crossheads, two_steps_below
from pressroom.model import Feature, HeadTier, Rect

TierName = Literal["kicker", "headline", "deck"]

ROLES: dict[TierName, str] = {"kicker": "hei", "headline": "headline", "deck": "kai"}
LEADING: dict[TierName, float] = {"kicker": 1.2, "headline": 1.16, "deck": 1.25}
# The largest headline, as a part of the page's width, and how much of the width it may take: over the fold, on a page.
LARGEST = {True: 0.095, False: 0.071}
GOOD = {True: 0.78, False: 0.96}
FULL = 0.96
# Copy may press the headline down to this part of its largest size, not further.
WORTHY = 0.45
# Space above, between and below the tiers, in rows: the least, and how far it may be opened.
LEAST_GAP, MOST_OPENED = 0.75, 4


class Tier(Struct, frozen=True):
    """A tier's lines before they have a place; `width_pt` is the longest one's, tracked."""

    name: TierName
    lines: tuple[str, ...]
    size_pt: float
    folds: tuple[FoldFit, ...]
    width_pt: float

    @property
    def leading_pt(self) -> float:
        """Give the distance of its lines."""
        return round(self.size_pt * LEADING[self.name], 2)

    @property
    def height_pt(self) -> float:
        """Give the height of all its lines."""
        return self.leading_pt * len(self.lines)


class Head(Struct, frozen=True):
    """A headline block that could be printed: its tiers from top to bottom, and its height in rows."""

    size_pt: float
    rows: int
    tiers: tuple[Tier, ...]

    @property
    def lines(self) -> int:
        """Count the lines of the headline itself."""
        return sum(len(tier.lines) for tier in self.tiers if tier.name == "headline")

    @property
    def width_pt(self) -> float:
        """Give the width of the headline's longest line."""
        return max((tier.width_pt for tier in self.tiers if tier.name == "headline"), default=0.0)


def head_choices(feature: Feature, composer: Composer, grid: SheetGrid) -> tuple[Head, ...]:
    """Give the headline blocks the feature may have, the one an editor would like best first.

    A headline too long for a size takes the next smaller one; a smaller size also saves rows where copy is long.
    """
    largest = LARGEST[grid.fold_pt is not None] * grid.page_width_pt
    heads = []
    for size in HEADLINE_PT:
        if size > largest or size < 1.5 * grid.size_pt:
            continue
        head = _make_head(feature, composer, grid, size)
        if head is not None and head.rows <= max(6, 0.2 * grid.rows):
            heads.append(head)
    good = GOOD[grid.fold_pt is not None] * (grid.right_pt(grid.all_columns - 1) - grid.column_x_pt(0))
    worthy = [head for head in heads if head.size_pt >= WORTHY * largest]
    heads = worthy or heads
    one_line = [head for head in heads if head.lines == 1 and head.size_pt >= 28 and head.width_pt <= good]
    rest = [head for head in heads if head not in one_line]
    if not heads:
        smallest = _make_head(feature, composer, grid, HEADLINE_PT[-1], force=True)
        return () if smallest is None else (smallest,)
    return (*one_line, *rest)


def _make_head(
    feature: Feature, composer: Composer, grid: SheetGrid, size_pt: float, *, force: bool = False
) -> Head | None:
    """Make the block with a headline of a size, or nothing if the words do not go in three lines."""
    lesser = two_steps_below(size_pt, above_crossheads(grid.size_pt))
    names = _names(feature)
    wanted: tuple[tuple[TierName, str, float], ...] = (
        ("kicker", feature.kicker, lesser),
        ("headline", feature.headline, size_pt),
        ("deck", feature.deck, lesser),
    )
    tiers = []
    for name, text, size in wanted:
        if not text:
            continue
        tier = _make_tier(name, text, size, names, composer, grid)
        if tier is None and not force:
            return None
        tiers.append(tier or Tier(name, (text,), size, (FoldFit(0, 0),), 0.0))
    content = sum(tier.height_pt for tier in tiers) / grid.pitch_pt
    rows = int(content + LEAST_GAP * (len(tiers) + 1)) + 1 if tiers else 0
    return Head(size_pt, rows, tuple(tiers))


def _make_tier(
    name: TierName, text: str, size_pt: float, names: tuple[str, ...], composer: Composer, grid: SheetGrid
) -> Tier | None:
    """Break a tier into as few lines as its size allows and open them at the fold."""
    room_em = FULL * (grid.right_pt(grid.all_columns - 1) - grid.column_x_pt(0)) / size_pt

    def measure(part: str) -> float:
        return composer.width_em(part, ROLES[name])

    places = break_places(text, names)
    for count in range(1, MAX_LINES + 1):
        lines = break_headline(text, count, places, measure)
        folds = tuple(_fold(line, size_pt, measure, grid) for line in lines)
        if len(lines) == count and all(
            measure(line) + len(line) * fold.tracking_em <= room_em for line, fold in zip(lines, folds, strict=True)
        ):
            width = max((measure(line) + len(line) * fold.tracking_em) for line, fold in zip(lines, folds, strict=True))
            return Tier(name, lines, size_pt, folds, width * size_pt)
    return None


def _fold(line: str, size_pt: float, measure: Measure, grid: SheetGrid) -> FoldFit:
    """Clear the fold where there is one."""
    return FoldFit(0, 0) if grid.fold_pt is None else clear_fold(line, size_pt, measure)


def _names(feature: Feature) -> tuple[str, ...]:
    """Give the names that no headline splits: the glossary, the counties, the entries' titles."""
    own = (name for entry in feature.entries for name in (entry.county, entry.title))
    return tuple(sorted({*feature.paper.glossary, *feature.units, *own} - {""}))


def place_head(head: Head, rows: int, grid: SheetGrid) -> tuple[HeadTier, ...]:
    """Place the tiers in so many rows at the top of the sheet, what is over spread between them."""
    if not head.tiers:
        return ()
    spare = rows * grid.pitch_pt - sum(tier.height_pt for tier in head.tiers)
    gap = spare / (len(head.tiers) + 1)
    y_pt = grid.row_y_pt(0) + gap
    placed: list[HeadTier] = []
    for tier in head.tiers:
        placed.extend(_place_tier(tier, y_pt, grid))
        y_pt += tier.height_pt + gap
    return tuple(placed)


def _place_tier(tier: Tier, y_pt: float, grid: SheetGrid) -> list[HeadTier]:
    """Give a tier its rectangle; over the fold every line is a tier of its own, for each clears the fold by itself."""
    left, right = grid.column_x_pt(0), grid.right_pt(grid.all_columns - 1)
    if grid.fold_pt is None:
        rect = Rect(left, y_pt, right - left, tier.height_pt)
        return [HeadTier(tier.name, tier.lines, tier.size_pt, tier.leading_pt, rect)]
    placed = []
    for at, (line, fold) in enumerate(zip(tier.lines, tier.folds, strict=True)):
        reach = 0.9 * grid.fold_pt - abs(fold.shift_pt)
        rect = Rect(grid.fold_pt + fold.shift_pt - reach, y_pt + at * tier.leading_pt, 2 * reach, tier.leading_pt)
        placed.append(HeadTier(tier.name, (line,), tier.size_pt, tier.leading_pt, rect, round(fold.tracking_em, 4)))
    return placed
