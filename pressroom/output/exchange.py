"""Exchanges a feature's folders. In: an `Edition` or the archive's files. Out: the paths that changed.

A file whose bytes are the same keeps its inode and time: it is linked into the new folder. A part in which nothing
changed is not touched at all.
"""

import os
import shutil
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import to_builtins
from msgspec.structs import replace

from pressroom.findings import StopPress, form_error, has_errors, holds_files
from pressroom.output.idle import ARCHIVE
from pressroom.output.journal import carry_out, new_place
from pressroom.output.made import read_made, write_made
from pressroom.output.places import ASSETS, is_below, is_reserved, parts_of, product_of
from pressroom.output.record import Record, Shelf
from pressroom.output.unknown import list_files, refuse_unknown

if TYPE_CHECKING:
    from pressroom.model.products import Edition, OutputFile


def exchange_edition(
    shelf: Shelf, edition: "Edition", wanted: frozenset[str], inputs: Mapping[str, Any]
) -> tuple[str, ...]:
    """Put an edition in place of the feature's old files and record it; give the paths that changed.

    Products not `wanted` stay as they are. Where a finding is an error of form, nothing but the record changes.
    Raises StopPress where a file that this program did not make is in the way.
    """
    record = shelf.read(edition.slug)
    stays = {part: findings for part, findings in record.found.items() if part not in {"copy", *wanted}}
    found = {**stays, **(edition.by_product or dict.fromkeys(wanted, edition.findings))}
    if holds_files(edition.findings):
        shelf.write(replace(record, found=found, fit_to_print=False, held=True, inputs=dict(inputs)))
        return ()
    if is_reserved(edition.slug):
        raise StopPress(
            [
                form_error(
                    "reserved-name", "no feature may be called `{slug}`", slug=edition.slug, hint="rename its folder"
                )
            ]
        )
    files = {file.path: file.data for file in edition.files}
    assets = {path: data for path, data in files.items() if path.startswith(ASSETS)}
    own = {path: data for path, data in files.items() if path not in assets}
    _refuse_strangers(edition.slug, own)
    changed = _write_shared(shelf, assets)
    kept = set(kept_files(shelf.output, edition.slug, wanted)) - set(own)
    changed += _exchange_parts(shelf, edition.slug, own, kept)
    outputs = {path: shelf.stamp(path, data) for path, data in own.items()}
    outputs |= {path: shelf.stamp_again(path, record.outputs.get(path)) for path in sorted(kept)}
    card = record.card
    if "html" in wanted:
        card = shelf.write_card(edition.slug, to_builtins(edition.card)) if edition.card else ""
    shelf.write(
        Record(
            edition.slug,
            outputs=dict(sorted(outputs.items())),
            assets=tuple(sorted({*assets, *(record.assets if any(_is_page(path) for path in kept) else ())})),
            inputs=dict(inputs),
            found=found,
            card=card,
            fit_to_print=not has_errors(finding for part in found.values() for finding in part),
        )
    )
    return changed


def exchange_archive(
    shelf: Shelf, files: "Sequence[OutputFile]", used: Collection[str], inputs: Mapping[str, Any]
) -> tuple[str, ...]:
    """Put the archive's files in place, drop shared files that no feature has in use; give the paths that changed."""
    record = shelf.read(ARCHIVE)
    wanted = {file.path: file.data for file in files}
    shared = {path: data for path, data in wanted.items() if path.startswith(ASSETS)}
    pages = {path: data for path, data in wanted.items() if path not in shared}
    changed = _write_shared(shelf, shared)
    made = read_made(shelf.output, ARCHIVE)
    gone = [path for path in sorted(made) if path not in wanted and path not in used]
    parts = [path for path, data in pages.items() if not _holds(shelf.output / path, data)]
    for path in parts:
        _write(new_place(shelf.output, path), pages[path])
    gone = [path for path in gone if (shelf.output / path).exists()]
    write_made(shelf.output, ARCHIVE, made | set(wanted))
    carry_out(shelf.output, sorted({*parts, *gone}))
    write_made(shelf.output, ARCHIVE, (made | set(wanted)) - set(gone))
    outputs = {path: shelf.stamp(path, data) for path, data in wanted.items()}
    shelf.write(replace(record, outputs=dict(sorted(outputs.items())), inputs=dict(inputs)))
    return (*changed, *parts, *gone)


