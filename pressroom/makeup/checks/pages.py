"""Format, type area, fold and advertisements (TYPOGRAPHY B-01 to B-05, B-07, A-20)."""

from collections.abc import Iterator

from pressroom.findings import Finding, error, warning
from pressroom.makeup.checks.view import View, area_of, line_rect
from pressroom.makeup.head import ROLES
from pressroom.model import HeadTier, MadeUpSheet, Rect
from pressroom.units import mm_from_pt, pt_from_mm

TOLERANCE_MM = 0.5
FOLD_MM, HEAD_FOLD_MM = 2.0, 0.3


def other_format(view: View) -> Iterator[Finding]:
    """B-01: a page is as large as its format, within half a millimetre."""
    form = view.feature.paper.sheet.grid
    for sheet in view.sheets:
        for page in sheet.pages:
            width, height = mm_from_pt(page.trim.width_pt), mm_from_pt(page.trim.height_pt)
            if abs(width - form.width_mm) > TOLERANCE_MM or abs(height - form.height_mm) > TOLERANCE_MM:
                yield error(
                    "other-format",
                    "page {page} is {width} × {height} mm, not as large as its format",
                    view.feature.place,
                    rule="B-01",
                    area=area_of(sheet, page.trim),
                    page=page.number,
                    width=f"{width:.1f}",
                    height=f"{height:.1f}",
                )


def outside_type_area(view: View) -> Iterator[Finding]:
    """B-02: lines, pictures and furniture lie inside the type area; of a note too long `note_long` tells."""
    for sheet, grid in view.pairs():
        slack = pt_from_mm(TOLERANCE_MM)
        things = [(line_rect(line, grid), line.entry) for line in sheet.lines if line.part != "note"]
        things += [(photo.rect, photo.entry) for photo in sheet.photos]
        things += [(piece.rect, piece.entry) for piece in sheet.furniture if not piece.kind.startswith("note")]
        for rect, entry in things:
            if not any(_inside(rect, page.type_area, slack) for page in sheet.pages):
                yield error(
                    "outside-type-area",
                    "something stands outside the type area",
                    view.feature.place,
                    rule="B-02",
                    area=area_of(sheet, rect),
                    entry=entry,
                )


def _inside(rect: Rect, area: Rect, slack_pt: float) -> bool:
    return (
        rect.x_pt >= area.x_pt - slack_pt
        and rect.y_pt >= area.y_pt - slack_pt
        and rect.x_pt + rect.width_pt <= area.x_pt + area.width_pt + slack_pt
        and rect.y_pt + rect.height_pt <= area.y_pt + area.height_pt + slack_pt
    )


def small_head_margin(view: View) -> Iterator[Finding]:
    """B-02: the head margin is no smaller than the foot margin."""
    for sheet in view.sheets[:1]:
        area = sheet.pages[0].type_area
        foot = sheet.height_pt - area.y_pt - area.height_pt
        if area.y_pt < foot - pt_from_mm(TOLERANCE_MM):
            yield warning(
                "small-head-margin",
                "the head margin is {head} mm, smaller than the foot margin of {foot} mm",
                view.feature.place,
                hint="set `head_mm` in `sheet` to more than half of what the type area leaves",
                rule="B-02",
                head=f"{mm_from_pt(area.y_pt):.1f}",
                foot=f"{mm_from_pt(foot):.1f}",
            )


def frame_off_columns(view: View) -> Iterator[Finding]:
    """B-03: pictures and boxes begin and end on column edges."""
    for sheet, grid in view.pairs():
        lefts = [grid.column_x_pt(column) for column in range(grid.all_columns)]
        rights = [grid.right_pt(column) for column in range(grid.all_columns)]
        frames = [(photo.rect, photo.entry) for photo in sheet.photos]
        frames += [(piece.rect, piece.entry) for piece in sheet.furniture if piece.kind in ("note", "reserve")]
        for rect, entry in frames:
            off = min(abs(rect.x_pt - left) for left in lefts)
            off = max(off, min(abs(rect.x_pt + rect.width_pt - right) for right in rights))
            if off > 0.5:
                yield error(
                    "frame-off-columns",
                    "a frame does not stand on whole columns",
                    view.feature.place,
                    rule="B-03",
                    area=area_of(sheet, rect),
                    entry=entry,
                )


