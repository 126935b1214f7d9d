"""Draw what of a feature is read and not printed. In: its drawn sheets. Out: reading PDF, proofs, report.html."""

from typing import TYPE_CHECKING

from pressroom.findings import Finding, in_order
from pressroom.layouts import load_labels
from pressroom.model import MadeUp, OutputFile
from pressroom.press.proof import Shop, proof_pictures, show_sheets
from pressroom.press.proof_sheet import draw_proof_sheets
from pressroom.press.reading import draw_reading
from pressroom.press.report import faces_json
from pressroom.press.report_page import report_page

if TYPE_CHECKING:
    from pressroom.press.sheet import Drawn
    from pressroom.press.shop import Press


def draw_paperwork(
    press: "Press", made_up: MadeUp, drawn: "list[Drawn]", findings: tuple[Finding, ...]
) -> tuple[OutputFile, ...]:
    """Draw the reading PDF, the proofs of it, the A3 sheets to sign, and the report for people.

    Every sheet must have its furniture. Raises `StopPress` where the report's layout cannot be filled.
    """
    feature, faces, folder = press.feature, press.faces, f"press/{press.feature.slug}"
    furniture = tuple(sheet.furniture for sheet in drawn if sheet.furniture is not None)
    reading = draw_reading(feature, made_up, furniture, faces, press.forme, press.darkroom)
    errors = sum(1 for finding in in_order((*made_up.findings, *findings)) if finding.severity == "error")
    labels = load_labels(press.root, feature.paper.language)
    signed = draw_proof_sheets(feature, reading.data, made_up, press.alphabets, labels, errors)
    sheets = show_sheets(reading, press.rooms.proofs)
    pdfs = (file for sheet in drawn for file in sheet.files)
    seen = zip(pdfs, (one for sheet in drawn for one in sheet.seen), strict=True)
    page = report_page(
        press.root, feature, made_up, findings, tuple(sheet.jpeg for sheet in sheets), seen, faces_json(faces)
    )
    shop = Shop(faces, press.rooms.faces, press.alphabets["hei"])
    return (
        *proof_pictures(folder, reading.data, sheets, made_up, shop),
        OutputFile(f"{folder}/proof-a3.pdf", signed),
        OutputFile(f"{folder}/report.html", page),
        OutputFile(f"site/{feature.slug}/{feature.slug}.pdf", reading.data),
    )
