"""Pictures as make-up moves them. In: photos and a grid. Out: `Picture`s, the rows they take at a span, their crop.

A picture is whole columns wide; it and its caption are whole rows high (TYPOGRAPHY A-21, B-14).
"""

from math import ceil

from msgspec import Struct, field

from pressroom.makeup.composer import Composer
from pressroom.makeup.grid import SheetGrid
from pressroom.model import Feature, Photo, Rect, SetLine

# From the picture's foot to the top of the caption's type, in points (B-14 asks for 2 to 8).
CAPTION_GAP_PT = 4.0
CAPTION_EM = 0.9
# A picture in the middle of a column stands off the line above it by this part of a row.
OFF_TEXT = 0.6
# How much of a side may be cut away: with the focus declared, and without.
CUT = {True: 0.28, False: 0.16}
# What part of a page's height a picture may take whose span nobody ordered.
HIGHEST = 0.5
# What part of a page's height a picture may take at all, cropped: a span that asks for more is not kept.
TALLEST = 0.7
# Rows of white under a caption where text goes on.
UNDER = 1


class Captions(Struct, frozen=True):
    """A picture's caption at any span, set when it is first asked for."""

    composer: Composer
    photo: Photo
    grid: SheetGrid
    known: dict[int, tuple[SetLine, ...]] = field(default_factory=dict)

    def __getitem__(self, span: int) -> tuple[SetLine, ...]:
        if span not in self.known:
            self.known[span] = self.composer.set_caption(self.photo, self.grid.measure_em(span))
        return self.known[span]


class Picture(Struct, frozen=True, eq=False):
    """A picture that is to be placed. `entry` is the number of its entry, -1 for one of the feature itself."""

    number: int
    photo: Photo
    entry: int
    weight: float
    widest: int
    captions: Captions

    @property
    def ratio(self) -> float:
        """Give width by height."""
        return _ratio(self.photo)

    @property
    def spans(self) -> tuple[int, ...]:
        """Give the spans it may have: the one ordered, or what its shape allows, up to four columns."""
        if self.photo.span is not None:
            return (self.widest,)
        low = min(2 if self.ratio > 2 else 1, self.widest)
        return tuple(range(low, self.widest + 1))


def make_pictures(feature: Feature, composer: Composer, grid: SheetGrid) -> tuple[Picture, ...]:
    """Gather what is printed, in running order; the pictures of the feature itself come first."""
    photos = [(-1, photo) for photo in feature.photos]
    photos += [(at, photo) for at, entry in enumerate(feature.entries) for photo in entry.photos]
    pictures: list[Picture] = []
    for entry, photo in photos:
        if photo.printed:
            captions = Captions(composer, photo, grid)
            pictures.append(Picture(len(pictures), photo, entry, _weight(photo), _widest(photo, grid), captions))
    return tuple(pictures)


def _widest(photo: Photo, grid: SheetGrid) -> int:
    """Give the widest span of a photo: the one ordered, or what its shape allows, at most half a page high."""
    if photo.span is not None:
        return kept_span(photo, grid)
    ratio = _ratio(photo)
    most = min(4 if ratio >= 1 else 3 if ratio > 0.6 else 2, grid.columns)
    half_pt = grid.rows * grid.pitch_pt * HIGHEST
    return next((span for span in range(most, 1, -1) if grid.width_of_pt(span) / ratio <= half_pt), 1)


def kept_span(photo: Photo, grid: SheetGrid) -> int:
    """Give the span a photo was ordered, or the widest below it at which it leaves its page room for copy; at least 1.

    0 where no span was ordered.
    """
    ordered = min(photo.span or 0, grid.columns)
    highest_pt = TALLEST * grid.rows * grid.pitch_pt / (1 - CUT[photo.focus is not None])
    fair = (span for span in range(ordered, 1, -1) if grid.width_of_pt(span) / _ratio(photo) <= highest_pt)
    return next(fair, min(ordered, 1))


def _ratio(photo: Photo) -> float:
    """Give width by height."""
    return photo.file.width_px / max(1, photo.file.height_px)


def _weight(photo: Photo) -> float:
    """Give how much a picture matters: what the editor made large or placed at the head, then its pixels."""
    pixels = photo.file.width_px * photo.file.height_px
    return 10.0 * (photo.span or 0) + (15.0 if photo.position == "head" else 0.0) + min(pixels / 4e6, 3.0)


def wished_span(picture: Picture, grid: SheetGrid, lead: bool) -> int:
    """Give the span a picture would have if there were room: by shape, one more for the lead."""
    ratio = picture.ratio
    base = 0.34 * grid.columns if ratio >= 1 else 0.2 * grid.columns
    if ratio > 2:
        base = 0.5 * grid.columns
    span = round(base + (0.17 * grid.columns if lead else 0))
    return min(picture.spans, key=lambda allowed: (abs(allowed - span), allowed))


def row_limits(picture: Picture, span: int, grid: SheetGrid) -> tuple[int, int, int]:
    """Give the least, the natural and the most rows at a span, caption and white below it included."""
    width_pt = grid.width_of_pt(span)
    cut = CUT[picture.photo.focus is not None]
    natural_pt = width_pt / picture.ratio
    tallest_pt = grid.rows * grid.pitch_pt * 0.8
    natural = _rows_for(min(natural_pt, tallest_pt), picture, span, grid)
    least = _rows_for(natural_pt * (1 - cut), picture, span, grid, up=True)
    most = _rows_for(min(natural_pt / (1 - cut), tallest_pt), picture, span, grid)
    return min(least, natural), natural, max(most, natural)


def _rows_for(height_pt: float, picture: Picture, span: int, grid: SheetGrid, *, up: bool = False) -> int:
    """Give the rows for a picture of a height with its caption and the white below."""
    fixed = OFF_TEXT * grid.pitch_pt + CAPTION_GAP_PT
    rows = (height_pt + fixed) / grid.pitch_pt
    picture_rows = max(4, ceil(rows - 1e-6) if up else int(rows + 0.5))
    return picture_rows + len(picture.captions[span]) + UNDER


def crop_of(photo: Photo, rect: Rect) -> tuple[float, float, float, float]:
    """Give what is shown of a picture in a rectangle: its focus stays as near the middle as the edges let it."""
    shown = rect.width_pt / rect.height_pt
    own = _ratio(photo)
    x, y = photo.focus or (0.5, 0.5)
    width, height = (shown / own, 1.0) if own > shown else (1.0, own / shown)
    left = min(max(x - width / 2, 0.0), 1 - width)
    top = min(max(y - height / 2, 0.0), 1 - height)
    return (round(left, 6), round(top, 6), round(left + width, 6), round(top + height, 6))
