"""A small site and a preview of it in a process of its own, as an editor starts it."""

import http.client
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from PIL import Image

HOUSE = Path(__file__).parents[2]
LONGEST_SECONDS = 60


def write_site(root: Path) -> Path:
    """Write a feature of three entries of the sample's copy, one with a picture."""
    for folder in ("layouts", "assets"):
        shutil.copytree(HOUSE / folder, root / folder)
    entries = root / "content" / "spring"
    (entries / "photos").mkdir(parents=True)
    write_picture(entries / "photos" / "river.jpg", (40, 90, 160))
    site = "name: 云岭日报\nurl: https://feature.example.cn\nsheet: {format: a4, as: pages}\n"
    (root / "site.yaml").write_text(site, encoding="utf-8")
    head = "---\nheadline: 推动县级人大工作\ndate: 2021-04-01\n---\n\n我国的县级人大。\n"
    (entries / "index.md").write_text(head, encoding="utf-8")
    photo = "photos:\n  - {file: photos/river.jpg, caption: 河水清。, credit: 本报记者 摄, alt: 一条河}\n"
    for name, slug, more in (("02-xinle", "01-a", photo), ("04-shenze", "02-b", ""), ("10-lingshou", "03-c", "")):
        write_entry(entries / f"{slug}.md", name, more)
    return entries


def write_entry(path: Path, name: str, more: str = "") -> None:
    """Write an entry with the copy of one of the sample's, and other fields."""
    source = (HOUSE / "content" / "county-congresses" / f"{name}.md").read_text(encoding="utf-8")
    _, head, body = source.split("---\n", 2)
    county = next(line for line in head.splitlines() if line.startswith("county:"))
    path.write_text(f"---\n{county}\n{more}---\n{body}", encoding="utf-8")


def write_picture(path: Path, colour: tuple[int, int, int]) -> None:
    """Write a picture of one colour."""
    Image.new("RGB", (900, 600), colour).save(path, quality=80)


class Preview:
    """A running preview."""

    def __init__(self, root: Path, process: "subprocess.Popen[str]", url: str) -> None:
        self.root, self.process, self.url = root, process, url
        self.port = urlsplit(url).port or 0

    def ask(self, path: str, host: str = "", method: str = "GET") -> tuple[int, dict[str, str], bytes]:
        """Ask for an address as it stands, under a `Host` of one's own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.putrequest(method, path, skip_host=bool(host), skip_accept_encoding=True)
            if host:
                connection.putheader("Host", host)
            connection.endheaders()
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        finally:
            connection.close()

    def states(self, feature: str = "spring") -> Generator[dict[str, object], None, None]:
        """Listen to a feature's states."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request("GET", f"/_live/events?feature={feature}")
            answer = connection.getresponse()
            assert answer.headers["content-type"].startswith("text/event-stream")
            end = time.monotonic() + LONGEST_SECONDS
            while line := answer.readline():
                if line.startswith(b"data: "):
                    yield json.loads(line[6:])
                    end = time.monotonic() + LONGEST_SECONDS
                assert time.monotonic() < end, "nothing was told for too long"
        finally:
            connection.close()

    def memory_mb(self) -> float:
        """Give the resident memory of the server's process."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1024

    def children(self) -> list[int]:
        """Give the processes the server has started."""
        found = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text(encoding="ascii")
        return [int(one) for one in found.split()]

    def end(self) -> int:
        """End the preview as Ctrl-C does, and give its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        try:
            return self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(5)
            return -1


@contextmanager
def previewing(root: Path, *words: str) -> Iterator[Preview]:
    """Run a preview on a free port of this machine."""
    environ = {**os.environ, "PYTHONPATH": str(HOUSE), "LANGUAGE": "en"}
    code = "import sys; from pressroom.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", code, "serve", "--site", str(root), "--port", "0", "--lang", "en", *words]
    with (root / "preview.log").open("w", encoding="utf-8") as log:
        process = subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, stderr=log, text=True)
    try:
        assert process.stdout
        url = process.stdout.readline().strip()
        assert url, (root / "preview.log").read_text(encoding="utf-8")
        preview = Preview(root, process, url)
        yield preview
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(5)
        process.stdout.close()


def wait_until(true: object, seconds: float = 20.0) -> bool:
    """Wait until a function gives something true."""
    assert callable(true)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.02)
    return bool(true())
