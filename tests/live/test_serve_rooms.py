"""The preview's rooms one by one: what a save concerns, links, inks, kept type, the gate, events."""

import asyncio
import json
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressroom.composing import Composer
from pressroom.config import load_house
from pressroom.copydesk.content import load_feature
from pressroom.faces import find_faces
from pressroom.makeup import make_up
from pressroom.paper import Editor
from pressroom.serve.editors import EDITORS, link_template
from pressroom.serve.gate import host_name, is_plain, names_of
from pressroom.serve.hub import MOST_WAITING, Hub
from pressroom.serve.ink import show_inks
from pressroom.serve.kept import ComposingRoom
from pressroom.serve.newsroom import MOST_FEATURES, Newsroom
from pressroom.serve.shown import Shown
from pressroom.serve.type_files import MOST_FILES, TypeFiles
from pressroom.serve.watching import change_of
from tests.live.preview import write_site


@pytest.mark.parametrize(
    ("path", "page", "sheet", "slugs"),
    [
        ("content/spring/01-a.md", True, True, {"spring"}),
        ("content/spring/photos/river.jpg", True, True, {"spring"}),
        ("site.yaml", True, True, set()),
        ("layouts/feature.html", True, True, set()),
        ("layouts/spread.html", False, True, set()),
        ("assets/css/print.css", False, True, set()),
        ("assets/css/web.css", True, False, set()),
        ("assets/js/page.js", True, False, set()),
        ("layouts/card.html", False, False, set()),
    ],
)
def test_save_concerns_what_depends_on_it(path: str, page: bool, sheet: bool, slugs: set[str]) -> None:
    change = change_of([path])
    assert change
    assert (change.page, change.sheet, set(change.slugs)) == (page, sheet, slugs)
    assert change.concerns("spring")
    assert change.concerns("summer") is not bool(slugs)


@pytest.mark.parametrize(
    "path",
    ["output/site/index.html", ".cache/x", "content/spring/.01-a.md.swp", "notes.txt", "content/spring/01-a.md~"],
)
def test_save_of_another_file_concerns_nothing(path: str) -> None:
    assert change_of([path]) is None


def test_every_editor_of_the_settings_has_its_link() -> None:
    names = get_args(Editor)
    assert set(names) == set(EDITORS)
    assert link_template("vscode", "", Path("/a b")) == "vscode://file/a%20b/{file}:{line}:{column}"
    assert link_template("none", "", Path("/a")) == ""
    assert link_template("vscode", "my://o?f={path}&l={line}", Path("/a")) == "my://o?f=/a/{file}&l={line}"


def test_inks_are_shown_in_colours() -> None:
    assert show_inks("a{color:device-cmyk(0 0 0 1)}") == "a{color:rgb(0 0 0)}"
    assert show_inks("device-cmyk(0 .95 .9 .1)") == "rgb(230 11 23)"
    assert show_inks("device-cmyk(0%, 95%, 90%, 10% / 50%)") == "rgb(230 11 23 / 50%)"
    assert show_inks("device-cmyk(var(--c))") == "device-cmyk(var(--c))"


@given(st.text(alphabet="./%\\2eEfF5cCab\0", max_size=12))
def test_plain_addresses_have_no_way_up(path: str) -> None:
    if is_plain(("/" + path).encode(), "/" + path):
        assert ".." not in path.split("/")
        assert "%" not in path or not any(code in path.lower() for code in ("%2f", "%5c", "%2e"))
        assert "//" not in "/" + path


def test_names_of_a_host() -> None:
    assert [host_name(one) for one in ("LocalHost:80", "[::1]:80", "127.0.0.1", " a ")] == [
        "localhost",
        "[::1]",
        "127.0.0.1",
        "a",
    ]
    assert "0.0.0.0" not in names_of("0.0.0.0", ("desk.local",))
    assert "desk.local" in names_of("0.0.0.0", ("Desk.local",))
    assert "192.0.2.7" in names_of("192.0.2.7")


def test_kept_type_makes_the_same_sheet_as_type_set_anew(tmp_path: Path) -> None:
    entries = write_site(tmp_path)
    room, house = ComposingRoom(), load_house(tmp_path)
    for words in ("", "\n又一段。\n", "\n又一段，再改。\n", ""):
        file = entries / "02-b.md"
        file.write_text(file.read_text(encoding="utf-8").partition("\n又一段")[0] + words, encoding="utf-8")
        feature, _ = load_feature(house, "spring")
        faces = find_faces(tmp_path, feature.paper.faces)
        kept = make_up(feature, room.enter(feature, faces), checked=False)
        anew = make_up(feature, Composer.for_feature(feature, faces), checked=False)
        assert kept.sheets == anew.sheets
        assert kept.fit == anew.fit


def test_type_files_grow_by_what_they_lack_and_do_not_pile_up(tmp_path: Path) -> None:
    write_site(tmp_path)
    face = find_faces(tmp_path, load_house(tmp_path).paper.faces).file("kai")
    files = TypeFiles()
    first = files.address(face, "常委会")
    assert files.address(face, "委") == first
    assert files.address(face, "常委会议") != first
    for number in range(30):
        files.address(face, chr(0x4E00 + number))
    assert len(files.files) <= MOST_FILES + 1


def test_newsroom_keeps_the_features_looked_at_last(tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path)
    for number in range(2 * MOST_FEATURES):
        newsroom.put(Shown(f"f{number}"))
    assert list(newsroom.shown) == [f"f{number}" for number in range(MOST_FEATURES, 2 * MOST_FEATURES)]


def test_hub_tells_those_who_look_and_lets_the_silent_go() -> None:
    async def walk() -> None:
        hub = Hub()
        stream = hub.listen("spring", {"page": "1"})
        assert json.loads((await anext(stream)).partition("data: ")[2])["page"] == "1"
        hub.publish("summer", {"page": "x"})
        hub.publish("spring", {"page": "2"})
        assert '"page": "2"' in await anext(stream)
        for number in range(MOST_WAITING + 1):
            hub.publish("spring", {"page": str(number)})
        assert hub.watched() == frozenset()
        other = hub.listen("spring", {})
        await anext(other)
        hub.close()
        assert [message async for message in other] == []

    asyncio.run(walk())
