"""Drawn pages as pictures for the web. In: a `Raster`. Out: the bytes of a file, the same for the same pixels."""

import heapq
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import cast

from msgspec import Struct
from PIL import Image

from pressroom.darkroom.save import picture_of, write_png
from pressroom.raster import Raster

Colour = tuple[int, int, int]

PAGE_QUALITY, PAGE_EFFORT = 62, 2
"""More effort takes twice the time for a thirtieth of the bytes."""
FLAT_COLOURS, PHOTO_COLOURS = 32, 256
PHOTO_LEVEL = 4
"""How hard a photograph is squeezed: more costs twice the time for a fortieth."""
STRIPS = (7, 5, 4, 3, 2, 1)
"""How many rows are looked at together: whichever divides the height."""
MOST_FLAT = 4096
"""A drawing of type and rules has no more colours, softened edges counted; one with a photograph has."""
EXACT = 8
"""So many of the commonest colours (grounds, inks) stay as they are."""


class _Apart(Struct, frozen=True):
    """A drawing taken apart into strips of some rows each; what is all one colour need not be looked at again.

    `image` has the strips that hold something, one under another, and below them a row of each `ground`. `order` has
    the colour of every strip, nothing for one that holds something.
    """

    image: Image.Image
    grounds: tuple[bytes, ...]
    order: tuple[bytes, ...]
    strip: int


def encode_flat_png(raster: Raster) -> bytes:
    """Encode a drawing as PNG with a palette: type and rules in few colours, a photograph dithered in many.

    Type is squeezed as runs, which is nearly as small and far faster.
    """
    apart = _take_apart(raster)
    if found := _count_colours(apart.image, MOST_FLAT):
        palette = _palette_of(_commonest_first(found, apart))
        flat = apart.image.quantize(palette=_as_image(palette), dither=Image.Dither.NONE)
        return write_png(raster.width_px, raster.height_px, _put_together(flat, apart), palette)
    image, stream = picture_of(raster), io.BytesIO()
    palette = _palette_of_photo(image)
    dithered = image.quantize(palette=_as_image(palette), dither=Image.Dither.FLOYDSTEINBERG)
    dithered.save(stream, "PNG", compress_level=PHOTO_LEVEL)
    return stream.getvalue()


def _take_apart(raster: Raster) -> _Apart:
    """Part the strips that are all ground from those that hold something."""
    pixel, width = raster.pixel_bytes, raster.width_px
    strip = next(rows for rows in STRIPS if raster.height_px % rows == 0)
    size, grounds = strip * width * pixel, dict[bytes, bytes]()
    order, inked = [], []
    for at in range(0, len(raster.data), size):
        rows = raster.data[at : at + size]
        ground = rows[:pixel]
        if rows == (grounds.get(ground) or ground * (strip * width)):
            grounds[ground] = rows
            order.append(ground)
        else:
            order.append(b"")
            inked.append(rows)
    inked += [ground * width for ground in grounds]
    data = b"".join(inked)
    image = picture_of(Raster(width, len(data) // (width * pixel), data, pixel))
    return _Apart(image, tuple(grounds), tuple(order), strip)


def _commonest_first(found: Iterable[tuple[int, Colour]], apart: _Apart) -> list[Colour]:
    """Order colours by their pixels, those of the strips that are all ground among them."""
    strips, width = Counter(apart.order), apart.image.width
    more = {tuple(ground[:3]): (strips[ground] * apart.strip - 1) * width for ground in apart.grounds}
    return [colour for _, colour in sorted([(-count - more.get(colour, 0), colour) for count, colour in found])]


def _put_together(flat: Image.Image, apart: _Apart) -> Iterator[bytes]:
    """Give a drawing's strips in order, as a PNG wants them, of the palette's numbers."""
    width, data = flat.width, flat.tobytes()
    foot = len(data) - len(apart.grounds) * width
    plain = {
        ground: (b"\0" + data[foot + at * width : foot + (at + 1) * width]) * apart.strip
        for at, ground in enumerate(apart.grounds)
    }
    starts = iter(range(0, foot, width))
    for ground in apart.order:
        yield plain.get(ground) or b"".join([b"\0" + data[at : at + width] for at in islice(starts, apart.strip)])


def _palette_of(colours: list[Colour]) -> bytes:
    """Choose the palette of a flat drawing: the commonest colours, then what stands best for the others."""
    exact, others = colours[:EXACT], colours[EXACT:]
    palette = b"".join(map(bytes, exact))
    if not others:
        return palette
    strip = Image.frombytes("RGB", (len(others), 1), b"".join(map(bytes, others)))
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
