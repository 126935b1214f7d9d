"""A Dask cluster of real processes on loopback: a scheduler, two workers, and makers that only they need import."""

import importlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pressroom.model import Edition

ROOT = Path(__file__).parents[2]
MAKERS = """
import os, time
from pathlib import Path
from pressroom.findings import StopPress, form_error
from pressroom.model import Edition, OutputFile

def make(house, slug, wanted, kept):
    text = (house.root / "content" / slug / "index.md").read_text()
    shared = (house.root / "site.yaml").read_text()
    if text.startswith("die"):
        os.kill(os.getpid(), 9)
    if text.startswith("stumble") and not Path(text.split()[1]).exists():
        Path(text.split()[1]).touch()
        os.kill(os.getpid(), 9)
    if text.startswith("break"):
        raise ZeroDivisionError("no columns")
    if text.startswith("refuse"):
        raise StopPress([form_error("x", "no {a}", a=slug)])
    if text.startswith("wait"):
        Path(text.split()[1]).touch()
        time.sleep(60)
    here = OutputFile("root", str(house.root).encode())
    return Edition(slug, (OutputFile(f"site/{slug}/index.html", (shared + text).encode()), here), ())
"""


class Cluster:
    """A scheduler and workers, each a process."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
        self.scheduler = self.start("scheduler", "--host", self.address, "--no-dashboard")
        self.workers: list[subprocess.Popen[bytes]] = []

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        paths = {"PYTHONPATH": f"{ROOT}{os.pathsep}{self.folder}", "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}
        command = [sys.executable, "-m", "dask", *words]
        with (self.folder / "cluster.log").open("ab") as log:
            return subprocess.Popen(command, env={**os.environ, **paths}, cwd=self.folder, stdout=log, stderr=log)

    def add_worker(self) -> None:
        scratch = str(self.folder / "scratch")
        self.workers.append(
            self.start("worker", self.address, "--nthreads", "1", "--no-dashboard", "--local-directory", scratch)
        )

    def end(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.terminate()
        for process in (*self.workers, self.scheduler):
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@pytest.fixture
def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Edition]:
    (tmp_path / "cluster_makers.py").write_text(MAKERS, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "cluster_makers", raising=False)
    return importlib.import_module("cluster_makers").make  # type: ignore[no-any-return]


@pytest.fixture
def cluster(tmp_path: Path, make: Callable[..., Edition]) -> Iterator[Cluster]:
    cluster = Cluster(tmp_path)
    cluster.add_worker()
    cluster.add_worker()
    try:
        yield cluster
    finally:
        cluster.end()


def wait_for(path: Path, seconds: float = 60.0) -> None:
    end = time.monotonic() + seconds
    while not path.exists():
        assert time.monotonic() < end, f"{path} never came"
        time.sleep(0.05)
