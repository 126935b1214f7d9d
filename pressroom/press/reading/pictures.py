"""Pictures for the screen. In: a placed picture. Out: an RGB JPEG of what is shown, at 150 ppi."""

from pathlib import Path

from pressroom.book import Book, digest_of
from pressroom.darkroom.press import PressPicture
from pressroom.darkroom.prints import PrintOrder, make_web_prints
from pressroom.findings import Finding
from pressroom.model import PlacedPhoto
from pressroom.press.quality import ppi_of
from pressroom.units import px_for_print

PPI = 150.0


def screen_picture(root: Path, placed: PlacedPhoto, cache: Path, book: Book) -> PressPicture | None:
    """Make a picture for the screen, never larger than its own pixels; None where it cannot be read."""
    ppi = min(PPI, ppi_of(placed))
    size = (px_for_print(placed.rect.width_pt, ppi), px_for_print(placed.rect.height_pt, ppi))
    order = PrintOrder(*size, "jpeg", placed.crop)
    file = placed.photo.file.path
    prints = make_web_prints(root / file, file, ("", ""), (order,), cache, book)
    if isinstance(prints, Finding):
        return None
    return PressPicture(prints[0].data, *size, 3, digest_of(prints[0].data))
