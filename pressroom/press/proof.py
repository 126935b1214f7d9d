"""Proofs for people. In: the reading PDF and the made-up feature. Out: pictures and an A3 sheet for three readings.

What found no room stands beside the last sheet on `proof.png`: it is never in a press file.
"""

from io import BytesIO

from msgspec import Struct
from pikepdf import Array, Dictionary, Pdf

from pressroom.cache import Cache
from pressroom.darkroom.save import encode_png
from pressroom.faces import Faces
from pressroom.faces.outlines import Alphabet
from pressroom.model import MadeUp, OutputFile
from pressroom.press.fonts import embed_face
from pressroom.press.type import Forme, TypeSetter, fill_cases, number
from pressroom.raster import Raster, render_page

PPI = 90.0
BESIDE_PT = 24.0
"""White between the sheet and what found no room."""


class Shop(Struct, frozen=True):
    """What overset lines are set with: the faces, the cache of cut ones, and the alphabet of headings."""

    faces: Faces
    cache: Cache
    alphabet: Alphabet


def render_sheets(reading: bytes, made_up: MadeUp) -> tuple[Raster, ...]:
    """Render each sheet."""
    return tuple(render_page(reading, at + 1, PPI) for at in range(len(made_up.sheets)))


def proof_pictures(
    folder: str, reading: bytes, rasters: tuple[Raster, ...], made_up: MadeUp, shop: Shop
) -> tuple[OutputFile, ...]:
    """Give each sheet as `proof.png`, `proof-2.png`, …; overset lines stand to the right of the last."""
    shown = [*rasters]
    if made_up.fit.overset:
        shown[-1] = render_page(with_overset(reading, made_up, shop), len(shown), PPI)
    names = ["proof.png", *(f"proof-{number}.png" for number in range(2, len(shown) + 1))]
    return tuple(OutputFile(f"{folder}/{name}", encode_png(raster)) for name, raster in zip(names, shown, strict=True))


def with_overset(reading: bytes, made_up: MadeUp, shop: Shop) -> bytes:
    """Give the reading PDF with the overset lines in columns beside the last sheet, in vermilion."""
    sheet, overset = made_up.sheets[-1], made_up.fit.overset
    rows = max(1, int((sheet.height_pt - 2 * BESIDE_PT) / made_up.pitch_pt))
    measure = max((line.line.width_pt for line in overset), default=0.0)
    columns = -(-len(overset) // rows)
    cases = fill_cases(overset, shop.faces, shop.cache)
    with Pdf.open(BytesIO(reading)) as pdf:
        page = pdf.pages[-1]
        fonts = page.Resources.get("/Font", Dictionary())
        for case in cases.values():
            fonts["/O" + case.resource[2:]] = embed_face(pdf, case.face, case.texts)
        page.Resources.Font = fonts
        headings: list[str] = []
        setter = TypeSetter(Forme(cases), prefix="O")
        for at, placed in enumerate(overset):
            x = sheet.width_pt + BESIDE_PT + at // rows * (measure + BESIDE_PT)
            y = sheet.height_pt - BESIDE_PT - (at % rows + 1) * made_up.pitch_pt
            setter.set_line(placed, x, y)
            if not placed.line.runs:
                headings.append(shop.alphabet.draw_words(placed.line.text, x, y, made_up.size_pt))
        page.contents_add(b"q .9 .05 .09 rg\n" + setter.content() + " ".join(headings).encode() + b" Q\n")
        width = sheet.width_pt + BESIDE_PT + columns * (measure + BESIDE_PT)
        page.obj.MediaBox = Array([0, 0, float(number(width)), float(number(sheet.height_pt))])
        file = BytesIO()
        pdf.save(file, fix_metadata_version=False, static_id=True)
    return file.getvalue()
