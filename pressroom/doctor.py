"""The flow of `doctor`. In: the site's root. Out: what is there, in which version, and what is missing."""

import importlib.metadata
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from pressroom import __version__
from pressroom.bootstrap.packages import pinned, present
from pressroom.bootstrap.parts import has_pango
from pressroom.bootstrap.stamp import LOCKS, TEST, WORK, has_stamp

N_ = str
"""Marks words for the catalogue; whoever prints them translates them."""

_TOOLS = (
    ("chromium", "Chromium", ("--version",)),
    ("gs", "Ghostscript", ("--version",)),
    ("mutool", "MuPDF", ("-v",)),
    ("pdftoppm", "poppler", ("-v",)),
)


class Trait(Struct, frozen=True):
    """One thing that is there or not: its name, its version or place, whether the work needs it, how to mend it."""

    name: str
    there: bool
    value: str
    needed: bool = True
    mend: str = ""


def examine(root: Path) -> Iterator[Trait]:
    """Look at everything in turn, from Python to the tests' tools."""
    yield Trait("pressroom", True, __version__)
    yield Trait("Python", sys.version_info >= (3, 11), f"{platform.python_version()} ({sys.executable})")
    yield from _packages(root)
    yield _pango()
    yield from _site(root)
    yield from _tools()


def _packages(root: Path) -> Iterator[Trait]:
    """Look at the environment and the locked packages."""
    lock = root / LOCKS[WORK]
    if not lock.is_file():
        yield Trait(N_("packages"), True, f"weasyprint {importlib.metadata.version('weasyprint')}")
        return
    venv = Path(sys.prefix)
    levels = [level for level in (WORK, TEST) if has_stamp(root, level)]
    yield Trait(N_("environment"), True, f"{venv} ({', '.join(levels) or '-'})")
    there = present(venv)
    for name, version in pinned(lock.read_text(encoding="utf-8")).items():
        if there.get(name) != version:
            value = f"{there.get(name, '-')} ({version})"
            yield Trait(name, False, value, mend=N_("run `build.py` again; it installs what the lock file names"))
    yield Trait(N_("packages"), True, f"{len(there)}; weasyprint {there.get('weasyprint', '-')}")


def _pango() -> Trait:
    """Look for the engine's libraries."""
    if not has_pango():
        return Trait("Pango", False, "", mend=N_("run `build.py`; it installs Pango or prints the line that does"))
    import ctypes

    pango = ctypes.CDLL("libpango-1.0.so.0" if sys.platform.startswith("linux") else "libpango-1.0.dylib")
    pango.pango_version_string.restype = ctypes.c_char_p
    return Trait("Pango", True, pango.pango_version_string().decode())


def _site(root: Path) -> Iterator[Trait]:
    """Look for the faces of every role and the press profile that `site.yaml` names."""
    from pressroom.config import load_house
    from pressroom.faces import find_faces
    from pressroom.findings import StopPress

    try:
        paper = load_house(root).paper
    except StopPress as stop:
        yield Trait("site.yaml", False, stop.findings[0].say(), mend=N_("run `build.py check`"))
        return
    try:
        faces = find_faces(root, paper.faces)
        for role, files in sorted(faces.files.items()):
            yield Trait(role, True, ", ".join(f"{face.family} ({face.path})" for face in files))
    except StopPress as stop:
        for finding in stop.findings:
            yield Trait(
                N_("face"), False, finding.say(), mend=N_("run `build.py`; it installs faces or prints the line")
            )
    profile = root / "assets" / paper.press.profile
    yield Trait(N_("press profile"), profile.is_file(), str(profile.relative_to(root)))


def _tools() -> Iterator[Trait]:
    """Look for what only the longer tests need."""
    for command, name, words in _TOOLS:
        path = shutil.which(command)
        if not path:
            yield Trait(
                name,
                False,
                "",
                needed=False,
                mend=N_("only the longer tests need it; `build.py test --all` installs it"),
            )
            continue
        said = subprocess.run([path, *words], capture_output=True, text=True, check=False)  # noqa: S603  a tool on the path
        lines = (said.stdout + said.stderr).strip().splitlines()
        yield Trait(name, True, f"{lines[0] if lines else path}", needed=False)
