"""Text and pictures stand in the PDF where `layout.json` says, read back by another program than the one that drew."""

import json
import re
import shutil
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw
from pypdfium2 import raw

from pressroom.config import load_house
from pressroom.edition import PRESS, make_feature

ROOT = Path(__file__).resolve().parents[2]
SLUG = "county-congresses"
MM = 25.4 / 72
NEAR_MM = 0.3
# An opening mark at the head of a line begins so far before it at most: its blank half is given up.
HANGING_MM = 1.8
SHAPES = {"upright": (900, 1400), "panorama": (1800, 560), "square": (1000, 1000), "wide": (1500, 900)}

pytestmark = pytest.mark.long

Box = tuple[float, float, float, float]
Glyph = tuple[str, float, float, float]
"""A character, the left and the right edge of its advance, and its base line, in mm from the trim's corner."""


def copy_house(root: Path, sheet: str) -> None:
    for name in ("layouts", "assets"):
        shutil.copytree(ROOT / name, root / name)
    words = (ROOT / "site.yaml").read_text(encoding="utf-8")
    words = re.sub(r"sheet:\n(  .*\n)+", f"sheet: {sheet}\n", words)
    (root / "site.yaml").write_text(words, encoding="utf-8")


def copy_sample(root: Path, sheet: str) -> str:
    copy_house(root, sheet)
    ignore = shutil.ignore_patterns("studio", "*.py")
    shutil.copytree(ROOT / "content" / SLUG, root / "content" / SLUG, ignore=ignore)
    return SLUG


def write_pictures(root: Path, sheet: str) -> str:
    """Write a feature of the sample's first entries with a picture of another shape each."""
    slug = copy_sample(root, sheet)
    folder = root / "content" / slug
    for path in sorted(folder.glob("[0-9]*.md")):
        head, body = path.read_text(encoding="utf-8").split("\n---\n", 1)
        number = int(path.name[:2])
        head = re.sub(r"photos:\n(  .*\n)+(?=\w|$)", "", head + "\n").rstrip("\n")
        if number > 9 or not body.strip():
            path.unlink()
            continue
        name = list(SHAPES)[number % len(SHAPES)]
        photo = (
            f"photos:\n  - file: photos/{name}{number}.jpg\n    caption: 活动现场。\n    credit: 本报\n    alt: 图\n"
        )
        path.write_text(f"{head}\n{photo}---\n{body}", encoding="utf-8")
        draw_picture(folder / "photos" / f"{name}{number}.jpg", SHAPES[name])
    index = folder / "index.md"
    words = re.sub(r"units:\n(  .*\n)+", "", index.read_text(encoding="utf-8"))
    index.write_text(re.sub(r"pages: .*\n", "", words), encoding="utf-8")
    return slug


def draw_picture(path: Path, size: tuple[int, int]) -> None:
    image = Image.new("RGB", size, (120, 150, 180))
    ImageDraw.Draw(image).ellipse((50, 50, size[0] - 50, size[1] - 50), fill=(170, 60, 40))
    image.save(path, quality=85)


CASES = {
    "sample": (copy_sample, "{format: tabloid, as: spread}"),
    "sample in pages": (copy_sample, "{format: tabloid, as: pages}"),
    "pictures of all shapes": (write_pictures, "{format: tabloid, as: spread}"),
    "pictures of all shapes in pages": (write_pictures, "{format: a4, as: pages}"),
}


@pytest.fixture(scope="module", params=CASES)
def files(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    write, sheet = CASES[request.param]
    root = tmp_path_factory.mktemp("places")
    slug = write(root, sheet)
    made = make_feature(load_house(root), slug, frozenset({PRESS}))
    return {file.path.rsplit("/", 1)[1]: file.data for file in made.files}


def sheets(files: Mapping[str, bytes]) -> Iterator[tuple[dict, pypdfium2.PdfPage]]:
    """Give every sheet of `layout.json` with its page of the PDF made of it."""
    for sheet in json.loads(files["layout.json"])["sheets"]:
        pages = [page["number"] for page in sheet["pages"]]
        spread = "spread.pdf" if sheet["number"] == 1 else f"spread-{sheet['number']}.pdf"
        name = f"page-{pages[0]}.pdf" if len(pages) == 1 else spread
        yield sheet, pypdfium2.PdfDocument(files[name])[0]


def glyphs(page: pypdfium2.PdfPage) -> Iterator[Glyph]:
    """Give every character that is seen, by its origin; Han characters are an em wide."""
    left, _, _, top = page.get_trimbox()
    text = page.get_textpage()
    x, y = raw.c_double(), raw.c_double()
    for at in range(text.count_chars()):
        char = text.get_text_range(at, 1)
        if not char.strip() or raw.FPDFText_IsGenerated(text, at):
            continue
        raw.FPDFText_GetCharOrigin(text, at, x, y)
        size = raw.FPDFText_GetFontSize(text, at) if unicodedata.east_asian_width(char) == "W" else 0.0
        yield char, (x.value - left) * MM, (x.value - left + size) * MM, (top - y.value) * MM


def pictures(page: pypdfium2.PdfPage) -> list[Box]:
    """Give every picture object as left, top, right, foot in mm from the trim's corner."""
    left, _, _, top = page.get_trimbox()
    found = (one.get_bounds() for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]))
    return [((a - left) * MM, (top - d) * MM, (c - left) * MM, (top - b) * MM) for a, b, c, d in found]


def is_han(char: str) -> bool:
    return "一" <= char <= "鿿"


def test_every_line_stands_where_the_layout_says(files) -> None:
    for sheet, page in sheets(files):
        seen = list(glyphs(page))
        assert sheet["lines"]
        for line in sheet["lines"]:
            right = line["x"] + line["width"]
            mine = sorted(
                (one for one in seen if abs(one[3] - line["y"]) < NEAR_MM and line["x"] - HANGING_MM < one[1] < right),
                key=lambda one: one[1],
            )
            words = "".join(char for char, *_ in mine)
            assert words == "".join(line["text"].split()), line
            if is_han(words[0]) and line["part"] != "caption":
                indent = mine[0][1] - line["x"]
                assert min(abs(indent), abs(indent - 2 * (mine[0][2] - mine[0][1]))) < NEAR_MM, line
            if is_han(words[-1]):
                assert mine[-1][2] == pytest.approx(right, abs=NEAR_MM), line


def test_every_picture_stands_where_the_layout_says(files) -> None:
    count = 0
    for sheet, page in sheets(files):
        seen = pictures(page)
        assert len(seen) == len(sheet["photos"])
        for photo in sheet["photos"]:
            left, top, width, height = photo["rect"]
            wanted = pytest.approx((left, top, left + width, top + height), abs=NEAR_MM)
            assert [box for box in seen if box == wanted], photo
            count += 1
    assert count >= 6
