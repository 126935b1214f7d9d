"""A PDF as preflight sees it. In: the bytes of any PDF. Out: its pages, their boxes and what they paint, its fonts."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from io import BytesIO
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from pikepdf import Array, Dictionary, Object, Page, Pdf, PdfError, Stream

from pressroom.cache import Cache
from pressroom.findings import Area, Place
from pressroom.press.content import read_page
from pressroom.press.graphics import Painted, PlacedImage
from pressroom.press.matrices import Box
from pressroom.press.steps import UnreadableContent
from pressroom.units import mm_from_pt

if TYPE_CHECKING:
    from typing_extensions import Buffer

# What pikepdf raises on objects that are missing, of another kind, or whose stream is damaged: faults of the file.
BROKEN = (PdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, ArithmeticError)
ADDRESS = re.compile(r"stream <[^>]*> ?")
BOXES = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox")
NOTHING: Box = (0.0, 0.0, 0.0, 0.0)
GENERATIONS = 32
INHERITED = ("/MediaBox", "/CropBox")


class PageSeen(Struct, frozen=True):
    """A page: its number from 1, its boxes in points, what it paints, and why that cannot be read."""

    number: int
    page: Page
    boxes: dict[str, Box]
    painted: tuple[Painted, ...]
    unreadable: str

    @property
    def trim(self) -> Box:
        """Give the TrimBox, or what stands for it."""
        return self.boxes.get("/TrimBox") or self.boxes.get("/ArtBox") or self.boxes.get("/MediaBox", NOTHING)

    @property
    def bleed(self) -> Box:
        """Give the BleedBox, or what stands for it."""
        return self.boxes.get("/BleedBox") or self.trim

    def area(self, box: Box) -> Area:
        """Give a box as an area in mm from the trim's top left corner."""
        left, bottom, right, top = box
        x, y = mm_from_pt(left - self.trim[0]), mm_from_pt(self.trim[3] - top)
        return Area(
            self.number,
            round(x, 2),
            round(y, 2),
            round(mm_from_pt(right - left), 2),
            round(mm_from_pt(top - bottom), 2),
        )


class KnownPictures(Struct, frozen=True):
    """What is known of pictures beforehand: a cache of their ink, and the bytes of some with their digests.

    The bytes in the file are compared with these one by one; hashing them takes ten times as long.
    """

    cache: Cache | None = None
    digests: tuple[tuple[bytes, str], ...] = ()

    def find(self, buffer: "Buffer") -> tuple[bytes, str]:
        """Give a picture as bytes, with its digest where it is known; a copy is made only of one that is not."""
        view = memoryview(buffer)
        for known, digest in self.digests:
            if len(known) == view.nbytes and known.startswith(view):
                return known, digest
        return bytes(view), ""


class Document(Struct, dict=True, frozen=True):
    """An open PDF and the limits it is held to. `name` is what findings call it."""

    name: str
    size: int
    pdf: Pdf
    limits: Mapping[str, float]
    known: KnownPictures = KnownPictures()
    found: dict[str, Any] = field(default_factory=dict)
    """What several checks ask for and is found once, by name."""

    @property
    def place(self) -> Place:
        """Give the file as a place."""
        return Place(self.name)

    @cached_property
    def pages(self) -> tuple[PageSeen, ...]:
        """Read all pages once."""
        return tuple(see_page(number, page) for number, page in enumerate(self.pdf.pages, 1))

    @cached_property
    def xmp(self) -> str:
        """Give the XMP packet as text."""
        metadata = self.pdf.Root.get("/Metadata")
        return metadata.read_bytes().decode("utf-8", "replace") if isinstance(metadata, Stream) else ""

    @property
    def intents(self) -> tuple[Object, ...]:
        """Give the output intents for PDF/X."""
        intents = self.pdf.Root.get("/OutputIntents", Array())
        return tuple(intent for intent in intents if str(intent.get("/S")) == "/GTS_PDFX")

    @cached_property
    def dictionaries(self) -> tuple[Object, ...]:
        """Give all dictionaries and streams of the file."""
        return tuple(item for item in self.pdf.objects if isinstance(item, Dictionary | Stream))

    @cached_property
    def fonts(self) -> tuple[Object, ...]:
        """Give every font of the file."""
        return tuple(
            item
            for item in self.dictionaries
            if str(item.get("/Type")) == "/Font" and str(item.get("/Subtype")) in FONT_KINDS
        )

    def images(self) -> Iterator[tuple[PageSeen, PlacedImage]]:
        """Give every image as it is placed."""
        for page in self.pages:
            for painted in page.painted:
                if isinstance(painted, PlacedImage):
                    yield page, painted


def in_short(fault: BaseException) -> str:
    """Give the first line of what a broken object raised, without the memory address that pikepdf puts in."""
    return ADDRESS.sub("", str(fault).partition("\n")[0]) or type(fault).__name__


FONT_KINDS = ("/Type0", "/Type1", "/TrueType", "/Type3", "/MMType1")


def open_document(data: bytes, name: str, limits: Mapping[str, float], known: KnownPictures) -> Document:
    """Open a PDF. Raises `pikepdf.PdfError`, `pikepdf.PasswordError` where it cannot be read."""
    return Document(name, len(data), Pdf.open(BytesIO(data)), limits, known)


def see_page(number: int, page: Page) -> PageSeen:
    """Read a page's boxes and contents."""
    boxes = {name: box for name in BOXES if (box := box_of_page(page, name)) is not None}
    try:
        return PageSeen(number, page, boxes, tuple(read_page(page)), "")
    except (UnreadableContent, *BROKEN) as fault:
        return PageSeen(number, page, boxes, (), in_short(fault))


def box_of_page(page: Page, name: str) -> Box | None:
    """Read a box of a page, the inherited ones from its parents, its corners in order; None for one that is no box."""
    try:
        x0, y0, x1, y1 = (float(value) for value in find_entry(page.obj, name))
    except BROKEN:
        return None
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def find_entry(node: Object, name: str) -> Array:
    """Find an entry of a page, an inherited one in its parents. Raises `KeyError`."""
    for _ in range(GENERATIONS):
        if name in node:
            return Array(list(node[name]))
        if name not in INHERITED:
            break
        node = node["/Parent"]
    raise KeyError(name)
