"""What there is to send. In: the output folder. Out: every file of the site with its digest, headers and turn."""

from enum import IntEnum
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from msgspec import Struct

from pressroom.book import digest_of, join_digests
from pressroom.deploy.headers import cache_control, content_type, headers_file
from pressroom.output.unknown import list_files
from pressroom.paper import DeployTarget


class Turn(IntEnum):
    """When a file is sent: what pages need first, then pages of features, then what leads to them."""

    ASSET = 0
    PAGE = 1
    ARCHIVE = 2


class Outgoing(Struct, frozen=True):
    """A file to be sent: its path on the site, its digest with its headers, and where its bytes are."""

    path: str
    size: int
    digest: str
    source: Path | bytes

    @property
    def turn(self) -> Turn:
        """When it is sent."""
        return turn_of(self.path)

    @property
    def content_type(self) -> str:
        """What it is served as."""
        return content_type(self.path)

    @property
    def cache_control(self) -> str:
        """How long it may be kept."""
        return cache_control(self.path)

    def read(self) -> bytes:
        """Give its bytes."""
        return self.source if isinstance(self.source, bytes) else self.source.read_bytes()


def turn_of(path: str) -> Turn:
    """Give a path's turn: a feature's `*.html` are pages, all else in a folder assets, what lies at the top archive."""
    name = PurePosixPath(path)
    if name.suffix == ".html" and len(name.parts) > 1 and not _is_year(name.parts[0]):
        return Turn.PAGE
    return Turn.ARCHIVE if len(name.parts) == 1 or _is_year(name.parts[0]) else Turn.ASSET


def gather_site(output: Path, target: DeployTarget) -> tuple[Outgoing, ...]:
    """List the site's files and those that the target asks for besides, in the order they are sent."""
    folder = output / "site"
    found = [_from_disk(folder, path.removeprefix("site/")) for path in list_files(output, "site")]
    found += [_from_bytes(path, data) for path, data in _besides(target)]
    return tuple(sorted(found, key=lambda one: (one.turn, one.path)))


def _besides(target: DeployTarget) -> list[tuple[str, bytes]]:
    """Make the files that hosts read."""
    made = []
    if target.headers:
        made.append(("_headers", headers_file()))
    if target.cname:
        made.append(("CNAME", f"{target.cname}\n".encode()))
    if target.to == "github-pages":
        made.append((".nojekyll", b""))
    return made


def host_of(address: str) -> str:
    """Give the host of an address."""
    return urlsplit(address).hostname or address


def _from_disk(folder: Path, path: str) -> Outgoing:
    """Look at a file of the site."""
    file = folder / path
    data = file.read_bytes()
    return Outgoing(path, len(data), _digest(path, data), file)


def _from_bytes(path: str, data: bytes) -> Outgoing:
    """Wrap a file that is made for the target."""
    return Outgoing(path, len(data), _digest(path, data), data)


def _digest(path: str, data: bytes) -> str:
    """Give the digest of a file with its headers: where these change it is sent again."""
    return join_digests([digest_of(data), content_type(path), cache_control(path)])


def _is_year(name: str) -> bool:
    """Tell whether a folder is one of the archive's years."""
    return len(name) == 4 and name.isdigit()
