"""Draw a feature's press files. In: a made-up feature. Out: `Sheet`, every file of the press side with its findings."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pressroom.darkroom import encode_png
from pressroom.engine import EngineMissing
from pressroom.faces import Faces
from pressroom.faces.subset import post_script_name
from pressroom.findings import Finding, Place, StopPress, form_error, warning
from pressroom.model import Feature, MadeUp, MadeUpSheet, OutputFile, Sheet
from pressroom.press.assemble import Parts, assemble
from pressroom.press.finish import Condition, finish
from pressroom.press.furniture import draw_furniture
from pressroom.press.imprint import imprint_of
from pressroom.press.parity import compare_copy
from pressroom.press.pictures import Darkroom, order_of
from pressroom.press.reading_order import in_reading_order
from pressroom.press.report import layout_json, report_json
from pressroom.press.type import fill_cases
from pressroom.press.view import whole_sheet
from pressroom.raster import render_page

if TYPE_CHECKING:
    from pressroom.config import House

PROOF_PPI = 100.0


@dataclass(frozen=True, slots=True)
class Press:
    """All that is set up once for a feature's sheets."""

    feature: Feature
    root: Path
    faces: Faces
    darkroom: Darkroom
    condition: Condition
    cache: Path | None


def draw_press(
    house: "House",
    feature: Feature,
    made_up: MadeUp,
    faces: Faces,
    findings: tuple[Finding, ...] = (),
    cache: Path | None = None,
) -> Sheet:
    """Draw all press files of a feature: paths are below `output/`.

    `findings` are those found before the press: the reports tell of them too, `Sheet.findings` has only the press's
    own. `cache` is a folder that may be lost at any time. Without the engine's libraries there are no files and one
    warning; errors of form are findings, never exceptions.
    """
    try:
        press = set_up(house.root, feature, faces, cache)
        drawn = [draw_sheet(press, sheet) for sheet in made_up.sheets]
    except EngineMissing as fault:
        return Sheet((), (engine_missing(fault),))
    except StopPress as stop:
        return Sheet((), stop.findings)
    files = [file for made, _ in drawn for file in made]
    found = [finding for _, own in drawn for finding in own]
    if all(made for made, _ in drawn):
        found += compare_copy(feature, made_up, [file.data for file in files if is_whole_sheet(file)])
    folder = f"press/{feature.slug}"
    report = report_json(feature, made_up, faces, (*findings, *found))
    files.append(OutputFile(f"{folder}/layout.json", layout_json(feature, made_up)))
    files.append(OutputFile(f"{folder}/report.json", report))
    return Sheet(tuple(sorted(files, key=lambda file: file.path)), tuple(found))


def set_up(root: Path, feature: Feature, faces: Faces, cache: Path | None) -> Press:
    """Read the profile and set up the darkroom. Raises `StopPress` where there is no profile."""
    press = feature.paper.press
    profile = load_profile(root, press.profile)
    darkroom = Darkroom(root, order_of(feature.paper, profile), cache)
    return Press(feature, root, faces, darkroom, Condition(profile, press.condition, press.registry), cache)


def draw_sheet(press: Press, sheet: MadeUpSheet) -> tuple[tuple[OutputFile, ...], tuple[Finding, ...]]:
    """Draw one sheet: the whole as `spread.pdf` (`page-n.pdf` where a sheet is one page), and its proof."""
    feature = press.feature
    view = whole_sheet(sheet, name_of(sheet), feature.paper.press.bleed_mm)
    drawing = draw_furniture(press.root, feature, sheet, press.faces, press.cache)
    plates, missing = press.darkroom.make_plates(view)
    findings = (*drawing.findings, *missing)
    if not drawing.data:
        return (), findings
    families = {role: post_script_name(press.faces.file(role)) for role in press.faces.files}
    lines = in_reading_order(sheet.lines)
    parts = Parts(drawing.data, families, plates, lines, fill_cases(lines, press.faces))
    data = finish(assemble(view, parts), imprint_of(feature, view.name), press.condition)
    folder = f"press/{feature.slug}"
    proof = "proof.png" if sheet.number == 1 else f"proof-{sheet.number}.png"
    return (
        OutputFile(f"{folder}/{view.name}.pdf", data),
        OutputFile(f"{folder}/{proof}", encode_png(render_page(data, 1, PROOF_PPI))),
    ), findings


def name_of(sheet: MadeUpSheet) -> str:
    """Name the file of a whole sheet."""
    if len(sheet.pages) == 1:
        return f"page-{sheet.pages[0].number}"
    return "spread" if sheet.number == 1 else f"spread-{sheet.number}"


def is_whole_sheet(file: OutputFile) -> bool:
    """Tell whether a file is a PDF of a whole sheet."""
    return file.path.endswith(".pdf")


def load_profile(root: Path, name: str) -> bytes:
    """Read the press profile from `assets/`; raises `StopPress` if it is missing or no CMYK output profile (C-05)."""
    path = root / "assets" / name
    data = path.read_bytes() if path.is_file() else b""
    if data[12:20] == b"prtrCMYK":
        return data
    fault = "no CMYK output profile" if data else "not there"
    found = form_error(
        "press-profile",
        "the press profile `assets/{name}` is {fault}",
        Place("site.yaml"),
        hint="put the profile of your press into `assets/colour/` and name it under `press: profile:`",
        rule="C-05",
        name=name,
        fault=fault,
    )
    raise StopPress([found])


def engine_missing(fault: EngineMissing) -> Finding:
    """Say that nothing can be printed here."""
    return warning(
        "missing-engine",
        "no print files: the libraries of WeasyPrint are not installed ({fault})",
        hint="install Pango (Debian: `apt install libpango-1.0-0 libpangoft2-1.0-0`)",
        fault=str(fault).splitlines()[0] if str(fault) else "WeasyPrint",
    )
