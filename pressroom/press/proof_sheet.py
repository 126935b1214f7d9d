"""Draw `proof-a3.pdf`. In: the reading PDF. Out: each sheet reduced to A3, lines numbered, with boxes to sign off in.

Words are drawn as outlines, so the office printer needs no face. 三审三校: three reviews and three proofs are signed.
"""

from collections.abc import Iterator, Mapping
from io import BytesIO

from msgspec import Struct
from pikepdf import Dictionary, Pdf, String

from pressroom.faces.outlines import Alphabet
from pressroom.findings import Place, StopPress, form_error
from pressroom.model import Feature, MadeUp, MadeUpSheet
from pressroom.press.finish import document_id, save
from pressroom.press.imprint import imprint_of
from pressroom.press.type import number
from pressroom.units import pt_from_mm

A3_MM = (420.0, 297.0)
EDGE_MM, HEAD_MM, BOXES_MM = 8.0, 9.0, 20.0
ROUNDS = ("review_1", "review_2", "review_3", "proof_1", "proof_2", "proof_3")
EVERY = 5
"""Lines are numbered so often."""


class Pen(Struct, frozen=True):
    """Draws words and strokes in points, from the lower left corner."""

    alphabets: Mapping[str, Alphabet]

    def write(self, words: str, x: float, y: float, size: float, role: str = "hei", right: bool = False) -> str:
        """Write words at a place; `right` ends them there."""
        alphabet = self.alphabets[role]
        x -= alphabet.width_of_words(words) * size if right else 0.0
        return alphabet.draw_words(words, x, y, size)


def draw_proof_sheets(
    feature: Feature,
    reading: bytes,
    made_up: MadeUp,
    alphabets: Mapping[str, Alphabet],
    label: Mapping[str, str],
    errors: int,
) -> bytes:
    """Draw a page of A3 for each sheet; `errors` are those found so far. Raises `StopPress` where words are missing.

    `alphabets` are those of the roles `body`, `hei` and `kai`.
    """
    check_words(label)
    pdf, pen = Pdf.new(), Pen(alphabets)
    with Pdf.open(BytesIO(reading)) as source:
        for at, sheet in enumerate(made_up.sheets):
            wide = sheet.width_pt > sheet.height_pt
            width, height = (pt_from_mm(side) for side in (A3_MM if wide else A3_MM[::-1]))
            pdf.add_blank_page(page_size=(width, height))
            page = pdf.pages[-1]
            form = pdf.copy_foreign(source.pages[at].as_form_xobject())
            page.Resources = Dictionary(XObject=Dictionary({"/Sheet": form}))
            status = label["not_fit"].format(errors=errors) if errors else label["fit"]
            content = [
                *place_sheet(pen, sheet, made_up.pitch_pt, width, height),
                *head(pen, feature, sheet, status, width, height),
                *boxes_to_sign(pen, label, width),
            ]
            page.Contents = pdf.make_stream("\n".join(content).encode("ascii"))
    imprint = imprint_of(feature, "proof-a3")
    pdf.docinfo["/Title"] = String(imprint.title)
    identity = document_id(imprint, [reading, *(page.Contents.read_bytes() for page in pdf.pages)])
    return save(pdf, identity, "")


def check_words(label: Mapping[str, str]) -> None:
    """Raise `StopPress` with the words of a proof that the site's labels lack."""
    missing = [key for key in (*ROUNDS, "signature", "signed_on", "fit", "not_fit") if key not in label]
    if missing:
        what = "the proof sheet needs the words {names}"
        hint = "add them in every language of the file"
        names = ", ".join(f"`{key}`" for key in missing)
        raise StopPress([form_error("missing-label", what, Place("layouts/labels.yaml"), hint=hint, names=names)])


def place_sheet(pen: Pen, sheet: MadeUpSheet, pitch_pt: float, width: float, height: float) -> Iterator[str]:
    """Reduce the sheet into the space it has, with a hairline round its trim and numbers at its lines."""
    edge = pt_from_mm(EDGE_MM)
    room = (width - 2 * edge, height - 2 * edge - pt_from_mm(HEAD_MM + BOXES_MM))
    scale = min(room[0] / sheet.width_pt, room[1] / sheet.height_pt)
    left = (width - sheet.width_pt * scale) / 2
    bottom = edge + pt_from_mm(BOXES_MM) + (room[1] - sheet.height_pt * scale) / 2
    yield f"q {number(scale)} 0 0 {number(scale)} {number(left)} {number(bottom)} cm /Sheet Do Q"
    yield f"q .6 G .3 w {rectangle(left, bottom, sheet.width_pt * scale, sheet.height_pt * scale)} S .45 g"
    for page in sheet.pages:
        area = page.type_area
        for row in range(EVERY, int(area.height_pt / pitch_pt + 0.5) + 1, EVERY):
            y = bottom + (sheet.height_pt - area.y_pt - (row - 0.2) * pitch_pt) * scale
            yield pen.write(str(row), left + (area.x_pt - 3) * scale, y, 4.5, "body", right=True)
    yield "Q"


def head(pen: Pen, feature: Feature, sheet: MadeUpSheet, status: str, width: float, height: float) -> Iterator[str]:
    """Write paper, headline, pages, date, and whether the feature is fit to print."""
    edge = pt_from_mm(EDGE_MM)
    y = height - edge - 11
    pages = "-".join(f"{page.number:02d}" for page in sheet.pages)
    date = feature.date.isoformat() if feature.date else ""
    told = "　".join(part for part in (feature.paper.name, feature.headline, pages, date) if part)
    yield "0 g"
    yield pen.write(told, edge, y, 10)
    yield pen.write(status, width - edge, y, 10, right=True)


def boxes_to_sign(pen: Pen, label: Mapping[str, str], width: float) -> Iterator[str]:
    """Draw six boxes with room for a name and a date."""
    edge, tall = pt_from_mm(EDGE_MM), pt_from_mm(BOXES_MM - 4.0)
    wide = (width - 2 * edge) / len(ROUNDS)
    yield "q 0 G .5 w 0 g"
    for at, key in enumerate(ROUNDS):
        x = edge + at * wide
        yield f"{rectangle(x, edge, wide, tall)} S"
        yield pen.write(label[key], x + 5, edge + tall - 13, 9)
        yield pen.write(label["signature"], x + 5, edge + 17, 7, "kai")
        yield pen.write(label["signed_on"], x + 5, edge + 5, 7, "kai")
    yield "Q"


def rectangle(x: float, y: float, width: float, height: float) -> str:
    """Write a rectangle."""
    return f"{number(x)} {number(y)} {number(width)} {number(height)} re"
