"""A small site for the web desk: the house's own layouts and styles in a copy, copy and pictures made here."""

import datetime
import io
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from pressroom.config import House, load_house
from pressroom.findings import Place
from pressroom.model import Block, Entry, Feature, KeyFigure, Photo, PhotoFile, Run

PAPER = """
name: 云岭日报
url: https://feature.example.cn
publisher: {name: 云岭日报社, icp: 云ICP备00000000号, contact: desk@example.cn}
glossary: [人大常委会, 人大代表之家]
"""
SITE = Path(__file__).resolve().parents[2]


def paragraph(text: str) -> Block:
    """A paragraph; `**` stands round what is strong."""
    pieces = enumerate(text.split("**"))
    runs = tuple(Run(piece, 1, frozenset({"strong"} if at % 2 else ())) for at, piece in pieces if piece)
    return Block("paragraph", runs, Place())


@dataclass(frozen=True)
class Newsroom:
    """A house in a temporary folder, and the makers of its copy."""

    house: House

    def photo(self, name: str = "home.jpg", size: tuple[int, int] = (900, 600), **fields: object) -> Photo:
        path = f"content/trial/photos/{name}"
        file = self.house.root / path
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            Image.linear_gradient("L").resize(size).convert("RGB").save(file)
        words = {"caption": "代表走进“代表之家”。", "credit": "本报记者 摄", "alt": "房间里坐着人", **fields}
        return Photo(PhotoFile(path, *size), place=Place(path), **words)  # type: ignore[arg-type]

    def entry(self, slug: str, county: str, *texts: str, photos: tuple[Photo, ...] = (), **fields: object) -> Entry:
        blocks = tuple(paragraph(text) for text in texts)
        return Entry(slug, county, f"{county}人大常委会", blocks, photos, Place(), **fields)  # type: ignore[arg-type]

    def feature(self, *entries: Entry, **fields: object) -> Feature:
        told: dict[str, object] = {
            "kicker": "主动作为　依法履职",
            "deck": "——座谈会发言摘登",
            "date": datetime.date(2021, 4, 1),
            "pages": (6, 7),
            "note": (paragraph("县级人大是基层组织。"),),
            "desk": {"editor": "要闻部"},
            "headline": "推动县级人大工作创新发展",
        }
        told.update(fields, slug="trial", paper=self.house.paper, entries=entries, place=Place())
        return Feature(**told)  # type: ignore[arg-type]

    def sample(self) -> Feature:
        """Three entries: with a picture and figures, with text alone, with a picture alone."""
        figures = (KeyFigure("134", "条", "意见建议", Place()), KeyFigure("92.1", "%", "参与率", Place()))
        first = self.entry(
            "jinzhou",
            "晋州市",
            "**进家履职。**代表联系选民9400余人次。",
            "述职评议。",
            photos=(self.photo(),),
            figures=figures,
        )
        second = self.entry(
            "xinle", "新乐市", "常委会开展联动监督。", figures=(KeyFigure("1,275", "人次", "联系群众", Place()),)
        )
        upright = self.photo("upright.jpg", (600, 900), caption="视察民生实事。")
        return self.feature(first, second, self.entry("zhaoxian", "赵县", photos=(upright,)))


def copy_site(folder: Path) -> Path:
    """Copy what a site needs for its pages; no fonts, no colour, no content."""
    shutil.copytree(SITE / "layouts", folder / "layouts")
    for part in ("css", "js", "icons"):
        shutil.copytree(SITE / "assets" / part, folder / "assets" / part)
    (folder / "site.yaml").write_text(PAPER, encoding="utf-8")
    return folder


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    return Newsroom(load_house(copy_site(tmp_path)))


@pytest.fixture
def write_site(tmp_path: Path) -> Callable[[tuple], Path]:
    """Write output files below `tmp_path/output` and give that folder."""

    def write(files: tuple) -> Path:
        for file in files:
            path = tmp_path / "output" / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.data)
        return tmp_path / "output"

    return write


def make_layout() -> dict[str, object]:
    """A made-up spread of two pages as the press tells of it: a note, an entry over the fold, an entry in one place."""

    def polygon(x: float, y: float, wide: float, high: float) -> list[list[float]]:
        return [[x, y], [x + wide, y], [x + wide, y + high], [x, y + high]]

    pages = [{"number": 6, "trim": [0, 0, 270, 390]}, {"number": 7, "trim": [270, 0, 270, 390]}]
    entries = [
        {
            "slug": "jinzhou",
            "title": "晋州市人大常委会",
            "polygons": [polygon(20, 150, 60, 200), polygon(300, 80, 60, 90)],
        },
        {
            "slug": "xinle",
            "title": "新乐市人大常委会",
            "polygons": [polygon(400, 80, 60, 90), polygon(400, 170, 20, 4)],
        },
    ]
    furniture = [{"kind": "note", "rect": [20, 80, 120, 40]}, {"kind": "crosshead", "rect": [20, 150, 60, 8]}]
    sheet = {"number": 1, "width_mm": 540.0, "height_mm": 390.0, "pages": pages}
    return {"sheets": [{**sheet, "entries": entries, "furniture": furniture}]}


def make_pdf() -> bytes:
    """A PDF of one page, 540 by 390 mm: red on its left half, blue on its right."""
    image = Image.new("RGB", (540, 390), "blue")
    image.paste("red", (0, 0, 270, 390))
    stream = io.BytesIO()
    image.save(stream, "PDF", resolution=25.4)
    return stream.getvalue()
