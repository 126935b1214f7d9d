"""Where a site may be sent. In: files. Out: the same files there. Also the folder, the nearest of all places."""

import shlex
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from pressroom.deploy.outgoing import Outgoing
from pressroom.findings import Finding, Place, StopPress, form_error

SITE_FILE = "site.yaml"
Done = Callable[[Outgoing], None]


class Store(Protocol):
    """A place for files. Each method raises `StopPress` where the place does not answer as it should."""

    def read(self, path: str) -> bytes | None:
        """Give a file's bytes, or None where there is none."""
        ...

    def send(self, files: Sequence[Outgoing], done: Done) -> None:
        """Put files there, each whole or not at all as far as the place can; `done` is told of each."""
        ...

    def remove(self, paths: Sequence[str]) -> None:
        """Take files away; one that is not there is as good as taken."""
        ...


class ExtraMissing(Exception):
    """A library that this target needs is not installed; `line` is what to type."""

    def __init__(self, library: str, line: str) -> None:
        self.library, self.line = library, line
        super().__init__(f"{library}: {line}")


def install_line(requirement: str) -> str:
    """Give what to type so that this very Python has a package."""
    return f"{shlex.quote(sys.executable)} -m pip install '{requirement}'"


class FolderStore(Struct, frozen=True):
    """A folder of this machine, or one mounted into it."""

    folder: Path

    def read(self, path: str) -> bytes | None:
        """Give a file's bytes."""
        try:
            return (self.folder / path).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as fault:
            raise StopPress([not_sent(str(self.folder), fault)]) from fault

    def send(self, files: Sequence[Outgoing], done: Done) -> None:
        """Write each file beside its place and move it there."""
        for one in files:
            place = self.folder / one.path
            draft = _draft_of(place)
            try:
                place.parent.mkdir(parents=True, exist_ok=True)
                draft.write_bytes(one.read())
                draft.replace(place)
            except OSError as fault:
                draft.unlink(missing_ok=True)
                raise StopPress([not_sent(str(self.folder), fault)]) from fault
            done(one)

    def remove(self, paths: Sequence[str]) -> None:
        """Remove files, and the folders that are left empty."""
        for path in paths:
            place = self.folder / path
            try:
                place.unlink(missing_ok=True)
                _draft_of(place).unlink(missing_ok=True)
                for parent in place.parents:
                    if parent == self.folder or not parent.is_dir() or any(parent.iterdir()):
                        break
                    parent.rmdir()
            except OSError as fault:
                raise StopPress([not_sent(str(self.folder), fault)]) from fault


def _draft_of(place: Path) -> Path:
    """Give the name a file is written under before it is whole; a later run finds what a killed one left."""
    return place.with_name(f".{place.name}.part")


def open_folder(root: Path, path: str, name: str) -> FolderStore:
    """Open a folder target. Raises `StopPress` where it is the project itself or lies round it."""
    folder = (root / Path(path).expanduser()).resolve() if path else root.resolve()
    if root.resolve().is_relative_to(folder) or folder.is_relative_to((root / "output").resolve()):
        found = form_error(
            "wrong-target",
            "`{path}` is no folder to send the site to",
            Place(SITE_FILE),
            hint="write under `{name}: path:` a folder outside the project's own ones",
            path=path,
            name=name,
        )
        raise StopPress([found])
    return FolderStore(folder)


def not_sent(where: str, fault: object) -> Finding:
    """Say that a place does not answer as it should."""
    return form_error(
        "not-sent",
        "{where} refuses: {fault}",
        hint="see to it and run the command again; it goes on where it stopped",
        where=where,
        fault=next(iter(str(fault).splitlines()), ""),
    )
