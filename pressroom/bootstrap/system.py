"""What the system must bring: Python's own `venv`, Pango, the faces, the tests' tools. Out: an exit code, or None.

On Debian and its like the packages are installed: as root at once (and said first), with sudo after a yes on the
terminal. Elsewhere one line to type is printed. The web side needs none of it, so commands that need no Pango go on.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from pressroom.bootstrap.parts import Part, install_line, missing_parts
from pressroom.bootstrap.stamp import ALL
from pressroom.bootstrap.words import translator_for

_WITHOUT_PANGO = ("doctor", "new", "import", "fix", "schema", "clean", "deploy", "deliver")


def install_missing(root: Path, level: str, words: list[str], venv: bool) -> int | None:
    """Install what the system lacks; give exit code 3 where it cannot be done and the work needs it, else None."""
    missing = missing_parts(root, tools=level == ALL, venv=venv)
    if not missing:
        return None
    _ = translator_for(words)
    print(_("the system lacks: {parts}").format(parts=", ".join(part.name for part in missing)), file=sys.stderr)
    if shutil.which("apt-get") and _may_install(missing, _) and _run_apt(missing):
        missing = missing_parts(root, tools=level == ALL, venv=venv)
        if not missing:
            return None
        print(_("the system still lacks: {parts}").format(parts=", ".join(p.name for p in missing)), file=sys.stderr)
    if not any(part.needed_always for part in missing) and _can_do_without(words):
        return None
    line = install_line(missing, shutil.which)
    print(_("install it with this line, then run the same command again:\n  {line}").format(line=line), file=sys.stderr)
    return 3


def _may_install(missing: list[Part], _: Callable[[str], str]) -> bool:
    """Say what will be installed; as root that is leave enough, else ask on the terminal."""
    names = " ".join(part.debian for part in missing)
    if os.geteuid() == 0:
        print(_("installing with apt-get: {names}").format(names=names), file=sys.stderr, flush=True)
        return True
    if not shutil.which("sudo") or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    print(_("install with sudo apt-get: {names}? [y/N] ").format(names=names), end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes", "是", "好")


def _run_apt(missing: list[Part]) -> bool:
    """Install Debian packages without a question and without what they merely recommend."""
    before = [] if os.geteuid() == 0 else ["sudo"]
    apt = [*before, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    names = [name for part in missing for name in part.debian.split()]
    if subprocess.call([*apt, "update"]) != 0:
        return False
    return subprocess.call([*apt, "install", "-y", "--no-install-recommends", *names], stdout=sys.stderr) == 0


def _can_do_without(words: list[str]) -> bool:
    """Tell whether this command needs neither Pango nor faces: the web side alone, or no product at all."""
    from pressroom.bootstrap import first_verb

    if os.name == "nt" or sys.platform == "darwin" or first_verb(words) in _WITHOUT_PANGO:
        return True
    if {"--help", "--version"} & set(words):
        return True
    only = {after for before, after in pairwise(words) if before == "--only"}
    only |= {word.removeprefix("--only=") for word in words if word.startswith("--only=")}
    return bool(only) and only <= {"web", "html"}
