"""The sample feature, set in the machine's own faces, fills its spread as a make-up editor would pass it."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from pressroom.composing import Composer
from pressroom.config import load_house
from pressroom.copydesk.content import load_feature
from pressroom.faces import find_faces
from pressroom.makeup import make_up
from pressroom.model import Feature, MadeUp
from pressroom.paper import SheetSetting

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def feature() -> Feature:
    return load_feature(load_house(ROOT), "county-congresses")[0]


@pytest.fixture(scope="module")
def made(feature: Feature) -> MadeUp:
    return make_up(feature, Composer.for_feature(feature, find_faces(ROOT, feature.paper.faces)))


def test_sample_fills_its_spread_without_a_finding(made: MadeUp) -> None:
    assert made.findings == ()
    assert made.fit.overset == ()
    assert made.fit.lines_free - made.fit.lines_set <= 1
    assert (made.size_pt, made.pitch_pt) == (9.0, 12.0)


def test_sample_has_all_its_pictures_and_headings(feature: Feature, made: MadeUp) -> None:
    (sheet,) = made.sheets
    assert sum(len(entry.photos) for entry in feature.entries) == len(sheet.photos) == 6
    headings = [piece.text for piece in sheet.furniture if piece.kind == "crosshead"]
    assert headings == [entry.title for entry in feature.entries if entry.blocks]


def test_sample_text_stands_once_and_in_order(feature: Feature, made: MadeUp) -> None:
    (sheet,) = made.sheets
    for entry in feature.entries:
        printed = "".join(line.line.text for line in sheet.lines if line.entry == entry.slug and line.part == "body")
        assert "".join(printed.split()) == "".join(entry.text.split())


def test_sample_pictures_keep_most_of_their_shape(made: MadeUp) -> None:
    for photo in made.sheets[0].photos:
        left, top, right, foot = photo.crop
        assert (right - left) * (foot - top) > 0.75


def test_sample_head_is_large_solid_and_clear_of_the_fold(made: MadeUp) -> None:
    (sheet,) = made.sheets
    sizes = {tier.name: tier.size_pt for tier in sheet.head}
    assert sizes["headline"] >= 54
    assert 0.3 < sizes["deck"] / sizes["headline"] < 0.5
    assert all(tier.tracking_em <= 0.1 for tier in sheet.head)


@pytest.mark.parametrize(
    ("form", "imposed", "pages"),
    [
        ("tabloid", "spread", ()),
        ("tabloid", "pages", (6, 7)),
        ("a4", "pages", ()),
        ("broadsheet", "pages", (3,)),
        ("broadsheet", "spread", ()),
    ],
)
def test_sample_is_faultless_in_other_formats_too(form: str, imposed: str, pages: tuple, feature: Feature) -> None:
    paper = replace(feature.paper, sheet=SheetSetting(format=form, imposed=imposed))
    other = replace(feature, paper=paper, pages=pages)
    made = make_up(other, Composer.for_feature(other, find_faces(ROOT, paper.faces)))
    assert made.findings == ()
    assert made.fit.lines_free - made.fit.lines_set <= 1
