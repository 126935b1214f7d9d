"""The printed pages as pictures with hot areas. In: the reading PDF and `layout.json`. Out: `Plate`s, files."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from pressroom.cache import Cache, key_of, made_by, open_cache, run_on
from pressroom.model import OutputFile
from pressroom.raster import Raster, render_page
from pressroom.units import MM_PER_INCH
from pressroom.web.areas import Box, box_of, tidy_areas

MARGIN_MM = 0.7
"""What an area is wider than its type on each side: less than half of any column gap."""
SHEET_WIDTHS_PX = (1100, 2200)
PAGE_WIDTHS_PX = (900, 1800)

NOTE = "note"


class HotArea(Struct, frozen=True):
    """What of a plate belongs to an entry: ready `points` of each polygon, in mm from the plate's top left corner."""

    slug: str
    title: str
    polygons: tuple[str, ...]


class Plate(Struct, frozen=True):
    """A page, or a sheet as a whole, as a picture. `number` is the page's, or nothing for a sheet."""

    id: str
    number: str
    width_mm: float
    height_mm: float
    src: str
    srcset: str
    width_px: int
    height_px: int
    areas: tuple[HotArea, ...]


class _View(Struct, frozen=True):
    """What a plate shows of its sheet: left, top, width, height in mm, and the widths its pictures are made in."""

    id: str
    number: str
    box: Box
    widths_px: tuple[int, int]


def make_plates(
    root: Path, slug: str, layout: Mapping[str, Any], reading_pdf: bytes, note_title: str
) -> tuple[tuple[Plate, ...], tuple[OutputFile, ...]]:
    """Make the plates of every sheet: the sheet as a whole, where it holds more than a page, and each of its pages."""
    plates: list[Plate] = []
    files: list[OutputFile] = []
    stamp = hashlib.blake2b(reading_pdf, digest_size=16).hexdigest()
    for place, sheet in enumerate(layout["sheets"], 1):
        views = tuple(_views(sheet, place))
        pictures = _pictures(open_cache(root, "plates"), stamp, reading_pdf, place, sheet, views)
        for view, made in zip(views, pictures, strict=True):
            named = [(f"epaper/{view.id}-{width}.{_mark(data)}.webp", width, data) for width, data in made]
            files += [OutputFile(f"site/{slug}/{name}", data) for name, _, data in named]
            plates.append(_plate(view, [(name, width) for name, width, _ in named], sheet, note_title))
    return tuple(plates), tuple(files)


def _mark(data: bytes) -> str:
    """Give what names a picture for ever; a page that an edit left alone keeps its name."""
    return hashlib.blake2b(data, digest_size=4).hexdigest()


def _views(sheet: Mapping[str, Any], place: int) -> Iterator[_View]:
    """List what is shown of a sheet."""
    if len(sheet["pages"]) > 1:
        yield _View(f"sheet-{place}", "", (0.0, 0.0, sheet["width_mm"], sheet["height_mm"]), SHEET_WIDTHS_PX)
    for page in sheet["pages"]:
        left, top, width, height = page["trim"]
        yield _View(f"page-{page['number']}", str(page["number"]), (left, top, width, height), PAGE_WIDTHS_PX)


def _pictures(
    cache: Cache, stamp: str, reading_pdf: bytes, place: int, sheet: Mapping[str, Any], views: Sequence[_View]
) -> Iterator[list[tuple[int, bytes]]]:
    """Give each view's pictures by width, from the cache where the PDF is the same; the sheet is rendered once."""
    raster: Raster | None = None
    program = key_of(made_by("darkroom/drawn.py", "raster.py", "web/plates.py"), run_on("pillow", "pypdfium2"))
    ppi = max(max(view.widths_px) / view.box[2] * MM_PER_INCH for view in views)
    for view in views:
        made = []
        for width in view.widths_px:
            key = key_of(program, stamp, repr((place, ppi, view)), str(width))
            data = cache.read(key)
            if data is None:
                raster = raster or render_page(reading_pdf, place, ppi)
                data = _cut(raster, sheet["width_mm"], view, width)
                cache.write(key, data)
            made.append((width, data))
        yield made


def _cut(raster: Raster, sheet_mm: float, view: _View, width_px: int) -> bytes:
    """Cut a view out of the sheet's raster at a width."""
    from pressroom.darkroom.drawn import cut_webp  # not at the top: pictures that are kept need no Pillow

    scale = raster.width_px / sheet_mm
    left, top, width, height = view.box
    right, bottom = min(raster.width_px, (left + width) * scale), min(raster.height_px, (top + height) * scale)
    return cut_webp(raster, (left * scale, top * scale, right, bottom), _size_px(view, width_px))


def _size_px(view: _View, width_px: int) -> tuple[int, int]:
    """Give the size of a view's picture."""
    return width_px, round(width_px * view.box[3] / view.box[2])


def _plate(view: _View, named: Sequence[tuple[str, int]], sheet: Mapping[str, Any], note_title: str) -> Plate:
    """Gather a view's pictures and hot areas."""
    width_px, height_px = _size_px(view, named[0][1])
    return Plate(
        id=view.id,
        number=view.number,
        width_mm=view.box[2],
        height_mm=view.box[3],
        src=named[0][0],
        srcset=", ".join(f"{name} {width}w" for name, width in named),
        width_px=width_px,
        height_px=height_px,
        areas=tuple(_areas(view.box, sheet, note_title)),
    )


def _areas(box: Box, sheet: Mapping[str, Any], note_title: str) -> Iterator[HotArea]:
    """Give the hot areas on a view: the editor's note, then the entries in their order."""
    titles = {NOTE: note_title, **{entry["slug"]: entry["title"] for entry in sheet["entries"]}}
    notes = [piece["rect"] for piece in sheet["furniture"] if piece["kind"] == NOTE]
    boxes: dict[str, list[Box]] = {NOTE: [(x, y, x + wide, y + high) for x, y, wide, high in notes]}
    for entry in sheet["entries"]:
        boxes.setdefault(entry["slug"], []).extend(box_of(polygon) for polygon in entry["polygons"])
    for slug, tidy in tidy_areas(boxes).items():
        if shown := tuple(_points(one, box) for one in tidy if _stands_in(one, box)):
            yield HotArea(slug, titles[slug], shown)


def _stands_in(area: Box, box: Box) -> bool:
    """Tell whether an area's middle stands in a view."""
    x, y = (area[0] + area[2]) / 2, (area[1] + area[3]) / 2
    return box[0] <= x <= box[0] + box[2] and box[1] <= y <= box[1] + box[3]


def _points(area: Box, box: Box) -> str:
    """Write an area as a polygon for SVG, counted from the view's corner."""
    left, top, right, bottom = area[0] - MARGIN_MM, area[1], area[2] + MARGIN_MM, area[3]
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    return " ".join(f"{round(x - box[0], 2):g},{round(y - box[1], 2):g}" for x, y in corners)
