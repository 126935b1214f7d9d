"""Which part of a made-up sheet becomes a PDF: the whole spread, or one of its pages with the neighbour's bleed."""

from msgspec import Struct

from pressroom.model import MadeUpSheet, Rect
from pressroom.paper import PressSetting
from pressroom.units import pt_from_mm

SLUG_MM = 11.0
"""Room outside the bleed for marks, colour bar and slug line."""


class View(Struct, frozen=True):
    """A part of a sheet. `trim` is in sheet coordinates (points, y down); bleeds run left, top, right, bottom."""

    name: str
    sheet: MadeUpSheet
    trim: Rect
    bleed_pt: tuple[float, float, float, float]
    pages: tuple[int, ...]

    @property
    def is_whole(self) -> bool:
        """Tell whether all of the sheet is seen."""
        return len(self.pages) == len(self.sheet.pages)

    @property
    def margin_pt(self) -> float:
        """Room round the trim: the widest bleed and the slug."""
        return max(self.bleed_pt) + pt_from_mm(SLUG_MM)

    @property
    def width_pt(self) -> float:
        """Width of the PDF page."""
        return self.trim.width_pt + 2 * self.margin_pt

    @property
    def height_pt(self) -> float:
        """Height of the PDF page."""
        return self.trim.height_pt + 2 * self.margin_pt

    @property
    def bleed(self) -> Rect:
        """What may be printed on, in sheet coordinates."""
        left, top, right, bottom = self.bleed_pt
        trim = self.trim
        return Rect(trim.x_pt - left, trim.y_pt - top, trim.width_pt + left + right, trim.height_pt + top + bottom)

    def x(self, x_pt: float) -> float:
        """Give a place on the sheet as x on the PDF page."""
        return x_pt - self.trim.x_pt + self.margin_pt

    def y(self, y_pt: float) -> float:
        """Give a place on the sheet as y on the PDF page, which counts from below."""
        return self.margin_pt + self.trim.height_pt - (y_pt - self.trim.y_pt)

    def box(self, rect: Rect) -> tuple[float, float, float, float]:
        """Give a rectangle of the sheet as a PDF box: left, bottom, right, top."""
        return (
            self.x(rect.x_pt),
            self.y(rect.y_pt + rect.height_pt),
            self.x(rect.x_pt + rect.width_pt),
            self.y(rect.y_pt),
        )


def views_of(sheet: MadeUpSheet, press: PressSetting) -> tuple[View, ...]:
    """Give what is drawn of a sheet: the whole first, then its pages where it has several."""
    whole = whole_sheet(sheet, name_of(sheet), press.bleed_mm)
    if len(sheet.pages) == 1:
        return (whole,)
    return whole, *single_pages(sheet, press.bleed_mm, press.fold_bleed_mm)


def name_of(sheet: MadeUpSheet) -> str:
    """Name the file of a whole sheet."""
    if len(sheet.pages) == 1:
        return f"page-{sheet.pages[0].number}"
    return "spread" if sheet.number == 1 else f"spread-{sheet.number}"


def whole_sheet(sheet: MadeUpSheet, name: str, bleed_mm: float) -> View:
    """See a sheet as a whole."""
    bleed = pt_from_mm(bleed_mm)
    trim = Rect(0.0, 0.0, sheet.width_pt, sheet.height_pt)
    return View(name, sheet, trim, (bleed,) * 4, tuple(page.number for page in sheet.pages))


def single_pages(sheet: MadeUpSheet, bleed_mm: float, fold_bleed_mm: float) -> tuple[View, ...]:
    """See each page of a sheet alone: at the fold it has so much of its neighbour."""
    views = []
    for at, page in enumerate(sheet.pages):
        left = bleed_mm if at == 0 else fold_bleed_mm
        right = bleed_mm if at == len(sheet.pages) - 1 else fold_bleed_mm
        bleeds = (pt_from_mm(left), pt_from_mm(bleed_mm), pt_from_mm(right), pt_from_mm(bleed_mm))
        views.append(View(f"page-{page.number}", sheet, page.trim, bleeds, (page.number,)))
    return tuple(views)


def cut(rect: Rect, frame: Rect) -> Rect | None:
    """Give the part of a rectangle inside a frame, or None where there is none."""
    left, top = max(rect.x_pt, frame.x_pt), max(rect.y_pt, frame.y_pt)
    right = min(rect.x_pt + rect.width_pt, frame.x_pt + frame.width_pt)
    bottom = min(rect.y_pt + rect.height_pt, frame.y_pt + frame.height_pt)
    return Rect(left, top, right - left, bottom - top) if right > left and bottom > top else None
