"""Features made on a cluster are those made here; whatever dies there is a finding and is made by the next build."""

import os
import shutil
import signal
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from pressroom.building.crew import Job, make_editions
from pressroom.building.recipe import make_feature
from pressroom.config import House, load_house
from pressroom.executors import cluster as sender
from pressroom.findings import StopPress
from pressroom.model import Edition
from pressroom.output.places import PRODUCTS
from pressroom.paper import Paper
from tests.executors.conftest import ROOT, Cluster, wait_for

pytest.importorskip("distributed")
pytestmark = pytest.mark.long


def write(root: Path, **texts: str) -> list[Job]:
    root.mkdir(exist_ok=True)
    (root / "site.yaml").write_text("name: 报", encoding="utf-8")
    for slug, text in texts.items():
        (root / "content" / slug).mkdir(parents=True)
        (root / "content" / slug / "index.md").write_text(text, encoding="utf-8")
    return [Job(slug, frozenset({"html"})) for slug in texts]


def made(make: Callable[..., Edition], root: Path, jobs: list[Job], executor: str) -> list[Edition]:
    house = House(root, Paper(name="报", url="https://a.example"))
    return list(make_editions(make, house, jobs, 2, lambda slug: None, executor))


def codes(editions: list[Edition]) -> list[tuple[str, list[str], bool]]:
    return [(one.slug, [finding.code for finding in one.findings], one.lost) for one in editions]


def test_worker_is_sent_bytes_and_sends_bytes_back(make, cluster: Cluster, tmp_path: Path) -> None:
    jobs = write(tmp_path / "site", a="一", b="二", refused="refuse", c="三")
    editions = made(make, tmp_path / "site", jobs, f"dask:{cluster.address}")
    assert codes(editions) == [("a", [], False), ("b", [], False), ("refused", ["x"], False), ("c", [], False)]
    assert [one.files[0].data.decode() for one in editions if one.files] == ["name: 报一", "name: 报二", "name: 报三"]
    roots = {one.files[1].data.decode() for one in editions if one.files}
    assert all(root.startswith(str(tmp_path / "scratch")) for root in roots)


def test_feature_that_breaks_and_worker_that_dies_take_nobody_with_them(make, cluster, tmp_path: Path) -> None:
    jobs = write(tmp_path / "site", a="一", broken="break", killer="die", b="二")
    editions = made(make, tmp_path / "site", jobs, f"dask:{cluster.address}")
    assert codes(editions) == [
        ("a", [], False),
        ("broken", ["feature-broke"], True),
        ("killer", ["worker-died"], True),
        ("b", [], False),
    ]
    assert dict(editions[1].findings[0].values)["fault"] == "ZeroDivisionError: no columns"
    assert "in make" in editions[1].findings[0].excerpt


def test_feature_whose_worker_dies_once_is_made_by_another(make, cluster: Cluster, tmp_path: Path) -> None:
    jobs = write(tmp_path / "site", a="一", stumbling=f"stumble {tmp_path / 'stumbled'}")
    editions = made(make, tmp_path / "site", jobs, f"dask:{cluster.address}")
    assert codes(editions) == [("a", [], False), ("stumbling", [], False)]


def test_scheduler_that_goes_away_is_one_finding(make, cluster, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(sender, "PATIENCE_S", 15.0)
    flag = tmp_path / "waiting"
    jobs = write(tmp_path / "site", a="一", slow=f"wait {flag}", b="二", c="三", d="四", e="五", f="六")
    house = House(tmp_path / "site", Paper(name="报", url="https://a.example"))
    editions = make_editions(make, house, jobs, 2, lambda slug: None, f"dask:{cluster.address}")
    first = next(editions)

    def kill() -> None:
        wait_for(flag)
        os.kill(cluster.scheduler.pid, signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    rest = list(editions)
    killer.join()
    assert codes([first])[0] == ("a", [], False)
    assert codes(rest)[0] == ("slow", ["cluster-gone"], True)
    assert [one.slug for one in rest] == ["slow", "b", "c", "d", "e", "f"]
    lost = {finding for one in rest for finding in one.findings}
    assert len(lost) == 1


def test_address_where_nobody_answers_is_a_finding(make, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(sender, "PATIENCE_S", 1.0)
    jobs = write(tmp_path / "site", a="一")
    with pytest.raises(StopPress) as stop:
        made(make, tmp_path / "site", jobs, "dask:tcp://127.0.0.1:9")
    assert [finding.code for finding in stop.value.findings] == ["no-cluster"]


def test_cluster_without_dask_is_a_finding(make, tmp_path: Path, monkeypatch) -> None:
    def refuse(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(sender, "import_module", refuse)
    with pytest.raises(StopPress) as stop:
        made(make, tmp_path, write(tmp_path / "site", a="一"), "dask:local")
    assert [finding.code for finding in stop.value.findings] == ["missing-extra"]


def test_worker_with_another_program_is_a_finding(make, cluster: Cluster, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(sender, "pack_program", lambda: "another")
    editions = made(make, tmp_path / "site", write(tmp_path / "site", a="一"), f"dask:{cluster.address}")
    assert codes(editions) == [("a", ["other-program"], True)]


def test_cluster_gives_the_same_bytes_as_this_process(cluster: Cluster, tmp_path: Path) -> None:
    site = tmp_path / "site"
    for name in ("layouts", "assets"):
        shutil.copytree(ROOT / name, site / name)
    shutil.copy(ROOT / "site.yaml", site)
    for slug in ("one", "two"):
        folder = site / "content" / slug
        folder.mkdir(parents=True)
        (folder / "index.md").write_text(f"---\nheadline: {slug} 茶山春早\ndate: 2021-04-01\n---\n\n按语。\n", "utf-8")
        (folder / "01-a.md").write_text("---\ncounty: 云岭县\n---\n\n" + "茶农上山采茶，天色微明。\n\n" * 9, "utf-8")
    house, jobs = load_house(site), [Job(slug, frozenset(PRODUCTS)) for slug in ("one", "two")]
    far = list(make_editions(make_feature, house, jobs, 2, lambda slug: None, f"dask:{cluster.address}"))
    near = list(make_editions(make_feature, house, jobs, 1, lambda slug: None))
    assert [len(one.files) for one in near] == [len(one.files) for one in far]
    assert min(len(one.files) for one in near) > 5
    assert far == near
