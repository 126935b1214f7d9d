"""The desk's work, kept by content. In: a house and a feature's name. Out: a `Desk`: the copy and its findings.

Copy that has not changed is neither read nor proofread again: what it gave comes out of the cache, and none of the
libraries that read copy is imported. What cannot be read back is made again.
"""

import contextlib
import functools
import os
import sys
from pathlib import Path

from msgspec import DecodeError, Struct, msgpack
from msgspec.structs import replace

from pressroom.book import Book
from pressroom.bootstrap.packages import present
from pressroom.cache import Cache, cache_of, key_of, open_cache
from pressroom.config import House
from pressroom.copydesk.folder import CONTENT, describe_folder, leans_out
from pressroom.findings import Finding
from pressroom.model import Feature

ROOM = "copy"
_PACKAGE = Path(__file__).parent.parent
_SOURCES = ("copydesk", "darkroom", "model", "records", "config.py", "findings.py", "paper.py")
_LIBRARIES = ("markdown", "nh3", "pyyaml", "pillow", "msgspec")


class Desk(Struct, frozen=True):
    """What the desk has of a feature: the copy, without drafts unless the house makes them, and what was found.

    `read` is what reading found, `proofed` what proofreading did: nothing of a draft that is not made. Waivers are not
    applied yet. `key` stands for all of this: as long as it is the same, so is the rest.
    """

    feature: Feature
    read: tuple[Finding, ...]
    proofed: tuple[Finding, ...]
    key: str


def read_desk(house: House, slug: str) -> Desk:
    """Read and proof a feature, or give what that gave before. Raises `StopPress` where there is no `Feature`."""
    cache = open_cache(house.root, ROOM)
    key = _key(house, slug, cache)
    return _take(cache, key) or _make(house, slug, cache, key)


def _take(cache: Cache, key: str) -> Desk | None:
    """Give what was kept under a key, or None where nothing was or it cannot be read back."""
    kept = cache.read(key)
    if kept is None:
        return None
    try:
        return msgpack.decode(kept, type=Desk)
    except DecodeError:
        return None


def _make(house: House, slug: str, cache: Cache, key: str) -> Desk:
    """Read and proof a feature, and keep it.

    What names files outside of its folder is not kept: the key knows nothing of them.
    """
    # not at the top: a feature that is kept needs none of the libraries that these import
    from pressroom.copydesk.content import load_feature, without_drafts
    from pressroom.copydesk.proof.reading import proof_feature

    feature, read = load_feature(house, slug)
    is_made = house.drafts or not feature.draft
    feature = feature if house.drafts else without_drafts(feature)
    desk = Desk(feature, read, proof_feature(house, feature) if is_made else (), key)
    if leans_out(feature, read):
        return replace(desk, key=key_of(key, ascii(desk)))
    with contextlib.suppress(UnicodeEncodeError):  # half a character, as YAML's escapes can make one
        cache.write(key, msgpack.encode(desk))
    return desk


def _key(house: House, slug: str, cache: Cache) -> str:
    """Give the key of all that reading and proofing a feature depend on."""
    book = Book(cache.folder / key_of("stamps", os.fsencode(house.root.resolve()), os.fsencode(slug)))
    folder = describe_folder(house.root, f"{CONTENT}/{slug}", book)
    lexicon = house.paper.proof.lexicon
    words = book.digest(str(house.root / lexicon)) if lexicon else ""
    book.save()
    program = _program(cache_of(house.root, os.environ))
    return key_of(program, ascii(house.paper), str(house.drafts), os.fsencode(slug), words, *folder)


@functools.lru_cache(maxsize=8)
def _program(cache: Path) -> str:
    """Give the digest of the program that reads and proofs copy, and of the libraries it does so with."""
    versions = present(Path(sys.prefix))
    book = Book(cache / ROOM / key_of("stamps", os.fsencode(_PACKAGE)))
    parts = [sys.version, *(f"{name}=={versions.get(name)}" for name in _LIBRARIES)]
    for path in _sources():
        parts += [os.path.relpath(path, _PACKAGE), book.digest(path)]
    book.save()
    return key_of(*parts)


def _sources() -> list[str]:
    """Give the files the desk's work depends on, in order; tables and words with them."""
    found = [str(_PACKAGE / name) for name in _SOURCES if name.endswith(".py")]
    for room in (name for name in _SOURCES if not name.endswith(".py")):
        for folder, folders, names in os.walk(_PACKAGE / room):
            folders[:] = [name for name in folders if name != "__pycache__"]
            found += [f"{folder}/{name}" for name in names]
    return sorted(found)
