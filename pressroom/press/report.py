"""Write `layout.json` and `report.json`. In: the made-up feature and findings. Out: JSON, sorted and without a clock.

Lengths are in mm from the top left corner of the trim, to a hundredth.
"""

from collections.abc import Iterable

from pressroom.faces import Faces
from pressroom.findings import Finding, has_errors, in_order
from pressroom.model import Feature, Furniture, MadeUp, MadeUpSheet, PlacedLine, PlacedPhoto, Rect
from pressroom.press.areas import entry_areas
from pressroom.press.json_words import Json, compact, mm, polygon_json, rect_json, rows, source_json, write_json
from pressroom.press.quality import ppi_of


def layout_json(feature: Feature, made_up: MadeUp) -> bytes:
    """Write where every entry, picture and line stands, with its source: one thing a line."""
    head = {
        "feature": feature.slug,
        "unit": "mm",
        "origin": "top left corner of the trim, y down",
        "size_pt": round(made_up.size_pt, 4),
        "pitch_pt": round(made_up.pitch_pt, 4),
    }
    sheets = ",\n".join(rows(sheet_json(feature, sheet, made_up.pitch_pt)) for sheet in made_up.sheets)
    return f'{compact(head)[:-1]},"sheets":[\n{sheets}\n]}}\n'.encode()


def sheet_json(feature: Feature, sheet: MadeUpSheet, pitch_pt: float) -> Json:
    """Tell of one sheet."""
    return {
        "number": sheet.number,
        "width_mm": mm(sheet.width_pt),
        "height_mm": mm(sheet.height_pt),
        "pages": [
            {"number": page.number, "trim": rect_json(page.trim), "type_area": rect_json(page.type_area)}
            for page in sheet.pages
        ],
        "entries": entries_json(feature, sheet, pitch_pt),
        "head": [{"name": tier.name, "text": "".join(tier.lines), "rect": rect_json(tier.rect)} for tier in sheet.head],
        "photos": [photo_json(sheet, photo) for photo in sheet.photos],
        "furniture": [furniture_json(sheet, piece) for piece in sheet.furniture],
        "lines": [line_json(sheet, line) for line in sheet.lines],
    }


def entries_json(feature: Feature, sheet: MadeUpSheet, pitch_pt: float) -> list[Json]:
    """Tell of the entries that stand on a sheet, each with its areas as polygons."""
    areas = entry_areas(sheet, pitch_pt)
    out = []
    for entry in feature.entries:
        rects = [area.rect for area in areas if area.entry == entry.slug]
        if rects:
            out.append(
                {
                    "slug": entry.slug,
                    "county": entry.county,
                    "title": entry.title,
                    **source_json(entry.place),
                    "pages": sorted({page_of(sheet, rect) for rect in rects}),
                    "polygons": [polygon_json(rect) for rect in rects],
                }
            )
    return out


def photo_json(sheet: MadeUpSheet, placed: PlacedPhoto) -> Json:
    """Tell of a placed picture."""
    return {
        "file": placed.photo.file.path,
        "entry": placed.entry,
        "page": page_of(sheet, placed.rect),
        "rect": rect_json(placed.rect),
        "crop": [round(value, 5) for value in placed.crop],
        "ppi": round(ppi_of(placed), 1),
        **source_json(placed.photo.place),
    }


def furniture_json(sheet: MadeUpSheet, piece: Furniture) -> Json:
    """Tell of a piece of furniture."""
    told: Json = {"kind": piece.kind, "rect": rect_json(piece.rect), "page": page_of(sheet, piece.rect)}
    if piece.entry:
        told["entry"] = piece.entry
    if piece.text:
        told["text"] = piece.text.replace("\n", "")
    return told | source_json(piece.place)


def line_json(sheet: MadeUpSheet, placed: PlacedLine) -> Json:
    """Tell of a set line: `y` is its base line."""
    told: Json = {
        "x": mm(placed.x_pt),
        "y": mm(placed.baseline_pt),
        "width": mm(placed.line.width_pt),
        "page": page_of(sheet, Rect(placed.x_pt, placed.baseline_pt, placed.line.width_pt, 0.0)),
        "part": placed.part,
        "text": placed.line.text,
        **source_json(placed.line.place),
    }
    if placed.entry:
        told["entry"] = placed.entry
        told["paragraph"] = placed.paragraph
    if placed.line.spacing_em:
        told["spacing_em"] = round(placed.line.spacing_em, 4)
    return told


def page_of(sheet: MadeUpSheet, rect: Rect) -> int:
    """Give the number of the page that a rectangle's middle stands on."""
    middle = rect.x_pt + rect.width_pt / 2
    for page in sheet.pages:
        if middle < page.trim.x_pt + page.trim.width_pt:
            return page.number
    return sheet.pages[-1].number


def report_json(feature: Feature, made_up: MadeUp, faces: Faces, findings: Iterable[Finding]) -> bytes:
    """Write how the feature came out: fit, faces, and all findings with what they mean for printing."""
    told = in_order((*made_up.findings, *findings))
    fit = made_up.fit
    return write_json(
        {
            "feature": feature.slug,
            "fit_to_print": not has_errors(told),
            "fit": {
                "lines_free": fit.lines_free,
                "lines_set": fit.lines_set,
                "overset_lines": len(fit.overset),
                "overset_characters": fit.overset_characters,
                "short_lines": fit.short_lines,
                "levers": [{"lever": lever, "what": what} for lever, what in fit.levers],
                "size_pt": round(made_up.size_pt, 4),
                "pitch_pt": round(made_up.pitch_pt, 4),
            },
            "faces": faces_json(faces),
            "pictures": [photo_json(sheet, photo) for sheet in made_up.sheets for photo in sheet.photos],
            "findings": [finding_json(finding) for finding in told],
        }
    )


def faces_json(faces: Faces) -> list[Json]:
    """Tell which file prints each role."""
    return [
        {"role": key, "family": face.family, "file": face.path.name, "index": face.index, "sha256": face.sha256}
        for role in sorted(faces.files)
        for key in faces.keys(role)
        for face in (faces.file(key),)
    ]


def finding_json(finding: Finding) -> Json:
    """Tell of a finding in English; whoever shows it may translate."""
    told: Json = {
        "code": finding.code,
        "severity": finding.severity,
        "what": finding.say(),
        **source_json(finding.place),
    }
    if finding.hint:
        told["hint"] = finding.advise()
    if finding.rule:
        told["rule"] = finding.rule
    if finding.entry:
        told["entry"] = finding.entry
    if finding.area is not None:
        area = finding.area
        told["area"] = {"sheet": area.sheet, "rect": [area.x_mm, area.y_mm, area.width_mm, area.height_mm]}
    return told
