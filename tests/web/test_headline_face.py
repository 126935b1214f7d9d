"""The headline's face for browsers: only what is needed, only where the licence lets us, the same for the same."""

import io
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from msgspec.structs import replace

from pressroom.cache import Cache
from pressroom.faces import FaceFile
from pressroom.faces.webfont import make_webfont, may_be_cut_for_web
from pressroom.web import make_web

from .conftest import Newsroom

OFL = "This Font Software is licensed under the SIL Open Font License, Version 1.1."
CHARACTERS = "推动县级0123456789"


def draw_face(path: Path, family: str = "Trial Song", **names: str) -> Path:
    """Write a face of a few square characters."""
    builder = FontBuilder(1000)
    order = [".notdef", *(f"u{ord(char):X}" for char in CHARACTERS)]
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({ord(char): f"u{ord(char):X}" for char in CHARACTERS})
    pen = TTGlyphPen(None)
    for point, draw in (((100, 0), pen.moveTo), ((900, 0), pen.lineTo), ((900, 800), pen.lineTo)):
        draw(point)
    pen.closePath()
    glyph = pen.glyph()
    builder.setupGlyf(dict.fromkeys(order, glyph))
    builder.setupHorizontalMetrics(dict.fromkeys(order, (1000, 100)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120)
    builder.setupPost()
    builder.setupNameTable({"familyName": family, "styleName": "Regular", "fullName": family, **names})
    path.parent.mkdir(parents=True, exist_ok=True)
    builder.save(path)
    return path


def face_of(path: Path) -> FaceFile:
    return FaceFile("headline", "Trial Song", path, 0, 1000)


@pytest.mark.parametrize(
    ("names", "allowed"),
    [
        ({"licenseDescription": OFL}, True),
        ({"licenseInfoURL": "https://scripts.sil.org/OFL"}, True),
        ({"licenseInfoURL": "https://openfontlicense.org"}, True),
        ({"licenseDescription": OFL, "copyright": "(c) Foundry, with Reserved Font Name 'Trial'."}, False),
        ({"licenseDescription": OFL + " Reserved Font Name Trial."}, False),
        ({"licenseDescription": "All rights reserved."}, False),
        ({}, False),
    ],
)
def test_only_a_free_face_whose_name_is_not_reserved_is_cut(
    tmp_path: Path, names: dict[str, str], allowed: bool
) -> None:
    assert may_be_cut_for_web(face_of(draw_face(tmp_path / "face.ttf", **names))) is allowed


def test_the_cut_holds_the_characters_asked_for_and_the_licence(tmp_path: Path) -> None:
    face = face_of(draw_face(tmp_path / "face.ttf", licenseDescription=OFL, copyright="(c) Foundry"))
    data = make_webfont(face, "县推推", Cache(tmp_path / "cache"))
    cut = TTFont(io.BytesIO(data))
    assert cut.flavor == "woff2"
    assert {chr(code) for code in cut.getBestCmap()} == {"推", "县"}
    assert cut["name"].getDebugName(13) == OFL
    assert cut["name"].getDebugName(0) == "(c) Foundry"
    assert make_webfont(face, "推县", Cache(tmp_path / "cache")) == data
    assert make_webfont(face, "推县", Cache(tmp_path / "other")) == data


def page_with(newsroom: Newsroom, **names: str) -> tuple[str, list[str]]:
    """Make the page with a face of the house's own and give its HTML and the faces beside it."""
    draw_face(newsroom.house.root / "assets/fonts/trial.ttf", **names)
    faces = replace(newsroom.house.paper.faces, headline=("Trial Song",))
    trial = Newsroom(newsroom.house.__class__(newsroom.house.root, replace(newsroom.house.paper, faces=faces)))
    web = make_web(trial.house, trial.sample())
    return web.files[0].data.decode(), [file.path for file in web.files if file.path.endswith(".woff2")]


def test_the_page_names_its_face_and_the_characters_it_serves(newsroom: Newsroom) -> None:
    html, (path,) = page_with(newsroom, licenseDescription=OFL)
    name = path.rpartition("/")[2]
    assert f'src:url("{name}") format("woff2")' in html
    rule = html[html.index("@font-face") : html.index("</style>")]
    assert "U+63A8" in rule
    assert "ascent-override:88%" in rule
    assert "&" not in rule


def test_a_face_whose_name_is_reserved_stays_at_home(newsroom: Newsroom) -> None:
    html, paths = page_with(newsroom, licenseDescription=OFL, copyright="with Reserved Font Name Trial")
    assert paths == []
    assert "@font-face" not in html
