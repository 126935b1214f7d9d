"""The door of pypdfium2. In: a PDF's bytes. Out: pictures of its pages as plain rows of pixels."""

import importlib

from msgspec import Struct

from pressroom.units import POINTS_PER_INCH


class Raster(Struct, frozen=True):
    """A picture of a page: RGB, 3 bytes a pixel, rows from the top without padding."""

    width_px: int
    height_px: int
    data: bytes


def render_page(pdf: bytes, number: int = 1, ppi: float = 100.0) -> Raster:
    """Render a page (from 1) inside its CropBox on white at a resolution."""
    document = importlib.import_module("pypdfium2").PdfDocument(pdf)
    try:
        bitmap = document[number - 1].render(scale=ppi / POINTS_PER_INCH, rev_byteorder=True, draw_annots=False)
        row = bitmap.width * bitmap.n_channels
        if bitmap.n_channels != 3:
            raise ValueError(f"a page of {bitmap.n_channels} channels")
        view = memoryview(bitmap.buffer).cast("B")
        if bitmap.stride == row:
            data = bytes(view[: row * bitmap.height])
        else:
            data = b"".join(view[y * bitmap.stride : y * bitmap.stride + row] for y in range(bitmap.height))
        return Raster(bitmap.width, bitmap.height, data)
    finally:
        document.close()


def count_pages(pdf: bytes) -> int:
    """Count the pages of a PDF."""
    document = importlib.import_module("pypdfium2").PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()
