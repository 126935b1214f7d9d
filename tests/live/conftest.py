"""A newsstand: a site that was built, with features of one page and two pictures each, and places to send it to."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from msgspec import convert

from pressroom.config import House
from pressroom.deploy.flow import Sending, Sent, deploy
from pressroom.deploy.ledger import LEDGER
from pressroom.model import ArchiveCard, Edition, OutputFile
from pressroom.output.exchange import exchange_archive, exchange_edition, remove_feature
from pressroom.output.places import GROUPS
from pressroom.output.record import Shelf
from pressroom.paper import Paper

_LINK = re.compile(r'(?:src|href)="([^"]+)"')


def named(stem: str, suffix: str, data: bytes) -> str:
    """Name a file by its content."""
    return f"{stem}.{hashlib.blake2b(data, digest_size=5).hexdigest()}.{suffix}"


@dataclass
class Newsstand:
    """A built site below `root`, and what of it is where."""

    root: Path
    targets: dict[str, dict[str, object]] = field(default_factory=dict)
    slugs: list[str] = field(default_factory=list)
    style: bytes = b"body{}"

    @property
    def shelf(self) -> Shelf:
        return Shelf(self.root / ".cache" / "records" / "output", self.root / "output")

    def house(self) -> House:
        told = {"name": "云岭日报", "url": "https://feature.example.cn", "deploy": self.targets}
        return House(self.root, convert(told, Paper, strict=False))

    def print_feature(self, slug: str, words: str = "一") -> None:
        """Build a feature: its page asks for two pictures of its own and the style of all."""
        css = named("assets/web", "css", self.style)
        pictures = [(f"{words}{slug}{number}".encode() * 40) for number in (1, 2)]
        names = [named(f"pictures/{number}", "webp", data) for number, data in enumerate(pictures)]
        images = "".join(f'<img src="{name}">' for name in names)
        html = f'<link href="../{css}">{images}{words}'
        files = [OutputFile(f"site/{slug}/index.html", html.encode()), OutputFile(f"site/{css}", self.style)]
        files += [OutputFile(f"site/{slug}/{name}", data) for name, data in zip(names, pictures, strict=True)]
        files.append(OutputFile(f"press/{slug}/spread.pdf", b"%PDF-" + words.encode()))
        card = ArchiveCard(slug, words, "", "", "", "", "", ())
        exchange_edition(
            self.shelf, Edition(slug, tuple(files), (), card, True), frozenset((*GROUPS["web"], *GROUPS["print"])), {}
        )
        self.slugs = sorted({*self.slugs, slug})
        self._print_archive(css)

    def withdraw(self, slug: str) -> None:
        remove_feature(self.shelf, slug)
        self.slugs.remove(slug)
        self._print_archive(named("assets/web", "css", self.style))

    def _print_archive(self, css: str) -> None:
        links = "".join(f'<a href="{slug}/index.html">' for slug in self.slugs)
        index = OutputFile("site/index.html", f'<link href="{css}">{links}'.encode())
        feed = OutputFile("site/feed.xml", repr(self.slugs).encode())
        used = {path for record in self.shelf.records() for path in record.assets}
        exchange_archive(self.shelf, [index, feed, OutputFile(f"site/{css}", self.style)], used, {})

    def deploy(self, name: str, environ: dict[str, str] | None = None, **more: object) -> Sent:
        return deploy(Sending(self.house(), self.root / "output", name, environ or {}, **more))  # type: ignore[arg-type]

    def site(self) -> dict[str, bytes]:
        """Give what was built, by path."""
        return read_tree(self.root / "output" / "site")


def read_tree(folder: Path) -> dict[str, bytes]:
    """Give all files below a folder but the ledger."""
    if not folder.is_dir():
        return {}
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    found.pop(LEDGER, None)
    return found


def broken_links(files: dict[str, bytes]) -> list[str]:
    """Give what pages ask for and is not there: what a reader would miss."""
    missing = []
    for path, data in files.items():
        if path.endswith(".html"):
            folder = path.rpartition("/")[0]
            for link in _LINK.findall(data.decode()):
                parts = [*folder.split("/"), *link.split("/")] if folder else link.split("/")
                while ".." in parts:
                    at = parts.index("..")
                    del parts[at - 1 : at + 1]
                if "/".join(parts) not in files:
                    missing.append(f"{path}: {link}")
    return missing


@pytest.fixture
def newsstand(tmp_path: Path) -> Newsstand:
    stand = Newsstand(tmp_path / "paper")
    (stand.root / "output").mkdir(parents=True)
    for slug in ("autumn", "spring"):
        stand.print_feature(slug)
    return stand


@pytest.fixture
def crowded(newsstand: Newsstand) -> Callable[[], None]:
    """Change, add and withdraw features: what a second deployment has to carry over."""

    def change() -> None:
        newsstand.style = b"body{color:red}"
        for slug in ("spring", "summer", "winter"):
            newsstand.print_feature(slug, "二")
        newsstand.withdraw("autumn")

    return change
