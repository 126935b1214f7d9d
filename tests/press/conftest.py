"""A small feature made up by hand: one sheet of two pages, a headline over the fold, two entries, a picture."""

import datetime
import shutil
from pathlib import Path

import pytest
from msgspec import Struct, convert
from msgspec.structs import replace
from PIL import Image, ImageDraw

from pressroom.composing import Composer
from pressroom.config import House
from pressroom.faces import Faces, find_faces
from pressroom.findings import Place
from pressroom.model import (
    Block,
    Entry,
    Feature,
    Fit,
    Furniture,
    HeadTier,
    MadeUp,
    MadeUpPage,
    MadeUpSheet,
    Photo,
    PhotoFile,
    PlacedLine,
    PlacedPhoto,
    Rect,
    Run,
)
from pressroom.paper import Paper
from pressroom.units import pt_from_mm

PROJECT = Path(__file__).resolve().parents[2]
PITCH = 12.0
MEASURE_EM = 11
PAPER = {"name": "云岭日报", "url": "https://feature.example.cn", "sheet": {"format": "tabloid", "as": "spread"}}
COPY = {
    "jinzhou": "一年来，常委会组成人员联系263人次，同群众联系1275人次，征集到的意见341条。“代表之家”（站）——开门。",
    "xinle": "新建“网上代表之家”6个，“小小代表家（站），履职大舞台”的魅力充分展现。Press and proof：92.1%的议案办结……",
}


class Made(Struct, frozen=True):
    """All that the press is given."""

    house: House
    feature: Feature
    made_up: MadeUp
    faces: Faces


def paragraph(text: str, path: str) -> Block:
    return Block("paragraph", (Run(text, 9),), Place(path, 9))


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Path:
    """A copy of the site's layouts and assets, with a picture."""
    root = tmp_path_factory.mktemp("site")
    for folder in ("layouts", "assets"):
        shutil.copytree(PROJECT / folder, root / folder)
    photos = root / "content" / "small" / "photos"
    photos.mkdir(parents=True)
    image = Image.new("RGB", (1200, 800), (180, 30, 20))
    ImageDraw.Draw(image).ellipse((200, 100, 900, 700), fill=(20, 90, 160))
    image.save(photos / "a.jpg", quality=85)
    return root


@pytest.fixture(scope="session")
def faces(site) -> Faces:
    return find_faces(site, convert(PAPER, Paper, strict=False).faces)


def make_feature(paper: Paper) -> Feature:
    path = "content/small/01.md"
    photo = Photo(
        file=PhotoFile("content/small/photos/a.jpg", 1200, 800),
        caption="代表走访群众。",
        credit="张三 摄",
        alt="人群",
        place=Place(path, 4),
    )
    entries = tuple(
        Entry(
            slug=slug,
            county=slug,
            title=f"{slug}人大常委会",
            blocks=(paragraph(text, path), paragraph(text[::-1].replace("——", "、"), path)),
            photos=(photo,) if slug == "jinzhou" else (),
            place=Place(path, 1),
        )
        for slug, text in COPY.items()
    )
    return Feature(
        slug="small",
        paper=paper,
        headline="推动县级人大工作创新发展",
        kicker="主动作为　依法履职",
        deck="——发言摘登",
        entries=entries,
        note=(paragraph("我国的人民代表大会分为五级。", "content/small/index.md"),),
        place=Place("content/small/index.md", 1),
        date=datetime.date(2021, 4, 1),
        desk={"editor": "要闻编辑部"},
    )


def make_sheet(feature: Feature, faces: Faces) -> MadeUpSheet:
    """Stack everything in the first columns of two tabloid pages."""
    composer = Composer.for_feature(feature, faces)
    width, height = pt_from_mm(270), pt_from_mm(390)
    pages = tuple(
        MadeUpPage(
            6 + at,
            Rect(at * width, 0.0, width, height),
            Rect(at * width + 63.2, 80.2, 639.0, 957.0),
        )
        for at in (0, 1)
    )
    lines: list[PlacedLine] = []
    furniture: list[Furniture] = []
    y = 300.0

    def place(set_lines, x, part, entry="", number=0):
        nonlocal y
        for line in set_lines:
            y += PITCH
            lines.append(PlacedLine(line, x, y, part, entry, number))

    place([line for b in composer.set_note(feature, 23).blocks for line in b.settings[0]], 63.2, "note")
    furniture.append(Furniture("note", Rect(63.2, 290.0, 207.0, y - 280.0)))
    furniture.append(Furniture("note-label", Rect(63.2, 294.0, 207.0, 14.0)))
    for at, entry in enumerate(feature.entries):
        x = 63.2 + at * (width + 0)
        y = 400.0
        rect = Rect(x, y, 99.0, 24.0)
        furniture.append(Furniture("crosshead", rect, entry.title, entry.slug, entry.place, None, 10.5, 14.0))
        y += 24.0
        for block in composer.set_entry(entry, MEASURE_EM).blocks:
            place(block.settings[0], x, "body", entry.slug, block.paragraph)
    photo = feature.entries[0].photos[0]
    placed = PlacedPhoto(photo, Rect(width - 100.0, 700.0, 210.0, 144.0), (0.0, 0.0, 0.97222, 1.0), "jinzhou")
    y = 846.0
    place(composer.set_caption(photo, 23), width - 100.0, "caption", "jinzhou")
    head = (
        HeadTier("kicker", (feature.kicker,), 24.0, 30.0, Rect(63.2, 100.0, 1404.0, 30.0)),
        HeadTier("headline", (feature.headline,), 48.0, 60.0, Rect(63.2, 140.0, 1404.0, 60.0), 0.2),
        HeadTier("deck", (feature.deck,), 24.0, 30.0, Rect(63.2, 210.0, 1404.0, 30.0)),
    )
    return MadeUpSheet(1, 2 * width, height, pages, tuple(lines), (placed,), head, tuple(furniture))


@pytest.fixture(scope="session")
def made(site, faces) -> Made:
    paper = convert(PAPER, Paper, strict=False)
    feature = make_feature(paper)
    sheet = make_sheet(feature, faces)
    return Made(House(site, paper), feature, MadeUp((sheet,), Fit(160, 60), 9.0, PITCH), faces)


@pytest.fixture
def change():
    """Change fields of frozen things."""
    return replace
