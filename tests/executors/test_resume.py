"""A feature that was lost on the way is as it was before, and the next build makes it."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from pressroom.building import Order, Outcome, Recipe, build
from pressroom.config import House
from pressroom.findings import form_error
from pressroom.model import ArchiveCard, Edition, OutputFile
from pressroom.output.inputs import slugs_of
from pressroom.output.record import open_shelf
from pressroom.paper import Paper


class Weather:
    """A recipe that loses features while it storms."""

    def __init__(self) -> None:
        self.storms = False
        self.made: list[str] = []

    def make_feature(self, house: House, slug: str, wanted: frozenset[str], kept: Mapping[str, int]) -> Edition:
        if self.storms:
            return Edition(slug, (), (form_error("cluster-gone", "gone"),), lost=True)
        self.made.append(slug)
        text = (house.root / "content" / slug / "index.md").read_bytes()
        card = ArchiveCard(slug, slug, "", "", "2021-04-01", "", "", ())
        return Edition(slug, (OutputFile(f"site/{slug}/index.html", text),), (), card, True)

    def make_archive(self, house: House, cards: tuple[ArchiveCard, ...]) -> tuple[OutputFile, ...]:
        return (OutputFile("site/index.html", " ".join(card.slug for card in cards).encode()),)


@pytest.fixture
def weather() -> Weather:
    return Weather()


def run(root: Path, weather: Weather) -> Outcome:
    shelf = open_shelf(root / ".cache", root, root / "output")
    house = House(root, Paper(name="报", url="https://a.example"))
    return build(Order(house, shelf, slugs_of(root)), Recipe(weather.make_feature, weather.make_archive))


def write(root: Path, slug: str, text: str) -> None:
    (root / "content" / slug).mkdir(parents=True, exist_ok=True)
    (root / "content" / slug / "index.md").write_text(text, encoding="utf-8")


def test_lost_feature_keeps_its_old_files_and_is_made_next_time(tmp_path: Path, weather: Weather) -> None:
    for slug in ("a", "b"):
        write(tmp_path, slug, "old")
    run(tmp_path, weather)
    write(tmp_path, "a", "newer")
    weather.storms = True
    outcome = run(tmp_path, weather)
    page = tmp_path / "output" / "site" / "a" / "index.html"
    assert outcome.held == ("a",)
    assert [finding.code for finding in outcome.findings] == ["cluster-gone"]
    assert page.read_text() == "old"
    weather.storms, weather.made = False, []
    outcome = run(tmp_path, weather)
    assert weather.made == ["a"]
    assert (outcome.findings, outcome.held, page.read_text()) == ((), (), "newer")


def test_feature_lost_before_it_was_ever_made_is_no_part_of_the_archive(tmp_path: Path, weather: Weather) -> None:
    write(tmp_path, "a", "x")
    run(tmp_path, weather)
    write(tmp_path, "b", "x")
    weather.storms = True
    run(tmp_path, weather)
    assert (tmp_path / "output" / "site" / "index.html").read_text() == "a"
    weather.storms = False
    run(tmp_path, weather)
    assert (tmp_path / "output" / "site" / "index.html").read_text() == "a b"
