"""Features are made in several processes; one that dies takes nobody with it."""

import importlib
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pressroom.building.crew import Job, make_editions
from pressroom.config import House
from pressroom.findings import StopPress
from pressroom.model import Edition
from pressroom.paper import Paper

MAKERS = """
import os
import time
from pressroom.findings import StopPress, form_error
from pressroom.model import Edition, OutputFile

def ahead(house, slug):
    (house.root / "draft").write_text(f"{os.getpid()} {slug}")
    (house.root / "draft").replace(house.root / "ahead")
    if slug == "pictures":
        raise StopPress([form_error("x", "told by the other process")])

def make(house, slug, wanted, kept):
    if slug.startswith("killed"):
        os.kill(os.getpid(), 9)
    while slug == "pictures" and not (house.root / "ahead").exists():
        time.sleep(0.05)
    if slug.startswith("broken"):
        raise StopPress([form_error("x", "no {a}", a=slug)])
    return Edition(slug, (OutputFile(f"site/{slug}/pid", str(os.getpid()).encode()),), ())
"""


@pytest.fixture
def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Edition]:
    (tmp_path / "crew_makers.py").write_text(MAKERS, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    return importlib.import_module("crew_makers").make  # type: ignore[no-any-return]


def made(make: Callable[..., Edition], slugs: list[str], workers: int, tmp_path: Path) -> list[Edition]:
    house = House(tmp_path, Paper(name="报", url="https://a.example"))
    jobs = [Job(slug, frozenset({"html"})) for slug in slugs]
    return list(make_editions(make, house, jobs, workers, lambda slug: None))


def test_one_worker_is_this_process(make: Callable[..., Edition], tmp_path: Path) -> None:
    (edition,) = made(make, ["a"], 2, tmp_path)
    assert edition.files[0].data == str(os.getpid()).encode()


@pytest.mark.long
def test_pictures_of_a_feature_made_alone_are_made_beside_it(make: Callable[..., Edition], tmp_path: Path) -> None:
    house, ahead = House(tmp_path, Paper(name="报", url="https://a.example")), sys.modules["crew_makers"].ahead
    wanted = frozenset({"html", "press"})
    for job in (Job("a", wanted), Job("b", frozenset({"press"}), pictures=True)):
        list(make_editions(make, house, [job], 2, lambda slug: None, ahead=ahead))
        assert not (tmp_path / "ahead").exists()
    job = Job("pictures", wanted, pictures=True)
    (edition,) = make_editions(make, house, [job], 2, lambda slug: None, ahead=ahead)
    pid, _, slug = (tmp_path / "ahead").read_text(encoding="utf-8").partition(" ")
    assert edition.files[0].data == str(os.getpid()).encode() != pid.encode()
    assert slug == "pictures"


@pytest.mark.long
def test_several_processes_give_editions_in_order(make: Callable[..., Edition], tmp_path: Path) -> None:
    editions = made(make, ["a", "broken", "b", "c", "d", "e"], 2, tmp_path)
    assert [edition.slug for edition in editions] == ["a", "broken", "b", "c", "d", "e"]
    assert editions[1].findings[0].values == (("a", "broken"),)
    pids = {edition.files[0].data for edition in editions if edition.files}
    assert str(os.getpid()).encode() not in pids


@pytest.mark.long
def test_process_that_dies_is_a_finding_of_its_feature_alone(make: Callable[..., Edition], tmp_path: Path) -> None:
    editions = made(make, ["a", "killed", "b"], 2, tmp_path)
    assert [(edition.slug, [finding.code for finding in edition.findings]) for edition in editions] == [
        ("a", []),
        ("killed", ["worker-died"]),
        ("b", []),
    ]


def test_fault_of_the_copy_is_an_edition_without_files(make: Callable[..., Edition], tmp_path: Path) -> None:
    (edition,) = made(make, ["broken"], 1, tmp_path)
    assert edition.files == ()
    assert not isinstance(edition, StopPress)
    assert [finding.code for finding in edition.findings] == ["x"]
