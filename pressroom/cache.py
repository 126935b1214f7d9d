"""The cache: derivatives by the content of what they were made from. In: a key and bytes. Out: the bytes, or nothing.

An entry carries the length and the checksum of its bytes: one that is damaged or cut short is never believed, only made
again. Entries appear whole (written beside and renamed), so two builds may share a cache. `PRESSROOM_CACHE` moves it
elsewhere.
"""

import contextlib
import functools
import os
import sys
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from zlib import crc32

from msgspec import Struct

from pressroom.book import Book, cache_of
from pressroom.bootstrap.packages import present

LIMIT_BYTES = 4_000_000_000
_SEAL = 12


class Cache(Struct, frozen=True):
    """One room's folder of the cache."""

    folder: Path

    def read(self, key: str) -> bytes | None:
        """Give what was kept under a key, or None where it is missing or damaged."""
        path = self.folder / key
        try:
            with path.open("rb", buffering=0) as file:
                seal, data = file.read(_SEAL), file.read()
        except OSError:
            return None
        if _seal(data) != seal:
            return None
        _touch(path)
        return data

    def write(self, key: str, data: bytes) -> None:
        """Keep bytes under a key; where the disk refuses, the build goes on without."""
        draft = self.folder / f"{key}.{os.getpid()}"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(_seal(data) + data)
            draft.replace(self.folder / key)
        except OSError:
            with contextlib.suppress(OSError):
                draft.unlink()


def open_cache(root: Path, room: str) -> Cache:
    """Give the cache of one room, `pictures` or the like."""
    return Cache(cache_of(root, os.environ) / room)


def key_of(*parts: bytes | str) -> str:
    """Give the key of all that goes into a derivative; the same parts in another order are another key."""
    digest = blake2b(digest_size=20)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()


@functools.lru_cache(maxsize=64)
def made_by(*names: str) -> str:
    """Give the digest of the program's own files of these names (folders: all that is in them), as a part of a key.

    A derivative whose key holds it is never older than what made it.
    """
    package, book = Path(__file__).parent, _own_book()
    files = [file for name in names for file in _files_of(str(package / name))]
    told = [part for file in files for part in (os.path.relpath(file, package), book.digest(file))]
    with contextlib.suppress(OSError):  # a program that cannot be written to is read each time
        book.save()
    return key_of(*told)


def run_on(*libraries: str) -> str:
    """Give the versions of Python and of libraries, as a part of a key."""
    there = _environment()
    return "\n".join([sys.version, *(f"{name}=={there.get(name)}" for name in libraries)])


@functools.lru_cache(maxsize=1)
def _environment() -> Mapping[str, str]:
    """Give the packages of this environment with their versions."""
    return present(Path(sys.prefix))


@functools.lru_cache(maxsize=1)
def _own_book() -> Book:
    """Give the stamps of the program's own files; they stand where Python keeps what it made of them."""
    return Book(Path(__file__).parent / "__pycache__" / "stamps.json")


def _files_of(path: str) -> list[str]:
    """Give a file, or the files below a folder, in order. Raises OSError where there is neither."""
    if path.endswith(".py"):
        os.stat(path)  # noqa: PTH116  hundreds of files; a Path each is slow
        return [path]
    os.listdir(path)  # noqa: PTH208
    found = []
    for folder, folders, names in os.walk(path):
        folders[:] = [name for name in folders if name != "__pycache__"]
        found += [f"{folder}/{name}" for name in names]
    return sorted(found)


def trim_cache(folder: Path, limit_bytes: int = LIMIT_BYTES) -> int:
    """Drop what was used longest ago until the cache is within its limit; give the bytes dropped."""
    entries = []
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != "records"]
        for name in names:
            with contextlib.suppress(FileNotFoundError):  # another build trims, too
                status = os.stat(f"{place}/{name}")  # noqa: PTH116  thousands of times; a Path each is slow
                entries.append((status.st_mtime_ns, status.st_size, f"{place}/{name}"))
    over = sum(size for _, size, _ in entries) - limit_bytes
    dropped = 0
    for _, size, name in sorted(entries):
        if dropped >= over:
            break
        Path(name).unlink(missing_ok=True)
        dropped += size
    return dropped


def _seal(data: bytes) -> bytes:
    """Give what tells that bytes are whole: their length and checksum. It guards against accidents, and quickly."""
    return len(data).to_bytes(8, "big") + crc32(data).to_bytes(4, "big")


def _touch(path: Path) -> None:
    """Mark an entry as used; a cache that cannot be written stays as it is."""
    try:
        os.utime(path)
    except OSError:
        return
