"""The flow of a build: every feature by itself, the archive last, nothing lost when something goes wrong."""

from pathlib import Path

import pytest

from pressroom.building import Order, Outcome, Recipe, build
from pressroom.config import House
from pressroom.findings import StopPress, error, form_error
from pressroom.model import ArchiveCard, Edition, OutputFile
from pressroom.output import PRODUCTS, open_shelf
from pressroom.paper import Paper


class Maker:
    """Makes editions of a line of text for each product; `faults` leads from a slug to what is found in it."""

    def __init__(self) -> None:
        self.text = "one"
        self.faults: dict[str, object] = {}
        self.made: list[str] = []

    def make_feature(self, house: House, slug: str, wanted: frozenset[str]) -> Edition:
        self.made.append(slug)
        fault = self.faults.get(slug)
        if isinstance(fault, StopPress):
            raise fault
        places = {
            "web": f"site/{slug}/index.html",
            "print": f"press/{slug}/spread.pdf",
            "epaper": f"site/{slug}/epaper.html",
        }
        files = tuple(OutputFile(places[one], f"{slug} {self.text}".encode()) for one in sorted(wanted))
        card = ArchiveCard(slug, slug, "", "", "2021-04-01", "", "", ())
        return Edition(slug, files, (fault,) if fault else (), card, not fault)

    def make_archive(self, house: House, cards: tuple[ArchiveCard, ...]) -> tuple[OutputFile, ...]:
        return (OutputFile("site/index.html", " ".join(card.slug for card in cards).encode()),)


class Site:
    """A site of which only the output is real."""

    def __init__(self, root: Path) -> None:
        self.root, self.recipe = root, Maker()
        self.shelf = open_shelf(root / ".cache", root, root / "output")
        (root / "assets" / "css").mkdir(parents=True)
        (root / "assets" / "css" / "web.css").write_text("p {}")

    def build(self, *slugs: str, whole: bool = True, wanted: frozenset[str] = frozenset(PRODUCTS)) -> Outcome:
        house = House(self.root, Paper(name="报", url="https://a.example"))
        recipe = Recipe(self.recipe.make_feature, self.recipe.make_archive)
        return build(Order(house, self.shelf, slugs, whole, wanted), recipe, lambda: None, lambda slug: None)

    def text(self, path: str) -> str:
        return (self.root / "output" / path).read_text()

    def has(self, path: str) -> bool:
        return (self.root / "output" / path).exists()


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def test_archive_knows_all_features_also_those_of_earlier_runs(site: Site) -> None:
    site.build("a", "b")
    site.recipe.text = "two"
    site.build("b", whole=False)
    assert site.text("site/index.html") == "a b"
    assert (site.text("site/a/index.html"), site.text("site/b/index.html")) == ("a one", "b two")


def test_feature_gone_from_content_goes_from_output(site: Site) -> None:
    site.build("a", "b")
    site.build("b")
    assert not site.has("site/a")
    assert not site.has("press/a")
    assert site.text("site/index.html") == "b"


def test_one_features_error_never_holds_back_another(site: Site) -> None:
    site.build("a", "b", "c")
    site.recipe.text = "two"
    site.recipe.faults = {"a": form_error("x", "broken"), "b": StopPress([form_error("y", "unreadable")])}
    outcome = site.build("a", "b", "c")
    assert [finding.code for finding in outcome.findings] == ["x", "y"]
    assert (outcome.made, outcome.held) == (("c",), ("a", "b"))
    assert [site.text(f"site/{slug}/index.html") for slug in "abc"] == ["a one", "b one", "c two"]
    assert site.text("site/index.html") == "a b c"


def test_error_of_fit_writes_the_files(site: Site) -> None:
    site.build("a")
    site.recipe.text = "two"
    site.recipe.faults = {"a": error("overset", "too long")}
    outcome = site.build("a")
    assert [finding.code for finding in outcome.findings] == ["overset"]
    assert site.text("press/a/spread.pdf") == "a two"
    assert not site.shelf.read("a").fit_to_print


def test_only_print_leaves_the_web_as_it_is(site: Site) -> None:
    site.build("a")
    site.recipe.text = "two"
    site.build("a", wanted=frozenset({"print"}))
    assert [site.text(path) for path in ("site/a/index.html", "site/a/epaper.html", "press/a/spread.pdf")] == [
        "a one",
        "a one",
        "a two",
    ]


def test_assets_are_there_before_the_pages_that_ask_for_them(site: Site) -> None:
    outcome = site.build("a")
    order = [path for path in outcome.changed if path.startswith("site/")]
    assert order[0].startswith("site/assets/web.")
    assert order[-1] == "site/index.html"
    (site.root / "assets" / "css" / "web.css").write_text("p { color: red }")
    site.build("a")
    assert len(list((site.root / "output" / "site" / "assets").iterdir())) == 1


def test_held_feature_keeps_the_assets_of_its_old_page(site: Site) -> None:
    site.build("a")
    (site.root / "assets" / "css" / "web.css").write_text("p { color: red }")
    site.recipe.faults = {"a": form_error("x", "broken")}
    site.build("a")
    assert len(list((site.root / "output" / "site" / "assets").iterdir())) == 1
    assert site.shelf.read("a").held
