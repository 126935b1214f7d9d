"""Files that this program did not make. In: the output folder and its lists of what was made. Out: findings."""

import os
from collections.abc import Iterable
from pathlib import Path

from pressroom.findings import Finding, Place, StopPress, form_error
from pressroom.output.journal import STAGING
from pressroom.output.made import FOLDER, list_made, read_made
from pressroom.output.record import Shelf


def list_files(output: Path, part: str) -> list[str]:
    """Give the files of a part as paths below the output folder, in order; links count as files."""
    place = output / part
    if place.is_symlink() or place.is_file():
        return [part]
    found = []
    for folder, folders, names in os.walk(place):
        folders.sort()
        links = [name for name in folders if os.path.islink(f"{folder}/{name}")]  # noqa: PTH114  names are wanted
        below = os.path.relpath(folder, output).replace(os.sep, "/")
        found += [f"{below}/{name}" if below != "." else name for name in [*names, *links]]
    return sorted(found)


def refuse_unknown(paths: Iterable[str]) -> None:
    """Raise StopPress with a finding for each path."""
    findings = [_unknown(path) for path in sorted(paths)]
    if findings:
        raise StopPress(findings)


def find_unknown(shelf: Shelf) -> tuple[Finding, ...]:
    """Give a finding for each file below the output folder that no list names."""
    if not shelf.output.is_dir():
        return ()
    known = {path for name in list_made(shelf.output) for path in read_made(shelf.output, name)}
    there = (path for path in list_files(shelf.output, ".") if not path.startswith((f"{STAGING}/", f"{FOLDER}/")))
    return tuple(_unknown(path) for path in there if path not in known)


def _unknown(path: str) -> Finding:
    """Say that a file is not this program's."""
    return form_error(
        "unknown-file",
        "`{path}` in the output folder was not made by this program",
        Place(path),
        path=path,
        hint="move it elsewhere, or drop the whole folder with `build.py clean --force`",
    )
