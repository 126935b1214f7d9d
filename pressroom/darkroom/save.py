"""Write pictures as files in memory. In: rows of pixels. Out: PNG and JPEG bytes, the same for the same pixels."""

import struct
import zlib
from functools import reduce
from io import BytesIO

from PIL import Image

from pressroom.raster import Raster

SIGNATURE, TRUE_COLOUR = b"\x89PNG\r\n\x1a\n", 2


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
