"""Note, captions, pictures and boxes (TYPOGRAPHY B-13 to B-15, B-21)."""

from collections.abc import Iterator

from pressroom.findings import Finding, error, warning
from pressroom.makeup.checks.view import View, area_of, line_rect
from pressroom.makeup.grid import SheetGrid
from pressroom.makeup.note import FRAME_EM
from pressroom.model import MadeUpSheet, PlacedLine, PlacedPhoto, Rect

CAPTION_GAP_PT = (2.0, 8.0)


def note_wrong(view: View) -> Iterator[Finding]:
    """B-13: one boxed note with its label, in Kai, before the first entry."""
    if not view.feature.note:
        return
    place = view.feature.note[0].place
    boxes = [(sheet, piece) for sheet in view.sheets for piece in sheet.furniture if piece.kind == "note"]
    labels = [piece for sheet in view.sheets for piece in sheet.furniture if piece.kind == "note-label"]
    if len(boxes) != 1 or len(labels) != 1 or boxes[0][0].number != 1:
        yield error(
            "note-wrong",
            "the editor's note does not stand once, with its label, on the first sheet",
            place,
            rule="B-13",
        )
        return
    sheet, box = boxes[0]
    grid = view.grids[0]
    body = [line for line in sheet.lines if line.part == "body"]
    first = min(body, key=lambda line: (grid.column_at(line.x_pt), line.baseline_pt), default=None)
    if first and (first.x_pt, first.baseline_pt) < (box.rect.x_pt - 0.1, 0.0):
        yield warning(
            "note-late",
            "the first entry stands before the editor's note",
            place,
            hint="keep the first columns under the headline free of reserved rectangles",
            rule="B-13",
            area=area_of(sheet, box.rect),
        )
    faces = {run.role for line in sheet.lines if line.part == "note" for run in line.line.runs if run.role}
    if view.feature.paper.type.style("note").face != "kai" or not faces:
        yield warning(
            "note-not-kai",
            "the editor's note is not set in Kai",
            place,
            hint="set `face: kai` for the style `note`",
            rule="B-13",
            area=area_of(sheet, box.rect),
        )


def note_long(view: View) -> Iterator[Finding]:
    """B-13: the note goes on the page it opens."""
    for sheet in view.sheets:
        for box in (piece for piece in sheet.furniture if piece.kind == "note"):
            area = sheet.pages[0].type_area
            over = _foot(box.rect) - _foot(area)
            if over > 0:
                yield error(
                    "note-long",
                    "the editor's note is {lines} lines too long for its page",
                    view.feature.note[0].place if view.feature.note else view.feature.place,
                    hint="shorten it, or give it more columns",
                    rule="B-13",
                    area=area_of(sheet, box.rect),
                    lines=int(over / view.pitch_pt) + 1,
                )


def caption_apart(view: View) -> Iterator[Finding]:
    """B-14: a caption stands right under its picture, 2 to 8 pt off, from its left edge on."""
    for sheet, grid in view.pairs():
        captions = [line for line in sheet.lines if line.part == "caption"]
        for photo in sheet.photos:
            if not photo.photo.caption and not photo.photo.credit:
                continue
            gap = _gap(photo, captions, grid)
            if gap is None or not CAPTION_GAP_PT[0] <= gap <= CAPTION_GAP_PT[1]:
                yield error(
                    "caption-apart",
                    "the caption of `{picture}` does not stand under it",
                    photo.photo.place,
                    rule="B-14",
                    area=area_of(sheet, photo.rect),
                    entry=photo.entry,
                    picture=photo.photo.file.path,
                )


def _gap(photo: PlacedPhoto, captions: list[PlacedLine], grid: SheetGrid) -> float | None:
    """Give the distance from a picture's foot to the type under it, or nothing."""
    foot = photo.rect.y_pt + photo.rect.height_pt
    gaps = [
        line_rect(line, grid).y_pt - foot
        for line in captions
        if line.entry == photo.entry and abs(line.x_pt - photo.rect.x_pt) <= 0.5 and line.baseline_pt > foot
    ]
    return min(gaps, default=None)


