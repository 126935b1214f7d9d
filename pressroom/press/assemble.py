"""Assemble one PDF: furniture, pictures on it, set lines on top, marks. In: a view, its parts. Out: an open PDF.

Nothing is laid out here: every place is known. `finish` makes the file true to PDF/X-4.
"""

from collections.abc import Mapping
from io import BytesIO

from msgspec import Struct
from pikepdf import Array, Dictionary, Name, Page, Pdf

from pressroom.model import PlacedLine
from pressroom.press.fonts import embed_face
from pressroom.press.furniture_pdf import FurniturePage, clean_page, take_furniture
from pressroom.press.marks import Slug, draw_marks
from pressroom.press.pictures import Plate, embed_picture, place_picture
from pressroom.press.type import Forme, TypeSetter, number
from pressroom.press.view import View

OVERPRINT, KNOCK_OUT = "/GSop", "/GSko"


class Parts(Struct, frozen=True):
    """What a sheet is assembled from: the engine's PDF, its faces' names, pictures, lines, their type, the slug."""

    furniture: FurniturePage
    families: Mapping[str, str]
    plates: tuple[Plate, ...]
    lines: tuple[PlacedLine, ...]
    forme: Forme
    slug: Slug
    colours: str


def assemble(view: View, parts: Parts) -> tuple[Pdf, tuple[bytes, ...]]:
    """Assemble the page of a view; give the open PDF and what its id is made from: content, digests of pictures."""
    pdf = Pdf.open(BytesIO(parts.furniture.data))
    page = pdf.pages[0]
    clean_page(page, parts.furniture.used, parts.families)
    content = [clip_to_bleed(view), take_furniture(parts.furniture, view, parts.colours)]
    add_states(pdf, page)
    content.append(put_pictures(pdf, page, view, parts.plates))
    content.append(put_lines(pdf, page, view, parts) + b"Q\n")
    content.append(draw_marks(pdf, page, view, parts.slug, parts.colours))
    page.Contents = pdf.make_stream(b"".join(content))
    set_boxes(page, view)
    return pdf, (*content, parts.furniture.data, *(plate.picture.digest.encode() for plate in parts.plates))


def clip_to_bleed(view: View) -> bytes:
    """Clip what follows to the BleedBox."""
    left, bottom, right, top = view.box(view.bleed)
    return f"q {number(left)} {number(bottom)} {number(right - left)} {number(top - bottom)} re W n\n".encode()


def add_states(pdf: Pdf, page: Page) -> None:
    """Add the states for black that overprints and for colours that knock out."""
    states = page.Resources.get("/ExtGState", Dictionary())
    states[OVERPRINT] = pdf.make_indirect(Dictionary(Type=Name.ExtGState, OP=True, op=True, OPM=1))
    states[KNOCK_OUT] = pdf.make_indirect(Dictionary(Type=Name.ExtGState, OP=False, op=False, OPM=0))
    page.Resources.ExtGState = states


def put_pictures(pdf: Pdf, page: Page, view: View, plates: tuple[Plate, ...]) -> bytes:
    """Embed the pictures and give the operators that place them."""
    images = page.Resources.get("/XObject", Dictionary())
    out = []
    for at, plate in enumerate(plates):
        resource = f"/P{at}"
        images[resource] = embed_picture(pdf, plate.picture)
        out.append(place_picture(view, plate.rect, resource))
    if plates:
        page.Resources.XObject = images
    return ("\n".join(out) + "\n").encode("ascii")


def put_lines(pdf: Pdf, page: Page, view: View, parts: Parts) -> bytes:
    """Embed the faces of the lines and write these in black alone, which overprints (C-22, C-23)."""
    used = {run.role for placed in parts.lines for run in placed.line.runs}
    fonts = page.Resources.get("/Font", Dictionary())
    for key in sorted(used):
        case = parts.forme.cases[key]
        fonts[case.resource] = embed_face(pdf, case.face, case.texts)
    page.Resources.Font = fonts
    setter = TypeSetter(parts.forme)
    for placed in parts.lines:
        setter.set_line(placed, view.x(placed.x_pt), view.y(placed.baseline_pt))
    return b"q 0 0 0 1 k " + OVERPRINT.encode() + b" gs\n" + setter.content() + b"Q\n"


def set_boxes(page: Page, view: View) -> None:
    """Set MediaBox, BleedBox and TrimBox; marks stand between the first two (C-07)."""
    for name in ("/CropBox", "/ArtBox", "/Annots", "/Rotate"):
        if name in page.obj:
            del page.obj[name]
    page.obj.MediaBox = Array([0, 0, number_of(view.width_pt), number_of(view.height_pt)])
    page.obj.BleedBox = Array([number_of(value) for value in view.box(view.bleed)])
    page.obj.TrimBox = Array([number_of(value) for value in view.box(view.trim)])


def number_of(value: float) -> float:
    """Give a length for a box: four places."""
    return float(number(value))
