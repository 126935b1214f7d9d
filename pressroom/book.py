"""What files hold, remembered by size and time. In: paths. Out: digests; a file is read again only where it moved.

Imports nothing heavy, because a build with nothing to do reads this and no more.
"""

import json
import os
import time
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

Stamp = tuple[int, int, str]
"""A file's size, its time in ns, its digest. A time of 0 says: too young to be trusted, read it again."""

_YOUNG_NS = 50_000_000


def cache_of(root: Path, environ: Mapping[str, str]) -> Path:
    """Give the cache's folder: `PRESSROOM_CACHE`, or `.cache` beside `site.yaml`."""
    return Path(environ.get("PRESSROOM_CACHE") or root / ".cache")


def digest_of(data: bytes) -> str:
    """Give the digest of bytes: half of SHA-256, which processors have built in (twice as fast as BLAKE2 there)."""
    return sha256(data).hexdigest()[:32]


def join_digests(parts: list[str]) -> str:
    """Give one digest for many strings in this order."""
    return digest_of("\0".join(parts).encode())


def stamp_of(path: str, known: Stamp | None = None) -> Stamp:
    """Give a file's stamp; its content is read only where size or time are not those known. Raises OSError."""
    status = os.stat(path)  # noqa: PTH116  thousands of times; a Path each is slow
    if known and known[0] == status.st_size and known[1] == status.st_mtime_ns:
        return known
    digest = digest_of(Path(path).read_bytes())
    young = time.time_ns() - status.st_mtime_ns < _YOUNG_NS
    return (status.st_size, 0 if young else status.st_mtime_ns, digest)


def list_tree(folder: str, below: str = "") -> list[str]:
    """Give the files below a folder, in order, as paths from `below`; hidden ones and programs are left out."""
    found: list[str] = []
    try:
        entries = sorted(os.scandir(f"{folder}/{below}" if below else folder), key=lambda entry: entry.name)
    except OSError:
        return found
    for entry in entries:
        if entry.name.startswith((".", "__")) or entry.name.endswith((".py", ".pyc")):
            continue
        path = f"{below}/{entry.name}" if below else entry.name
        found += list_tree(folder, path) if entry.is_dir() else [path]
    return found


def read_checked(path: Path) -> dict[str, Any]:
    """Read a JSON object kept by `write_checked`; a missing or damaged one is empty."""
    plain = json.loads(read_body(path) or b"{}")
    return plain if isinstance(plain, dict) else {}


def read_body(path: Path) -> bytes:
    """Read what `write_checked` kept, as it was written; nothing where it is missing or damaged."""
    try:
        head, _, body = path.read_bytes().partition(b"\n")
    except OSError:
        return b""
    return body if head == digest_of(body).encode() else b""


def write_checked(path: Path, plain: Mapping[str, Any]) -> None:
    """Keep a JSON object with its digest; a run killed while writing leaves the old one."""
    body = json.dumps(plain, ensure_ascii=False, sort_keys=True).encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.write_bytes(digest_of(body).encode() + b"\n" + body)
    draft.replace(path)


class Book:
    """The stamps of files that many features share, kept from run to run; a damaged book is an empty one."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.stamps: dict[str, Stamp] = {name: tuple(stamp) for name, stamp in read_checked(path).items()}
        self.is_changed = False

    def digest(self, path: str) -> str:
        """Give the digest of a file, or nothing where there is none."""
        try:
            stamp = stamp_of(path, self.stamps.get(path))
        except OSError:
            return ""
        if stamp != self.stamps.get(path):
            self.stamps[path], self.is_changed = stamp, True
        return stamp[2]

    def save(self) -> None:
        """Keep the book where something in it changed."""
        if self.is_changed:
            write_checked(self.path, self.stamps)
