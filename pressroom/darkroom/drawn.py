"""Drawn pages as pictures for the web. In: a `Raster`. Out: the bytes of a file, the same for the same pixels."""

import io

from PIL import Image

from pressroom.darkroom.save import encode_png, picture_of
from pressroom.raster import Raster

PAGE_QUALITY = 62


def encode_flat_png(raster: Raster, colours: int = 0) -> bytes:
    """Encode a drawing as PNG, cut down to a palette of so many colours; 0 keeps them all."""
    if not colours:
        return encode_png(raster, level=3)
    stream = io.BytesIO()
    flat = picture_of(raster).quantize(colours, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    flat.save(stream, "PNG", compress_level=6)
    return stream.getvalue()


def cut_webp(raster: Raster, box_px: tuple[float, float, float, float], out_px: tuple[int, int]) -> bytes:
    """Cut a box (left, top, right, bottom) out of a drawing, scale it and encode it as WebP."""
    small = picture_of(raster).resize(out_px, Image.Resampling.LANCZOS, box_px, reducing_gap=3.0)
    stream = io.BytesIO()
    small.save(stream, "WEBP", quality=PAGE_QUALITY, method=4)
    return stream.getvalue()