def remove_feature(shelf: Shelf, slug: str) -> tuple[str, ...]:
    """Take a feature that is no longer published out of the output folder; give the paths that went.

    Raises StopPress where a file that this program did not make stands among them.
    """
    changed = _exchange_parts(shelf, slug, {}, set())
    shelf.drop(slug)
    return changed


def kept_files(output: Path, slug: str, wanted: frozenset[str]) -> dict[str, int]:
    """Give a feature's files of the products that are not wanted, with their sizes in bytes."""
    ours = sorted(path for path in read_made(output, slug) if product_of(path, slug) not in wanted)
    return {path: (output / path).stat().st_size for path in ours if (output / path).is_file()}


def _exchange_parts(shelf: Shelf, slug: str, own: Mapping[str, bytes], kept: set[str]) -> tuple[str, ...]:
    """Make the parts that change anew beside the old ones, then exchange them all; give the paths that changed."""
    parts, made = parts_of(slug), read_made(shelf.output, slug)
    old = {path for part in parts for path in list_files(shelf.output, part)}
    refuse_unknown(old - set(own) - made)
    final = set(own) | (kept & old)
    same = {path for path in final & old if path not in own or _holds(shelf.output / path, own[path])}
    changed = (final - same) | (old - final)
    moving = [part for part in parts if any(is_below(path, part) for path in changed)]
    write_made(shelf.output, slug, made | final)
    for path in sorted(final):
        if any(is_below(path, part) for part in moving):
            _put(shelf.output, path, None if path in same else own[path])
    carry_out(shelf.output, moving)
    if made - final:
        write_made(shelf.output, slug, final)
    return tuple(sorted(changed))


def _put(output: Path, path: str, data: bytes | None) -> None:
    """Put a file into its part's successor: new bytes, or the very file that is there."""
    new = new_place(output, path)
    if data is not None:
        _write(new, data)
        return
    new.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(output / path, new)
    except OSError:  # a file system without links
        shutil.copy2(output / path, new)


def _write_shared(shelf: Shelf, assets: Mapping[str, bytes]) -> tuple[str, ...]:
    """Write shared files before the pages that ask for them; give the paths that changed."""
    changed = tuple(path for path, data in sorted(assets.items()) if not _holds(shelf.output / path, data))
    made = read_made(shelf.output, ARCHIVE)
    if not made >= assets.keys():
        write_made(shelf.output, ARCHIVE, made | assets.keys())
    for path in changed:
        draft = new_place(shelf.output, path)
        _write(draft, assets[path])
        (shelf.output / path).parent.mkdir(parents=True, exist_ok=True)
        draft.replace(shelf.output / path)
    return changed


def _write(path: Path, data: bytes) -> None:
    """Write a file, and the folders over it where they are missing."""
    try:
        path.write_bytes(data)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _is_page(path: str) -> bool:
    """Tell whether a file is a web page, which may ask for shared files."""
    return path.endswith(".html")


def _holds(path: Path, data: bytes) -> bool:
    """Tell whether a file holds these very bytes."""
    try:
        with path.open("rb", buffering=0) as file:
            return os.fstat(file.fileno()).st_size == len(data) and file.readall() == data
    except OSError:
        return False


def _refuse_strangers(slug: str, own: Mapping[str, bytes]) -> None:
    """Raise ValueError where an edition holds a file outside its feature's parts: that is a fault of this program."""
    strangers = [path for path in own if not any(is_below(path, part) for part in parts_of(slug)) or ".." in path]
    if strangers:
        raise ValueError(f"{slug} may not write {strangers}")
