"""The last touch: a row more or less of a picture, where that parts headings. In: a plan. Out: a better one."""

from collections.abc import Iterator

from msgspec.structs import replace

from pressroom.makeup.clashes import find_clashes, thread_copy
from pressroom.makeup.columns import Slot
from pressroom.makeup.pages import Copy, Plan, SheetPlan
from pressroom.makeup.sizing import PictureSize
from pressroom.makeup.taste import LEAST_PIECE, Standing
from pressroom.makeup.threading import Thread

# How many other plans are tried, and for how many lines of copy in all.
TRIES, LINES = 24, 12_000


def polish(copy: Copy, plan: Plan, thread: Thread) -> tuple[Plan, Thread]:
    """Try other rows of the pictures of sheets with clashing headings while headings clash; keep what is better."""
    best, best_thread = plan, thread
    left = len(find_clashes(plan, thread))
    least = thread.cost
    tries = min(TRIES, LINES // max(thread.target, 1))
    for tried, other in enumerate(_variants(plan, thread)):
        if not left or tried >= tries:
            break
        other_thread = thread_copy(copy, other)
        if 0 <= other_thread.target - other_thread.end <= 1 and other_thread.cost < least:
            best, best_thread, least = other, other_thread, other_thread.cost
            left = len(find_clashes(other, other_thread))
    return best, best_thread


def _variants(plan: Plan, thread: Thread) -> Iterator[Plan]:
    """Give the plan with one picture a row or two higher or lower, on sheets where headings clash."""
    sheets = {plan.segments[right[0]].sheet for _, right, _ in find_clashes(plan, thread)}
    sizes = {size.picture.number: size for size in plan.sizes.pictures}
    for by in (-1, 1, -2, 2, -3, 3, 4):
        for at in sorted(sheets):
            for one in plan.sheets[at].standing:
                size = sizes[one.number]
                if size.span == one.slot.columns and size.least <= one.slot.rows + by <= size.most:
                    changed = _change(plan.sheets[at], one, by)
                    if changed is not None:
                        yield _put(plan, at, changed, size.with_rows(one.slot.rows + by))


def _change(sheet: SheetPlan, one: Standing, by: int) -> SheetPlan | None:
    """Make a picture higher by rows: upwards where it stands on the foot, else downwards; nothing where it cannot."""
    slot, rows = one.slot, sheet.bench.grid.rows
    row = slot.row - by if slot.foot == rows else slot.row
    higher = Slot(slot.column, row, slot.columns, slot.rows + by)
    others = [other for other in sheet.standing if other is not one]
    taken = [*sheet.bench.fixed, *(other.slot for other in others)]
    if higher.foot > rows or any(higher.meets(other) for other in taken):
        return None
    standing = tuple(replace(other, slot=higher) if other is one else other for other in sheet.standing)
    changed = replace(sheet, standing=standing)
    touched = range(slot.column, slot.right)
    scraps = (part for part in changed.segments() if part.column in touched and part.length < LEAST_PIECE)
    return None if any(scraps) else changed


def _put(plan: Plan, at: int, sheet: SheetPlan, size: PictureSize) -> Plan:
    """Put a changed sheet and picture into the plan."""
    sheets = (*plan.sheets[:at], sheet, *plan.sheets[at + 1 :])
    pictures = tuple(size if one.picture is size.picture else one for one in plan.sizes.pictures)
    segments = tuple(segment for one in sheets for segment in one.segments())
    return replace(plan, sheets=sheets, segments=segments, sizes=replace(plan.sizes, pictures=pictures))
