"""Hot areas against the PDF: every character of an entry lies in an area of its own and in nobody else's."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from pressroom.config import load_house
from pressroom.edition import EPAPER, PRESS, PROOF, make_feature

SITE = Path(__file__).resolve().parents[2]
SLUG = "county-congresses"
MM = 25.4 / 72

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    root = tmp_path_factory.mktemp("areas")
    for name in ("layouts", "assets", f"content/{SLUG}"):
        shutil.copytree(SITE / name, root / name, ignore=shutil.ignore_patterns("studio", "*.py"))
    shutil.copy(SITE / "site.yaml", root / "site.yaml")
    return {
        file.path: file.data for file in make_feature(load_house(root), SLUG, frozenset({PRESS, PROOF, EPAPER})).files
    }


def areas_of(html: str, plate: str) -> dict[str, list[tuple[float, float, float, float]]]:
    """Read the hot areas of a plate as boxes in mm."""
    section = html[html.index(f'<section class="plate" id="{plate}"') :]
    found: dict[str, list[tuple[float, float, float, float]]] = {}
    for slug, inner in re.findall(
        r'<a href="#read-([\w-]+)">(.*?)</a>', section[: section.index("</section>")], re.DOTALL
    ):
        for points in re.findall(r'points="([^"]+)"', inner):
            xs, ys = zip(*(map(float, pair.split(",")) for pair in points.split()), strict=True)
            found.setdefault(slug, []).append((min(xs), min(ys), max(xs), max(ys)))
    return found


def characters(pdf: bytes) -> Iterator[tuple[str, float, float]]:
    """Give every character of the first page with the middle of its box, in mm from the top left corner."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    high = page.get_height()
    text = page.get_textpage()
    for at in range(text.count_chars()):
        character = text.get_text_range(at, 1)
        left, bottom, right, top = text.get_charbox(at, loose=False)
        if character.strip() and right > left:
            yield character, (left + right) / 2 * MM, (high - (top + bottom) / 2) * MM
    document.close()


def entry_at(sheet: dict, x: float, y: float) -> str | None:
    """Find the entry of the set line that a point lies on, by the layout's own account."""
    for line in sheet["lines"]:
        if line["x"] - 0.5 <= x <= line["x"] + line["width"] + 0.5 and line["y"] - 3.3 <= y <= line["y"] + 0.8:
            return line.get("entry", "")
    return None


def owners(areas: dict[str, list[tuple[float, float, float, float]]], x: float, y: float) -> set[str]:
    """Find the entries in whose areas a point lies."""
    return {
        slug
        for slug, boxes in areas.items()
        for left, top, right, bottom in boxes
        if left <= x <= right and top <= y <= bottom
    }


def test_every_character_lies_in_its_entrys_areas_and_in_no_others(files: dict[str, bytes]) -> None:
    (sheet,) = json.loads(files[f"press/{SLUG}/layout.json"])["sheets"]
    areas = areas_of(files[f"site/{SLUG}/epaper.html"].decode(), "sheet-1")
    counted: dict[str, int] = {}
    for character, x, y in characters(files[f"site/{SLUG}/{SLUG}.pdf"]):
        entry = entry_at(sheet, x, y)
        if not entry:
            continue
        assert owners(areas, x, y) == {entry}, (character, x, y, entry)
        counted[entry] = counted.get(entry, 0) + 1
    set_entries = {line["entry"] for line in sheet["lines"] if line.get("entry")}
    assert set(counted) == set_entries
    assert sum(counted.values()) > 4500


def test_the_areas_of_the_pages_are_those_of_the_sheet(files: dict[str, bytes]) -> None:
    html = files[f"site/{SLUG}/epaper.html"].decode()
    whole = areas_of(html, "sheet-1")
    left, right = areas_of(html, "page-6"), areas_of(html, "page-7")
    moved = {slug: [(x + 270, t, r + 270, b) for x, t, r, b in boxes] for slug, boxes in right.items()}
    rounded = lambda boxes: sorted(tuple(round(value, 1) for value in box) for box in boxes)  # noqa: E731
    for slug, boxes in whole.items():
        assert rounded([*left.get(slug, []), *moved.get(slug, [])]) == rounded(boxes)


def test_every_picture_lies_in_an_area_of_its_entry(files: dict[str, bytes]) -> None:
    (sheet,) = json.loads(files[f"press/{SLUG}/layout.json"])["sheets"]
    areas = areas_of(files[f"site/{SLUG}/epaper.html"].decode(), "sheet-1")
    assert len(sheet["photos"]) == 6
    for photo in sheet["photos"]:
        x, y, wide, high = photo["rect"]
        assert owners(areas, x + wide / 2, y + high / 2) == {photo["entry"]}
