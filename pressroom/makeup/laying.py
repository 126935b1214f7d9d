"""Everything laid on its sheet. In: copy fitted to its pages. Out: `MadeUpSheet`s in points."""

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from pressroom.makeup.copyfit import Fitted
from pressroom.makeup.extras import Solid, end_mark, picture_in_copy, solid_furniture
from pressroom.makeup.grid import SheetGrid
from pressroom.makeup.head import place_head
from pressroom.makeup.note import LABEL_ROWS, NoteBox
from pressroom.makeup.pages import SheetPlan
from pressroom.makeup.pictures import CAPTION_EM, CAPTION_GAP_PT, OFF_TEXT, UNDER, Picture, crop_of
from pressroom.makeup.rules import column_rules
from pressroom.makeup.threading import Threaded
from pressroom.model import (
    Furniture,
    MadeUpPage,
    MadeUpSheet,
    PlacedLine,
    PlacedPhoto,
    Rect,
    SetLine,
    SetRun,
)

# What lines of a block belong to; all others are body.
PARTS = {"byline": "byline", "picture": "caption"}


class Laid(Struct, frozen=True):
    """The sheets, and the lines that found no room, beside the last sheet."""

    sheets: tuple[MadeUpSheet, ...]
    overset: tuple[PlacedLine, ...]


class Desk(Struct, frozen=True):
    """Where pieces are laid, sheet by sheet."""

    lines: tuple[list[PlacedLine], ...]
    furniture: tuple[list[Furniture], ...]
    photos: tuple[list[PlacedPhoto], ...]
    overset: list[PlacedLine]


def lay_sheets(fitted: Fitted) -> Laid:
    """Lay head, note, pictures, text and rules on every sheet."""
    scale = fitted.grids[0].size_pt / fitted.copy.feature.paper.type.size_pt
    count = len(fitted.grids)
    desk = Desk(tuple([] for _ in range(count)), tuple([] for _ in range(count)), tuple([] for _ in range(count)), [])
    for threaded in fitted.thread.placed:
        _lay_piece(threaded, fitted, scale, desk)
    _end(fitted, desk)
    sheets = []
    for at, plan in enumerate(fitted.plan.sheets):
        fixed_lines, fixed = _lay_fixed(plan, fitted, scale)
        rules = column_rules(plan, fitted.plan.segments, fitted.thread.placed, fitted.copy.feature)
        photos, captions = _lay_photos(plan, fitted, scale)
        lines = (*fixed_lines, *desk.lines[at], *captions)
        pictures = (*photos, *desk.photos[at])
        sheets.append(_sheet(plan.bench.grid, fitted, lines, pictures, (*fixed, *desk.furniture[at], *rules)))
    return Laid(tuple(sheets), tuple(desk.overset))


def _end(fitted: Fitted, desk: Desk) -> None:
    """Mark the end of the feature behind its last line."""
    if desk.overset or not desk.lines or not desk.lines[-1]:
        return
    grid = fitted.plan.sheets[-1].bench.grid
    mark = end_mark(desk.lines[-1][-1], grid.width_of_pt(1), grid)
    if mark is not None:
        desk.furniture[-1].append(mark)


def _sheet(
    grid: SheetGrid,
    fitted: Fitted,
    lines: tuple[PlacedLine, ...],
    photos: tuple[PlacedPhoto, ...],
    furniture: tuple[Furniture, ...],
) -> MadeUpSheet:
    """Put a sheet together."""
    pages = tuple(
        MadeUpPage(
            number,
            Rect(at * grid.page_width_pt, 0.0, grid.page_width_pt, grid.page_height_pt),
            grid.type_area(at),
        )
        for at, number in enumerate(grid.page_numbers)
    )
    sizes = fitted.plan.sizes
    head = place_head(sizes.head, sizes.head_rows, grid) if sizes.head and grid.number == 1 else ()
    return MadeUpSheet(grid.number, grid.width_pt, grid.page_height_pt, pages, lines, photos, head, furniture)


def scale_line(line: SetLine, factor: float) -> SetLine:
    """Give a line set at another size: its measure in ems stays."""
    if factor == 1:
        return line
    runs = tuple(_scale_run(run, factor) for run in line.runs)
    return replace(line, runs=runs, width_pt=line.width_pt * factor)


def _scale_run(run: SetRun, factor: float) -> SetRun:
    """Scale a run's size and places."""
    x_pt = tuple(x * factor for x in run.x_pt)
    return replace(run, size_pt=run.size_pt * factor, x_pt=x_pt, rise_pt=run.rise_pt * factor)


def _lay_piece(threaded: Threaded, fitted: Fitted, scale: float, desk: Desk) -> None:
    """Lay a piece: its lines over its parts, and what the layout draws of it."""
    piece, block = threaded.piece, threaded.piece.block
    segments, entry = fitted.plan.segments, fitted.copy.feature.entries[piece.entry]
    setting = block.settings.get(threaded.looseness, ()) if piece.crosshead is None else ()
    done = 0
    for number, offset, count in threaded.parts:
        if number >= len(segments):
            left = setting[done:] or _heading_line(threaded)
            part = "crosshead" if piece.crosshead else PARTS.get(block.kind, "body")
            desk.overset.extend(_overset(left, fitted, (part, entry.slug, block.paragraph), len(desk.overset), scale))
            continue
        segment = segments[number]
        grid = fitted.plan.sheets[segment.sheet].bench.grid
        row = segment.row + offset
        if piece.solid:
            solid = Solid(threaded, entry, segment, row, count, grid)
            desk.furniture[segment.sheet].extend(solid_furniture(solid))
            desk.photos[segment.sheet].extend(picture_in_copy(solid))
            row += count - len(setting)
        part = PARTS.get(block.kind, "body")
        lines = setting[done : done + count]
        for at, line in enumerate(lines):
            base, x_pt = grid.baseline_pt(row + at), grid.column_x_pt(segment.column)
            placed = PlacedLine(scale_line(line, scale), x_pt, base, part, entry.slug, block.paragraph)
            desk.lines[segment.sheet].append(placed)
        done += count


