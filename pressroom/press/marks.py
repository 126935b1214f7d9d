"""Draw what the printer needs outside the bleed. In: a view. Out: operators for marks, colour bar and slug line.

Crop, fold and register marks stand in `/All` at 0.25 pt, so they are on every plate; the slug line and the names of the
plates are paths, each name in its own ink. Nothing here reaches into the BleedBox.
"""

from collections.abc import Iterator

from msgspec import Struct
from pikepdf import Array, Dictionary, Name, Page, Pdf

from pressroom.faces.outlines import Alphabet
from pressroom.model import Feature
from pressroom.press.type import number
from pressroom.press.view import View
from pressroom.units import pt_from_mm

ALL = "/CSAll"
LINE_PT = 0.25
GAP_MM, LENGTH_MM = 1.0, 5.0
RING_MM, CROSS_MM = 1.6, 2.6
PATCH_MM = 4.0
SLUG_PT = 6.5
CIRCLE = 0.5523
"""Length of a Bézier handle for a quarter of a circle of radius 1."""

PATCHES = (
    "1 0 0 0",
    "0 1 0 0",
    "0 0 1 0",
    "0 0 0 1",
    "0 1 1 0",
    "1 0 1 0",
    "1 1 0 0",
    ".5 0 0 0",
    "0 .5 0 0",
    "0 0 .5 0",
    "0 0 0 .5",
    ".5 .4 .4 0",
)
PLATES = (("Cyan", "1 0 0 0"), ("Magenta", "0 1 0 0"), ("Yellow", "0 0 1 0"), ("Black", "0 0 0 1"))


class Slug(Struct, frozen=True):
    """The slug line: words in all inks, the plates' names each with its ink, and the alphabet they are drawn in."""

    alphabet: Alphabet
    words: str
    plates: tuple[tuple[str, str], ...]


def make_slug(feature: Feature, view: View, alphabet: Alphabet, colours: str) -> Slug:
    """Tell paper, feature, pages, date and plate names."""
    pages = "-".join(f"{page:02d}" for page in view.pages)
    date = feature.date.isoformat() if feature.date else ""
    told = "   ".join(part for part in (feature.paper.name, feature.slug, pages, date) if part)
    return Slug(alphabet, told, PLATES if colours == "cmyk" else PLATES[3:])


def draw_marks(pdf: Pdf, page: Page, view: View, slug: Slug, colours: str) -> bytes:
    """Add the registration colour to a page and give the operators of all marks."""
    spaces = page.Resources.get("/ColorSpace", Dictionary())
    spaces[ALL] = pdf.make_indirect(all_inks())
    page.Resources.ColorSpace = spaces
    lines = [
        f"q {ALL} CS 1 SCN {ALL} cs 1 scn {LINE_PT} w",
        *crop_marks(view),
        *fold_marks(view),
        *register_marks(view),
    ]
    lines += [*slug_line(view, slug), *colour_bar(view, colours), "Q\n"]
    return "\n".join(lines).encode("ascii")


def all_inks() -> Array:
    """Give the colour that prints on every plate."""
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1)
    return Array([Name.Separation, Name.All, Name.DeviceCMYK, tint])


def crop_marks(view: View) -> Iterator[str]:
    """Draw two strokes at each corner of the trim, outside the bleed."""
    near = max(view.bleed_pt) + pt_from_mm(GAP_MM)
    far = near + pt_from_mm(LENGTH_MM)
    left, bottom, right, top = view.box(view.trim)
    for x, outward in ((left, -1), (right, 1)):
        for y in (bottom, top):
            yield stroke(x + outward * near, y, x + outward * far, y)
    for y, outward in ((bottom, -1), (top, 1)):
        for x in (left, right):
            yield stroke(x, y + outward * near, x, y + outward * far)


def fold_marks(view: View) -> Iterator[str]:
    """Draw dashed strokes above and below each fold."""
    near = max(view.bleed_pt) + pt_from_mm(GAP_MM)
    far = near + pt_from_mm(LENGTH_MM)
    _, bottom, _, top = view.box(view.trim)
    folds = folds_of(view)
    if folds:
        yield "[2 1.5] 0 d"
        for x in folds:
            yield stroke(x, top + near, x, top + far)
            yield stroke(x, bottom - near, x, bottom - far)
        yield "[] 0 d"


def folds_of(view: View) -> list[float]:
    """Give where pages meet inside a view, as x on the PDF page."""
    edges = (page.trim.x_pt for page in view.sheet.pages[1:])
    return [view.x(x) for x in edges if view.trim.x_pt + 1 < x < view.trim.x_pt + view.trim.width_pt - 1]


def register_marks(view: View) -> Iterator[str]:
    """Draw a ring with a cross at the middle of each side; above and below it keeps clear of the fold."""
    left, bottom, right, top = view.box(view.trim)
    off = max(view.bleed_pt) + pt_from_mm(GAP_MM + CROSS_MM)
    middle = left + (right - left) * (0.25 if folds_of(view) else 0.5)
    for x, y in (
        (left - off, (bottom + top) / 2),
        (right + off, (bottom + top) / 2),
        (middle, top + off),
        (middle, bottom - off),
    ):
        yield from ring(x, y, pt_from_mm(RING_MM))
        reach = pt_from_mm(CROSS_MM)
        yield stroke(x - reach, y, x + reach, y)
        yield stroke(x, y - reach, x, y + reach)


def ring(x: float, y: float, radius: float) -> Iterator[str]:
    """Draw a circle."""
    handle = radius * CIRCLE
    yield f"{number(x + radius)} {number(y)} m"
    for dx, dy in ((0, 1), (-1, 0), (0, -1), (1, 0)):
        px, py = dy, -dx
        ends = (x + px * radius + dx * handle, y + py * radius + dy * handle)
        turns = (x + dx * radius + px * handle, y + dy * radius + py * handle)
        yield " ".join(number(value) for value in (*ends, *turns, x + dx * radius, y + dy * radius)) + " c"
    yield "S"


def colour_bar(view: View, colours: str) -> Iterator[str]:
    """Draw patches of solids, overprints, mid tones and grey balance below the sheet, right of its middle."""
    size = pt_from_mm(PATCH_MM)
    left, bottom, right, _ = view.box(view.trim)
    x = left + (right - left) * 0.6
    y = bottom - max(view.bleed_pt) - pt_from_mm(GAP_MM) - size
    for ink in PATCHES if colours == "cmyk" else ("0 0 0 1", "0 0 0 .75", "0 0 0 .5", "0 0 0 .25"):
        yield f"{ink} k {number(x)} {number(y)} {number(size)} {number(size)} re f"
        x += size


def slug_line(view: View, slug: Slug) -> Iterator[str]:
    """Draw the slug line below the sheet, left; the plates' names follow it."""
    left, bottom, _, _ = view.box(view.trim)
    x = left + pt_from_mm(8.0)
    y = bottom - max(view.bleed_pt) - pt_from_mm(GAP_MM) - SLUG_PT
    yield slug.alphabet.draw_words(slug.words, x, y, SLUG_PT)
    x += (slug.alphabet.width_of_words(slug.words) + 2.0) * SLUG_PT
    for name, ink in slug.plates:
        yield f"q {ink} k {slug.alphabet.draw_words(name, x, y, SLUG_PT)} Q"
        x += (slug.alphabet.width_of_words(name) + 0.8) * SLUG_PT


def stroke(x0: float, y0: float, x1: float, y1: float) -> str:
    """Stroke a line."""
    return f"{number(x0)} {number(y0)} m {number(x1)} {number(y1)} l S"
