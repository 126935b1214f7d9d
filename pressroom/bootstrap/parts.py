"""The system's parts one by one. In: the project's root. Out: which are missing, and the line that installs them."""

import ctypes
import importlib.util
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_SONAMES = ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0")
_OTHER_SONAMES = {
    "darwin": ("libpango-1.0.dylib", "libpangoft2-1.0.dylib", "libharfbuzz-subset.dylib"),
    "win32": ("libpango-1.0-0.dll", "libpangoft2-1.0-0.dll", "libharfbuzz-subset-0.dll"),
}
_FACE_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")


@dataclass(frozen=True, slots=True)
class Part:
    """Something the system brings: its name, its package for each package tool, whether nothing works without it."""

    name: str
    debian: str
    fedora: str
    homebrew: str
    needed_always: bool = False


VENV = Part("venv", "python3-venv", "python3-pip", "python", needed_always=True)
PANGO = Part("Pango", "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0", "pango harfbuzz", "pango")
SONG = Part(
    "Noto CJK",
    "fonts-noto-cjk",
    "google-noto-serif-cjk-fonts google-noto-sans-cjk-fonts",
    "font-noto-serif-cjk-sc font-noto-sans-cjk-sc",
)
KAI = Part("LXGW WenKai", "fonts-lxgw-wenkai", "lxgw-wenkai-fonts", "font-lxgw-wenkai")
ATOMIC = Part("libatomic", "libatomic1", "libatomic", "")
"""What the browser's driver for the tests is linked to."""

TOOLS = {
    "chromium": Part("Chromium", "chromium", "chromium", "chromium"),
    "gs": Part("Ghostscript", "ghostscript", "ghostscript", "ghostscript"),
    "mutool": Part("MuPDF", "mupdf-tools", "mupdf", "mupdf-tools"),
    "git": Part("git", "git", "git", "git"),
    "rsync": Part("rsync", "rsync", "rsync", "rsync"),
    "pdftoppm": Part("poppler", "poppler-utils", "poppler-utils", "poppler"),
}


def missing_parts(root: Path, tools: bool, venv: bool) -> list[Part]:
    """Give the parts that are not there; the tools of the longer tests and `venv` only if asked for."""
    missing = [VENV] if venv and not importlib.util.find_spec("ensurepip") else []
    if not has_pango():
        missing.append(PANGO)
    if not any((root / "assets" / "fonts").glob("*.[ot]t[fc]")):
        files = _system_faces()
        missing += [] if _is_among(files, "notoserifcjk", "sourcehanserif", "songti", "simsun") else [SONG]
        missing += [] if _is_among(files, "wenkai", "kaiti", "simkai") else [KAI]
    if tools:
        missing += [part for command, part in TOOLS.items() if not shutil.which(command)]
        missing += [] if _loads("libatomic.so.1") or not sys.platform.startswith("linux") else [ATOMIC]
    return missing


def has_pango() -> bool:
    """Tell whether the libraries that the engine needs can be loaded."""
    return all(_loads(name) for name in _OTHER_SONAMES.get(sys.platform, _SONAMES))


def install_line(missing: list[Part], which: Callable[[str], str | None]) -> str:
    """Give the one line to type that installs the parts with the package tool this machine has."""
    debian, fedora, homebrew = (
        " ".join(name for part in missing for name in getattr(part, tool).split())
        for tool in ("debian", "fedora", "homebrew")
    )
    if which("brew"):
        return f"brew install {homebrew}"
    if which("dnf"):
        return f"sudo dnf install {fedora}"
    if sys.platform == "win32":
        return "winget install MSYS2.MSYS2 && C:\\msys64\\usr\\bin\\pacman -S mingw-w64-x86_64-pango"
    before = "" if hasattr(os, "geteuid") and os.geteuid() == 0 else "sudo "
    return f"{before}apt-get update && {before}apt-get install -y --no-install-recommends {debian}"


def _loads(name: str) -> bool:
    """Tell whether the system has a library."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _system_faces() -> list[str]:
    """Give the names of the face files below the folders where systems keep them."""
    if sys.platform in ("darwin", "win32"):
        return ["songti", "kaiti"]  # both systems bring a Song and a Kai
    folders = [Path(name).expanduser() for name in _FACE_FOLDERS]
    return [name.lower() for folder in folders for _, _, names in os.walk(folder) for name in names]


def _is_among(files: list[str], *names: str) -> bool:
    """Tell whether a face file bears one of the names."""
    return any(name in file for file in files for name in names)
