"""Put pictures on a sheet. In: placed pictures and a view. Out: JPEGs in the inks of the press, each at its place."""

from pathlib import Path

from msgspec import Struct, field
from pikepdf import Array, Name, Object, Pdf

from pressroom.book import Book
from pressroom.cache import Cache, key_of
from pressroom.darkroom.press import PressOrder, PressPicture, convert_for_press
from pressroom.findings import Finding
from pressroom.model import Feature, PlacedPhoto, Rect
from pressroom.paper import Paper
from pressroom.press.preflight.limits import limits_of
from pressroom.press.type import number
from pressroom.press.view import View, cut

NEWSPRINT_PPI, MAGAZINE_PPI = 220.0, 330.0
"""More than twice the screen ruling (100 and 150 lpi) and a little to spare is never seen."""
TO_SPARE = 1.02
"""A picture decoded with so many times the resolution that preflight asks for need not be decoded larger."""

Crop = tuple[float, float, float, float]
SPACES = {1: Name.DeviceGray, 3: Name.DeviceRGB, 4: Name.DeviceCMYK}


class Plate(Struct, frozen=True):
    """A picture ready to be put on the sheet: its JPEG and its rectangle in sheet coordinates."""

    picture: PressPicture
    rect: Rect
    placed: PlacedPhoto


class Darkroom(Struct, frozen=True):
    """Where pictures are made: the site's root, the order of the press, the cache, the book of what files hold."""

    root: Path
    order: PressOrder
    cache: Cache
    book: Book
    made: dict[tuple[str, Rect, Crop], PressPicture | Finding] = field(default_factory=dict)
    """What was made for one view of a sheet serves the next."""

    def make_plates(self, view: View) -> tuple[tuple[Plate, ...], tuple[Finding, ...]]:
        """Make the pictures that a view shows; one that its frame cuts is cropped there."""
        plates, findings = [], []
        for placed in view.sheet.photos:
            shown = cut(placed.rect, view.bleed)
            if shown is None:
                continue
            made = self.make_picture(placed, shown)
            if isinstance(made, PressPicture):
                plates.append(Plate(made, shown, placed))
            else:
                findings.append(made)
        return tuple(plates), tuple(findings)

    def digests(self) -> tuple[tuple[bytes, str], ...]:
        """Give the pictures that were made so far, with their digests."""
        return tuple((made.data, made.digest) for made in self.made.values() if isinstance(made, PressPicture))

    def make_picture(self, placed: PlacedPhoto, shown: Rect) -> PressPicture | Finding:
        """Convert the part of a picture that is shown."""
        path, crop = placed.photo.file.path, part_of_crop(placed, shown)
        made = self.made.get((path, shown, crop))
        if made is None:
            size = (shown.width_pt, shown.height_pt)
            made = convert_for_press(self.root / path, path, crop, size, self.order, self.cache, self.book)
            self.made[path, shown, crop] = made
        return made


def open_darkroom(root: Path, feature: Feature, profile: bytes, cache: Cache) -> Darkroom:
    """Open the darkroom for a feature."""
    book = Book(cache.folder / key_of("stamps", str(root), feature.slug))
    return Darkroom(root, order_of(feature.paper, profile), cache, book)


def part_of_crop(placed: PlacedPhoto, shown: Rect) -> Crop:
    """Give the crop of the part of a placed picture that lies in a rectangle."""
    left, top, right, bottom = placed.crop
    whole = placed.rect
    across, down = (right - left) / whole.width_pt, (bottom - top) / whole.height_pt
    return (
        left + (shown.x_pt - whole.x_pt) * across,
        top + (shown.y_pt - whole.y_pt) * down,
        left + (shown.x_pt + shown.width_pt - whole.x_pt) * across,
        top + (shown.y_pt + shown.height_pt - whole.y_pt) * down,
    )


def order_of(paper: Paper, profile: bytes) -> PressOrder:
    """Give the order of a paper's press: pictures are cut down to what it can use (TYPOGRAPHY C-26)."""
    press = paper.press
    usual = MAGAZINE_PPI if paper.sheet.format == "a4" else NEWSPRINT_PPI
    most = press.picture_ppi[2] if press.picture_ppi is not None else usual
    enough = limits_of(paper)["poor-resolution"] * TO_SPARE
    return PressOrder(profile, press.ink_limit, most, press.colours, enough)


def embed_picture(pdf: Pdf, picture: PressPicture) -> Object:
    """Add a JPEG to a PDF as it is; CMYK by Adobe's habit is inverted."""
    image = pdf.make_stream(
        picture.data,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=picture.width_px,
        Height=picture.height_px,
        ColorSpace=SPACES[picture.components],
        BitsPerComponent=8,
        Filter=Name.DCTDecode,
    )
    if picture.components == 4:
        image.Decode = Array([1, 0] * 4)
    return pdf.make_indirect(image)


def place_picture(view: View, rect: Rect, resource: str) -> str:
    """Write the operators that put a picture at its rectangle."""
    left, bottom, right, top = view.box(rect)
    return f"q {number(right - left)} 0 0 {number(top - bottom)} {number(left)} {number(bottom)} cm {resource} Do Q"
