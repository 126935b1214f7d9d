"""Sheets planned: head, note, reserves and pictures stand, the columns beside them are free. Out: `Plan`."""

from collections.abc import Mapping, Sequence
from math import ceil, floor

from msgspec import Struct
from msgspec.structs import replace

from pressroom.makeup.columns import Segment, Slot
from pressroom.makeup.composer import Composer
from pressroom.makeup.grid import SheetGrid
from pressroom.makeup.head import Head, head_choices
from pressroom.makeup.note import NoteBox, make_note
from pressroom.makeup.pictures import Picture, make_pictures
from pressroom.makeup.pieces import Piece, make_pieces, rows_of_entries
from pressroom.makeup.placement import Bench, Wanted, place_pictures, squeeze_in
from pressroom.makeup.sizing import PictureSize, Sizes, ordered_size, smaller_sizes
from pressroom.makeup.taste import Standing
from pressroom.makeup.wanting import share_along, wanted_here
from pressroom.model import Feature, Reserve


class Copy(Struct, frozen=True):
    """Everything of a feature that is to stand on the page, set but not placed; `heads` by the pages of its sheet."""

    feature: Feature
    pieces: tuple[Piece, ...]
    pictures: tuple[Picture, ...]
    note: NoteBox | None
    heads: Mapping[int, tuple[Head, ...]]
    entry_rows: tuple[int, ...]


class SheetPlan(Struct, frozen=True):
    """A sheet with everything but the text in its place."""

    bench: Bench
    note: Slot | None
    reserves: tuple[tuple[Reserve, Slot], ...]
    standing: tuple[Standing, ...]

    def segments(self) -> list[Segment]:
        """Give the free segments beside all that stands."""
        return self.bench.segments(self.standing)


class Plan(Struct, frozen=True):
    """All sheets planned with their sizes, and the free segments over all of them; `homeless` found no room."""

    sizes: Sizes
    sheets: tuple[SheetPlan, ...]
    segments: tuple[Segment, ...]
    homeless: tuple[Picture, ...]

    @property
    def shrunk(self) -> tuple[tuple[PictureSize, int], ...]:
        """Give the pictures that stand smaller than they were ordered or sized, with the column-lines they lack."""
        grid = self.sheets[0].bench.grid
        stand = {one.number: one.slot.area for sheet in self.sheets for one in sheet.standing}
        full = (ordered_size(size, grid) for size in self.sizes.pictures)
        lacking = ((size, size.area - stand.get(size.picture.number, 0)) for size in full)
        return tuple((size, lines) for size, lines in lacking if lines > 0)

    @property
    def narrowed(self) -> tuple[tuple[PictureSize, int], ...]:
        """Give the pictures that found room only at fewer columns than they were sized to, and those columns."""
        stand = {one.number: one.slot.columns for sheet in self.sheets for one in sheet.standing}
        spans = ((size, stand.get(size.picture.number, size.span)) for size in self.sizes.pictures)
        return tuple((size, span) for size, span in spans if span < size.span)


def set_copy(feature: Feature, composer: Composer, grid: SheetGrid) -> Copy:
    """Set all copy to the measures of a grid; `grid` is the first sheet's."""
    stories = tuple(composer.set_entry(entry, grid.measure_em(1)) for entry in feature.entries)
    pieces = make_pieces(feature, stories, composer, grid)
    return Copy(
        feature,
        pieces,
        make_pictures(feature, composer, grid),
        make_note(feature, composer, grid),
        _heads(feature, composer, grid),
        tuple(rows_of_entries(pieces, len(stories))),
    )


def _heads(feature: Feature, composer: Composer, grid: SheetGrid) -> dict[int, tuple[Head, ...]]:
    """Make the headline blocks for a first sheet of one and of two pages, as far as the feature may have one."""
    counts = {len(grid.page_numbers), 1 if not feature.pages else 2 if feature.paper.sheet.imposed == "spread" else 1}
    sheets = {count: replace(grid, page_numbers=tuple(range(count))) for count in sorted(counts)}
    return {count: head_choices(feature, composer, sheet) for count, sheet in sheets.items()}


def plan_pages(
    copy: Copy,
    grids: Sequence[SheetGrid],
    sizes: Sizes,
    voids: Sequence[Slot] = (),
    kept: Sequence[SheetPlan] = (),
) -> Plan:
    """Stand everything but the text on the sheets; `voids` are left empty at the end of the last sheet.

    The first sheets may be `kept` as they were planned before.
    """
    starts = _starts(copy, grids, sizes)
    along = share_along(sizes.pictures, starts)
    waiting = list(sizes.pictures)
    sheets: list[SheetPlan] = []
    offset = 0
    for at, grid in enumerate(grids):
        last = at == len(grids) - 1
        if at < len(kept):
            plan = kept[at]
        else:
            plan = _fix(copy, at, grid, grids, sizes, voids if last else ())
            plan = _stand_pictures(plan, waiting, along, offset, last)
        placed = {one.number for one in plan.standing}
        waiting = [size for size in waiting if size.picture.number not in placed]
        sheets.append(plan)
        offset += sum(segment.length for segment in plan.segments())
    sheets, homeless = _rescue(sheets, waiting, starts)
    segments = tuple(segment for plan in sheets for segment in plan.segments())
    return Plan(sizes, tuple(sheets), segments, tuple(size.picture for size in homeless))


