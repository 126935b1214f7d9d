"""The door of pypdfium2. In: a PDF's bytes. Out: pictures of its pages as plain rows of pixels."""

import functools
import importlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from pressroom.units import POINTS_PER_INCH

if TYPE_CHECKING:
    from pypdfium2 import PdfBitmap, PdfPage


class Raster(Struct, frozen=True):
    """A picture of a page: RGB, rows from the top without padding; of 4 bytes a pixel the last means nothing."""

    width_px: int
    height_px: int
    data: bytes
    pixel_bytes: int = 3


def render_page(pdf: bytes, number: int = 1, ppi: float = 100.0) -> Raster:
    """Render a page (from 1) inside its CropBox on white at a resolution."""
    document = importlib.import_module("pypdfium2").PdfDocument(pdf)
    try:
        return _copy(_render(document[number - 1], ppi))
    finally:
        document.close()


def render_parts(pdf: bytes, count: int, ppi: float = 100.0) -> Iterator[Raster]:
    """Render all pages in turn; a page that stands alone where `count` are wanted is cut into as many of equal height.

    The file and its faces are read once, one bitmap is drawn on again and again in 4 bytes a pixel, which
    pdfium does fastest.
    """
    pdfium = importlib.import_module("pypdfium2")
    document, make_bitmap = pdfium.PdfDocument(pdf), functools.lru_cache(maxsize=1)(pdfium.PdfBitmap.new_native)
    try:
        for page in document:
            parts = count if len(document) == 1 else 1
            height_px = round(page.get_height() * ppi / POINTS_PER_INCH)
            for part in range(parts):
                top, foot = height_px * part // parts, height_px * (parts - part - 1) // parts
                yield _copy(_render(page, ppi, top, foot, make_bitmap))
    finally:
        document.close()


def _render(
    page: "PdfPage",
    ppi: float,
    top_px: int = 0,
    foot_px: int = 0,
    make_bitmap: "Callable[..., PdfBitmap] | None" = None,
) -> "PdfBitmap":
    """Render a page of an open document without so many rows at its top and its foot."""
    scale = ppi / POINTS_PER_INCH
    crop = (0.0, max(0.0, foot_px - 0.5) / scale, 0.0, max(0.0, top_px - 0.5) / scale)  # rounded up by pdfium's binding
    how = {"prefer_bgrx": True, "bitmap_maker": make_bitmap} if make_bitmap else {}
    return page.render(scale=scale, crop=crop, rev_byteorder=True, draw_annots=False, **how)


def _copy(bitmap: "PdfBitmap") -> Raster:
    """Take the pixels out of a bitmap."""
    row = bitmap.width * bitmap.n_channels
    if bitmap.n_channels not in (3, 4):
        raise ValueError(f"a page of {bitmap.n_channels} channels")
    view = memoryview(bitmap.buffer).cast("B")
    if bitmap.stride == row:
        data = bytes(view[: row * bitmap.height])
    else:
        data = b"".join(view[y * bitmap.stride : y * bitmap.stride + row] for y in range(bitmap.height))
    return Raster(bitmap.width, bitmap.height, data, bitmap.n_channels)


def count_pages(pdf: bytes) -> int:
    """Count the pages of a PDF."""
    document = importlib.import_module("pypdfium2").PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()
