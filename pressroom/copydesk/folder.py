"""The folders of `content/`, looked at from outside. In: the site's root. Out: the features there are, and their files.

Imports nothing that reads copy.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from pressroom.book import Book, digest_of
from pressroom.findings import Finding
from pressroom.model import Feature, Photo

CONTENT = "content"
INDEX = "index.md"


def find_features(root: Path) -> tuple[str, ...]:
    """Give the names of the features: the folders of `content/` with an `index.md`, sorted."""
    return tuple(sorted(path.parent.name for path in (root / CONTENT).glob(f"*/{INDEX}")))


def describe_folder(root: Path, base: str, book: Book) -> list[bytes]:
    """Give the name and the digest of every file below a folder, and where its links lead.

    `book` spares reading what has not moved.
    """
    top, folder = os.path.realpath(root), os.path.realpath(root / base)
    told = [os.path.relpath(folder, top)]
    for name, target in _walk(folder, "", frozenset()):
        told += [name, target and os.path.relpath(target, top), _digest(f"{folder}/{name}", book)]
    return [os.fsencode(word) for word in told]


def _digest(path: str, book: Book) -> str:
    """Give the digest of a file; a name in no encoding, as old archives give them, cannot stand in the book."""
    if path.isprintable():
        return book.digest(path)
    return digest_of(Path(path).read_bytes()) if os.path.isfile(path) else ""  # noqa: PTH113  it is a string


def _walk(folder: str, below: str, above: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Give the files below a folder in order, each with the target of its link; one to a folder above leads nowhere."""
    here = os.path.realpath(f"{folder}/{below}")
    if here in above:
        return
    try:
        entries = sorted(os.scandir(here), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        name = f"{below}/{entry.name}" if below else entry.name
        if entry.is_symlink():
            yield name, os.path.realpath(entry.path)
        elif entry.is_file():
            yield name, ""
        if entry.is_dir():
            yield from _walk(folder, name, above | {here})


def leans_out(feature: Feature, read: Iterable[Finding]) -> bool:
    """Tell whether a feature names files outside of its own folder, be they there or not."""
    named = [photo.file.path for photo in _photos(feature)]
    named += [value for finding in read for _, value in finding.values]
    return any(".." in name.replace("\\", "/").split("/") for name in named)


def _photos(feature: Feature) -> Iterator[Photo]:
    """Give every picture of a feature."""
    yield from feature.photos
    blocks = [*feature.note, *(block for entry in feature.entries for block in entry.blocks)]
    yield from (block.photo for block in blocks if block.photo)
    for entry in feature.entries:
        yield from entry.photos
