"""How large everything is. In: the copy's rows and the room. Out: `Sizes`: head, pictures, so that the sum comes out.

Area is counted in column-lines. Pictures start at the size an editor would wish, lose or win columns (unless `span`
was ordered), then rows within their crop; last the headline gives way.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from pressroom.makeup.grid import SheetGrid
from pressroom.makeup.head import MOST_OPENED, Head
from pressroom.makeup.pictures import Picture, kept_span, row_limits, wished_span

# Pictures take no more than this part of the room: beyond it they could not be placed with text around them.
MOST_PICTURES = 0.58
# Lines kept in hand for what the thread cannot know beforehand: headings off the foot, no lone lines.
ROOM = 3


class PictureSize(Struct, frozen=True):
    """A picture's span and rows, and how far its rows could go."""

    picture: Picture
    span: int
    rows: int
    least: int
    natural: int
    most: int

    @property
    def area(self) -> int:
        """Give its column-lines."""
        return self.span * self.rows

    def with_rows(self, rows: int) -> "PictureSize":
        """Give the same picture with other rows."""
        return PictureSize(self.picture, self.span, rows, self.least, self.natural, self.most)


class Room(Struct, frozen=True):
    """What there is to fill: column-lines beside the head, the text's rows, and how far looseness moves them."""

    free: int
    text: int
    tighter: int
    looser: int
    headings: int


class Sizes(Struct, frozen=True):
    """The sizes chosen. `over` is what is still too much (negative: too little) before looseness and heading space."""

    head: Head | None
    head_rows: int
    pictures: tuple[PictureSize, ...]
    over: int


def size_picture(picture: Picture, span: int, grid: SheetGrid) -> PictureSize:
    """Give a picture its natural size at a span."""
    least, natural, most = row_limits(picture, span, grid)
    return PictureSize(picture, span, natural, least, natural, most)


def ordered_size(size: PictureSize, grid: SheetGrid) -> PictureSize:
    """Give a picture at the span its editor ordered, as low as may be; as it is where nothing or less was ordered."""
    ordered = kept_span(size.picture.photo, grid)
    if ordered <= size.span:
        return size
    full = size_picture(size.picture, ordered, grid)
    return full.with_rows(full.least)


def smaller_sizes(size: PictureSize, grid: SheetGrid) -> Iterator[PictureSize]:
    """Give a picture ever smaller, below an ordered span too: for one that finds no room."""
    yield size
    yield size.with_rows(size.least)
    for span in range(size.span - 1, 0, -1):
        narrower = size_picture(size.picture, span, grid)
        yield narrower
        yield narrower.with_rows(narrower.least)


def wish_sizes(pictures: Sequence[Picture], grid: SheetGrid) -> list[PictureSize]:
    """Give all pictures the sizes one would wish them, the lead a step larger."""
    lead = _lead_of(pictures)
    return [size_picture(picture, wished_span(picture, grid, picture is lead), grid) for picture in pictures]


def _lead_of(pictures: Sequence[Picture]) -> Picture | None:
    """Give the weightiest picture, the first of equals."""
    return max(pictures, key=lambda picture: (picture.weight, -picture.number), default=None)


def choose_sizes(heads: Sequence[Head], pictures: Sequence[Picture], room: Room, grid: SheetGrid) -> Sizes:
    """Choose head and pictures so that looseness can do the rest; the first head that comes out is taken."""
    lead = _lead_of(pictures)
    wished = wish_sizes(pictures, grid)
    best: Sizes | None = None
    for head in heads or (None,):
        for opened in range(MOST_OPENED + 1 if head else 1):
            sizes = _with_head(head, opened, wished, lead, room, grid)
            if _fits(sizes.over, room):
                return sizes
            if best is None or miss_of(sizes.over, room) < miss_of(best.over, room):
                best = sizes
            if sizes.over > 0:
                break
    assert best is not None  # noqa: S101 - there is always one head, or none
    return best


