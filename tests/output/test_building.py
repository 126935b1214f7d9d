"""The flow of a build: every feature by itself, the archive last, nothing lost when something goes wrong."""

import os
import shutil
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from pressroom.book import stamp_of
from pressroom.building import Order, Outcome, Recipe, build
from pressroom.config import House
from pressroom.findings import StopPress, error, form_error, warning
from pressroom.model import ArchiveCard, Edition, OutputFile
from pressroom.output.idle import look_idle
from pressroom.output.inputs import slugs_of
from pressroom.output.places import PRODUCTS
from pressroom.output.record import open_shelf
from pressroom.paper import Paper


class Maker:
    """Makes editions of what stands in `index.md`; `faults` leads from a slug to what is found in it."""

    def __init__(self) -> None:
        self.faults: dict[str, object] = {}
        self.made: list[str] = []
        self.orders: dict[str, object] = {}
        self.drafts = self.warns = False

    def make_feature(self, house: House, slug: str, wanted: frozenset[str], kept: Mapping[str, int]) -> Edition:
        self.made.append(slug)
        self.orders[slug] = (wanted, dict(kept))
        fault = self.faults.get(slug)
        if isinstance(fault, StopPress):
            raise fault
        text = (house.root / "content" / slug / "index.md").read_text()
        names = {"html": "index.html", "cards": "card.png", "epaper": "epaper.html"}
        places = {one: f"site/{slug}/{name}" for one, name in names.items()}
        places |= {"press": f"press/{slug}/spread.pdf", "proof": f"press/{slug}/proof.png"}
        files = tuple(OutputFile(places[one], f"{slug} {text}".encode()) for one in sorted(wanted))
        card = ArchiveCard(slug, slug, text, "", "2021-04-01", "", "", (("x", "y"),))
        if self.drafts and not house.drafts:
            return Edition(slug, (), ())
        found = {"copy": (fault,) if fault else ()}
        found |= {one: (warning(one, "found"),) for one in sorted(wanted) if self.warns}
        return Edition(slug, files, tuple(sum(found.values(), ())), card, not fault, found)

    def make_archive(self, house: House, cards: tuple[ArchiveCard, ...]) -> tuple[OutputFile, ...]:
        self.made.append("archive")
        return (OutputFile("site/index.html", " ".join(card.slug for card in cards).encode()),)


