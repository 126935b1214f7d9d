"""The headline block (TYPOGRAPHY B-08 to B-12); its full stop is the copy desk's (D-34)."""

from collections.abc import Iterator
from itertools import pairwise

from pressroom.findings import Finding, Place, error, warning
from pressroom.makeup.checks.view import View, area_of
from pressroom.makeup.head import ROLES
from pressroom.makeup.headlines import MAX_LINES
from pressroom.model import HeadTier, MadeUpSheet, Rect

UNBALANCED = 0.30


def tiers_out_of_order(view: View) -> Iterator[Finding]:
    """B-08: headline > deck ≥ kicker > cross-heads > body."""
    for sheet in view.sheets:
        sizes = {tier.name: tier.size_pt for tier in sheet.head}
        heads = {piece.size_pt for piece in sheet.furniture if piece.kind == "crosshead"}
        ladder: list[tuple[str, float]] = [
            (name, sizes[name]) for name in ("headline", "deck", "kicker") if name in sizes
        ]
        ladder += [("crosshead", size) for size in sorted(heads)[-1:]] + [("body", view.size_pt)]
        for (name, upper), (other, lower) in pairwise(ladder):
            same_allowed = (name, other) == ("deck", "kicker")
            if upper < lower or (upper == lower and not same_allowed):
                yield error(
                    "tiers-out-of-order",
                    "type of {upper} pt stands over type of {lower} pt",
                    view.feature.place,
                    rule="B-08",
                    upper=f"{upper:g}",
                    lower=f"{lower:g}",
                )


def head_off_rows(view: View) -> Iterator[Finding]:
    """B-09: the headline block is whole rows high: the first line under it stands on the grid."""
    for sheet, grid in view.pairs():
        if not sheet.head:
            continue
        under = [line.baseline_pt for line in sheet.lines]
        first = min(under, default=grid.baseline_pt(0))
        rows = (first - grid.baseline_pt(0)) / grid.pitch_pt
        if abs(rows - round(rows)) > 0.05:
            yield error(
                "head-off-rows",
                "the headline block is {rows} lines high, not a whole number",
                view.feature.place,
                rule="B-09",
                rows=f"{rows:.2f}",
            )


def headline_unbalanced(view: View) -> Iterator[Finding]:
    """B-10: a tier of several lines is balanced within 30 %, and its last line is more than a character."""
    for sheet in view.sheets:
        for name, lines in _tiers(sheet):
            widths = [view.measure(line, ROLES[lines[0][1].name]) for line, _ in lines]
            if len(widths) < 2:
                continue
            if len(lines[-1][0]) < 2 or min(widths) < (1 - UNBALANCED) * max(widths):
                yield warning(
                    "headline-unbalanced",
                    "the lines of `{text}` are of very different length",
                    _place(view, name),
                    hint="reword it so that it breaks in the middle",
                    rule="B-10",
                    area=area_of(sheet, lines[0][1].rect),
                    text="".join(line for line, _ in lines),
                )


def name_split(view: View) -> Iterator[Finding]:
    """B-10: no name of a county or of the glossary is split over two lines of a headline."""
    names = {*view.feature.paper.glossary, *view.feature.units} - {""}
    for sheet in view.sheets:
        for tier, lines in _tiers(sheet):
            whole = getattr(view.feature, tier)
            printed = [line for line, _ in lines]
            split = sorted(name for name in names if name in whole and not any(name in line for line in printed))
            for name in split:
                yield warning(
                    "name-split",
                    "`{name}` is split over two lines of `{tier}`",
                    _place(view, tier),
                    hint="shorten `{tier}`, or put a full-width space where it may break",
                    rule="B-10",
                    area=area_of(sheet, lines[0][1].rect),
                    name=name,
                    tier=tier,
                )


def headline_space(view: View) -> Iterator[Finding]:
    """B-11: the parts of a Chinese headline are not parted by an ASCII space."""
    for tier in ("kicker", "headline", "deck"):
        text = getattr(view.feature, tier)
        if any(text[at] == " " and text[at - 1] > "⺀" and text[at + 1 : at + 2] > "⺀" for at in range(1, len(text))):
            yield warning(
                "headline-space",
                "`{tier}` has a half-width space between its parts",
                _place(view, tier),
                hint="write a full-width space there",
                rule="B-11",
                tier=tier,
            )


def headline_long(view: View) -> Iterator[Finding]:
    """B-12: a tier has at most three lines, and all of them go on the sheet."""
    for sheet in view.sheets:
        for name, lines in _tiers(sheet):
            wide = any(_width(line, tier, view) > _room(sheet) for line, tier in lines)
            if len(lines) > MAX_LINES or wide:
                yield error(
                    "headline-long",
                    "`{tier}` is too long for its page",
                    _place(view, name),
                    hint="shorten `{tier}`",
                    rule="B-12",
                    area=area_of(sheet, lines[0][1].rect),
                    tier=name,
                )


def _tiers(sheet: MadeUpSheet) -> Iterator[tuple[str, list[tuple[str, HeadTier]]]]:
    """Give every tier's lines; over the fold each line is a tier of its own."""
    for name in ("kicker", "headline", "deck"):
        lines = [(line, tier) for tier in sheet.head if tier.name == name for line in tier.lines]
        if lines:
            yield name, lines


def _width(line: str, tier: HeadTier, view: View) -> float:
    return (view.measure(line, ROLES[tier.name]) + len(line) * tier.tracking_em) * tier.size_pt


def _room(sheet: MadeUpSheet) -> float:
    last: Rect = sheet.pages[-1].type_area
    return last.x_pt + last.width_pt - sheet.pages[0].type_area.x_pt + 0.1


def _place(view: View, tier: str) -> Place:
    return view.feature.places.get(tier, view.feature.place)