def picture_astray(view: View) -> Iterator[Finding]:
    """B-14, DESIGN 7: a picture stands on a page with text of its own entry."""
    texts = {line.entry for sheet in view.sheets for line in sheet.lines if line.part == "body"}
    for sheet, grid in view.pairs():
        for photo in sheet.photos:
            if photo.entry not in texts:
                continue
            page = grid.page_of(grid.column_at(photo.rect.x_pt))
            pages = {
                grid.page_of(grid.column_at(line.x_pt))
                for line in sheet.lines
                if line.entry == photo.entry and line.part == "body"
            }
            heads = [piece for piece in sheet.furniture if piece.kind == "crosshead" and piece.entry == photo.entry]
            pages |= {grid.page_of(grid.column_at(piece.rect.x_pt)) for piece in heads}
            if page not in pages:
                yield warning(
                    "picture-astray",
                    "`{picture}` stands on a page without text of its entry",
                    photo.photo.place,
                    hint="give it a smaller `span`, or move its entry in the running order",
                    rule="B-14",
                    area=area_of(sheet, photo.rect),
                    entry=photo.entry,
                    picture=photo.photo.file.path,
                )


def tight_box(view: View) -> Iterator[Finding]:
    """B-15: the note keeps half an em off its box, or the frame drawn in it, on all sides."""
    framed = bool(view.feature.paper.type.note_box.border)
    for sheet, grid in view.pairs():
        for box in (piece for piece in sheet.furniture if piece.kind == "note"):
            inner = _inset(box.rect, (0.5 + FRAME_EM * framed) * grid.size_pt)
            lines = [line_rect(line, grid) for line in sheet.lines if line.part == "note"]
            if any(not _holds(inner, rect) for rect in lines):
                yield error(
                    "tight-box",
                    "text stands nearer than half an em to the edge of its box",
                    box.place,
                    rule="B-15",
                    area=area_of(sheet, box.rect),
                )


def _inset(rect: Rect, by_pt: float) -> Rect:
    return Rect(rect.x_pt + by_pt, rect.y_pt + by_pt, rect.width_pt - 2 * by_pt, rect.height_pt - 2 * by_pt)


def _holds(outer: Rect, inner: Rect) -> bool:
    return (
        inner.x_pt >= outer.x_pt - 0.05
        and inner.y_pt >= outer.y_pt - 0.05
        and inner.x_pt + inner.width_pt <= outer.x_pt + outer.width_pt + 0.05 * 9
        and inner.y_pt + inner.height_pt <= outer.y_pt + outer.height_pt + 0.05
    )


def boxes_touch(view: View) -> Iterator[Finding]:
    """B-15: two boxes keep an em apart."""
    for sheet, grid in view.pairs():
        boxes = [piece for piece in sheet.furniture if piece.kind in ("note", "reserve")]
        for at, one in enumerate(boxes):
            for other in boxes[at + 1 :]:
                across = max(one.rect.x_pt - _right(other.rect), other.rect.x_pt - _right(one.rect))
                down = max(one.rect.y_pt - _foot(other.rect), other.rect.y_pt - _foot(one.rect))
                if max(across, down) < grid.size_pt - 0.05:
                    yield warning(
                        "boxes-touch",
                        "two boxes stand nearer than an em to each other",
                        other.place,
                        hint="move the reserved rectangle by a line or a column",
                        rule="B-15",
                        area=area_of(sheet, other.rect),
                    )


def _right(rect: Rect) -> float:
    return rect.x_pt + rect.width_pt


def _foot(rect: Rect) -> float:
    return rect.y_pt + rect.height_pt


def lead_picture_low(view: View) -> Iterator[Finding]:
    """B-21: the largest picture of a sheet stands in its upper half, unless it was ordered to the foot."""
    for sheet, grid in view.pairs():
        largest = _largest(sheet)
        if largest is None or largest.photo.position == "foot" or len(sheet.photos) < 2:
            continue
        middle = grid.row_y_pt(0) + grid.rows * grid.pitch_pt / 2
        if largest.rect.y_pt > middle:
            yield warning(
                "lead-picture-low",
                "`{picture}` is the largest picture of its sheet and stands in the lower half",
                largest.photo.place,
                hint="write `place: head`, or give another picture a larger `span`",
                rule="B-21",
                area=area_of(sheet, largest.rect),
                entry=largest.entry,
                picture=largest.photo.file.path,
            )


def _largest(sheet: MadeUpSheet) -> PlacedPhoto | None:
    """Give the largest picture; of two within a fifth, the higher one."""
    if not sheet.photos:
        return None
    most = max(photo.rect.width_pt * photo.rect.height_pt for photo in sheet.photos)
    fair = [photo for photo in sheet.photos if photo.rect.width_pt * photo.rect.height_pt > 0.8 * most]
    return min(fair, key=lambda photo: photo.rect.y_pt)
