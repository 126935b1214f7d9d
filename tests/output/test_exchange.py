"""Folders are exchanged whole; what did not change is not touched; what is not ours is refused."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pressroom.findings import StopPress, form_error, warning
from pressroom.model import ArchiveCard, Edition, OutputFile
from pressroom.output.exchange import exchange_archive, exchange_edition, kept_files
from pressroom.output.exchange import remove_feature as remove
from pressroom.output.journal import recover
from pressroom.output.places import PRODUCTS
from pressroom.output.record import Shelf, open_shelf
from pressroom.output.unknown import find_unknown

ALL = frozenset(PRODUCTS)
OLD = {
    "site/a/index.html": b"old page",
    "site/a/same.css": b"same",
    "site/a/gone.png": b"gone",
    "site/a/epaper.html": b"old epaper",
    "press/a/spread.pdf": b"old sheet",
    "wechat/a.html": b"old chat",
}
NEW = {
    "site/a/index.html": b"new page",
    "site/a/same.css": b"same",
    "site/a/pictures/one.webp": b"one",
    "site/a/epaper.html": b"new epaper",
    "press/a/spread.pdf": b"new sheet",
    "press/a/page-1.pdf": b"page",
}


def edition(files: dict[str, bytes], *findings: object) -> Edition:
    card = ArchiveCard("a", "h", "", "", "2021-04-01", "", "", (("x", "y"),))
    return Edition("a", tuple(OutputFile(path, data) for path, data in files.items()), findings, card, True)


def tree(output: Path) -> dict[str, bytes]:
    files = [path for path in sorted(output.rglob("*")) if path.is_file()]
    names = {path.relative_to(output).as_posix(): path for path in files}
    return {name: path.read_bytes() for name, path in names.items() if not name.startswith(".made/")}


def used(shelf: Shelf) -> set[str]:
    return {path for record in shelf.records() for path in record.assets}


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    (tmp_path / "output").mkdir()
    return open_shelf(tmp_path / ".cache", tmp_path, tmp_path / "output")


def test_edition_replaces_the_old_one_and_leaves_nothing_behind(shelf: Shelf) -> None:
    exchange_edition(shelf, edition(OLD), ALL, {})
    changed = exchange_edition(shelf, edition(NEW), ALL, {})
    assert tree(shelf.output) == NEW
    assert "site/a/same.css" not in changed
    assert {"site/a/gone.png", "wechat/a.html", "press/a/page-1.pdf"} <= set(changed)
    assert shelf.missing(shelf.read("a")) == ()


def test_unchanged_file_keeps_inode_and_time(shelf: Shelf) -> None:
    exchange_edition(shelf, edition(OLD), ALL, {})
    before = (shelf.output / "site/a/same.css").stat()
    exchange_edition(shelf, edition(NEW), ALL, {})
    after = (shelf.output / "site/a/same.css").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_same_edition_touches_no_folder(shelf: Shelf) -> None:
    exchange_edition(shelf, edition(OLD), ALL, {})
    before = (shelf.output / "site/a").stat()
    assert exchange_edition(shelf, edition(OLD), ALL, {}) == ()
    after = (shelf.output / "site/a").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_products_not_wanted_stay(shelf: Shelf) -> None:
    exchange_edition(shelf, edition(OLD), ALL, {})
    web = {path: data for path, data in NEW.items() if path.startswith("site/") and "epaper" not in path}
    exchange_edition(shelf, edition(web), frozenset({"html"}), {})
    kept = {path: OLD[path] for path in ("site/a/epaper.html", "press/a/spread.pdf")}
    assert tree(shelf.output) == web | kept
    assert set(shelf.read("a").outputs) == set(web | kept)


def test_error_of_form_keeps_the_old_files(shelf: Shelf) -> None:
    exchange_edition(shelf, edition(OLD), ALL, {})
    assert exchange_edition(shelf, edition(NEW, form_error("x", "broken")), ALL, {}) == ()
    record = shelf.read("a")
    assert tree(shelf.output) == OLD
    assert record.held
    assert not record.fit_to_print
    assert shelf.read_card("a")["slug"] == "a"
    assert set(record.outputs) == set(OLD)


def test_unknown_file_is_refused_and_stays(shelf: Shelf) -> None:
    exchange_edition(shelf, edition(OLD), ALL, {})
    (shelf.output / "site/a/notes.txt").write_bytes(b"mine")
    with pytest.raises(StopPress) as stop:
        exchange_edition(shelf, edition(NEW), ALL, {})
    assert [(f.code, f.place.path) for f in stop.value.findings] == [("unknown-file", "site/a/notes.txt")]
    assert tree(shelf.output) == OLD | {"site/a/notes.txt": b"mine"}
    assert [f.place.path for f in find_unknown(shelf)] == ["site/a/notes.txt"]
    with pytest.raises(StopPress):
        remove(shelf, "a")
    assert (shelf.output / "site/a/notes.txt").exists()


def test_removed_feature_is_gone(shelf: Shelf) -> None:
    exchange_edition(shelf, edition(OLD), ALL, {})
    remove(shelf, "a")
    assert tree(shelf.output) == {}
    assert shelf.slugs() == ()


def test_edition_may_not_write_into_another_feature(shelf: Shelf) -> None:
    with pytest.raises(ValueError, match="may not write"):
        exchange_edition(shelf, edition({"site/b/index.html": b""}), ALL, {})
    with pytest.raises(ValueError, match="may not write"):
        exchange_edition(shelf, edition({"site/a/../b/index.html": b""}), ALL, {})


@pytest.mark.parametrize("slug", ["assets", "archive", "_archive"])
def test_archives_own_names_are_refused(shelf: Shelf, slug: str) -> None:
    files = (OutputFile(f"site/{slug}/index.html", b""),)
    with pytest.raises(StopPress, match="reserved-name"):
        exchange_edition(shelf, Edition(slug, files, ()), ALL, {})


def test_shared_files_live_as_long_as_a_page_uses_them(shelf: Shelf) -> None:
    page = OutputFile("site/index.html", b"index")
    exchange_edition(shelf, edition({"site/a/index.html": b"1", "site/assets/x.1.css": b"1"}), ALL, {})
    exchange_archive(shelf, [page], used(shelf), {})
    assert (shelf.output / "site/assets/x.1.css").exists()
    held = edition({"site/a/index.html": b"2", "site/assets/x.2.css": b"2"}, form_error("x", "broken"))
    exchange_edition(shelf, held, ALL, {})
    exchange_archive(shelf, [page], used(shelf), {})
    assert (shelf.output / "site/assets/x.1.css").exists()
    exchange_edition(shelf, edition({"site/a/index.html": b"2", "site/assets/x.2.css": b"2"}), ALL, {})
    assert {"site/assets/x.1.css", "site/assets/x.2.css"} <= set(tree(shelf.output))
    exchange_archive(shelf, [page], used(shelf), {})
    assert set(tree(shelf.output)) == {"site/index.html", "site/a/index.html", "site/assets/x.2.css"}
    assert find_unknown(shelf) == ()


def test_record_comes_back_as_it_was_kept(shelf: Shelf) -> None:
    finding = warning("w", "so {much}", much=3, hint="mend", rule="D-1")
    exchange_edition(shelf, edition(OLD, finding), ALL, {"web": ["x", 1]})
    record = shelf.read("a")
    assert record.findings == (finding,)
    assert set(record.found) == ALL
    assert record.inputs == {"web": ["x", 1]}
    assert record.card
    assert record.fit_to_print


def test_damaged_record_is_not_believed(shelf: Shelf) -> None:
    exchange_edition(shelf, edition(OLD), ALL, {})
    path = shelf.folder / "a.json"
    path.write_bytes(path.read_bytes().replace(b'"fit_to_print": true', b'"fit_to_print": null'))
    assert shelf.read("a").outputs == {}
    path.write_bytes(b"")
    assert shelf.read("a").outputs == {}


class Killed(BaseException):
    """The run ends here, whatever it was doing."""


def kill_at(monkeypatch: pytest.MonkeyPatch, step: int) -> list[str]:
    """Let the `step`-th change of the disk never happen, nor any after it; give the list of those done."""
    done: list[str] = []

    def watch(name: str, real: object) -> object:
        def act(*args: object, **more: object) -> object:
            if len(done) >= step:
                raise Killed
            done.append(name)
            return real(*args, **more)

        return act

    for name in ("rename", "replace", "link", "unlink", "mkdir", "rmdir"):
        monkeypatch.setattr(os, name, watch(name, getattr(os, name)))
    monkeypatch.setattr(Path, "write_bytes", watch("write", Path.write_bytes))
    return done


@pytest.mark.parametrize("after", [NEW, {}, OLD | {"site/a/index.html": b"new"}])
def test_run_killed_at_any_step_ends_wholly_old_or_wholly_new(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, after: dict[str, bytes]
) -> None:
    ends = set()
    for step in range(1000):
        exchange_edition(shelf, edition(OLD), ALL, {})
        assert tree(shelf.output) == OLD
        with monkeypatch.context() as patch:
            done = kill_at(patch, step)
            try:
                exchange_edition(shelf, edition(after), ALL, {})
            except Killed:
                pass
            else:
                break
        recover(shelf.output)
        assert tree(shelf.output) in (OLD, after), done
        ends.add(tree(shelf.output) == after)
    assert tree(shelf.output) == after
    assert step > 8
    assert ends == {True, False}


def test_recovery_killed_at_any_step_can_be_taken_up_again(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    for step in range(8, 60):
        exchange_edition(shelf, edition(OLD), ALL, {})
        for more in (step, 1, 2, 3):
            with monkeypatch.context() as patch:
                kill_at(patch, more)
                try:
                    if more == step:
                        exchange_edition(shelf, edition(NEW), ALL, {})
                    else:
                        recover(shelf.output)
                except Killed:
                    pass
        recover(shelf.output)
        assert tree(shelf.output) in (OLD, NEW)


_KILLED_RUN = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from pressroom.model import Edition, OutputFile
from pressroom.output.exchange import exchange_edition
from pressroom.output.journal import recover
from pressroom.output.places import PRODUCTS
from pressroom.output.record import open_shelf
root = Path(sys.argv[2])
shelf = open_shelf(root / ".cache", root, root / "output")
print("ready", flush=True)
n = 0
while True:
    n += 1
    files = [OutputFile(f"{top}/a/{i}.bin", bytes(20000) + b"%d" % n) for top in ("site", "press") for i in range(6)]
    exchange_edition(shelf, Edition("a", tuple(files), ()), frozenset(PRODUCTS), {})
"""


