"""Rows of pixels as PNG. In: plain RGB pixels. Out: the file's bytes, the same for the same pixels."""

import io

from PIL import Image


def encode_png(width_px: int, height_px: int, pixels: bytes, colours: int = 0) -> bytes:
    """Encode RGB pixels (3 bytes each, rows from the top). `colours` cuts a flat drawing down to a palette."""
    image = Image.frombytes("RGB", (width_px, height_px), pixels)
    if colours:
        image = image.quantize(colours, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    stream = io.BytesIO()
    image.save(stream, "PNG", optimize=bool(colours))
    return stream.getvalue()
