"""Proofs for people. In: the reading PDF and the made-up feature. Out: pictures and an A3 sheet for three readings.

What found no room stands beside the last sheet on `proof.png`: it is never in a press file.
"""

from io import BytesIO

from msgspec import Struct
from pikepdf import Array, Dictionary, Pdf

from pressroom.cache import Cache, key_of, made_by
from pressroom.darkroom.save import encode_jpeg, encode_png
from pressroom.faces import Faces
from pressroom.faces.outlines import Alphabet
from pressroom.faces.program import versions_of
from pressroom.model import MadeUp, OutputFile
from pressroom.press.fonts import embed_face
from pressroom.press.reading import Reading
from pressroom.press.type import Forme, TypeSetter, fill_cases, number
from pressroom.raster import render_page

PPI = 90.0
JPEG_QUALITY = 80
BESIDE_PT = 24.0
"""White between the sheet and what found no room."""


class Shop(Struct, frozen=True):
    """What overset lines are set with: the faces, the cache of cut ones, and the alphabet of headings."""

    faces: Faces
    cache: Cache
    alphabet: Alphabet


class Shown(Struct, frozen=True):
    """A sheet as a picture: as PNG, and as JPEG for the report."""

    png: bytes
    jpeg: bytes


def show_sheets(reading: Reading, cache: Cache) -> tuple[Shown, ...]:
    """Show each sheet; one that looks as it did comes out of the cache. One raster at a time is in memory."""
    return tuple(show_sheet(reading, at, cache) for at in range(len(reading.keys)))


def show_sheet(reading: Reading, at: int, cache: Cache) -> Shown:
    """Show one sheet."""
    told = (made_by("press/proof.py", "darkroom/save.py", "raster.py"), versions_of("pypdfium2", "pillow"))
    png, jpeg = (key_of(kind, *told, reading.keys[at]) for kind in ("png", "jpeg"))
    kept = cache.read(png), cache.read(jpeg)
    if kept[0] is not None and kept[1] is not None:
        return Shown(kept[0], kept[1])
    raster = render_page(reading.data, at + 1, PPI)
    shown = Shown(encode_png(raster), encode_jpeg(raster, JPEG_QUALITY))
    cache.write(png, shown.png)
    cache.write(jpeg, shown.jpeg)
    return shown


def proof_pictures(
    folder: str, reading: bytes, sheets: tuple[Shown, ...], made_up: MadeUp, shop: Shop
) -> tuple[OutputFile, ...]:
    """Give each sheet as `proof.png`, `proof-2.png`, …; overset lines stand to the right of the last."""
    shown = [sheet.png for sheet in sheets]
    if made_up.fit.overset:
        shown[-1] = encode_png(render_page(with_overset(reading, made_up, shop), len(shown), PPI))
    names = ["proof.png", *(f"proof-{number}.png" for number in range(2, len(shown) + 1))]
    return tuple(OutputFile(f"{folder}/{name}", data) for name, data in zip(names, shown, strict=True))


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
