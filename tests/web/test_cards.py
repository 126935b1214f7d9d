"""Cards and poster: one for the feature, one for every entry, drawn once, with a code that leads to the page."""

import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image, ImageChops, ImageStat

from pressroom import engine as engine_room
from pressroom.darkroom.drawn import encode_flat_png
from pressroom.engine import EngineMissing, import_engine
from pressroom.faces import find_faces
from pressroom.findings import StopPress
from pressroom.opened import Opened
from pressroom.raster import Raster
from pressroom.web import drawing, kit, make_cards
from pressroom.web.cards import CardWords, _qr

from .conftest import Newsroom

pytestmark = pytest.mark.long


@pytest.fixture(autouse=True)
def engine() -> None:
    try:
        import_engine()
    except EngineMissing:
        pytest.skip("the print engine is not installed")


def made(newsroom: Newsroom, **fields: object) -> dict[str, Image.Image]:
    page = make_cards(newsroom.house, replace(newsroom.sample(), **fields))  # type: ignore[arg-type]
    assert page.findings == ()
    return {file.path.removeprefix("site/trial/"): Image.open(io.BytesIO(file.data)) for file in page.files}


def ink(image: Image.Image, box: tuple[int, int, int, int]) -> float:
    """The share of dark pixels in a box."""
    grey = image.convert("L").crop(box)
    return sum(grey.histogram()[:100]) / (grey.width * grey.height)


def test_there_is_a_card_for_the_feature_and_every_entry_and_a_poster(newsroom: Newsroom) -> None:
    pictures = made(newsroom)
    assert {name: image.size for name, image in pictures.items()} == {
        "card.png": (1200, 630),
        "card-jinzhou.png": (1200, 630),
        "card-xinle.png": (1200, 630),
        "card-zhaoxian.png": (1200, 630),
        "poster.png": (1080, 1720),
    }
    assert ink(pictures["card.png"], (64, 280, 1136, 400)) > 0.1
    assert ink(pictures["card.png"], (64, 590, 1136, 630)) == 0
    assert pictures["card-jinzhou.png"].tobytes() != pictures["card-xinle.png"].tobytes()


def test_the_poster_shows_the_lead_picture_and_a_code(newsroom: Newsroom) -> None:
    poster = made(newsroom)["poster.png"].convert("L")
    assert abs(poster.getpixel((540, 620)) - poster.getpixel((540, 1300))) > 100
    assert 0.3 < ink(poster, (760, 1385, 1000, 1600)) < 0.7


def test_a_feature_without_pictures_has_a_poster_too(newsroom: Newsroom) -> None:
    entries = (newsroom.entry("xinle", "新乐市", "常委会开展联动监督。"),)
    assert set(made(newsroom, entries=entries)) == {"card.png", "card-xinle.png", "poster.png"}


