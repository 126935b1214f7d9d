"""The parts of one feature, kept from one reading to the next. In: what each is made of. Out: what was made of it.

Where one entry of many is edited, the others are not read again, nor are their stories proofread by the checks that
look at one story alone.
"""

import contextlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec import DecodeError, Struct, field, msgpack

from pressroom.cache import Cache, key_of
from pressroom.copydesk.folder import names_outside, photos_of
from pressroom.copydesk.front_matter import EntryFields
from pressroom.findings import Finding, Place
from pressroom.model import Entry, Feature, PhotoFile

Way = tuple[str | int, ...]


class ReadIndex(Struct, frozen=True):
    """What reading `index.md` gave: the feature without its entries, or None, and what was found."""

    feature: Feature | None
    findings: tuple[Finding, ...]


class ReadEntry(Struct, frozen=True):
    """What reading the file of an entry gave: the entry, or None, and what was found."""

    entry: Entry | None
    findings: tuple[Finding, ...]


class ReadFront(Struct, frozen=True):
    """What reading the sound front matter of an entry gave: its fields, its values, and the places of these."""

    fields: EntryFields
    values: dict[str, Any]
    places: dict[Way, Place]
    keys: dict[Way, Place]


class _Kept(Struct):
    """The parts by their keys."""

    indexes: dict[str, ReadIndex] = field(default_factory=dict)
    entries: dict[str, ReadEntry] = field(default_factory=dict)
    fronts: dict[str, ReadFront] = field(default_factory=dict)
    photos: dict[str, PhotoFile] = field(default_factory=dict)
    stories: dict[str, tuple[Finding, ...]] = field(default_factory=dict)


class Shelf:
    """The kept parts of a feature. `base` stands for all they depend on but their files' `digests`, by name.

    Without a cache it keeps nothing. Parts that were not asked for are not kept on.
    """

    def __init__(
        self, cache: Cache | None = None, name: str = "", base: str = "", digests: Mapping[str, str] = {}
    ) -> None:
        self.cache, self.name, self.base, self.digests = cache, name, base, digests
        self.before, self.after = _read(cache, name), _Kept()

    def index(self, name: str, make: Callable[[], ReadIndex]) -> ReadIndex:
        """Give what reading the index gave, or read it."""
        key = self._key(name)
        read = self.before.indexes.get(key) or make()
        if self.cache and read.feature and not names_outside(photos_of(read.feature), read.findings):
            self.after.indexes[key] = read
        return read

    def entry(self, name: str, make: Callable[[], ReadEntry]) -> ReadEntry:
        """Give what reading an entry gave, or read it."""
        key = self._key(name)
        read = self.before.entries.get(key) or make()
        if self.cache and read.entry and not names_outside(photos_of(read.entry), read.findings):
            self.after.entries[key] = read
        return read

    def front(self, text: str, path: str, first_line: int, read: Callable[[], ReadFront | None]) -> ReadFront | None:
        """Give what reading front matter gave that stands there in a file, or read it; None where it has a fault."""
        key = key_of(self.base, ascii((text, path, first_line)))
        front = self.before.fronts.get(key) or read()
        if self.cache and front:
            self.after.fronts[key] = front
        return front

    def photo(
        self, name: str, look: Callable[[], tuple[PhotoFile | None, tuple[Finding, ...]]]
    ) -> tuple[PhotoFile | None, tuple[Finding, ...]]:
        """Give what a picture says of itself, or look at it; one with a fault is looked at each time."""
        key = self._key(name)
        known = self.before.photos.get(key)
        shot, findings = (known, ()) if known else look()
        if shot and not findings and self.digests.get(name):
            self.after.photos[key] = shot
        return shot, findings

    def story(self, told: object, make: Callable[[], Iterable[Finding]]) -> tuple[Finding, ...]:
        """Give what was found in a story that is `told` so, or read it."""
        if self.cache is None:
            return tuple(make())
        key = key_of(self.base, ascii(told))
        found = self.before.stories.get(key)
        self.after.stories[key] = tuple(make()) if found is None else found
        return self.after.stories[key]

    def save(self) -> None:
        """Keep the parts that were asked for."""
        if self.cache is not None:
            with contextlib.suppress(UnicodeEncodeError):  # names of files in no encoding
                self.cache.write(self.name, msgpack.encode(self.after))

    def _key(self, name: str) -> str:
        return key_of(self.base, ascii(name), self.digests.get(name, ""))


def _read(cache: Cache | None, name: str) -> _Kept:
    """Give what was kept; nothing where it is not there or cannot be read back."""
    kept = cache.read(name) if cache else None
    try:
        return msgpack.decode(kept, type=_Kept) if kept is not None else _Kept()
    except DecodeError:
        return _Kept()
