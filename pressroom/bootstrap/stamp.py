"""The stamp in `.venv` that says it is whole. In: the project's root. Out: yes or no, in a millisecond.

A stamp names the lock files it was made from (size and time first, content where those moved), the Python it was made
by, and the level: what the work needs, or what the tests need besides.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

WORK, TEST, ALL = "work", "test", "all"
LOCKS = {WORK: "requirements.lock", TEST: "requirements-dev.lock", ALL: "requirements-dev.lock"}
"""The levels, each with the file that names its packages; `all` needs the longer tests' tools besides."""


def python_of(venv: Path) -> Path:
    """Give the path of an environment's Python."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def has_stamp(root: Path, level: str) -> bool:
    """Tell whether `.venv` is whole for a level and made from the lock files as they are now."""
    venv = root / ".venv"
    stamp = read_stamp(venv)
    locks = stamp.get("locks")
    if not isinstance(locks, dict) or level not in locks or not python_of(venv).exists():
        return False
    if os.path.realpath(sys.prefix) == os.path.realpath(venv) and stamp.get("python") != python_version():
        return False
    return all(_is_same(root / LOCKS[name], mark) for name, mark in locks.items() if name in LOCKS)


def read_stamp(venv: Path) -> dict[str, Any]:
    """Read the stamp; a missing or broken one is empty."""
    try:
        stamp = json.loads((venv / "pressroom.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def write_stamp(root: Path, levels: tuple[str, ...], python: str) -> None:
    """Declare `.venv` whole for these levels, for a Python `3.11` or the like."""
    stamp = {"python": python, "locks": {level: mark_of(root / LOCKS[level]) for level in levels}}
    draft = root / ".venv" / "pressroom.json.new"
    draft.write_text(json.dumps(stamp), encoding="utf-8")
    draft.replace(root / ".venv" / "pressroom.json")


def mark_of(path: Path) -> list[Any]:
    """Give what tells one state of a file from another: size, time in ns, digest."""
    status = path.stat()
    return [status.st_size, status.st_mtime_ns, _digest(path)]


def python_version() -> str:
    """Give this Python's version as environments know it: `3.11`."""
    return f"{sys.version_info[0]}.{sys.version_info[1]}"


def _is_same(path: Path, mark: object) -> bool:
    """Tell whether a file still is what its mark says; its content is read only where size or time moved."""
    if not isinstance(mark, list) or len(mark) != 3:
        return False
    status = path.stat()
    if [status.st_size, status.st_mtime_ns] == mark[:2]:
        return True
    return bool(_digest(path) == mark[2])


def _digest(path: Path) -> str:
    """Give the digest of a file's bytes."""
    from hashlib import blake2b

    return blake2b(path.read_bytes(), digest_size=16).hexdigest()
