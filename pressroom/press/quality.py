"""Quality of what was drawn. In: a made-up sheet, a finished PDF. Out: findings at their places."""

from collections.abc import Iterator

from msgspec.structs import replace

from pressroom.findings import Area, Finding, Place, error, form_error, warning
from pressroom.model import Feature, MadeUpSheet, PlacedPhoto
from pressroom.press.preflight import LIMITS, Inspection, KnownPictures, inspect_pdf, limits_of
from pressroom.press.view import View
from pressroom.units import effective_ppi, mm_from_pt

OURS = frozenset({"low-resolution", "poor-resolution"})
"""What is told with its place in the copy, and so not again with its place in the PDF."""


def localise(finding: Finding, view: View) -> Finding:
    """Tell a finding's area from the corner of the whole sheet's trim."""
    if finding.area is None:
        return finding
    x_mm = round(finding.area.x_mm + mm_from_pt(view.trim.x_pt), 2)
    return replace(finding, area=replace(finding.area, sheet=view.sheet.number, x_mm=x_mm))


def inspect_view(feature: Feature, view: View, data: bytes, known: KnownPictures) -> Inspection:
    """Preflight the PDF of a view, what is told with its place in the copy left out."""
    seen = inspect_pdf(data, f"press/{feature.slug}/{view.name}.pdf", limits_of(feature.paper), known)
    findings = tuple(localise(finding, view) for finding in seen.findings if finding.code not in OURS)
    return replace(seen, findings=findings)


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


def unknown_limits(feature: Feature) -> Iterator[Finding]:
    """Find limits in `site.yaml` that belong to no check."""
    for code in feature.paper.press.limits:
        if code in LIMITS:
            continue
        from difflib import get_close_matches  # for the few who misspell a limit

        near = get_close_matches(code, LIMITS, n=1)
        what = "there is no limit `{name}`"
        hint = "did you mean `{guess}`?" if near else "take one of {guess}"
        guess = near[0] if near else ", ".join(LIMITS)
        yield form_error("unknown-limit", what, Place("site.yaml"), hint=hint, name=code, guess=guess)


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
