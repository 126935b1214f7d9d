"""Where an entry stands on a sheet. In: a made-up sheet. Out: rectangles of each entry in points, few and whole."""

from collections.abc import Iterator

from msgspec import Struct

from pressroom.model import MadeUpSheet, PlacedLine, Rect

UPWARD = 0.8
"""How much of a line's pitch stands above its base line."""

TOUCHING_PITCHES = 2.3
"""Parts of one entry in a column with less than this between them are one area."""


class EntryArea(Struct, frozen=True):
    """A rectangle on a sheet that belongs to an entry."""

    entry: str
    rect: Rect


def entry_areas(sheet: MadeUpSheet, pitch_pt: float) -> tuple[EntryArea, ...]:
    """Give each entry's areas in the order of the sheet: its lines, headings and pictures, column by column."""
    grown: dict[str, list[Rect]] = {}
    for entry, rect in sorted(parts_of(sheet, pitch_pt), key=lambda part: (part[0], part[1].y_pt, part[1].x_pt)):
        areas = grown.setdefault(entry, [])
        for at, area in enumerate(areas):
            if belong_together(area, rect, TOUCHING_PITCHES * pitch_pt):
                areas[at] = around(area, rect)
                break
        else:
            areas.append(rect)
    order = {entry: at for at, entry in enumerate(dict.fromkeys(line.entry for line in sheet.lines))}
    return tuple(
        EntryArea(entry, rect)
        for entry, rects in sorted(grown.items(), key=lambda item: (order.get(item[0], len(order)), item[0]))
        for rect in sorted(rects, key=lambda rect: (rect.x_pt, rect.y_pt))
    )


def parts_of(sheet: MadeUpSheet, pitch_pt: float) -> Iterator[tuple[str, Rect]]:
    """Give every rectangle that belongs to an entry."""
    for line in sheet.lines:
        if line.entry:
            yield line.entry, rect_of_line(line, pitch_pt)
    for furniture in sheet.furniture:
        if furniture.entry and furniture.kind != "column-rule":
            yield furniture.entry, furniture.rect
    for photo in sheet.photos:
        if photo.entry:
            yield photo.entry, photo.rect


def rect_of_line(placed: PlacedLine, pitch_pt: float) -> Rect:
    """Give the rectangle of a line: its width and one pitch."""
    return Rect(placed.x_pt, placed.baseline_pt - UPWARD * pitch_pt, placed.line.width_pt, pitch_pt)


def belong_together(one: Rect, other: Rect, gap_pt: float) -> bool:
    """Tell whether two rectangles stand over one another in a column, with little between them."""
    left, right = max(one.x_pt, other.x_pt), min(one.x_pt + one.width_pt, other.x_pt + other.width_pt)
    shared = right - left > 0.5 * min(one.width_pt, other.width_pt)
    alike = max(one.width_pt, other.width_pt) < 1.5 * max(min(one.width_pt, other.width_pt), 60.0)
    apart = max(one.y_pt, other.y_pt) - min(one.y_pt + one.height_pt, other.y_pt + other.height_pt)
    return shared and alike and apart < gap_pt


def around(one: Rect, other: Rect) -> Rect:
    """Give the rectangle round two."""
    left, top = min(one.x_pt, other.x_pt), min(one.y_pt, other.y_pt)
    right = max(one.x_pt + one.width_pt, other.x_pt + other.width_pt)
    bottom = max(one.y_pt + one.height_pt, other.y_pt + other.height_pt)
    return Rect(left, top, right - left, bottom - top)