def other_sizes(sizes: Sizes, pictures: Sequence[Picture], room: Room, grid: SheetGrid) -> Iterator[Sizes]:
    """Give other sizes that come out too: the same head opened otherwise, pictures to match."""
    if sizes.head is None:
        return
    lead, wished = _lead_of(pictures), wish_sizes(pictures, grid)
    for opened in range(MOST_OPENED + 1):
        other = _with_head(sizes.head, opened, wished, lead, room, grid)
        if other.head_rows != sizes.head_rows and _fits(other.over, room):
            yield other


def _fits(over: int, room: Room) -> bool:
    """Tell whether looseness alone can be trusted with the rest."""
    return -0.5 * room.looser - ROOM <= over <= 0.5 * room.tighter - ROOM


def miss_of(over: int, room: Room) -> float:
    """Tell how far sizes are from what looseness and space above headings can do."""
    return max(over - 0.8 * room.tighter, -over - 0.8 * room.looser - room.headings, 0)


def _with_head(
    head: Head | None,
    opened: int,
    wished: Sequence[PictureSize],
    lead: Picture | None,
    room: Room,
    grid: SheetGrid,
) -> Sizes:
    """Size the pictures into what a head leaves."""
    head_rows = head.rows + opened if head else 0
    free = room.free - head_rows * grid.all_columns
    wanted = min(free - room.text, int(MOST_PICTURES * free))
    missing = free - room.text - wanted
    sizes = _fit_spans(list(wished), wanted, lead, grid)
    sizes = _fit_rows(sizes, wanted, room)
    return Sizes(head, head_rows, tuple(sizes), sum(size.area for size in sizes) - wanted - missing)


def _fit_spans(sizes: list[PictureSize], wanted: int, lead: Picture | None, grid: SheetGrid) -> list[PictureSize]:
    """Take columns from pictures, or give them, one by one, until rows can do the rest."""
    for _ in range(4 * len(sizes)):
        least = sum(size.span * size.least for size in sizes)
        most = sum(size.span * size.most for size in sizes)
        natural = sum(size.area for size in sizes)
        if least <= wanted <= most and abs(natural - wanted) <= 0.12 * max(natural, 1):
            break
        changes = list(_changes(sizes, -1 if natural > wanted else 1, lead, grid))
        better = [
            one for one in changes if abs(natural + one[1].area - sizes[one[2]].area - wanted) < abs(natural - wanted)
        ]
        if not better:
            break
        _, changed, at = min(better, key=lambda one: (one[0], one[2]))
        sizes[at] = changed
    return sizes


def _changes(
    sizes: Sequence[PictureSize], step: int, lead: Picture | None, grid: SheetGrid
) -> Iterator[tuple[float, PictureSize, int]]:
    """Give every picture a column less or more, with its turn: the largest shrinks first, the smallest grows first."""
    for at, size in enumerate(sizes):
        spans = size.picture.spans
        span = spans.index(size.span) + step
        if 0 <= span < len(spans):
            handicap = 0.55 if size.picture is lead else 1.0
            turn = size.area * handicap
            yield (-turn if step < 0 else turn), size_picture(size.picture, spans[span], grid), at


def _fit_rows(sizes: list[PictureSize], wanted: int, room: Room) -> list[PictureSize]:
    """Move rows of pictures, the least strained first, until looseness can do the rest."""
    over = sum(size.area for size in sizes) - wanted
    while not _fits(over, room):
        step = -1 if over > 0 else 1
        able = [at for at, size in enumerate(sizes) if size.least <= size.rows + step <= size.most]
        able = [at for at in able if abs(over + step * sizes[at].span) < abs(over)]
        if not able:
            break
        at = min(able, key=lambda at: (_strain(sizes[at], step), at))
        sizes[at] = sizes[at].with_rows(sizes[at].rows + step)
        over += step * sizes[at].span
    return sizes


def _strain(size: PictureSize, step: int) -> float:
    """Tell how far from its natural shape a step takes a picture."""
    return abs(size.rows + step - size.natural) / size.natural