def _stand_pictures(
    plan: SheetPlan, waiting: Sequence[PictureSize], along: Mapping[int, tuple[int, int, int]], offset: int, last: bool
) -> SheetPlan:
    """Place a sheet's pictures; where one finds no room, others may have its share of the sheet."""
    refused: set[int] = set()
    while True:
        left = [size for size in waiting if size.picture.number not in refused]
        wanted = wanted_here(left, along, offset, plan.bench, last)
        placed = place_pictures(plan.bench, wanted)
        found = {one.number for one in placed}
        homeless = {one.size.picture.number for one in wanted} - found
        if not homeless or last:
            return replace(plan, standing=placed)
        refused |= homeless


def _rescue(
    sheets: list[SheetPlan], waiting: Sequence[PictureSize], starts: Sequence[tuple[int, int]]
) -> tuple[list[SheetPlan], list[PictureSize]]:
    """Find room for pictures left over: smaller, then on another sheet; give those that found none."""
    homeless = []
    for size in waiting:
        offset = sum(segment.length for plan in sheets[:-1] for segment in plan.segments())
        start, end = starts[size.picture.entry] if size.picture.entry >= 0 else (-1, -1)
        for at in reversed(range(len(sheets))):
            begin = start if start < 0 else max(start - offset, 0)
            stand = _squeeze(sheets[at], size, begin, max(end - offset, begin + 1))
            if stand is not None:
                sheets[at] = replace(sheets[at], standing=(*sheets[at].standing, stand))
                break
            offset -= sum(segment.length for segment in sheets[at - 1].segments()) if at else 0
        else:
            homeless.append(size)
    return sheets, homeless


def _squeeze(plan: SheetPlan, size: PictureSize, start: int, end: int) -> Standing | None:
    """Try a picture on a sheet at ever smaller sizes."""
    for smaller in smaller_sizes(size, plan.bench.grid):
        stand = squeeze_in(plan.bench, plan.standing, Wanted(smaller, start, end))
        if stand is not None:
            return stand
    return None


def _starts(copy: Copy, grids: Sequence[SheetGrid], sizes: Sizes) -> list[tuple[int, int]]:
    """Give every entry's first line in the flow and the one after its last, once copyfit has spread what is over."""
    total = sum(copy.entry_rows)
    stretch = 1 - sizes.over / total if -0.1 * total < sizes.over < 0 else 1.0
    starts, run = [], 0
    for rows in copy.entry_rows:
        starts.append((round(run * stretch), round((run + rows) * stretch)))
        run += rows
    return starts


def _fix(
    copy: Copy, at: int, grid: SheetGrid, grids: Sequence[SheetGrid], sizes: Sizes, voids: Sequence[Slot]
) -> SheetPlan:
    """Stand head, note and reserves; only the first sheet has head and note."""
    slots = list(voids)
    top = sizes.head_rows if at == 0 else 0
    if top:
        slots.append(Slot(0, 0, grid.all_columns, top))
    first_page = sum(len(other.page_numbers) for other in grids[:at])
    lines = copy.feature.paper.sheet.grid.lines
    mine = [one for one in copy.feature.reserve if _on(one, first_page, grid)]
    reserves = tuple(_reserve(one, first_page, grid, lines) for one in mine)
    slots += [slot for _, slot in reserves]
    note = _note_slot(copy.note, top, slots, grid) if at == 0 and copy.note else None
    if note:
        slots.append(note)
    return SheetPlan(Bench(at, grid, tuple(slots), top), note, reserves, ())


def _on(reserve: Reserve, first_page: int, grid: SheetGrid) -> bool:
    """Tell whether a reserve stands on this sheet."""
    return first_page < reserve.page <= first_page + len(grid.page_numbers)


def _reserve(reserve: Reserve, first_page: int, grid: SheetGrid, lines: int) -> tuple[Reserve, Slot]:
    """Give a reserve its slot, cut to the page; it keeps its place and height where copyfit changes the pitch.

    `lines` are those of the format, which the reserve is written in.
    """
    page = reserve.page - first_page - 1
    column = min(max(reserve.column - 1, 0), grid.columns - 1)
    columns = min(reserve.columns, grid.columns - column)
    scale = grid.full_rows / lines
    row = min(floor((reserve.line - 1) * scale + 1e-6), grid.full_rows - 1)
    foot = min(ceil((reserve.line - 1 + reserve.lines) * scale - 1e-6), grid.full_rows)
    return reserve, Slot(page * grid.columns + column, row, columns, foot - row)


def _note_slot(note: NoteBox | None, top: int, slots: Sequence[Slot], grid: SheetGrid) -> Slot | None:
    """Stand the note at the first columns under the head that are free."""
    if note is None:
        return None
    for column in range(grid.columns - note.span + 1):
        slot = Slot(column, top, note.span, note.rows)
        if slot.foot <= grid.rows and not any(slot.meets(other) for other in slots):
            return slot
    return Slot(0, top, note.span, note.rows)