def test_what_was_drawn_is_not_drawn_again(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    first = make_cards(newsroom.house, newsroom.sample())

    def refuse(*_: object) -> None:
        raise AssertionError("drawn again")

    monkeypatch.setattr(drawing.Studio, "_draw", refuse)
    assert make_cards(newsroom.house, newsroom.sample()) == first
    with pytest.raises(AssertionError, match="drawn again"):
        make_cards(newsroom.house, replace(newsroom.sample(), headline="另一个标题"))
    layout = newsroom.house.root / "layouts/card.html"
    layout.write_text(layout.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    with pytest.raises(AssertionError, match="drawn again"):
        make_cards(newsroom.house, newsroom.sample())


def test_only_the_cards_whose_words_changed_are_drawn_again(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample = newsroom.sample()
    first = make_cards(newsroom.house, sample)
    asked: list[list[str]] = []
    genuine = drawing.Studio._draw

    def draw(studio: drawing.Studio, order: drawing.Order, items: list[CardWords]) -> drawing.Drawn:
        asked.append([card.slug for card in items])
        return genuine(studio, order, items)

    monkeypatch.setattr(drawing.Studio, "_draw", draw)
    entries = (sample.entries[0], replace(sample.entries[1], title="另一个题目"), *sample.entries[2:])
    second = make_cards(newsroom.house, replace(sample, entries=entries))
    assert asked == [[sample.entries[1].slug]]
    changed = [old.path for old, new in zip(first.files, second.files, strict=True) if old.data != new.data]
    assert changed == [f"site/trial/card-{sample.entries[1].slug}.png"]


def test_cards_a_page_each_are_the_same_as_all_on_one_page(newsroom: Newsroom) -> None:
    stacked = made(newsroom)
    layout = newsroom.house.root / "layouts/card.html"
    text = layout.read_text(encoding="utf-8")
    assert "{{ cards|length * 630 }}px" in text
    text = text.replace("{{ cards|length * 630 }}px", "630px").replace("overflow: hidden }", "break-after: page }", 1)
    layout.write_text(text, encoding="utf-8")
    for name, image in made(newsroom).items():
        difference = ImageChops.difference(image.convert("RGB"), stacked[name].convert("RGB"))
        assert max(high for _, high in difference.getextrema()) < 40, name


def test_type_is_drawn_in_few_colours_and_a_photograph_in_many(newsroom: Newsroom) -> None:
    photographed = made(newsroom)
    assert len(photographed["card.png"].getcolors(257) or ()) <= 32
    assert photographed["card.png"].convert("RGB").getpixel((20, 300)) == (0xF8, 0xF4, 0xEA)
    flat = Image.new("RGB", (300, 200), (248, 244, 234))
    flat.paste(Image.linear_gradient("L").resize((200, 90)).convert("RGB"), (50, 50))
    noise = Image.effect_noise((300, 200), 90).convert("RGB")
    noise.paste(Image.effect_noise((300, 100), 60).convert("L"), (0, 50), Image.linear_gradient("L").resize((300, 100)))
    for image in (flat, Image.merge("RGB", (noise.getchannel(0), noise.getchannel(0).rotate(90), flat.getchannel(2)))):
        data = encode_flat_png(Raster(*image.size, image.tobytes()))
        shown = Image.open(io.BytesIO(data))
        shown.load()
        assert (shown.mode, shown.size) == ("P", image.size)
        mean = ImageStat.Stat(ImageChops.difference(shown.convert("RGB"), image)).mean
        assert max(mean) < 14


@pytest.mark.parametrize(("headline", "alone"), [("推动工作", True), ("推动\U00100001工作", False)])
def test_the_systems_faces_are_looked_for_only_where_the_houses_lack_a_character(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, headline: str, alone: bool
) -> None:
    seen: list[bool] = []
    genuine = engine_room.draw_html

    def draw(
        root: Path, layout: str, html: str, given: Mapping[str, bytes], opened: Opened | None = None
    ) -> engine_room.Drawing:
        seen.append(opened is not None)
        return genuine(root, layout, html, given, opened)

    monkeypatch.delenv("FONTCONFIG_FILE", raising=False)
    monkeypatch.setattr(engine_room, "draw_html", draw)
    make_cards(newsroom.house, replace(newsroom.sample(), headline=headline))
    assert seen == [alone, alone]
    assert "FONTCONFIG_FILE" not in os.environ


def test_a_card_is_the_same_whatever_was_drawn_before_it(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    sample, others = newsroom.sample(), ("龘靐齉爩", "Fine fish, office", "推动")
    kit.put_away()
    alone = make_cards(newsroom.house, sample)
    for cache in (newsroom.house.root / ".cache/cards").iterdir():
        cache.unlink()
    kit.put_away()
    monkeypatch.setattr(kit, "MANY", 2)
    for headline in others:
        make_cards(newsroom.house, replace(sample, headline=headline))
    opened = kit.take_kit(newsroom.house.root, find_faces(newsroom.house.root, sample.paper.faces), "font: kai")
    assert opened[1]
    assert {"龘", "f", "推", "丐"} <= opened[0].characters
    assert make_cards(newsroom.house, sample) == alone


def test_a_kit_that_is_put_away_leaves_no_file(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(newsroom.house.root))
    kit.put_away()
    make_cards(newsroom.house, newsroom.sample())
    assert list(newsroom.house.root.glob("pressroom-*"))
    kit.put_away()
    assert not list(newsroom.house.root.glob("pressroom-*"))


def test_what_is_wrong_with_a_style_is_said_of_every_page(newsroom: Newsroom) -> None:
    layout = newsroom.house.root / "layouts/card.html"
    layout.write_text(layout.read_text(encoding="utf-8").replace(".deck {", ".deck { colour: red;"), encoding="utf-8")
    first, second = (make_cards(newsroom.house, newsroom.sample()).findings for _ in range(2))
    assert [finding.code for finding in first] == ["ignored-style"]
    assert second == first


def test_a_misspelt_name_in_a_card_is_an_error_of_its_layout(newsroom: Newsroom) -> None:
    layout = newsroom.house.root / "layouts/card.html"
    layout.write_text(layout.read_text(encoding="utf-8").replace("card.title", "card.titel"), encoding="utf-8")
    with pytest.raises(StopPress) as stop:
        make_cards(newsroom.house, newsroom.sample())
    assert stop.value.findings[0].place.path == "layouts/card.html"
    assert stop.value.findings[0].advise() == "did you mean `title`?"


def test_the_code_is_a_drawing_that_holds_no_address_of_its_own() -> None:
    drawn = str(_qr("https://feature.example.cn/trial/"))
    assert drawn.startswith("<svg")
    assert "feature.example.cn" not in drawn
    assert drawn == str(_qr("https://feature.example.cn/trial/"))
    assert drawn != str(_qr("https://feature.example.cn/other/"))


def test_the_engine_starts_without_a_warning_of_faces() -> None:
    code = "from pressroom.engine import given_faces_alone\nwith given_faces_alone():\n    pass"
    told = subprocess.run([sys.executable, "-W", "error", "-c", code], check=True, capture_output=True, text=True)
    assert told.stderr == ""
