"""Draw the reading PDF. In: a made-up feature, its furniture, its faces. Out: bytes of a small tagged PDF in RGB."""

from collections.abc import Mapping

from msgspec import Struct
from pikepdf import Array, Dictionary, Object, OutlineItem, Page, Pdf, String

from pressroom.cache import key_of
from pressroom.faces import Faces
from pressroom.faces.cut import post_script_name
from pressroom.model import Feature, MadeUp, MadeUpSheet, PlacedPhoto
from pressroom.press.finish import document_id, save, write_metadata
from pressroom.press.fonts import embed_face
from pressroom.press.furniture_pdf import FurniturePage, clean_page
from pressroom.press.imprint import imprint_of
from pressroom.press.pictures import Darkroom, embed_picture
from pressroom.press.reading.book import Book
from pressroom.press.reading.furniture import tag_furniture
from pressroom.press.reading.lines import put_lines
from pressroom.press.reading.outline import plan_of
from pressroom.press.reading.pictures import screen_picture
from pressroom.press.reading.tags import MarkCounter, write_structure
from pressroom.press.type import Forme, number

VERSION = "1.7"


class Reading(Struct, frozen=True):
    """A reading PDF: its bytes, and for each page a key that changes with what is seen of it."""

    data: bytes
    keys: tuple[str, ...]


def draw_reading(
    feature: Feature,
    made_up: MadeUp,
    furniture: tuple[FurniturePage, ...],
    faces: Faces,
    forme: Forme,
    darkroom: Darkroom,
) -> Reading:
    """Draw all sheets of a feature as one PDF; `furniture` has the engine's page of each sheet, `forme` their type."""
    pdf = Pdf.new()
    for drawn in furniture:
        pdf.pages.append(drawn.source.pages[0])
    families = {role: post_script_name(faces.file(role)) for role in faces.files}
    book = Book(pdf, plan_of(feature), MarkCounter(), forme, families, darkroom)
    fonts = {case.resource: embed_face(pdf, case.face, case.texts, bare=False) for case in forme.cases.values()}
    faces_told = repr([(case.resource, case.face.tag) for case in forme.cases.values()])
    keys = []
    for at, sheet in enumerate(made_up.sheets):
        seen = draw_page(book, at, sheet, furniture[at], fonts)
        keys.append(key_of(faces_told, furniture[at].data, *seen))
    pdf.Root.Lang = String(feature.paper.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    write_structure(pdf, book.plan.root)
    write_bookmarks(pdf, feature, made_up)
    content = [page.obj.Contents.read_bytes() for page in pdf.pages]
    imprint = imprint_of(feature, feature.slug)
    identity = document_id(imprint, (*content, *book.pictures))
    write_metadata(pdf, imprint, "UA-1", identity)
    return Reading(save(pdf, identity, VERSION), tuple(keys))


def draw_page(
    book: Book, at: int, sheet: MadeUpSheet, furniture: FurniturePage, fonts: Mapping[str, Object]
) -> tuple[bytes, ...]:
    """Draw one sheet: furniture, pictures, lines. Give what stands for all that is seen of it, faces apart."""
    page, before = book.pdf.pages[at], len(book.pictures)
    for name in ("/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Annots"):
        if name in page.obj:
            del page.obj[name]
    clean_page(page, furniture.used, book.families)
    tagged = tag_furniture(furniture.steps, at, sheet, book.plan, book.counter)
    content = [b"q\n", b"\n".join(tagged), b"\nQ\n"]
    content += [put_picture(book, at, page, sheet, placed, f"/P{n}") for n, placed in enumerate(sheet.photos)]
    resources = page.Resources.get("/Font", Dictionary())
    for resource, font in fonts.items():
        resources[resource] = font
    page.Resources.Font = resources
    content.append(put_lines(book, at, page, sheet))
    page.Contents = book.pdf.make_stream(b"".join(content))
    size = (float(number(sheet.width_pt)), float(number(sheet.height_pt)))
    page.obj.MediaBox = Array([0, 0, *size])
    return repr(size).encode(), *content, *book.pictures[before:]


def put_picture(book: Book, at: int, page: Page, sheet: MadeUpSheet, placed: PlacedPhoto, resource: str) -> bytes:
    """Place a picture in RGB as a figure; one that cannot be read is told elsewhere and left out."""
    picture = screen_picture(book.darkroom, placed)
    if picture is None:
        return b""
    book.pictures.append(picture.digest.encode())
    images = page.Resources.get("/XObject", Dictionary())
    images[resource] = embed_picture(book.pdf, picture)
    page.Resources.XObject = images
    rect = placed.rect
    left, bottom = rect.x_pt, sheet.height_pt - rect.y_pt - rect.height_pt
    element = book.plan.element_of_picture(placed)
    box = (left, bottom, left + rect.width_pt, bottom + rect.height_pt)
    element.attributes = {"O": "Layout", "Placement": "Block", "BBox": box}
    mark = book.counter.take(at)
    element.kids.insert(0, mark)
    matrix = f"{number(rect.width_pt)} 0 0 {number(rect.height_pt)} {number(left)} {number(bottom)} cm"
    return f"/Figure <</MCID {mark.number}>> BDC q {matrix} {resource} Do Q EMC\n".encode()


def write_bookmarks(pdf: Pdf, feature: Feature, made_up: MadeUp) -> None:
    """Write a bookmark for the headline and one for each entry, in running order."""
    places: dict[str, tuple[int, float, float]] = {}
    for at, sheet in enumerate(made_up.sheets):
        for piece in sheet.furniture:
            if piece.kind == "crosshead":
                places.setdefault(piece.entry, (at, piece.rect.x_pt, sheet.height_pt - piece.rect.y_pt))
        for photo in sheet.photos:
            places.setdefault(photo.entry, (at, photo.rect.x_pt, sheet.height_pt - photo.rect.y_pt))
    with pdf.open_outline() as outline:
        top = OutlineItem(feature.headline, 0, "Fit")
        outline.root.append(top)
        for entry in feature.entries:
            if entry.slug in places:
                page, left, height = places[entry.slug]
                title = entry.title or entry.county
                top.children.append(OutlineItem(title, page, "XYZ", left=round(left, 2), top=round(height, 2)))
