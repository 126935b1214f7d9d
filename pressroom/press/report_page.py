"""Write `report.html`. In: the made-up feature, its findings, its files. Out: one file with the sheet and its overlays.

It says what is found in the language of the feature, whatever the locale of the machine.
"""

import base64
import gettext
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from pressroom.findings import Finding, Translate, in_order
from pressroom.layouts import render_layout
from pressroom.model import Feature, MadeUp, MadeUpSheet, OutputFile, Rect
from pressroom.press.areas import UPWARD, entry_areas
from pressroom.press.json_words import Json, mm
from pressroom.press.preflight import Inspection, limits_of
from pressroom.press.quality import ppi_of
from pressroom.units import mm_from_pt

LAYOUT = "report.html"
LOOSE_EM = 0.12
"""More than this between Han characters is told as loose (A-13)."""

LAYERS = {
    "boxes": "layer_boxes",
    "grid": "layer_grid",
    "entries": "layer_entries",
    "ink": "layer_ink",
    "ppi": "layer_ppi",
    "loose": "layer_loose",
    "found": "layer_findings",
}
SHOWN = ("found", "boxes")
INK_CODES = frozenset({"too-much-ink", "much-ink"})


class Area(Struct, frozen=True):
    """A rectangle in mm with its words."""

    x: float
    y: float
    width: float
    height: float
    words: str = ""
    kind: str = ""
    number: int = 0
    rows: tuple[float, ...] = ()


class Told(Struct, frozen=True):
    """A finding as it is shown: in words, with its number."""

    number: int
    severity: str
    code: str
    rule: str
    what: str
    hint: str
    place: str


def report_page(
    root: Path,
    feature: Feature,
    made_up: MadeUp,
    findings: Iterable[Finding],
    pictures: tuple[bytes, ...],
    files: Iterable[tuple[OutputFile, Inspection]],
    faces: list[Json],
) -> bytes:
    """Write the report; `pictures` are JPEGs of the sheets. Raises `StopPress` where its layout cannot be filled."""
    ordered = in_order((*made_up.findings, *findings))
    say = translator(feature.paper.language)
    html = render_layout(
        root,
        LAYOUT,
        feature.paper.language,
        feature=feature,
        paper=feature.paper,
        date=feature.date.isoformat() if feature.date else "",
        errors=sum(1 for finding in ordered if finding.severity == "error"),
        layers=tuple(LAYERS),
        layer_labels=LAYERS,
        shown=SHOWN,
        sheets=[sheet_values(feature, made_up, at, pictures[at], ordered) for at in range(len(made_up.sheets))],
        findings=[told(number, finding, say) for number, finding in enumerate(ordered, 1)],
        fit=made_up.fit,
        size=f"{made_up.size_pt:g}",
        pitch=f"{made_up.pitch_pt:g}",
        files=[file_row(file, seen.figures) for file, seen in files],
        faces=faces,
    )
    return html.encode("utf-8")


def translator(language: str) -> Translate:
    """Give the translation of messages into a language: of a feature, not of the machine."""
    folder = Path(__file__).resolve().parents[1] / "locale"
    return gettext.translation("pressroom", folder, [language.replace("-", "_")], fallback=True).gettext


def sheet_values(
    feature: Feature, made_up: MadeUp, at: int, picture: bytes, findings: tuple[Finding, ...]
) -> dict[str, object]:
    """Give a sheet's picture and all that is laid over it."""
    sheet, pitch = made_up.sheets[at], made_up.pitch_pt
    titles = {entry.slug: entry.title or entry.county for entry in feature.entries}
    here = [
        (number, finding)
        for number, finding in enumerate(findings, 1)
        if finding.area is not None and finding.area.sheet == sheet.number
    ]
    return {
        "picture": "data:image/jpeg;base64," + base64.b64encode(picture).decode("ascii"),
        "width": mm(sheet.width_pt),
        "height": mm(sheet.height_pt),
        "bleed": feature.paper.press.bleed_mm,
        "trims": [area_of(page.trim) for page in sheet.pages],
        "type_areas": [with_rows(page.type_area, pitch) for page in sheet.pages],
        "entries": [area_of(area.rect, titles.get(area.entry, "")) for area in entry_areas(sheet, pitch)],
        "ink": [found_area(number, finding) for number, finding in here if finding.code in INK_CODES],
        "ppi": list(dull_pictures(feature, sheet)),
        "loose": list(loose_lines(sheet, pitch)),
        "found": [found_area(number, finding) for number, finding in here],
    }


def with_rows(rect: Rect, pitch_pt: float) -> Area:
    """Give a type area with its line grid."""
    area = area_of(rect)
    count = int(rect.height_pt / pitch_pt + 0.5)
    rows = tuple(round(area.y + mm_from_pt(pitch_pt) * row, 2) for row in range(1, count))
    return Area(area.x, area.y, area.width, area.height, rows=rows)


def dull_pictures(feature: Feature, sheet: MadeUpSheet) -> Iterable[Area]:
    """Give the pictures that have too few pixels, with their ppi."""
    least = limits_of(feature.paper)["poor-resolution"]
    for placed in sheet.photos:
        ppi = ppi_of(placed)
        if ppi < least - 0.5:
            yield area_of(placed.rect, f"{ppi:.0f} ppi")


def loose_lines(sheet: MadeUpSheet, pitch_pt: float) -> Iterable[Area]:
    """Give the lines that are spaced out widely, with their spacing."""
    for placed in sheet.lines:
        spacing = placed.line.spacing_em
        if spacing > LOOSE_EM:
            rect = Rect(placed.x_pt, placed.baseline_pt - UPWARD * pitch_pt, placed.line.width_pt, pitch_pt)
            yield area_of(rect, f"+{spacing:.2f} em")


def found_area(number: int, finding: Finding) -> Area:
    """Give the place of a finding."""
    area = finding.area
    if area is None:
        return Area(0, 0, 0, 0)
    return Area(area.x_mm, area.y_mm, area.width_mm, area.height_mm, finding.say(), finding.severity, number)


def told(number: int, finding: Finding, say: Translate) -> Told:
    """Put a finding into words."""
    return Told(
        number, finding.severity, finding.code, finding.rule, finding.say(say), finding.advise(say), str(finding.place)
    )


def file_row(file: OutputFile, figures: Mapping[str, str]) -> tuple[str, ...]:
    """Give a PDF's figures as a row."""
    name = file.path.rpartition("/")[2]
    size = f"{len(file.data) / 1e6:.1f} MB"
    return name, figures["trim"], size, figures["output"], f"{figures['least ppi'] or '–'} ppi", figures["most ink"]


def area_of(rect: Rect, words: str = "") -> Area:
    """Give a rectangle in mm."""
    return Area(mm(rect.x_pt), mm(rect.y_pt), mm(rect.width_pt), mm(rect.height_pt), words)
