"""Ink of pictures, measured once. In: a picture inside a PDF. Out: its ink in percent. Pillow starts on a miss."""

import msgspec
from msgspec import Struct

from pressroom.book import digest_of
from pressroom.cache import Cache, key_of, made_by

SOURCES = ("darkroom/ink.py", "darkroom/inkwell.py")


class Pixels(Struct, frozen=True):
    """A picture inside a PDF: a JPEG (`encoded`) or rows of bytes; `inverted` where the PDF turns its values round."""

    data: bytes
    encoded: bool
    mode: str
    size: tuple[int, int]
    inverted: bool
    digest: str = ""
    """The digest of `data`, where it is known."""


class InkFigures(Struct, frozen=True):
    """A picture's ink in percent: the most anywhere, the most of coloured ink, the share of its area over a limit."""

    most: float
    most_colour: float
    share_over: float


def measure_ink(pixels: Pixels, limit: float, cache: Cache | None = None) -> InkFigures | None:
    """Measure the ink of a picture as it prints, or remember it; None where the picture cannot be read."""
    told = repr((pixels.mode, pixels.size, pixels.encoded, pixels.inverted, limit))
    key = key_of("ink", made_by(*SOURCES), pixels.digest or digest_of(pixels.data), told)
    kept = cache.read(key) if cache else None
    if kept is not None:
        return msgspec.json.decode(kept, type=InkFigures)
    from pressroom.darkroom.inkwell import figures_of, open_pixels

    image = open_pixels(pixels)
    if image is None:
        return None
    figures = figures_of(image, limit)
    if cache:
        cache.write(key, msgspec.json.encode(figures))
    return figures