@pytest.mark.long
def test_process_killed_at_random_moments_leaves_one_edition(shelf: Shelf, tmp_path: Path) -> None:
    house = str(Path(__file__).parents[2])
    for turn in range(12):
        words = [sys.executable, "-c", _KILLED_RUN, house, str(tmp_path)]
        with subprocess.Popen(words, stdout=subprocess.PIPE) as run:
            assert run.stdout is not None
            run.stdout.readline()
            time.sleep(0.05 + 0.013 * turn)
            run.kill()
        recover(shelf.output)
        editions = {data[20000:] for data in tree(shelf.output).values()}
        assert len(editions) == 1
        assert len(tree(shelf.output)) == 12


def test_lost_cache_makes_nothing_strange(shelf: Shelf) -> None:
    exchange_edition(shelf, edition(OLD), ALL, {})
    exchange_archive(shelf, [OutputFile("site/index.html", b"1"), OutputFile("site/2020/index.html", b"1")], (), {})
    shutil.rmtree(shelf.folder)
    exchange_edition(shelf, edition(NEW), ALL, {})
    exchange_archive(shelf, [OutputFile("site/index.html", b"2")], (), {})
    assert tree(shelf.output) == NEW | {"site/index.html": b"2"}
    assert find_unknown(shelf) == ()


def test_lost_cache_keeps_products_not_wanted(shelf: Shelf) -> None:
    exchange_edition(shelf, edition(OLD), ALL, {})
    shutil.rmtree(shelf.folder)
    assert kept_files(shelf.output, "a", frozenset({"html"})) == {"press/a/spread.pdf": 9, "site/a/epaper.html": 10}
    exchange_edition(shelf, edition({"site/a/index.html": b"new"}), frozenset({"html"}), {})
    kept = {path: OLD[path] for path in ("site/a/epaper.html", "press/a/spread.pdf")}
    assert tree(shelf.output) == {"site/a/index.html": b"new"} | kept
    assert set(shelf.read("a").outputs) == set(tree(shelf.output))
