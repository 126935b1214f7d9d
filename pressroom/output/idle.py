"""Whether there is anything to do. In: the site, its records. Out: what they hold, or None, in milliseconds.

It reads the records as plain values and imports nothing else: this is what most runs of a build come to.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pressroom.book import Book, digest_of, join_digests, read_checked
from pressroom.output.inputs import look_at_shared, own_stamps, product_digests, slugs_of
from pressroom.output.places import PRODUCTS

ARCHIVE = "_archive"
BOOK = "_book"


def folder_of_records(cache: Path, root: Path, output: Path) -> Path:
    """Give the folder that keeps the records of an output folder: the site's own, or another by its place."""
    place = os.path.relpath(output.resolve(), root.resolve()).replace(os.sep, "/")
    return cache / "records" / (place if place.isalnum() else digest_of(place.encode())[:16])


def look_idle(root: Path, folder: Path, output: Path, prefix: Path) -> list[dict[str, Any]] | None:
    """Give the features' records where a whole build would change nothing, else None.

    `folder` holds the records of the output folder, `prefix` is the environment whose packages do the work.
    """
    slugs = slugs_of(root)
    try:
        names = {name.removesuffix(".json") for name in os.listdir(folder) if name.endswith(".json")}  # noqa: PTH208
    except OSError:
        return None
    if names - {ARCHIVE, BOOK} != set(slugs) or (output / ".exchange").exists():
        return None
    shared = look_at_shared(root, Book(folder / f"{BOOK}.json"), prefix)
    records = []
    for slug in slugs:
        record = read_checked(folder / f"{slug}.json")
        if not record or not _is_same(root, slug, record, shared) or not _stands(output, record):
            return None
        records.append(record)
    archive = read_checked(folder / f"{ARCHIVE}.json")
    digest = archive_digest(shared, [record["card"] for record in records if record["card"]])
    same = archive.get("inputs", {}).get("archive") == digest
    return records if same and _stands(output, archive) else None


def archive_digest(shared: Mapping[str, str], cards: list[str]) -> str:
    """Give the digest of all that the archive's pages are made of."""
    return join_digests([shared["archive"], *cards])


def _is_same(root: Path, slug: str, record: Mapping[str, Any], shared: Mapping[str, str]) -> bool:
    """Tell whether a feature's products would be made of what they were made of."""
    inputs = record["inputs"]
    own = own_stamps(root, slug, inputs.get("own", {}))
    return all(inputs.get(product) == digest for product, digest in product_digests(shared, PRODUCTS, own).items())


def _stands(output: Path, record: Mapping[str, Any]) -> bool:
    """Tell whether the files of a record stand as they were written, by size and time."""
    for path, (size, changed_ns, _) in record.get("outputs", {}).items():
        try:
            status = os.stat(f"{output}/{path}")  # noqa: PTH116  thousands of times; a Path each is slow
        except OSError:
            return False
        if status.st_size != size or status.st_mtime_ns != changed_ns:
            return False
    return True
