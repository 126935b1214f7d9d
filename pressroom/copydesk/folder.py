"""The folders of `content/`, looked at from outside. In: the site's root. Out: the features there are, and their files.

Imports nothing that reads copy.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from pressroom.book import Book, digest_of
from pressroom.findings import Finding
from pressroom.model import Entry, Feature, Photo

CONTENT = "content"
INDEX = "index.md"


def find_features(root: Path) -> tuple[str, ...]:
    """Give the names of the features: the folders of `content/` with an `index.md`, sorted."""
    return tuple(sorted(path.parent.name for path in (root / CONTENT).glob(f"*/{INDEX}")))


class Contents(Struct, frozen=True):
    """What is in a feature's folder: where it lies in the site, and of each file name, target if a link, and digest."""

    place: str
    files: tuple[tuple[str, str, str], ...]

    @property
    def told(self) -> list[bytes]:
        """Give words that stand for all of it."""
        return _encode((self.place, *(word for file in self.files for word in file)))

    @property
    def pictures(self) -> list[bytes]:
        """Give words that stand for all of it but the copy."""
        files = [file for file in self.files if "/" in file[0] or not file[0].endswith(".md")]
        return _encode((self.place, *(word for file in files for word in file)))


def look_into(root: Path, base: str, book: Book) -> Contents:
    """Look at every file below a folder; `book` spares reading what has not moved."""
    top, folder = os.path.realpath(root), os.path.realpath(root / base)
    files = [
        (name, target and os.path.relpath(target, top), _digest(f"{folder}/{name}", book))
        for name, target in _walk(folder, "", frozenset())
    ]
    return Contents(os.path.relpath(folder, top), tuple(files))


def _encode(words: Iterable[str]) -> list[bytes]:
    """Give names as the disk has them, be they in an encoding or not."""
    return [os.fsencode(word) for word in words]


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


def names_outside(photos: Iterable[Photo], findings: Iterable[Finding]) -> bool:
    """Tell whether pictures, or what was found, name files outside of the feature's folder, be they there or not."""
    named = [photo.file.path for photo in photos]
    named += [value for finding in findings for _, value in finding.values]
    return any(".." in name.replace("\\", "/").split("/") for name in named)


def photos_of(read: Feature | Entry) -> Iterator[Photo]:
    """Give every picture of a feature or an entry."""
    yield from read.photos
    yield from (block.photo for block in (read.note if isinstance(read, Feature) else read.blocks) if block.photo)
    for entry in read.entries if isinstance(read, Feature) else ():
        yield from photos_of(entry)
