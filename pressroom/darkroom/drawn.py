"""Drawn pages as pictures. In: plain RGB pixels, 3 bytes each, rows from the top. Out: the bytes of a file."""

import io

from PIL import Image

PAGE_QUALITY = 62


def encode_png(width_px: int, height_px: int, pixels: bytes, colours: int = 0) -> bytes:
    """Encode pixels as PNG. `colours` cuts a flat drawing down to a palette."""
    image = Image.frombytes("RGB", (width_px, height_px), pixels)
    if colours:
        image = image.quantize(colours, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    stream = io.BytesIO()
    image.save(stream, "PNG", optimize=bool(colours))
    return stream.getvalue()


def cut_webp(
    size_px: tuple[int, int], pixels: bytes, box_px: tuple[float, float, float, float], out_px: tuple[int, int]
) -> bytes:
    """Cut a box (left, top, right, bottom) out of pixels, scale it and encode it as WebP."""
    image = Image.frombuffer("RGB", size_px, pixels, "raw", "RGB", 0, 1)
    small = image.resize(out_px, Image.Resampling.LANCZOS, box_px, reducing_gap=3.0)
    stream = io.BytesIO()
    small.save(stream, "WEBP", quality=PAGE_QUALITY, method=4)
    return stream.getvalue()
