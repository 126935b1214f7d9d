"""What `layouts/spread.html` is given. In: a made-up sheet. Out: plain values with their places as ready styles."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from pressroom.bootstrap.late import late
from pressroom.model import Block, Feature, Furniture, HeadTier, MadeUpPage, MadeUpSheet, Rect

WEEKDAYS = {
    "zh-CN": ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DATES = {"zh-CN": "{d.year}年{d.month}月{d.day}日", "en": "{d.day} {month} {d.year}"}


QUIET_MODULES = 4
SMALL_PT = 12.0
"""Words below this size are `small` to the styles: the label of a key figure, against its value."""


class Tier(Struct, frozen=True):
    """A tier of the headline: `name`, its `lines`, and the `style` of its place and type."""

    name: str
    lines: tuple[str, ...]
    style: str
    size_pt: float


class Code(Struct, frozen=True):
    """A QR code as an SVG path: modules of 1 in a square of `size` with its quiet zone."""

    size: int
    path: str


class Piece(Struct, frozen=True):
    """A thing in a rectangle: its `kind` is its CSS class, `style` its place and type, `lines` its words.

    `rect`, `size_pt` and `leading_pt` tell the same as `style` for a layout that reckons with them.
    """

    kind: str
    style: str
    lines: tuple[str, ...]
    text: str
    entry: str
    block: Block | None
    rect: Rect
    size_pt: float
    leading_pt: float
    code: Code | None = None
    small: bool = False


class LayoutPage(Struct, frozen=True):
    """A newspaper page on the sheet: its `number` as printed, its `side` (left, right, single), its places.

    `view` is the `viewBox` of an SVG over the whole page that is drawn in places of the sheet; `pieces` are the page's.
    """

    number: str
    side: str
    trim: str
    folio: str
    type_area: str
    view: str
    pieces: tuple[Piece, ...]


def values_of(feature: Feature, sheet: MadeUpSheet, codes: bool = True) -> dict[str, object]:
    """Give all that the layout of a sheet may print; without `codes` QR codes are left as their addresses."""
    sides = ("left", "right") if len(sheet.pages) == 2 else ("single",) * len(sheet.pages)
    language = feature.paper.language
    pieces = tuple(piece_of(furniture, codes) for furniture in sheet.furniture)
    return {
        "feature": without_bodies(feature),
        "paper": feature.paper,
        "tiers": tuple(tier_of(tier) for tier in sheet.head),
        "pieces": pieces,
        "pages": tuple(page_of(page, side, pieces) for page, side in zip(sheet.pages, sides, strict=True)),
        "date": DATES[language].format(d=feature.date, month=MONTHS[feature.date.month - 1]) if feature.date else "",
        "weekday": WEEKDAYS[language][feature.date.weekday()] if feature.date else "",
    }


def without_bodies(feature: Feature) -> Feature:
    """Give a feature without the copy that is set as lines: a layout cannot print it a second time."""
    entries = tuple(replace(entry, blocks=()) for entry in feature.entries)
    return replace(feature, entries=entries, note=())


def tier_of(tier: HeadTier) -> Tier:
    """Place a tier."""
    style = f"{style_of(tier.rect)};{type_style(tier.size_pt, tier.leading_pt)};letter-spacing:{tier.tracking_em:.5f}em"
    return Tier(tier.name, tier.lines, style, tier.size_pt)


def piece_of(furniture: Furniture, codes: bool = True) -> Piece:
    """Place a piece of furniture."""
    style, size_pt = style_of(furniture.rect), furniture.size_pt
    leading_pt = furniture.leading_pt or size_pt
    if size_pt:
        style += ";" + type_style(size_pt, leading_pt)
    small = 0 < size_pt < SMALL_PT
    code = code_of(furniture.text) if furniture.kind == "qr" and codes else None
    lines = tuple(furniture.text.split("\n")) if furniture.text and code is None else ()
    told = (furniture.kind, style, lines, furniture.text, furniture.entry, furniture.block)
    return Piece(*told, furniture.rect, size_pt, leading_pt, code, small)


def code_of(address: str) -> Code:
    """Give the QR code of an address, its rows as strokes one module wide."""
    with late("segno.writers"):  # the code is drawn by the layout, not by segno
        import segno

    rows = list(segno.make(address, error="m", micro=False).matrix_iter(border=QUIET_MODULES))
    strokes = [f"M{at} {y + 0.5}h{len(run)}" for y, row in enumerate(rows) for at, dark, run in runs_of(row) if dark]
    return Code(len(rows), "".join(strokes))


def runs_of(row: Iterable[int]) -> Iterator[tuple[int, bool, list[int]]]:
    """Give the runs of equal modules in a row: where each begins, whether it is dark, its modules."""
    at = 0
    for dark, run in groupby(row):
        modules = list(run)
        yield at, bool(dark), modules
        at += len(modules)


def page_of(page: MadeUpPage, side: str, pieces: Iterable[Piece]) -> LayoutPage:
    """Place a page; its folio has the head margin over the type area. Its pieces have their middle on it."""
    trim, area = page.trim, page.type_area
    folio = Rect(area.x_pt, trim.y_pt, area.width_pt, area.y_pt - trim.y_pt)
    view = f"{trim.x_pt:.4f} {trim.y_pt:.4f} {trim.width_pt:.4f} {trim.height_pt:.4f}"
    own = tuple(piece for piece in pieces if 0 <= piece.rect.x_pt + piece.rect.width_pt / 2 - trim.x_pt < trim.width_pt)
    return LayoutPage(f"{page.number:02d}", side, style_of(trim), style_of(folio), style_of(area), view, own)


def style_of(rect: Rect) -> str:
    """Give a rectangle as CSS, from the top left corner of the trim."""
    return f"left:{rect.x_pt:.4f}pt;top:{rect.y_pt:.4f}pt;width:{rect.width_pt:.4f}pt;height:{rect.height_pt:.4f}pt"


def type_style(size_pt: float, leading_pt: float) -> str:
    """Give size and line height as CSS."""
    return f"font-size:{size_pt:.4f}pt;line-height:{leading_pt:.4f}pt"
