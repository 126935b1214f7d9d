"""Cards and poster: one for the feature, one for every entry, drawn once, with a code that leads to the page."""

import io

import pytest
from msgspec.structs import replace
from PIL import Image

from pressroom.engine import EngineMissing, import_engine
from pressroom.findings import StopPress
from pressroom.web import drawing, make_cards
from pressroom.web.cards import _qr

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

    monkeypatch.setattr(drawing, "_draw", refuse)
    assert make_cards(newsroom.house, newsroom.sample()) == first
    with pytest.raises(AssertionError, match="drawn again"):
        make_cards(newsroom.house, replace(newsroom.sample(), headline="另一个标题"))
    layout = newsroom.house.root / "layouts/card.html"
    layout.write_text(layout.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    with pytest.raises(AssertionError, match="drawn again"):
        make_cards(newsroom.house, newsroom.sample())


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
