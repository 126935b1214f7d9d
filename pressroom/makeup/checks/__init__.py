"""Checks of the made-up page (TYPOGRAPHY B-01 to B-24, A-18, A-20, A-26). In: a `View`. Out: findings with their area.

B-06 is the folio line's (the layout draws it, preflight reads it back); B-17 to B-20 hold for the feature as a whole,
for its text is one thread under one headline; B-22 is for eyes; B-24's overset is said with the fit.
"""

from collections.abc import Callable, Iterator

from pressroom.findings import Finding
from pressroom.makeup.checks import boxes, flow, heads, pages, reserves, white
from pressroom.makeup.checks.view import View

__all__ = ["CHECKS", "View", "check_pages"]

Check = Callable[[View], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    pages.other_format,
    pages.outside_type_area,
    pages.small_head_margin,
    pages.frame_off_columns,
    pages.glyph_on_fold,
    pages.pages_not_facing,
    pages.advertisement_unmarked,
    pages.pitch_out_of_ratio,
    heads.tiers_out_of_order,
    heads.head_off_rows,
    heads.headline_unbalanced,
    heads.name_split,
    heads.headline_space,
    heads.headline_long,
    reserves.reserve_outside,
    reserves.reserve_clash,
    boxes.note_wrong,
    boxes.note_long,
    boxes.caption_apart,
    boxes.picture_astray,
    boxes.tight_box,
    boxes.boxes_touch,
    boxes.lead_picture_low,
    flow.headings_side_by_side,
    flow.heading_at_foot,
    flow.lone_line,
    flow.flows_backwards,
    flow.copy_lost,
    white.white_gutter,
    white.page_cut_across,
    white.white_hole,
)


def check_pages(view: View) -> tuple[Finding, ...]:
    """Run every check on the sheets."""
    return tuple(finding for check in CHECKS for finding in check(view))
