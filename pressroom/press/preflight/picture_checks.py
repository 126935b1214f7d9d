"""Checks of placed pictures: C-26, C-33. In: a document. Out: findings with the picture's place on the page."""

from collections.abc import Iterator, Mapping

from pressroom.findings import Finding, error, form_error, warning
from pressroom.press.graphics import PlacedImage
from pressroom.press.preflight.document import Document, PageSeen
from pressroom.press.preflight.places import box_of_painted, in_bleed
from pressroom.units import effective_ppi

Limits = Mapping[str, float]
STRETCH = 1.03


def low_resolution(document: Document, limits: Limits) -> Iterator[Finding]:
    """C-26: pictures are sharp enough where they stand."""
    for page, placed in seen(document):
        if is_line_art(placed):
            continue
        ppi = min(resolutions(placed))
        values = {
            "page": page.number,
            "name": placed.name,
            "ppi": round(ppi),
            "area": page.area(box_of_painted(placed)),
        }
        if ppi < limits["low-resolution"]:
            what = "picture `{name}` on page {page} has {ppi} ppi where it stands; print needs {least}"
            least = round(limits["low-resolution"])
            yield error("low-resolution", what, document.place, rule="C-26", least=least, **values)
        elif ppi < limits["poor-resolution"]:
            what = "picture `{name}` on page {page} has {ppi} ppi where it stands; {least} are better"
            least = round(limits["poor-resolution"])
            yield warning("poor-resolution", what, document.place, rule="C-26", least=least, **values)


def line_art_resolution(document: Document, limits: Limits) -> Iterator[Finding]:
    """C-26: pictures of one bit have many pixels."""
    for page, placed in seen(document):
        ppi = min(resolutions(placed))
        if is_line_art(placed) and ppi < limits["line-art-resolution"]:
            what = "line art `{name}` on page {page} has {ppi} ppi where it stands; print needs {least}"
            values = {"page": page.number, "name": placed.name, "ppi": round(ppi)}
            least = round(limits["line-art-resolution"])
            yield warning("line-art-resolution", what, document.place, rule="C-26", least=least, **values)


def stretched_picture(document: Document, limits: Limits) -> Iterator[Finding]:
    """Pictures are as wide to their height as they were taken."""
    for page, placed in seen(document):
        across, down = resolutions(placed)
        if max(across, down) > min(across, down) * STRETCH + 2:
            what = "picture `{name}` on page {page} is stretched: {across} by {down} ppi"
            values = {"page": page.number, "name": placed.name, "across": round(across), "down": round(down)}
            area = page.area(box_of_painted(placed))
            yield warning("stretched-picture", what, document.place, rule="C-33", area=area, **values)


def picture_depth(document: Document, limits: Limits) -> Iterator[Finding]:
    """C-33: pictures have 8 bits a channel, or one."""
    for page, placed in seen(document):
        depth = int(placed.image.get("/BitsPerComponent", placed.image.get("/BPC", 8)))
        if depth not in (1, 8):
            what = "picture `{name}` on page {page} has {depth} bits a channel"
            values = {"page": page.number, "name": placed.name, "depth": depth}
            yield form_error("picture-depth", what, document.place, rule="C-33", **values)


def seen(document: Document) -> Iterator[tuple[PageSeen, PlacedImage]]:
    """Give the pictures that are seen inside the bleed."""
    for page, placed in document.images():
        if in_bleed(placed, page):
            yield page, placed


def is_line_art(placed: PlacedImage) -> bool:
    """Tell whether a picture has one bit a pixel."""
    image = placed.image
    return bool(image.get("/ImageMask", False)) or int(image.get("/BitsPerComponent", image.get("/BPC", 8))) == 1


def resolutions(placed: PlacedImage) -> tuple[float, float]:
    """Give a picture's ppi across and down where it stands."""
    a, b, c, d, _, _ = placed.state.ctm
    image = placed.image
    width, height = int(image.get("/Width", image.get("/W", 1))), int(image.get("/Height", image.get("/H", 1)))
    across, down = (a * a + b * b) ** 0.5, (c * c + d * d) ** 0.5
    return effective_ppi(width, max(across, 1e-6)), effective_ppi(height, max(down, 1e-6))


CHECKS = (low_resolution, line_art_resolution, stretched_picture, picture_depth)
