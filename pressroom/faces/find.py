"""Finding face files by name. In: folders and family names. Out: `Faces`, or `StopPress` when a role has none."""

import functools
import hashlib
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import uharfbuzz
from msgspec import Struct

from pressroom.cache import key_of, open_cache
from pressroom.findings import Finding, Place, StopPress, form_error
from pressroom.paper import FaceSetting

ROLES = ("body", "headline", "hei", "kai", "latin")
SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
REGULAR = ("regular", "normal", "book", "roman", "常规", "标准")
# Name table ids (OpenType, `name`): family, subfamily, full name, typographic family and subfamily.
FAMILY, SUBFAMILY, FULL, TYPOGRAPHIC_FAMILY, TYPOGRAPHIC_SUBFAMILY = 1, 2, 4, 16, 17


class FaceFile(Struct, frozen=True):
    """One face in a file: its role, family, place, index in a collection, and units per em."""

    role: str
    family: str
    path: Path
    index: int
    upem: int
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
    """Find the files of every role. Raise `StopPress` with an error for each role that has none."""
    index = _index_names(root)
    files: dict[str, tuple[FaceFile, ...]] = {}
    findings: list[Finding] = []
    for role in ROLES:
        names = getattr(setting, role)
        found = [index[name.casefold()] for name in names if name.casefold() in index]
        files[role] = tuple(FaceFile(role, *face, root) for face in dict.fromkeys(found))
        if not found:
            findings.append(_missing(role, names))
    if findings:
        raise StopPress(findings)
    return Faces(files)


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


def _index_names(root: Path) -> dict[str, tuple[str, Path, int, int]]:
    """Lead every name a face goes by, case folded, to its family, path, index and units per em."""
    index: dict[str, tuple[str, Path, int, int]] = {}
    for folder in folders_of_faces(root):
        if not folder.is_dir():
            continue
        for path in sorted(p for p in folder.rglob("*") if p.suffix.lower() in SUFFIXES):
            for name, face in _names_in(path, path.stat().st_mtime_ns):
                index.setdefault(name, face)
    return index


@functools.lru_cache(maxsize=4096)
def _names_in(path: Path, _changed_ns: int) -> tuple[tuple[str, tuple[str, Path, int, int]], ...]:
    """Give the names of the faces in a file, as `_index_names` keeps them."""
    blob = uharfbuzz.Blob.from_file_path(str(path))
    found = []
    for number in range(max(1, uharfbuzz.Face(blob).count)):
        face = uharfbuzz.Face(blob, number)
        if face.glyph_count:
            found += [(name, (next(_families(face)), path, number, face.upem)) for name in _names_of(face)]
    return tuple(found)


def _families(face: "uharfbuzz.Face") -> Iterator[str]:
    for language in ("en", "zh"):
        for name_id in (TYPOGRAPHIC_FAMILY, FAMILY):
            if name := face.get_name(name_id, language):
                yield name
    yield "?"


def _names_of(face: "uharfbuzz.Face") -> Iterator[str]:
    """Give full name, family with style, and the family alone where the style is the regular one."""
    for language in ("en", "zh"):
        if full := face.get_name(FULL, language):
            yield full.casefold()
        for family_id, style_id in ((TYPOGRAPHIC_FAMILY, TYPOGRAPHIC_SUBFAMILY), (FAMILY, SUBFAMILY)):
            family = (face.get_name(family_id, language) or "").casefold()
            style = (face.get_name(style_id, language) or "").casefold()
            if family and style:
                yield f"{family} {style}"
            if family and style in REGULAR:
                yield family
