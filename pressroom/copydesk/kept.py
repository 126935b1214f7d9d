"""The desk's work, kept by content. In: a house and a feature's name. Out: a `Desk`: the copy and its findings.

Copy that has not changed is neither read nor proofread again: what it gave comes out of the cache, and none of the
libraries that read copy is imported. What cannot be read back is made again.
"""

import contextlib
import os

from msgspec import DecodeError, Struct, msgpack
from msgspec.structs import replace

from pressroom.book import Book
from pressroom.cache import Cache, key_of, made_by, open_cache, run_on
from pressroom.config import House
from pressroom.copydesk.folder import CONTENT, Contents, look_into, names_outside, photos_of
from pressroom.findings import Finding
from pressroom.model import Feature

ROOM = "copy"
_MAKERS = ("copydesk", "darkroom", "model", "records", "config", "findings.py", "paper.py")
_LIBRARIES = ("markdown", "nh3", "pydantic", "pyyaml", "pillow", "msgspec")


class Desk(Struct, frozen=True):
    """What the desk has of a feature: the copy, without drafts unless the house makes them, and what was found.

    `read` is what reading found, `proofed` what proofreading did; nothing of drafts that are not made. Waivers are not
    applied yet. `key` stands for all of this: as long as it is the same, so is the rest.
    """

    feature: Feature
    read: tuple[Finding, ...]
    proofed: tuple[Finding, ...]
    key: str


class _Seen(Struct, frozen=True):
    """What there is to be read: the key of all of it, that of all but the copy's files, and the folder."""

    key: str
    base: str
    contents: Contents


def read_desk(house: House, slug: str) -> Desk:
    """Read and proof a feature, or give what that gave before. Raises `StopPress` where there is no `Feature`."""
    cache = open_cache(house.root, ROOM)
    seen = _look(house, slug, cache)
    return _take(cache, seen.key) or _make(house, slug, cache, seen)


def _take(cache: Cache, key: str) -> Desk | None:
    """Give what was kept under a key, or None where nothing was or it cannot be read back."""
    kept = cache.read(key)
    if kept is None:
        return None
    try:
        return msgpack.decode(kept, type=Desk)
    except DecodeError:
        return None


def _make(house: House, slug: str, cache: Cache, seen: _Seen) -> Desk:
    """Read and proof a feature, and keep it.

    What names files outside of its folder is not kept, for the key knows nothing of them; nor is what was edited in
    the meantime.
    """
    # not at the top: a feature that is kept needs none of the libraries that these import
    from pressroom.copydesk.content import load_feature, without_drafts
    from pressroom.copydesk.proof.reading import proof_feature
    from pressroom.copydesk.shelf import Shelf

    digests = {name: digest for name, _, digest in seen.contents.files}
    shelf = Shelf(cache, _name("parts", house, slug), seen.base, digests)
    whole, read = load_feature(house, slug, shelf)
    feature = whole if house.drafts else without_drafts(whole)
    drafts = {entry.place.path for entry in whole.entries} - {entry.place.path for entry in feature.entries}
    if feature.draft and not house.drafts:
        desk = Desk(feature, (), (), seen.key)
    else:
        told = tuple(finding for finding in read if finding.place.path not in drafts)
        desk = Desk(feature, told, proof_feature(house, feature, shelf), seen.key)
    if names_outside(photos_of(whole), read) or _look(house, slug, cache) != seen:
        return replace(desk, key=key_of(seen.key, ascii(desk)))
    shelf.save()
    with contextlib.suppress(UnicodeEncodeError):  # names of files in no encoding
        cache.write(seen.key, msgpack.encode(desk))
    return desk


def _look(house: House, slug: str, cache: Cache) -> _Seen:
    """Look at all that reading and proofing a feature depend on."""
    book = Book(cache.folder / _name("stamps", house, slug))
    contents = look_into(house.root, f"{CONTENT}/{slug}", book)
    lexicon = house.paper.proof.lexicon
    words = book.digest(str(house.root / lexicon)) if lexicon else ""
    with contextlib.suppress(OSError):  # a cache that cannot be written is only slower
        book.save()
    shared = (made_by(*_MAKERS), run_on(*_LIBRARIES), ascii(house.paper), os.fsencode(slug))
    base = key_of(*shared, *contents.pictures)
    return _Seen(key_of(*shared, str(house.drafts), words, *contents.told), base, contents)


def _name(what: str, house: House, slug: str) -> str:
    """Give the name of what is kept of a feature for the next run."""
    return key_of(what, os.fsencode(house.root.resolve()), os.fsencode(slug))
