"""Drawn pages as pictures for the web. In: a `Raster`. Out: the bytes of a file, the same for the same pixels."""

import heapq
import io
import zlib
from typing import cast

from PIL import Image

from pressroom.darkroom.save import picture_of
from pressroom.raster import Raster

Colour = tuple[int, int, int]

PAGE_QUALITY, PAGE_EFFORT = 62, 2
"""More effort takes twice the time for a thirtieth of the bytes."""
FLAT_COLOURS, PHOTO_COLOURS = 32, 256
PHOTO_LEVEL = 4
"""How hard a photograph is squeezed: more costs twice the time for a fortieth."""
MOST_FLAT = 4096
"""A drawing of type and rules has no more colours, softened edges counted; one with a photograph has."""
EXACT = 8
"""So many of the commonest colours (grounds, inks) stay as they are."""


def encode_flat_png(raster: Raster) -> bytes:
    """Encode a drawing as PNG with a palette: type and rules in few colours, a photograph dithered in many.

    Type is squeezed as runs, which is nearly as small and far faster.
    """
    image, stream = picture_of(raster), io.BytesIO()
    if found := _count_colours(image, MOST_FLAT):
        palette = _as_image(_palette_of([colour for _, colour in sorted(found, key=_commonest)]))
        flat = image.quantize(palette=palette, dither=Image.Dither.NONE)
        flat.save(stream, "PNG", compress_type=zlib.Z_RLE)
    else:
        palette = _as_image(_palette_of_photo(image))
        dithered = image.quantize(palette=palette, dither=Image.Dither.FLOYDSTEINBERG)
        dithered.save(stream, "PNG", compress_level=PHOTO_LEVEL)
    return stream.getvalue()


def _palette_of(colours: list[Colour]) -> bytes:
    """Choose the palette of a flat drawing: the commonest colours, then what stands best for the others."""
    exact, others = colours[:EXACT], colours[EXACT:]
    palette = bytes(value for colour in exact for value in colour)
    if not others:
        return palette
    strip = Image.frombytes("RGB", (len(others), 1), bytes(value for colour in others for value in colour))
    few = strip.quantize(FLAT_COLOURS - EXACT, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    return palette + _entries(few)


def _palette_of_photo(image: Image.Image) -> bytes:
    """Choose the palette of a drawing with a photograph, by every fourth pixel of every fourth row.

    Its commonest colours are those of its ground and type.
    """
    sample = image.resize((image.width // 4, image.height // 4), Image.Resampling.NEAREST)
    common = heapq.nsmallest(EXACT, _count_colours(sample, sample.width * sample.height), key=_commonest)
    many = sample.quantize(PHOTO_COLOURS - EXACT, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    return bytes(value for _, colour in common for value in colour) + _entries(many)


def _count_colours(image: Image.Image, most: int) -> list[tuple[int, Colour]]:
    """Count the pixels of each colour; nothing where there are more than `most` colours."""
    return cast("list[tuple[int, Colour]]", image.getcolors(most) or [])


def _commonest(found: tuple[int, Colour]) -> tuple[int, Colour]:
    """Order colours by their pixels, the commonest first."""
    return -found[0], found[1]


def _entries(image: Image.Image) -> bytes:
    """Give the palette of an image."""
    return bytes(image.getpalette("RGB") or ())


def _as_image(palette: bytes) -> Image.Image:
    """Give a palette as Pillow wants it."""
    image = Image.new("P", (1, 1))
    image.putpalette(palette)
    return image


def cut_webp(raster: Raster, box_px: tuple[float, float, float, float], out_px: tuple[int, int]) -> bytes:
    """Cut a box (left, top, right, bottom) out of a drawing, scale it and encode it as WebP."""
    left, top, right, bottom = box_px
    whole = picture_of(raster)
    if abs(right - left - out_px[0]) < 1 and abs(bottom - top - out_px[1]) < 1:  # as large as it was drawn
        cut = whole.crop((round(left), round(top), round(left) + out_px[0], round(top) + out_px[1]))
    else:
        cut = whole.resize(out_px, Image.Resampling.HAMMING, box_px)
    stream = io.BytesIO()
    cut.save(stream, "WEBP", quality=PAGE_QUALITY, method=PAGE_EFFORT)
    return stream.getvalue()
