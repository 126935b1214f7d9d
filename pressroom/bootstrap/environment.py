"""Makes `.venv`. In: the root, a level, the command line. Out: a whole environment, or an exit code.

Packages come through pip alone, which reads `PIP_INDEX_URL`, `pip.conf` and the proxies itself. A run that is killed
leaves an environment without a stamp, which the next run makes anew.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from pressroom.bootstrap.lock import alone
from pressroom.bootstrap.packages import pinned, present
from pressroom.bootstrap.stamp import (
    ALL,
    LOCKS,
    TEST,
    WORK,
    has_stamp,
    python_of,
    python_version,
    read_stamp,
    write_stamp,
)
from pressroom.bootstrap.system import install_missing
from pressroom.bootstrap.words import translator_for

MAKING = "pressroom-making"


def provide(root: Path, level: str, words: list[str]) -> int | None:
    """See that packages and system parts are there; give an exit code where the work cannot go on, else None."""
    served = _stands_elsewhere(root) and _has_all(Path(sys.prefix), root, level, exactly=False)
    code = install_missing(root, level, words, venv=not served)
    if code is not None or served:
        return code
    with alone(root):
        if has_stamp(root, level):
            return None
        return _make(root, level, words)


def _stands_elsewhere(root: Path) -> bool:
    """Tell whether another tool's environment runs this: one outside `.venv`, or a `.venv` that is not ours."""
    inside = os.path.realpath(sys.prefix) == os.path.realpath(root / ".venv")
    return sys.prefix != sys.base_prefix and not (inside and (read_stamp(root / ".venv") or _is_half_made(root)))


def _is_half_made(root: Path) -> bool:
    """Tell whether a killed run left `.venv` unfinished."""
    return (root / ".venv" / MAKING).exists()


def _has_all(venv: Path, root: Path, level: str, exactly: bool) -> bool:
    """Tell whether an environment holds every package of the lock, in the locked versions if `exactly`."""
    wanted = pinned((root / LOCKS[level]).read_text(encoding="utf-8"))
    there = present(venv)
    return all(there.get(name) == version if exactly else name in there for name, version in wanted.items())


def _make(root: Path, level: str, words: list[str]) -> int | None:
    """Make `.venv` or bring it to the lock's state, and stamp it."""
    venv = root / ".venv"
    version = _version_of(venv)
    whole = version and python_of(venv).exists() and not _is_half_made(root)
    if whole and _has_all(venv, root, level, exactly=True):
        _compile(str(python_of(venv)), venv)
        write_stamp(root, _levels_held(root, level), version)
        return None
    _ = translator_for(words)
    print(_("setting up the Python packages in .venv; this takes a minute"), file=sys.stderr, flush=True)
    if not (whole and version == python_version() and _has_pip(venv)):
        _make_bare(venv)
    (venv / MAKING).touch()
    if not _install(venv, root / LOCKS[level]):
        print(
            _("the packages could not be installed; behind a firewall set PIP_INDEX_URL to a mirror"), file=sys.stderr
        )
        return 3
    _compile(str(python_of(venv)), root / "pressroom")
    (venv / MAKING).unlink()
    write_stamp(root, {WORK: (WORK,), TEST: (WORK, TEST)}.get(level, (WORK, TEST, ALL)), python_version())
    return None


def _levels_held(root: Path, asked: str) -> tuple[str, ...]:
    """Give the levels whose packages `.venv` holds in the locked versions; tools were looked for only if asked for."""
    levels = (WORK, TEST, ALL) if asked == ALL else (WORK, TEST)
    return tuple(level for level in levels if _has_all(root / ".venv", root, level, exactly=True))


def _make_bare(venv: Path) -> None:
    """Make an empty environment in place of what was there, with the Python under this one."""
    if venv.exists():
        shutil.rmtree(venv)
    python = getattr(sys, "_base_executable", "") or sys.executable
    subprocess.run([python, "-m", "venv", str(venv)], check=True)


def _has_pip(venv: Path) -> bool:
    """See that an environment has pip; one made by another tool may have none and is given it."""
    return "pip" in present(venv) or subprocess.call([str(python_of(venv)), "-m", "ensurepip"]) == 0


def _install(venv: Path, lock: Path) -> bool:
    """Install what a lock file names, each file checked against its hash."""
    pip = [str(python_of(venv)), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    return subprocess.call([*pip, "--no-input", "--require-hashes", "-r", str(lock)]) == 0


def _compile(python: str, folder: Path) -> None:
    """Compile the modules below a folder that are not compiled yet."""
    subprocess.call([python, "-m", "compileall", "-q", "-j", "0", str(folder)], stdout=subprocess.DEVNULL)


def _version_of(venv: Path) -> str:
    """Give the Python version an environment was made for (`3.11`), or nothing."""
    try:
        lines = (venv / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    values = {name.strip(): value.strip() for name, _, value in (line.partition("=") for line in lines)}
    version = values.get("version_info") or values.get("version") or ""
    return ".".join(version.split(".")[:2])
