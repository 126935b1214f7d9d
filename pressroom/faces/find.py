"""Finding face files by name. In: folders and family names. Out: `Faces`, or `StopPress` when a role has none."""

import contextlib
import functools
import hashlib
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from pressroom.cache import key_of, open_cache
from pressroom.faces.program import program
from pressroom.findings import Finding, Place, StopPress, form_error
from pressroom.paper import FaceSetting

ROLES = ("body", "headline", "hei", "kai", "latin")
SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")


Named = tuple[str, str, int, int, str]
"""A face as it was found: family, path, index, units per em, PostScript name."""


class FaceFile(Struct, frozen=True):
    """One face in a file: its role, family, place, index in a collection, units per em, PostScript name."""

    role: str
    family: str
    path: Path
    index: int
    upem: int
    post_script: str = ""
    root: Path = Path()

    @property
    def sha256(self) -> str:
        """Hash of the whole file, in hex; the cache of the site at `root` keeps it while the file is the same."""
        status = self.path.stat()
        cache = open_cache(self.root, "faces")
        key = key_of("sha256", str(self.path), str(status.st_mtime_ns), str(status.st_size))
        known = cache.read(key)
        if known is None:
            with self.path.open("rb") as file:
                known = hashlib.file_digest(file, "sha256").hexdigest().encode()
            cache.write(key, known)
        return known.decode()


class Faces(Struct, frozen=True):
    """The face files of every role, best first."""

    files: Mapping[str, tuple[FaceFile, ...]]

    def file(self, key: str) -> FaceFile:
        """Give the file of a role (`kai`) or of one of its further candidates (`kai+1`)."""
        role, _, further = key.partition("+")
        return self.files[role][int(further or 0)]

    def keys(self, role: str) -> tuple[str, ...]:
        """Give the keys of all files that may print a role, best first."""
        return tuple(f"{role}+{n}" if n else role for n in range(len(self.files[role])))


def find_faces(root: Path, setting: FaceSetting) -> Faces:
    """Find the files of every role. Raise `StopPress` with an error for each role that has none.

    What was found is kept as long as setting and files are the same, so that no file need be opened for its names.
    """
    cache = open_cache(root, "faces")
    own, *system = folders_of_faces(root)
    paths = (*list_files(own), *system_files(tuple(system)))
    wanted = {role: tuple(getattr(setting, role)) for role in ROLES}
    key = key_of("found", program(), repr((wanted, paths)))
    kept = cache.read(key)
    known = msgspec.json.decode(kept, type=dict[str, tuple[Named, ...]]) if kept else look_up(paths, wanted)
    findings = [_missing(role, names) for role, names in wanted.items() if not known[role]]
    if findings:
        raise StopPress(findings)
    if kept is None:
        cache.write(key, msgspec.json.encode(known))
    return Faces({role: tuple(face_of(role, named, root) for named in known[role]) for role in ROLES})


def look_up(
    paths: tuple[tuple[str, int, int], ...], wanted: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[Named, ...]]:
    """Open all files of faces and find those that are wanted, by role."""
    from pressroom.faces.names import index_names  # it starts HarfBuzz

    index = index_names(paths)
    return {
        role: tuple(dict.fromkeys(index[name.casefold()] for name in names if name.casefold() in index))
        for role, names in wanted.items()
    }


def face_of(role: str, named: Named, root: Path) -> FaceFile:
    """Give a found face as that of a role."""
    family, path, index, upem, post_script = named
    return FaceFile(role, family, Path(path), index, upem, post_script, root)


@functools.lru_cache(maxsize=4)
def system_files(folders: tuple[Path, ...]) -> tuple[tuple[str, int, int], ...]:
    """Give the system's files of faces, as `list_files` does; they are looked for once in a process."""
    return tuple(file for folder in folders for file in list_files(folder))


def list_files(folder: Path) -> Iterator[tuple[str, int, int]]:
    """Give the files of faces below a folder, in order: path, size, time of change in ns."""
    found = []
    for place, _, names in os.walk(folder):
        found += [f"{place}/{name}" for name in names if name.lower().endswith(SUFFIXES)]
    for path in sorted(found, key=lambda path: path.split("/")):
        with contextlib.suppress(OSError):  # a link to nowhere is no face
            status = os.stat(path)  # noqa: PTH116  hundreds of them; a Path each is slow
            yield path, status.st_size, status.st_mtime_ns


def folders_of_faces(root: Path) -> tuple[Path, ...]:
    """Give the folders that are searched, the house's own first."""
    home = Path.home()
    system = {
        "darwin": (home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")),
        "win32": (
            Path(os.environ.get("LOCALAPPDATA", "C:/")) / "Microsoft/Windows/Fonts",
            Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts",
        ),
    }
    unix = (home / ".local/share/fonts", home / ".fonts", Path("/usr/local/share/fonts"), Path("/usr/share/fonts"))
    return (root / "assets/fonts", *system.get(sys.platform, unix))


def _missing(role: str, names: tuple[str, ...]) -> Finding:
    return form_error(
        "missing-face",
        "no face for `{role}`: none of {names} is installed",
        Place("site.yaml"),
        hint="install one of them (Debian: `apt install fonts-noto-cjk fonts-lxgw-wenkai`), put its file into"
        " `assets/fonts/`, or name another under `faces: {role}:`",
        role=role,
        names=", ".join(f"`{name}`" for name in names),
    )
