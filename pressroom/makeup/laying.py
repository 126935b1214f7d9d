"""Everything laid on its sheet. In: copy fitted to its pages. Out: `MadeUpSheet`s in points."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from pressroom.makeup.columns import Segment
from pressroom.makeup.copyfit import Fitted
from pressroom.makeup.grid import SheetGrid
from pressroom.makeup.head import place_head
from pressroom.makeup.note import LABEL_ROWS, PADDING_EM, NoteBox
from pressroom.makeup.pages import SheetPlan
from pressroom.makeup.pictures import CAPTION_EM, CAPTION_GAP_PT, OFF_TEXT, UNDER, Picture, crop_of
from pressroom.makeup.pieces import CROSSHEAD_LEADING
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


@dataclass(frozen=True, slots=True)
class Laid:
    """The sheets, and the lines that found no room, beside the last sheet."""

    sheets: tuple[MadeUpSheet, ...]
    overset: tuple[PlacedLine, ...]


def lay_sheets(fitted: Fitted) -> Laid:
    """Lay head, note, pictures, text and rules on every sheet."""
    scale = fitted.grids[0].size_pt / fitted.copy.feature.paper.type.size_pt
    lines: list[list[PlacedLine]] = [[] for _ in fitted.grids]
    furniture: list[list[Furniture]] = [[] for _ in fitted.grids]
    overset: list[PlacedLine] = []
    for threaded in fitted.thread.placed:
        _lay_piece(threaded, fitted, scale, lines, furniture, overset)
    sheets = []
    for at, plan in enumerate(fitted.plan.sheets):
        more_lines, more = _lay_fixed(plan, fitted, scale)
        rules = column_rules(plan, fitted.plan.segments, fitted.thread.placed, fitted.copy.feature)
        photos, captions = _lay_photos(plan, fitted, scale)
        sheets.append(
            _sheet(
                plan.bench.grid, fitted, (*more_lines, *lines[at], *captions), photos, (*more, *furniture[at], *rules)
            )
        )
    return Laid(tuple(sheets), tuple(overset))


def _sheet(
    grid: SheetGrid,
    fitted: Fitted,
    lines: tuple[PlacedLine, ...],
    photos: tuple[PlacedPhoto, ...],
    furniture: tuple[Furniture, ...],
) -> MadeUpSheet:
    """Put a sheet together."""
    paper = fitted.copy.feature.paper
    full = round(paper.sheet.grid.lines * paper.type.pitch_pt / grid.pitch_pt)
    pages = tuple(
        MadeUpPage(
            number,
            Rect(at * grid.page_width_pt, 0.0, grid.page_width_pt, grid.page_height_pt),
            grid.with_rows(full).type_area(at),
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


def _lay_piece(
    threaded: Threaded,
    fitted: Fitted,
    scale: float,
    lines: list[list[PlacedLine]],
    furniture: list[list[Furniture]],
    overset: list[PlacedLine],
) -> None:
    """Lay a piece: its lines over its parts, or its rectangle."""
    piece, block = threaded.piece, threaded.piece.block
    segments = fitted.plan.segments
    slug = fitted.copy.feature.entries[piece.entry].slug
    setting = block.settings.get(threaded.looseness, ())
    done = 0
    for number, offset, count in threaded.parts:
        if number >= len(segments):
            overset.extend(_overset(setting[done:], fitted, slug, block.paragraph, len(overset), scale))
            continue
        segment, grid = segments[number], fitted.plan.sheets[segments[number].sheet].bench.grid
        if setting and piece.crosshead is None:
            x_pt = grid.column_x_pt(segment.column)
            for at, line in enumerate(setting[done : done + count]):
                base = grid.baseline_pt(segment.row + offset + at)
                part = "byline" if block.kind == "byline" else "body"
                lines[segment.sheet].append(
                    PlacedLine(scale_line(line, scale), x_pt, base, part, slug, block.paragraph)
                )
            done += count
        else:
            furniture[segment.sheet].append(_solid(threaded, segment, offset, count, grid, slug))


def _overset(
    setting: tuple[SetLine, ...], fitted: Fitted, slug: str, paragraph: int, before: int, scale: float
) -> Iterator[PlacedLine]:
    """Stand overset lines one under another to the right of the last sheet."""
    grid = fitted.plan.sheets[-1].bench.grid
    for at, line in enumerate(setting, start=before):
        column, row = divmod(at, fitted.grids[0].rows)
        x_pt = grid.width_pt + grid.side_pt + column * (grid.characters + grid.gap_em) * grid.size_pt
        yield PlacedLine(scale_line(line, scale), x_pt, grid.baseline_pt(row), "body", slug, paragraph)


def _solid(threaded: Threaded, segment: Segment, offset: int, rows: int, grid: SheetGrid, slug: str) -> Furniture:
    """Give a cross-head, a table or the like its rectangle."""
    block, crosshead = threaded.piece.block, threaded.piece.crosshead
    rect = grid.cells(segment.column, segment.row + offset, 1, rows)
    if crosshead is None:
        return Furniture(block.kind, rect, block.text, slug, block.place, block.block)
    leading = round(crosshead.size_pt * CROSSHEAD_LEADING, 2)
    words = "\n".join(crosshead.lines)
    return Furniture("crosshead", rect, words, slug, block.place, block.block, crosshead.size_pt, leading)


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
    x_pt = grid.column_x_pt(plan.note.column) + PADDING_EM * grid.size_pt
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
