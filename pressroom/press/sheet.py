"""Draw a feature's press files. In: a made-up feature. Out: `Sheet`, every file of the press side with its findings."""

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from pressroom.engine import EngineMissing
from pressroom.faces import Faces
from pressroom.faces.cut import post_script_name
from pressroom.findings import Finding, StopPress, warning
from pressroom.model import Feature, MadeUp, MadeUpSheet, OutputFile, PlacedLine, Sheet
from pressroom.press.assemble import Parts, assemble
from pressroom.press.cutting import cut_line
from pressroom.press.finish import finish
from pressroom.press.furniture import draw_furniture
from pressroom.press.furniture_pdf import FurniturePage, open_furniture
from pressroom.press.imprint import imprint_of
from pressroom.press.marks import make_slug
from pressroom.press.parity import compare_copy
from pressroom.press.preflight import Inspection, KnownPictures
from pressroom.press.quality import blurred_pictures, inspect_view, unknown_limits
from pressroom.press.reading_order import in_reading_order
from pressroom.press.report import layout_json, report_json
from pressroom.press.shop import Press, set_up
from pressroom.press.view import View, views_of

if TYPE_CHECKING:
    from pressroom.config import House


class Common(Struct, frozen=True):
    """What all views of a sheet share: the furniture's PDF, the lines in reading order."""

    furniture: FurniturePage
    lines: tuple[PlacedLine, ...]


class Drawn(Struct, frozen=True):
    """A drawn sheet: its furniture's PDF, its press files (the whole first), what preflight saw, what was found."""

    furniture: FurniturePage | None
    files: tuple[OutputFile, ...]
    seen: tuple[Inspection, ...]
    findings: tuple[Finding, ...]


def draw_press(
    house: "House",
    feature: Feature,
    made_up: MadeUp,
    faces: Faces,
    findings: tuple[Finding, ...] = (),
    cache: Path | None = None,
    *,
    paperwork: bool = True,
) -> Sheet:
    """Draw all press files of a feature: paths are below `output/`, sorted.

    Without `paperwork` there are only the PDFs for the press, layout.json and report.json; with it also what is read
    and not printed: the reading PDF, the proofs, report.html. What is checked and found is the same.

    `findings` are those found before the press: the reports tell of them too, `Sheet.findings` has only the press's
    own. `cache` is a folder instead of the site's own cache. Without the engine's libraries there are no files and one
    warning; errors of form are findings, never exceptions.
    """
    try:
        press = set_up(house.root, feature, made_up, faces, cache)
        drawn = [draw_sheet(press, sheet) for sheet in made_up.sheets]
        found = [*unknown_limits(feature), *(finding for sheet in drawn for finding in sheet.findings)]
        if all(sheet.files for sheet in drawn):
            found += compare_copy(feature, made_up, ["".join(sheet.seen[0].texts) for sheet in drawn])
        files = draw_files(press, made_up, drawn, (*findings, *found), paperwork)
        press.put_away()
        return Sheet(tuple(sorted(files, key=lambda file: file.path)), tuple(found))
    except EngineMissing as fault:
        return Sheet((), (engine_missing(fault),))
    except StopPress as stop:
        return Sheet((), stop.findings)


def draw_sheet(press: Press, sheet: MadeUpSheet) -> Drawn:
    """Draw one sheet for the press: whole, then page by page."""
    feature = press.feature
    drawing = draw_furniture(press.root, feature, sheet, press.faces, press.rooms.furniture, press.rooms.faces)
    if not drawing.data:
        return Drawn(None, (), (), drawing.findings)
    lines = in_reading_order(sheet.lines)
    furniture = open_furniture(drawing.data)
    common = Common(furniture, lines)
    files, seen, findings = [], [], [*drawing.findings, *blurred_pictures(feature, sheet)]
    for view in views_of(sheet, feature.paper.press):
        data, missing = draw_view(press, common, view)
        inspection = inspect_view(feature, view, data, KnownPictures(press.rooms.ink, press.darkroom.digests()))
        known = {finding.code for finding in findings}
        findings += [finding for finding in (*missing, *inspection.findings) if finding.code not in known]
        files.append(OutputFile(f"press/{feature.slug}/{view.name}.pdf", data))
        seen.append(inspection)
    return Drawn(furniture, tuple(files), tuple(seen), tuple(findings))


def draw_files(
    press: Press, made_up: MadeUp, drawn: list[Drawn], findings: tuple[Finding, ...], paperwork: bool
) -> list[OutputFile]:
    """Give the press files with the two reports that programs read, and the paperwork where that is wanted."""
    feature, folder = press.feature, f"press/{press.feature.slug}"
    files = [file for sheet in drawn for file in sheet.files]
    files.append(OutputFile(f"{folder}/layout.json", layout_json(feature, made_up)))
    files.append(OutputFile(f"{folder}/report.json", report_json(feature, made_up, press.faces, findings)))
    if paperwork and drawn and all(sheet.furniture is not None for sheet in drawn):
        # Jinja, Pillow and pdfium are behind this: a run for the press alone starts none of them.
        from pressroom.press.paperwork import draw_paperwork

        files += draw_paperwork(press, made_up, drawn, findings)
    return files


def draw_view(press: Press, common: Common, view: View) -> tuple[bytes, tuple[Finding, ...]]:
    """Draw the PDF of a view."""
    colours = press.feature.paper.press.colours
    plates, missing = press.darkroom.make_plates(view)
    lines = common.lines
    if not view.is_whole:
        lines = tuple(line for line in (cut_line(line, view.trim) for line in lines) if line is not None)
    families = {role: post_script_name(press.faces.file(role)) for role in press.faces.files}
    slug = make_slug(press.feature, view, press.alphabets["hei"], colours)
    parts = Parts(common.furniture, families, plates, lines, press.forme, slug, colours)
    pdf, content = assemble(view, parts)
    return finish(pdf, imprint_of(press.feature, view.name), press.condition, content), missing


def engine_missing(fault: EngineMissing) -> Finding:
    """Say that nothing can be printed here."""
    return warning(
        "missing-engine",
        "no print files: the libraries of WeasyPrint are not installed ({fault})",
        hint="install Pango (Debian: `apt install libpango-1.0-0 libpangoft2-1.0-0`)",
        fault=str(fault).splitlines()[0] if str(fault) else "WeasyPrint",
    )