def glyph_on_fold(view: View) -> Iterator[Finding]:
    """B-04: no line of text comes within 2 mm of the fold, and no character of a headline stands on it."""
    for sheet, grid in view.pairs():
        if grid.fold_pt is None:
            continue
        near = pt_from_mm(FOLD_MM)
        spots = [line_rect(line, grid) for line in sheet.lines]
        spots = [rect for rect in spots if _meets(rect.x_pt, rect.x_pt + rect.width_pt, grid.fold_pt, near)]
        spots += [rect for tier in sheet.head for rect in _on_fold(tier, view, grid.fold_pt)]
        for rect in spots:
            yield error(
                "glyph-on-fold",
                "a character stands on the fold",
                view.feature.place,
                hint="shorten the headline or set the pages one by one: `sheet: {{as: pages}}`",
                rule="B-04",
                area=area_of(sheet, rect),
            )


def _meets(left: float, right: float, fold: float, near: float) -> bool:
    return left < fold + near and right > fold - near


def _on_fold(tier: HeadTier, view: View, fold_pt: float) -> Iterator[Rect]:
    """Give the characters of a tier that stand on the fold."""
    for at, line in enumerate(tier.lines):
        step = tier.tracking_em * tier.size_pt
        width = view.measure(line, ROLES[tier.name]) * tier.size_pt + len(line) * step
        x_pt = tier.rect.x_pt + (tier.rect.width_pt - width) / 2
        for number, char in enumerate(line):
            left = x_pt + view.measure(line[:number], ROLES[tier.name]) * tier.size_pt + number * step
            right = left + view.measure(char, ROLES[tier.name]) * tier.size_pt
            near = pt_from_mm(HEAD_FOLD_MM)
            if not char.isspace() and _meets(left, right, fold_pt, near):
                yield Rect(left, tier.rect.y_pt + at * tier.leading_pt, right - left, tier.leading_pt)


def pages_not_facing(view: View) -> Iterator[Finding]:
    """B-05: a spread over the fold needs two facing pages, an even one on the left."""
    for sheet in view.sheets:
        if _is_spread(sheet) and view.feature.pages:
            left, right = sheet.pages[0].number, sheet.pages[1].number
            if left % 2 or right != left + 1:
                yield warning(
                    "pages-not-facing",
                    "pages {left} and {right} do not face each other",
                    view.feature.places.get("pages", view.feature.place),
                    hint="name an even page and the one after it, or set the pages one by one: `sheet: {{as: pages}}`",
                    rule="B-05",
                    left=left,
                    right=right,
                )


def _is_spread(sheet: MadeUpSheet) -> bool:
    return len(sheet.pages) == 2


def advertisement_unmarked(view: View) -> Iterator[Finding]:
    """B-07: what is kept free for an advertisement is marked so; an empty label is filled in by the layout."""
    for sheet in view.sheets:
        for piece in sheet.furniture:
            if piece.kind == "reserve" and piece.text and not any(word in piece.text for word in ("广告", "Advert")):
                yield warning(
                    "advertisement-unmarked",
                    "`{label}` does not say that this is an advertisement",
                    piece.place,
                    hint="leave `label` out, or begin it with 广告",
                    rule="B-07",
                    area=area_of(sheet, piece.rect),
                    label=piece.text,
                )


def pitch_out_of_ratio(view: View) -> Iterator[Finding]:
    """A-20: a newspaper's pitch is 1.25 to 1.40 of its size."""
    ratio = view.pitch_pt / view.size_pt
    if not 1.245 <= ratio <= 1.405:
        yield warning(
            "pitch-out-of-ratio",
            "a pitch of {pitch} pt for type of {size} pt is {ratio} of it, not 1.25 to 1.40",
            view.feature.place,
            hint="change `size_pt` or `pitch_pt` in `type`",
            rule="A-20",
            pitch=f"{view.pitch_pt:g}",
            size=f"{view.size_pt:g}",
            ratio=f"{ratio:.2f}",
        )
