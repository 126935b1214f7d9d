"""What is known of each feature since it was last made. In and out: `Record`s, kept as JSON in the cache.

Imports nothing heavy: a build with nothing to do reads records and no more. A record that is damaged counts as none.
"""

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

from pressroom.findings import Area, Finding, Place

Stamp = tuple[int, int, str]
"""A file's size, its time in ns, its digest."""

ARCHIVE = "_archive"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Record:
    """One feature (or the archive) as last made.

    `outputs` are its files below `output/`; `coming` those of an exchange that may have been cut off before its end;
    `assets` the shared files it uses; `inputs` leads from a product to what it was made of; `held` says that an error
    of form kept the old files.
    """

    slug: str
    outputs: Mapping[str, Stamp] = field(default_factory=dict)
    coming: tuple[str, ...] = ()
    assets: tuple[str, ...] = ()
    inputs: Mapping[str, Any] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    card: Mapping[str, Any] | None = None
    fit_to_print: bool = False
    held: bool = False


@dataclass(frozen=True, slots=True)
class Shelf:
    """The records of one output folder. `folder` is where they are kept, `output` what they speak of."""

    folder: Path
    output: Path

    def read(self, slug: str) -> Record:
        """Give a feature's record; a missing or damaged one is empty."""
        try:
            head, _, body = (self.folder / f"{slug}.json").read_bytes().partition(b"\n")
            if head != _digest(body).encode():
                return Record(slug)
            return _from_plain(json.loads(body))
        except (OSError, ValueError, TypeError, KeyError):
            return Record(slug)

    def write(self, record: Record) -> None:
        """Keep a record; a run killed while writing leaves the old one."""
        self.folder.mkdir(parents=True, exist_ok=True)
        body = json.dumps(_to_plain(record), ensure_ascii=False, sort_keys=True).encode()
        draft = self.folder / f"{record.slug}.json.{os.getpid()}"
        draft.write_bytes(_digest(body).encode() + b"\n" + body)
        draft.replace(self.folder / f"{record.slug}.json")

    def drop(self, slug: str) -> None:
        """Forget a feature."""
        (self.folder / f"{slug}.json").unlink(missing_ok=True)

    def slugs(self) -> tuple[str, ...]:
        """Give the features there are records of, in order."""
        if not self.folder.is_dir():
            return ()
        names = (path.stem for path in self.folder.iterdir() if path.suffix == ".json")
        return tuple(sorted(name for name in names if name != ARCHIVE))

    def records(self) -> Iterator[Record]:
        """Give the records of all features, in order of their slugs."""
        return (self.read(slug) for slug in self.slugs())

    def stamp(self, path: str, data: bytes) -> Stamp:
        """Give the stamp of a file below the output folder that holds `data`."""
        status = (self.output / path).stat()
        return (status.st_size, status.st_mtime_ns, _digest(data))

    def is_whole(self, record: Record) -> bool:
        """Tell whether every file of a record still stands in the output folder as it was written."""
        return all(self._stands(path, stamp) for path, stamp in record.outputs.items())

    def _stands(self, path: str, stamp: Stamp) -> bool:
        """Tell whether a file has the size and the time of its stamp, or else its content."""
        try:
            status = os.stat(f"{self.output}/{path}")  # noqa: PTH116  thousands of times; a Path each is slow
        except OSError:
            return False
        if status.st_size != stamp[0]:
            return False
        return status.st_mtime_ns == stamp[1] or _digest((self.output / path).read_bytes()) == stamp[2]


def open_shelf(cache: Path, root: Path, output: Path) -> Shelf:
    """Give the shelf for an output folder: one for the site's own, others by their place."""
    place = os.path.relpath(output.resolve(), root.resolve()).replace(os.sep, "/")
    name = place if place.isalnum() else _digest(place.encode())[:16]
    return Shelf(cache / "records" / name, output)


def cache_of(root: Path, environ: Mapping[str, str]) -> Path:
    """Give the cache's folder: `PRESSROOM_CACHE`, or `.cache` beside `site.yaml`."""
    return Path(environ.get("PRESSROOM_CACHE") or root / ".cache")


def _digest(data: bytes) -> str:
    """Give the digest of bytes."""
    return blake2b(data, digest_size=16).hexdigest()


def _to_plain(record: Record) -> dict[str, Any]:
    """Give a record as JSON can hold it."""
    findings = [asdict(finding) for finding in record.findings]
    plain = {name: getattr(record, name) for name in Record.__slots__ if name != "findings"}
    return {**plain, "outputs": dict(record.outputs), "findings": findings, "version": VERSION}


def _from_plain(plain: dict[str, Any]) -> Record:
    """Read a record back. Raises KeyError, TypeError or ValueError where it is not one of this version."""
    if plain.pop("version") != VERSION:
        raise ValueError("a record of another version")
    findings = tuple(_finding(finding) for finding in plain.pop("findings"))
    outputs = {path: (int(size), int(time), str(digest)) for path, (size, time, digest) in plain.pop("outputs").items()}
    record = Record(**plain, findings=findings, outputs=outputs)
    return replace(record, assets=tuple(record.assets), coming=tuple(record.coming))


def _finding(plain: dict[str, Any]) -> Finding:
    """Read a finding back."""
    place, area = Place(**plain.pop("place")), plain.pop("area")
    values = tuple((str(name), str(value)) for name, value in plain.pop("values"))
    return Finding(**plain, place=place, values=values, area=Area(**area) if area else None)
