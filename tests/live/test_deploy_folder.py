"""A folder as target: order, withdrawal, cutting off at every point, and what is refused."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressroom.deploy import flow
from pressroom.deploy.ledger import LEDGER, Ledger, read_ledger
from pressroom.deploy.outgoing import Outgoing
from pressroom.deploy.stores import Done, FolderStore
from pressroom.findings import StopPress
from tests.live.conftest import Newsstand, broken_links, read_tree


@pytest.fixture
def public(newsstand: Newsstand) -> Path:
    newsstand.targets["staging"] = {"to": "folder", "path": "../public", "read_back": False}
    return newsstand.root.parent / "public"


def test_site_sent_is_the_site_built(newsstand: Newsstand, public: Path) -> None:
    sent = newsstand.deploy("staging")
    assert read_tree(public) == newsstand.site()
    assert sent.address == "https://feature.example.cn"
    assert {line[0] for line in sent.plan.lines()} == {"+"}


def test_second_run_sends_nothing_and_a_change_sends_what_changed(newsstand: Newsstand, public: Path) -> None:
    newsstand.deploy("staging")
    assert newsstand.deploy("staging").plan.lines() == ()
    newsstand.print_feature("spring", "二")
    lines = newsstand.deploy("staging").plan.lines()
    assert [line[0] for line in lines] == ["+", "+", "~", "-", "-"]
    assert all("spring" in line for line in lines)
    assert read_tree(public) == newsstand.site()


def test_assets_go_before_pages_before_the_archive_and_removals_last(
    newsstand: Newsstand, public: Path, crowded: Callable[[], None]
) -> None:
    newsstand.deploy("staging")
    crowded()
    heard: list[str] = []
    lines = newsstand.deploy("staging", heard=heard.append).plan.lines()
    kinds = ["archive" if "/" not in path else "page" if path.endswith(".html") else "asset" for path in heard]
    assert kinds == sorted(kinds, key=("asset", "page", "archive").index)
    assert set(kinds) == {"asset", "page", "archive"}
    removed = [line[2:] for line in lines if line[0] == "-"]
    assert removed[0] == "autumn/index.html"
    assert [line[0] for line in lines].index("-") == len(lines) - len(removed)
    assert not (public / "autumn").exists()


def test_rehearsal_writes_nothing(newsstand: Newsstand, public: Path) -> None:
    assert newsstand.deploy("staging", rehearsal=True).plan.lines()
    assert not public.exists()


class Killed(BaseException):
    """The end of a run at some point."""


def _kill_after(monkeypatch: pytest.MonkeyPatch, writes: int) -> None:
    """Let a run end in the middle of its n-th file, half of which is already written where a place is not atomic."""
    left = [writes]

    class Frail(FolderStore):
        def send(self, files: Sequence[Outgoing], done: Done) -> None:
            for one in files:
                if not left[0]:
                    raise Killed
                left[0] -= 1
                FolderStore.send(self, (one,), done)

        def remove(self, paths: Sequence[str]) -> None:
            for path in paths:
                if not left[0]:
                    raise Killed
                left[0] -= 1
                FolderStore.remove(self, (path,))

    def frail(root: Path, path: str, _name: str) -> FolderStore:
        return Frail((root / path).resolve())

    monkeypatch.setattr(flow, "open_folder", frail)


def test_cut_off_at_every_point_no_page_lacks_its_assets_and_the_next_run_ends_right(
    newsstand: Newsstand, public: Path, crowded: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    newsstand.deploy("staging")
    before = read_tree(public)
    ledger = (public / LEDGER).read_bytes()
    crowded()
    points = 0
    while True:
        for path in [path for path in sorted(public.rglob("*"), reverse=True) if path.is_file()]:
            path.unlink()
        for path, data in before.items():
            (public / path).parent.mkdir(parents=True, exist_ok=True)
            (public / path).write_bytes(data)
        (public / LEDGER).write_bytes(ledger)
        with monkeypatch.context() as patch:
            _kill_after(patch, points)
            try:
                newsstand.deploy("staging")
                finished = True
            except Killed:
                finished = False
        assert broken_links(read_tree(public)) == []
        if finished:
            break
        newsstand.deploy("staging")
        assert read_tree(public) == newsstand.site(), f"cut off after {points} files"
        points += 1
    assert points > 15


def test_copy_taken_back_after_a_cut_is_sent_again(
    newsstand: Newsstand, public: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsstand.deploy("staging")
    newsstand.print_feature("spring", "二")
    with monkeypatch.context() as patch:
        _kill_after(patch, 3)
        with pytest.raises(Killed):
            newsstand.deploy("staging")
    (public / "spring" / "index.html").write_bytes(b"half")
    newsstand.print_feature("spring", "一")
    newsstand.deploy("staging")
    assert read_tree(public) == newsstand.site()


@pytest.mark.long
def test_process_killed_at_ten_moments_ends_right(
    newsstand: Newsstand, public: Path, crowded: Callable[[], None]
) -> None:
    newsstand.deploy("staging")
    crowded()
    script = (
        "import sys, time, pathlib\n"
        "from msgspec import convert\nfrom pressroom.config import House\nfrom pressroom.paper import Paper\n"
        "from pressroom.deploy.flow import Sending, deploy\n"
        "root = pathlib.Path(sys.argv[1])\n"
        "told = {'to': 'folder', 'path': '../public', 'read_back': False}\n"
        "house = House(root, convert({'name': 'a', 'url': 'https://a.cn', 'deploy': {'staging': told}}, Paper))\n"
        "print('go', flush=True)\n"
        "deploy(Sending(house, root / 'output', 'staging', {}, False, lambda path: time.sleep(0.02)))\n"
    )
    environ = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    for moment in range(10):
        run = subprocess.Popen([sys.executable, "-c", script, str(newsstand.root)], env=environ, stdout=subprocess.PIPE)
        assert run.stdout
        run.stdout.readline()
        time.sleep(0.035 * (moment + 1) / 1.5)
        run.send_signal(signal.SIGKILL)
        run.wait(10)
        run.stdout.close()
        assert broken_links(read_tree(public)) == []
        newsstand.style = f"body{{margin:{moment}px}}".encode()
        newsstand.print_feature("spring", f"第{moment}回")
    newsstand.deploy("staging")
    assert read_tree(public) == newsstand.site()


@pytest.mark.parametrize("path", ["", ".", "output/public", "..", "/"])
def test_project_itself_is_no_target(newsstand: Newsstand, path: str) -> None:
    newsstand.targets["staging"] = {"to": "folder", "path": path}
    with pytest.raises(StopPress) as stopped:
        newsstand.deploy("staging")
    assert stopped.value.findings[0].code in ("wrong-target", "missing-setting")


def test_unknown_target_is_named_with_those_there_are(newsstand: Newsstand, public: Path) -> None:
    with pytest.raises(StopPress) as stopped:
        newsstand.deploy("produktion")
    assert stopped.value.findings[0].code == "missing-target"
    assert "`staging`" in stopped.value.findings[0].advise()


def test_ledger_of_a_stranger_removes_nothing_outside(newsstand: Newsstand, public: Path) -> None:
    victim = public.parent / "victim.txt"
    victim.write_text("stay")
    public.mkdir()
    listed = {"version": 1, "files": {"../victim.txt": "x", str(victim): "x", "old.html": "x"}}
    (public / LEDGER).write_text(json.dumps(listed))
    (public / "old.html").write_text("gone")
    newsstand.deploy("staging")
    assert victim.read_text() == "stay"
    assert not (public / "old.html").exists()


@given(st.dictionaries(st.text(), st.text()))
def test_ledger_is_read_as_written_or_not_at_all(files: dict[str, str]) -> None:
    read = read_ledger(Ledger(files).write()).files
    assert all(files[path] == digest for path, digest in read.items())
    assert not [path for path in read if path.startswith("/") or ".." in path.split("/")]


@given(st.binary())
def test_damaged_ledger_is_none(data: bytes) -> None:
    assert isinstance(read_ledger(data), Ledger)


def test_hosts_files_are_written_where_asked(newsstand: Newsstand, public: Path) -> None:
    newsstand.targets["staging"] |= {"cname": "feature.example.cn", "headers": True, "nginx": "nginx.conf"}
    newsstand.deploy("staging")
    assert (public / "CNAME").read_text() == "feature.example.cn\n"
    rules = (public / "_headers").read_text()
    assert "/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n" in rules
    assert "/*.html\n  Cache-Control: public, max-age=60\n" in rules
    nginx = (newsstand.root / "nginx.conf").read_text()
    assert "immutable" in nginx
    assert nginx.count("{") == nginx.count("}")