def _heading_line(threaded: Threaded) -> tuple[SetLine, ...]:
    """Give a heading that found no room as a line without glyphs, so that it is counted and not missed."""
    piece = threaded.piece
    return (SetLine((), 0.0, "".join(piece.crosshead.lines), piece.block.place),) if piece.crosshead else ()


def _overset(
    setting: tuple[SetLine, ...], fitted: Fitted, whose: tuple[str, str, int], before: int, scale: float
) -> Iterator[PlacedLine]:
    """Stand overset lines one under another to the right of the last sheet; `whose` is part, entry, paragraph."""
    grid = fitted.plan.sheets[-1].bench.grid
    for at, line in enumerate(setting, start=before):
        column, row = divmod(at, grid.full_rows)
        x_pt = grid.width_pt + grid.side_pt + column * (grid.characters + grid.gap_em) * grid.size_pt
        yield PlacedLine(scale_line(line, scale), x_pt, grid.baseline_pt(row), *whose)


def _lay_fixed(plan: SheetPlan, fitted: Fitted, scale: float) -> tuple[list[PlacedLine], list[Furniture]]:
    """Lay the note's box and the reserved rectangles."""
    grid = plan.bench.grid
    lines: list[PlacedLine] = []
    furniture: list[Furniture] = []
    note = fitted.copy.note
    if note and plan.note:
        box = grid.cells(plan.note.column, plan.note.row, note.span, note.box_rows)
        box = replace(box, y_pt=box.y_pt + grid.ink_inset_pt)
        label = Rect(box.x_pt, grid.row_y_pt(plan.note.row), box.width_pt, LABEL_ROWS * grid.pitch_pt)
        label = replace(label, y_pt=label.y_pt + grid.ink_inset_pt)
        place = note.lines[0].line.place if note.lines else fitted.copy.feature.place
        size = round(grid.size_pt * 7 / 6, 2)
        furniture.append(Furniture("note", box, place=place))
        furniture.append(Furniture("note-label", label, place=place, size_pt=size, leading_pt=size * 1.25))
        lines += _note_lines(note, plan, grid, scale)
    for reserve, slot in plan.reserves:
        rect = grid.cells(slot.column, slot.row, slot.columns, slot.rows)
        furniture.append(Furniture("reserve", rect, reserve.label, place=reserve.place))
    return lines, furniture


def _note_lines(note: NoteBox, plan: SheetPlan, grid: SheetGrid, scale: float) -> Iterator[PlacedLine]:
    """Lay the note's lines inside its box."""
    if plan.note is None:
        return
    x_pt = grid.column_x_pt(plan.note.column) + note.padding_em * grid.size_pt
    for one in note.lines:
        base = grid.baseline_pt(plan.note.row + one.row)
        yield PlacedLine(scale_line(one.line, scale), x_pt, base, "note", "", one.paragraph)


def _lay_photos(
    plan: SheetPlan, fitted: Fitted, scale: float
) -> tuple[tuple[PlacedPhoto, ...], tuple[PlacedLine, ...]]:
    """Lay pictures and their captions; the caption stands on the last rows of the slot, white below it."""
    grid, top = plan.bench.grid, plan.bench.top
    pictures: Mapping[int, Picture] = {one.number: one for one in fitted.copy.pictures}
    photos: list[PlacedPhoto] = []
    captions: list[PlacedLine] = []
    for one in plan.standing:
        picture, slot = pictures[one.number], one.slot
        slug = fitted.copy.feature.entries[picture.entry].slug if picture.entry >= 0 else ""
        words = picture.captions[slot.columns]
        first = slot.foot - len(words) - (0 if slot.foot >= grid.rows else UNDER)
        inset = grid.ink_inset_pt if slot.row == top else OFF_TEXT * grid.pitch_pt
        y_pt = grid.row_y_pt(slot.row) + inset
        foot_pt = grid.baseline_pt(first) - 0.88 * CAPTION_EM * grid.size_pt - CAPTION_GAP_PT
        if not words:
            foot_pt = grid.row_y_pt(first) - grid.ink_inset_pt
        cells = grid.cells(slot.column, slot.row, slot.columns, slot.rows)
        rect = Rect(cells.x_pt, y_pt, cells.width_pt, foot_pt - y_pt)
        photos.append(PlacedPhoto(picture.photo, rect, crop_of(picture.photo, rect), slug))
        for at, line in enumerate(words):
            base = grid.baseline_pt(first + at)
            captions.append(PlacedLine(scale_line(line, scale), cells.x_pt, base, "caption", slug, one.number))
    return tuple(photos), tuple(captions)
