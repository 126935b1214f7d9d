"""What a worker is sent. In: a site's folder. Out: its files as bytes; and, on the other side, a folder again."""

import shutil
from pathlib import Path

from msgspec import Struct

from pressroom.book import digest_of, join_digests, list_tree

SHARED = ("layouts", "assets")
"""Folders that every feature is made with."""


class Parcel(Struct, frozen=True):
    """Files by their path from the site's root, and the digest of them all."""

    files: tuple[tuple[str, bytes], ...]
    digest: str


def pack_shared(root: Path) -> Parcel:
    """Pack what all features are made with: settings beside `site.yaml`, layouts, assets."""
    settings = sorted(path.name for path in root.glob("*.yaml"))
    return _pack(root, [*settings, *(path for folder in SHARED for path in _below(root, folder))])


def pack_feature(root: Path, slug: str) -> Parcel:
    """Pack a feature's copy and pictures."""
    return _pack(root, _below(root, f"content/{slug}"))


def pack_program() -> str:
    """Give the digest of this program: a worker with another one would make other bytes."""
    package = Path(__file__).parent.parent
    paths = sorted(path for path in package.rglob("*.py") if "__pycache__" not in path.parts)
    return join_digests([f"{path.relative_to(package)}={digest_of(path.read_bytes())}" for path in paths])


def unpack(parcel: Parcel, root: Path) -> None:
    """Write a parcel's files below a folder."""
    for name, data in parcel.files:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def unpack_feature(parcel: Parcel, root: Path) -> None:
    """Write a feature's files; those of the feature before it go."""
    shutil.rmtree(root / "content", ignore_errors=True)
    unpack(parcel, root)


def _below(root: Path, folder: str) -> list[str]:
    """Give the files below a folder, as paths from the root."""
    return [f"{folder}/{path}" for path in list_tree(f"{root}/{folder}")]


def _pack(root: Path, paths: list[str]) -> Parcel:
    """Read files."""
    files = tuple((path, (root / path).read_bytes()) for path in paths)
    return Parcel(files, join_digests([f"{path}={digest_of(data)}" for path, data in files]))
