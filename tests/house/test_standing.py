"""Made-up pages are kept by content: what comes back is what was made, and nothing is set again."""

import subprocess
import sys
from pathlib import Path

import pytest

from pressroom.config import load_house
from pressroom.copydesk.kept import read_desk
from pressroom.faces import find_faces
from pressroom.standing import ROOM, make_pages

KEPT = """
import sys
from pathlib import Path
from pressroom.config import load_house
from pressroom.copydesk.kept import read_desk
from pressroom.faces import find_faces
from pressroom.standing import make_pages
house = load_house(Path(sys.argv[1]))
desk = read_desk(house, "rain")
make_pages(house.root, desk.feature, find_faces(house.root, desk.feature.paper.faces), desk.key)
print(*sorted(name for name in sys.modules if name in ("pressroom.composing", "pressroom.makeup")))
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("PRESSROOM_CACHE", raising=False)
    (tmp_path / "site.yaml").write_text("name: 日报\nurl: https://a.example\n", encoding="utf-8")
    folder = tmp_path / "content" / "rain"
    folder.mkdir(parents=True)
    (folder / "index.md").write_text("---\nheadline: 春雨\ndate: 2021-04-01\n---\n", encoding="utf-8")
    (folder / "01-a.md").write_text("---\ncounty: 晋州市\n---\n\n雨下了一夜，早上停了。\n", encoding="utf-8")
    return tmp_path


def standing(root: Path) -> list[str]:
    """Make the pages anew and list what stands in the cache."""
    house = load_house(root)
    desk = read_desk(house, "rain")
    faces = find_faces(root, desk.feature.paper.faces)
    made = make_pages(root, desk.feature, faces, desk.key)
    assert made == make_pages(root, desk.feature, faces, desk.key)
    words = "".join(line.line.text for sheet in made.made_up.sheets for line in sheet.lines)
    assert desk.feature.entries[0].text in words
    return sorted(path.name for path in (root / ".cache" / ROOM).iterdir())


def test_pages_are_kept_until_copy_or_paper_changes(site: Path) -> None:
    first = standing(site)
    assert standing(site) == first
    (site / "content" / "rain" / "01-a.md").write_text("---\ncounty: 晋州市\n---\n\n雨停了。\n", encoding="utf-8")
    second = standing(site)
    assert len(second) == len(first) + 1
    (site / "site.yaml").write_text("name: 日报\nurl: https://a.example\ntype: {size_pt: 10}\n", encoding="utf-8")
    assert len(standing(site)) == len(second) + 1


def test_damaged_pages_are_made_again(site: Path) -> None:
    (name,) = standing(site)
    entry = site / ".cache" / ROOM / name
    entry.write_bytes(entry.read_bytes()[:-9] + b"damaged!!")
    assert standing(site) == [name]
    assert not entry.read_bytes().endswith(b"damaged!!")


def test_kept_pages_need_neither_composing_nor_make_up(site: Path) -> None:
    for rooms in ("pressroom.composing pressroom.makeup", ""):
        told = subprocess.run([sys.executable, "-c", KEPT, str(site)], check=True, capture_output=True, text=True)
        assert told.stdout.strip() == rooms
