"""Quality of what was drawn. In: a made-up sheet, a finished PDF. Out: findings at their places."""

from collections.abc import Iterator
from dataclasses import replace

from pressroom.findings import Area, Finding, error, warning
from pressroom.model import Feature, MadeUpSheet, PlacedPhoto
from pressroom.press.preflight import limits_of, preflight_pdf
from pressroom.press.view import View
from pressroom.units import effective_ppi, mm_from_pt

OURS = frozenset({"low-resolution", "poor-resolution"})
"""What is told with its place in the copy, and so not again with its place in the PDF."""


def check_view(feature: Feature, view: View, data: bytes) -> Iterator[Finding]:
    """Preflight the PDF of a view; areas are told from the corner of the whole sheet's trim."""
    name = f"press/{feature.slug}/{view.name}.pdf"
    for finding in preflight_pdf(data, name, limits_of(feature.paper)):
        if finding.code in OURS:
            continue
        if finding.area is not None:
            area = finding.area
            x_mm = round(area.x_mm + mm_from_pt(view.trim.x_pt), 2)
            finding = replace(finding, area=replace(area, sheet=view.sheet.number, x_mm=x_mm))
        yield finding


def blurred_pictures(feature: Feature, sheet: MadeUpSheet) -> Iterator[Finding]:
    """Find pictures with too few pixels for their place (C-26)."""
    limits = limits_of(feature.paper)
    for placed in sheet.photos:
        ppi = ppi_of(placed)
        if ppi >= limits["poor-resolution"] - 0.5:
            continue
        values = {
            "file": placed.photo.file.path.rpartition("/")[2],
            "ppi": round(ppi),
            "area": area_of(sheet, placed),
            "entry": placed.entry,
            "hint": "give a larger picture, or a smaller `span:`",
        }
        if ppi < limits["low-resolution"] - 0.5:
            what = "`{file}` has {ppi} ppi where it stands; print needs {least}"
            least = round(limits["low-resolution"])
            yield error("low-resolution", what, placed.photo.place, rule="C-26", least=least, **values)
        else:
            what = "`{file}` has {ppi} ppi where it stands; {least} are better"
            least = round(limits["poor-resolution"])
            yield warning("poor-resolution", what, placed.photo.place, rule="C-26", least=least, **values)


def ppi_of(placed: PlacedPhoto) -> float:
    """Give the ppi of a placed picture's own pixels, the lesser of both ways."""
    left, top, right, bottom = placed.crop
    file = placed.photo.file
    across = effective_ppi((right - left) * file.width_px, placed.rect.width_pt)
    return min(across, effective_ppi((bottom - top) * file.height_px, placed.rect.height_pt))


def area_of(sheet: MadeUpSheet, placed: PlacedPhoto) -> Area:
    """Give a picture's place in mm."""
    rect = placed.rect
    x, y, width, height = (round(mm_from_pt(v), 2) for v in (rect.x_pt, rect.y_pt, rect.width_pt, rect.height_pt))
    return Area(sheet.number, x, y, width, height)