class Site:
    """A site whose features are a line of text each."""

    def __init__(self, root: Path) -> None:
        self.root, self.recipe = root, Maker()
        self.shelf = open_shelf(root / ".cache", root, root / "output")
        (root / "assets" / "css").mkdir(parents=True)
        (root / "layouts").mkdir()
        (root / "site.yaml").write_text("name: x", encoding="utf-8")
        self.style("p {}")

    def write(self, text: str, *slugs: str) -> None:
        for slug in slugs:
            (self.root / "content" / slug).mkdir(parents=True, exist_ok=True)
            (self.root / "content" / slug / "index.md").write_text(text, encoding="utf-8")

    def style(self, text: str) -> None:
        (self.root / "assets" / "css" / "web.css").write_text(text, encoding="utf-8")

    def build(
        self, *slugs: str, wanted: frozenset[str] = frozenset(PRODUCTS), force: bool = False, drafts: bool = False
    ) -> Outcome:
        house = House(self.root, Paper(name="报", url="https://a.example"), drafts)
        recipe = Recipe(self.recipe.make_feature, self.recipe.make_archive)
        self.recipe.made.clear()
        order = Order(house, self.shelf, slugs or slugs_of(self.root), not slugs, wanted, force)
        return build(order, recipe)

    def is_idle(self) -> bool:
        return look_idle(self.root, self.shelf.folder, self.shelf.output, Path(sys.prefix)) is not None

    def text(self, path: str) -> str:
        return (self.root / "output" / path).read_text(encoding="utf-8")

    def has(self, path: str) -> bool:
        return (self.root / "output" / path).exists()


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A site of three features; that somebody may be at work on the program meanwhile is left out of its inputs."""
    monkeypatch.setattr("pressroom.output.inputs._modules", lambda package: [])
    made = Site(tmp_path)
    made.write("one", "a", "b", "c")
    return made


def test_archive_knows_all_features_also_those_of_earlier_runs(site: Site) -> None:
    site.build()
    site.write("two", "a", "b", "c")
    site.build("b")
    assert site.text("site/index.html") == "a b c"
    assert (site.text("site/a/index.html"), site.text("site/b/index.html")) == ("a one", "b two")


def test_feature_gone_from_content_goes_from_output(site: Site) -> None:
    site.build()
    shutil.rmtree(site.root / "content" / "a")
    assert not site.is_idle()
    site.build()
    assert not site.has("site/a")
    assert not site.has("press/a")
    assert site.text("site/index.html") == "b c"


def test_one_features_error_never_holds_back_another(site: Site) -> None:
    site.build()
    site.write("two", "a", "b", "c")
    site.recipe.faults = {"a": form_error("x", "broken"), "b": StopPress([form_error("y", "unreadable")])}
    outcome = site.build()
    assert [finding.code for finding in outcome.findings] == ["x", "y"]
    assert (outcome.made, outcome.held) == (("c",), ("a", "b"))
    assert [site.text(f"site/{slug}/index.html") for slug in "abc"] == ["a one", "b one", "c two"]
    assert site.text("site/index.html") == "a b c"


def test_error_of_fit_writes_the_files(site: Site) -> None:
    site.build()
    site.write("two", "a")
    site.recipe.faults = {"a": error("overset", "too long")}
    outcome = site.build()
    assert [finding.code for finding in outcome.findings] == ["overset"]
    assert site.text("press/a/spread.pdf") == "a two"
    assert not site.shelf.read("a").fit_to_print


def test_only_print_leaves_the_web_as_it_is(site: Site) -> None:
    site.build()
    site.write("two", "a")
    site.build("a", wanted=frozenset({"press"}))
    assert site.text("press/a/spread.pdf") == "a two"
    assert [site.text(path) for path in ("site/a/index.html", "site/a/epaper.html")] == ["a one", "a one"]
    assert site.build().made == ("a",)
    assert site.text("site/a/index.html") == "a two"


def test_assets_are_there_before_the_pages_that_ask_for_them(site: Site) -> None:
    order = [path for path in site.build().changed if path.startswith("site/")]
    assert order[0].startswith("site/assets/web.")
    assert order[-1] == "site/index.html"
    site.style("p { color: red }")
    site.build()
    assert len(list((site.root / "output" / "site" / "assets").iterdir())) == 1


def test_held_feature_keeps_the_assets_of_its_old_page(site: Site) -> None:
    site.build()
    site.style("p { color: red }")
    site.recipe.faults = {"a": form_error("x", "broken")}
    site.build()
    assert len(list((site.root / "output" / "site" / "assets").iterdir())) == 2
    assert site.shelf.read("a").held


def test_nothing_changed_makes_nothing(site: Site) -> None:
    site.build()
    outcome = site.build()
    assert site.recipe.made == []
    assert outcome == Outcome()
    assert site.is_idle()


def test_only_what_changed_is_made(site: Site) -> None:
    site.build()
    site.write("two", "b")
    assert not site.is_idle()
    site.build()
    assert site.recipe.made == ["b", "archive"]


def test_touched_file_with_the_same_content_changes_nothing(site: Site) -> None:
    site.build()
    os.utime(site.root / "content" / "a" / "index.md", ns=(1, 1))
    os.utime(site.root / "site.yaml", ns=(1, 1))
    site.build()
    assert site.recipe.made == []
    assert site.is_idle()


def test_file_changed_within_the_clocks_tick_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"one")
    os.utime(path, ns=(10**18, 10**18))
    monkeypatch.setattr(time, "time_ns", lambda: 10**18 + 1)
    young = stamp_of(str(path))
    path.write_bytes(b"eno")
    os.utime(path, ns=(10**18, 10**18))
    assert stamp_of(str(path), young)[2] != young[2]
    monkeypatch.setattr(time, "time_ns", lambda: 10**18 + 10**9)
    settled = stamp_of(str(path), young)
    monkeypatch.setattr(Path, "read_bytes", lambda _path: pytest.fail("a settled file is not read again"))
    assert stamp_of(str(path), settled) == settled


def test_changed_layout_remakes_what_uses_it_and_nothing_else(site: Site) -> None:
    for name, text in {
        "archive.html": "{% extends 'base.html' %}",
        "feature.html": "{% extends 'base.html' %}{% include 'parts/figure.html' %}",
        "spread.html": "",
        "card.html": "",
        "base.html": "",
        "parts/figure.html": "",
    }.items():
        (site.root / "layouts" / name).parent.mkdir(exist_ok=True)
        (site.root / "layouts" / name).write_text(text, encoding="utf-8")
    site.build()

    def made_after(name: str, wanted: str) -> list[str]:
        with (site.root / "layouts" / name).open("a", encoding="utf-8") as layout:
            layout.write("x")
        site.build(wanted=frozenset(wanted.split() or PRODUCTS))
        made = list(site.recipe.made)
        site.build()
        return made

    assert made_after("archive.html", "") == ["archive"]
    assert made_after("parts/figure.html", "") == ["a", "b", "c"]
    assert made_after("parts/figure.html", "press proof cards") == []
    assert made_after("spread.html", "html cards") == []
    assert made_after("spread.html", "press") == ["a", "b", "c"]
    assert made_after("card.html", "html press proof epaper") == []
    assert made_after("card.html", "cards") == ["a", "b", "c"]
    assert made_after("base.html", "html") == ["a", "b", "c", "archive"]


def test_open_findings_are_said_again(site: Site) -> None:
    site.recipe.faults = {"a": error("overset", "too long"), "b": form_error("x", "broken")}
    first = site.build()
    again = site.build()
    assert site.recipe.made == []
    assert again.findings == first.findings
    assert again.held == ("b",)
    assert site.is_idle()


@pytest.mark.parametrize("path", ["site/a/index.html", "press/a/spread.pdf", "site/index.html"])
def test_output_that_was_lost_or_altered_is_made_again(site: Site, path: str) -> None:
    site.build()
    (site.root / "output" / path).unlink()
    assert not site.is_idle()
    site.build()
    assert site.has(path)
    before = site.text(path)
    (site.root / "output" / path).write_text("altered", encoding="utf-8")
    site.build()
    assert site.text(path) == before


def test_damaged_cache_is_noticed_and_made_again(site: Site) -> None:
    site.build()
    before = {path: path.read_bytes() for path in (site.root / "output" / "site").rglob("*.html")}
    for path in sorted((site.root / ".cache").rglob("*.json")):
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.write_bytes(bytes(data))
    site.write("two", "c")
    assert not site.is_idle()
    site.build()
    assert {path.read_bytes() for path in before} == {*before.values()} - {b"c one"} | {b"c two"}
    shutil.rmtree(site.root / ".cache")
    site.build()
    assert site.is_idle()


def test_feature_gone_while_the_cache_was_lost_goes_too(site: Site) -> None:
    site.build()
    shutil.rmtree(site.root / ".cache")
    shutil.rmtree(site.root / "content" / "a")
    assert site.build().findings == ()
    assert not site.has("site/a")
    assert site.is_idle()


def test_damaged_card_is_made_again(site: Site) -> None:
    site.build()
    (site.shelf.folder / "cards" / "a.json").write_bytes(b"")
    site.write("two", "b")
    site.build()
    assert site.text("site/index.html") == "a b c"
    assert site.shelf.read_card("a")["slug"] == "a"


def test_force_makes_everything(site: Site) -> None:
    site.build()
    outcome = site.build(force=True)
    assert site.recipe.made == ["a", "b", "c", "archive"]
    assert outcome.changed == ()


def test_web_alone_is_made_where_it_alone_is_stale(site: Site) -> None:
    site.recipe.warns = True
    layout = site.root / "layouts" / "feature.html"
    layout.write_text("one", encoding="utf-8")
    site.build()
    layout.write_text("two", encoding="utf-8")
    outcome = site.build()
    wanted, kept = site.recipe.orders["a"]
    assert wanted == {"html"}
    assert sorted(kept) == ["press/a/proof.png", "press/a/spread.pdf", "site/a/card.png", "site/a/epaper.html"]
    assert {finding.code for finding in outcome.findings} == set(PRODUCTS)
    assert site.is_idle()


def test_page_is_renewed_after_print_alone_was_made(site: Site) -> None:
    site.build()
    site.write("two", "a")
    site.build("a", wanted=frozenset({"press", "proof", "epaper"}))
    assert not site.is_idle()
    site.build()
    assert site.recipe.orders["a"][0] == {"html", "cards"}


def test_drafts_are_published_only_where_asked_for(site: Site) -> None:
    site.recipe.drafts = True
    site.build(drafts=True)
    assert site.has("site/a/index.html")
    assert not site.is_idle()
    site.build()
    assert not site.has("site/a")
    assert site.text("site/index.html") == ""
    assert site.is_idle()
