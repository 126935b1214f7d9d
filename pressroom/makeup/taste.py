"""What makes a page good, as a price. In: pictures on a sheet and the text's flow. Out: a number, less is better.

A picture belongs beside its own text; the largest stands high; none crowd; columns keep pieces worth reading; tops and
feet line up; the two pages balance (TYPOGRAPHY B-5).
"""

from collections.abc import Sequence

from msgspec import Struct

from pressroom.makeup.columns import Flow, Segment, Slot, Strip
from pressroom.makeup.grid import SheetGrid
from pressroom.model import PhotoPlace

# No free piece of a column may be shorter; below `FAIR_PIECE` it costs.
LEAST_PIECE, FAIR_PIECE = 5, 9
AWAY, PER_COLUMN, PER_ROW = 30.0, 8.0, 0.4
TOUCHING, NEAR = 45.0, 10.0
BAND = 120.0
# A picture on a page without text of its own.
ASTRAY = 150.0


class Standing(Struct, frozen=True):
    """A picture on the sheet: its slot, its entry's lines in the flow (none: -1), and what the editor asked."""

    number: int
    slot: Slot
    start: int
    end: int
    weight: float
    lead: bool
    asked: PhotoPlace | None


def price_page(standing: Sequence[Standing], segments: Sequence[Segment], grid: SheetGrid, top: int) -> float:
    """Price all but the neighbourhood of pictures; `top` is the first row under the headline block."""
    flow = Flow(segments)
    price = sum(_price_piece(segment.length) for segment in segments)
    for one in standing:
        price += _price_place(one, grid, top) + price_text(one, flow, grid)
        price += _price_edges(one, standing, grid, top)
    return price + _price_balance(standing, grid) + price_bands(standing, grid)


def price_neighbours(one: Standing, standing: Sequence[Standing], grid: SheetGrid) -> float:
    """Price a picture against all others."""
    return sum(_price_pair(one.slot, other.slot, grid) for other in standing if other is not one)


def price_spot(one: Standing, flow: Flow, standing: Sequence[Standing], grid: SheetGrid, top: int) -> float:
    """Price a spot roughly, as if the picture moved no text: to tell which spots are worth a full price."""
    return price_text(one, flow, grid) + _price_place(one, grid, top) + _price_edges(one, standing, grid, top)


def _price_piece(length: int) -> float:
    """Price a free piece of a column."""
    if length >= FAIR_PIECE:
        return 0.0
    return 3.0 * (FAIR_PIECE + 1 - length) if length >= LEAST_PIECE else 300.0


def _price_place(one: Standing, grid: SheetGrid, top: int) -> float:
    """Price the height: the lead stands in the upper half, and head or foot are kept where asked."""
    slot = one.slot
    price = 0.0
    if one.lead and one.asked != "foot":
        price += min(max(0, slot.row - top) * 1.5, 30.0)
        if slot.row + 1 > grid.rows / 2:
            price += 60.0
    if one.asked == "head":
        price += (slot.row - top) * 4.0
    if one.asked == "foot":
        price += (grid.rows - slot.foot) * 4.0
    return price


def price_text(one: Standing, flow: Flow, grid: SheetGrid) -> float:
    """Price the distance to the entry's own text on the same page, and how little of it lies along the picture."""
    if one.start < 0:
        return 0.0
    strips = flow.strips(one.start, max(one.end, one.start + 1))
    page = grid.page_of(one.slot.column)
    here = [strip for strip in strips if grid.page_of(strip.column) == page]
    if not here:
        return ASTRAY
    nearest = min(_distance(one.slot, strip, one.asked == "own") for strip in here)
    contact = sum(_contact(one.slot, strip) for strip in here)
    wanted = min(one.slot.columns * 4 + one.slot.rows * 0.5, one.end - one.start)
    return nearest + 12.0 * max(0.0, 1 - contact / max(wanted, 1.0))


def _contact(slot: Slot, strip: Strip) -> float:
    """Measure how much of a strip lies along a picture: in its columns just above or below, or just beside it."""
    if slot.column <= strip.column < slot.right:
        if strip.foot == slot.row or strip.top == slot.foot:
            return min(strip.foot - strip.top, 8)
        return 0.0
    if strip.column in (slot.column - 1, slot.right):
        return max(0, min(strip.foot, slot.foot) - max(strip.top, slot.row))
    return 0.0


def _distance(slot: Slot, strip: Strip, own: bool) -> float:
    """Price the way from a picture to a strip of text: nothing where they touch."""
    across = max(slot.column - strip.column, strip.column - slot.right + 1, 0)
    down = max(slot.row - strip.foot, strip.top - slot.foot, 0)
    if across == 0:
        return 0.0 if down == 0 else AWAY * 0.4 + PER_ROW * down
    aside = 12.0 if own else 1.5
    if across == 1:
        return aside if down == 0 else AWAY * 0.7 + PER_ROW * down
    return AWAY + PER_COLUMN * across + PER_ROW * down


def _price_edges(one: Standing, standing: Sequence[Standing], grid: SheetGrid, top: int) -> float:
    """Price a picture that lines up with nothing: not the head, not the foot, not another picture."""
    slot = one.slot
    if slot.row == top or slot.foot == grid.rows:
        return 0.0
    for other in standing:
        if other is not one and (other.slot.row == slot.row or other.slot.foot == slot.foot):
            return 1.0
    return 4.0


def _price_pair(one: Slot, other: Slot, grid: SheetGrid) -> float:
    """Price two pictures near each other."""
    across: float = max(one.column - other.right, other.column - one.right)
    down = max(one.row - other.foot, other.row - one.foot)
    if grid.page_of(one.column) != grid.page_of(other.column):
        across = max(across, 0) + 0.5
    if across <= 0 and down < 0:
        return TOUCHING
    if across < 0 and down < 10:
        return TOUCHING - 3.0 * down
    gap = max(across, 0) + max(down, 0) / 8
    return NEAR / (1 + gap) if gap < 4 else 0.0


def _price_balance(standing: Sequence[Standing], grid: SheetGrid) -> float:
    """Price pictures heaped on one page or in one half of the height."""
    if len(standing) < 2:
        return 0.0
    total = sum(one.slot.area for one in standing)
    pages = [0.0] * len(grid.page_numbers)
    high = 0.0
    for one in standing:
        pages[grid.page_of(one.slot.column)] += one.slot.area / total
        high += one.slot.area / total * (1 - (one.slot.row + one.slot.rows / 2) / grid.rows)
    sideways = max(pages) - 1 / len(pages) if len(pages) > 1 else 0.0
    return 16.0 * sideways + 24.0 * abs(high - 0.48)


def price_bands(standing: Sequence[Standing], grid: SheetGrid) -> float:
    """Price pictures that part a page from side to side (B-18)."""
    price = 0.0
    for page in range(len(grid.page_numbers)):
        slots = [one.slot for one in standing if grid.page_of(one.slot.column) == page]
        for slot in slots:
            beside = sum(other.columns for other in slots if other.row <= slot.row < other.foot)
            if beside >= grid.columns and grid.columns > 1 and slot.columns < grid.columns:
                price += BAND
    return price
