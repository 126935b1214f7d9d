"""Write pictures as files in memory. In: rows of pixels. Out: PNG and JPEG bytes, the same for the same pixels."""

import struct
import zlib
from collections.abc import Sequence
from functools import reduce
from io import BytesIO

from PIL import Image

from pressroom.raster import Raster

SIGNATURE, TRUE_COLOUR, PALETTE = b"\x89PNG\r\n\x1a\n", 2, 3
PHOTO_LEVEL = 4
"""How hard a photograph is squeezed: more costs twice the time for a fortieth."""
AS_ABOVE = b"\2"
"""The filter of a row that tells its difference to the row above (PNG specification, 9.2)."""


def picture_of(raster: Raster) -> Image.Image:
    """Give a raster as a Pillow image without copying it."""
    return Image.frombuffer("RGB", (raster.width_px, raster.height_px), raster.data, "raw", "RGB", 0, 1)


def encode_png(raster: Raster, level: int = 1) -> bytes:
    """Encode as PNG, its rows unfiltered and squeezed as runs: a fifth larger, and three times as fast as Pillow.

    Pillow tries five filters on each row, which takes half of its time; in type on white there is little but runs.
    """
    row = raster.width_px * 3
    squeeze = zlib.compressobj(level, memLevel=9, strategy=zlib.Z_RLE)
    rows = [squeeze.compress(b"\0" + raster.data[at : at + row]) for at in range(0, len(raster.data), row)]
    head = struct.pack(">IIBBBBB", raster.width_px, raster.height_px, 8, TRUE_COLOUR, 0, 0, 0)
    rows.append(squeeze.flush())
    return b"".join((SIGNATURE, *_chunk(b"IHDR", head), *_chunk(b"IDAT", *rows), *_chunk(b"IEND")))


def encode_palette_png(width_px: int, palette: bytes, pixels: bytes, is_new: Sequence[bool] = ()) -> bytes:
    """Encode as PNG with a palette (3 bytes a colour).

    `is_new` tells of every row of a drawing whether it differs from the row above it; `pixels` then holds those alone,
    and rows are squeezed as runs, which is nearly as small for type and far faster.
    """
    same, at, rows = AS_ABOVE + bytes(width_px), 0, []
    for new in is_new or (True,) * (len(pixels) // width_px):
        rows.append(b"\0" + pixels[at : at + width_px] if new else same)
        at += width_px if new else 0
    squeeze = zlib.compressobj(PHOTO_LEVEL, memLevel=9, strategy=zlib.Z_RLE if is_new else zlib.Z_DEFAULT_STRATEGY)
    head = struct.pack(">IIBBBBB", width_px, len(rows), 8, PALETTE, 0, 0, 0)
    data = squeeze.compress(b"".join(rows)) + squeeze.flush()
    chunks = (*_chunk(b"IHDR", head), *_chunk(b"PLTE", palette), *_chunk(b"IDAT", data), *_chunk(b"IEND"))
    return SIGNATURE + b"".join(chunks)


def _chunk(kind: bytes, *data: bytes) -> tuple[bytes, ...]:
    """Give a chunk of a PNG in its parts: length, kind, data, checksum (PNG specification, 5.3)."""
    checksum = reduce(lambda sum_, part: zlib.crc32(part, sum_), data, zlib.crc32(kind))
    return struct.pack(">I", sum(map(len, data))), kind, *data, struct.pack(">I", checksum)


def encode_jpeg(raster: Raster, quality: int = 88) -> bytes:
    """Encode as JPEG."""
    file = BytesIO()
    file.name = "picture.jpg"  # Pillow reads one plug-in for it instead of five
    picture_of(raster).save(file, quality=quality)
    return file.getvalue()
