"""What is known of each feature since it was last made. In and out: `Record`s, kept as JSON in the cache.

Imports nothing heavy: a build with nothing to do reads records and no more. A record that is damaged counts as none.
"""

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, field

from pressroom.book import Stamp, digest_of, read_body, read_checked, write_checked
from pressroom.findings import Finding, in_order
from pressroom.output.idle import ARCHIVE, BOOK, folder_of_records

VERSION = 4


class Record(Struct, frozen=True):
    """One feature (or the archive) as last made.

    `outputs` are its files below `output/`; `assets` the shared files it uses; `inputs` and `found` lead from a product
    to what it was made of and what was found in it; `held` says that an error of form kept the old files; `card` is the
    digest of the archive's card.
    """

    slug: str
    outputs: Mapping[str, Stamp] = field(default_factory=dict)
    assets: tuple[str, ...] = ()
    inputs: Mapping[str, Any] = field(default_factory=dict)
    found: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)
    card: str = ""
    fit_to_print: bool = False
    held: bool = False
    version: int = VERSION

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that was found when it was last made."""
        return in_order(finding for part in self.found.values() for finding in part)


class Shelf(Struct, frozen=True):
    """The records of one output folder. `folder` is where they are kept, `output` what they speak of."""

    folder: Path
    output: Path

    def read(self, slug: str) -> Record:
        """Give a feature's record; a missing or damaged one is empty."""
        try:
            record = msgspec.json.decode(read_body(self.folder / f"{slug}.json"), type=Record)
        except msgspec.DecodeError:
            return Record(slug)
        return record if record.version == VERSION else Record(slug)

    def write(self, record: Record) -> None:
        """Keep a record; a run killed while writing leaves the old one."""
        write_checked(self.folder / f"{record.slug}.json", msgspec.to_builtins(record))

    def read_card(self, slug: str) -> Mapping[str, Any]:
        """Give what the archive knows of a feature, as plain values; a missing or damaged card is empty."""
        return read_checked(self.folder / "cards" / f"{slug}.json")

    def write_card(self, slug: str, card: Mapping[str, Any]) -> str:
        """Keep a card and give its digest; written before the record that names it."""
        write_checked(self.folder / "cards" / f"{slug}.json", card)
        return digest_of(json.dumps(card, sort_keys=True).encode())

    def drop(self, slug: str) -> None:
        """Forget a feature."""
        (self.folder / "cards" / f"{slug}.json").unlink(missing_ok=True)
        (self.folder / f"{slug}.json").unlink(missing_ok=True)

    def slugs(self) -> tuple[str, ...]:
        """Give the features there are records of, in order."""
        if not self.folder.is_dir():
            return ()
        names = (path.stem for path in self.folder.iterdir() if path.suffix == ".json")
        return tuple(sorted(name for name in names if name not in (ARCHIVE, BOOK)))

    def records(self) -> Iterator[Record]:
        """Give the records of all features, in order of their slugs."""
        return (self.read(slug) for slug in self.slugs())

    def stamp(self, path: str, data: bytes) -> Stamp:
        """Give the stamp of a file below the output folder that holds `data`."""
        status = (self.output / path).stat()
        return (status.st_size, status.st_mtime_ns, digest_of(data))

    def stamp_again(self, path: str, known: Stamp | None) -> Stamp:
        """Give the stamp of a file below the output folder that stays; the known one where it still holds."""
        return known if known and self._stands(path, known) else self.stamp(path, (self.output / path).read_bytes())

    def missing(self, record: Record) -> tuple[str, ...]:
        """Give the files of a record that no longer stand in the output folder as they were written."""
        return tuple(path for path, stamp in record.outputs.items() if not self._stands(path, stamp))

    def _stands(self, path: str, stamp: Stamp) -> bool:
        """Tell whether a file has the size and the time of its stamp, or else its content."""
        try:
            status = os.stat(f"{self.output}/{path}")  # noqa: PTH116  thousands of times; a Path each is slow
        except OSError:
            return False
        if status.st_size != stamp[0]:
            return False
        return status.st_mtime_ns == stamp[1] or digest_of((self.output / path).read_bytes()) == stamp[2]


def open_shelf(cache: Path, root: Path, output: Path) -> Shelf:
    """Give the shelf for an output folder: one for the site's own, others by their place."""
    return Shelf(folder_of_records(cache, root, output), output)
