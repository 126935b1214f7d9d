"""The door's keeper, standard library only. In: the command line. Out: a Python that has all that the house needs.

On a bare machine it makes `.venv` from the hash-locked requirements and, on Debian, installs what the system must
bring; on every other run it looks at one stamp and steps aside. What is rare stands in modules of its own
(`environment`, `system`), so that the common road imports next to nothing.
"""

import os
import sys
from pathlib import Path

from pressroom.bootstrap.stamp import ALL, TEST, WORK, has_stamp, python_of

MISSING = 3
"""The exit code that says: something must be installed first."""


TAKE_VALUES = ("--lang", "--site", "--only", "-o", "--output", "-j", "--jobs", "--executor")
"""The options of `build` that are followed by a value: a word after them is no verb."""


def open_door(door: Path, words: list[str]) -> int | None:
    """See that this Python has what the command line `words` of `build.py` (the file `door`) needs, or become one.

    Gives an exit code where the work ends here, else None.
    """
    root = door.parent
    level = level_of(words)
    venv = root / ".venv"
    if not has_stamp(root, level):
        from pressroom.bootstrap.environment import provide

        code = provide(root, level, words)
        if code is not None:
            return code
    if _stands_in(venv) or not has_stamp(root, level):
        return None
    return _step_into(venv, [str(door), *words])


def level_of(words: list[str]) -> str:
    """Give what a command line needs: the work's packages, the tests', or the longer tests' tools besides."""
    if first_verb(words) != "test":
        return WORK
    return ALL if "--all" in words else TEST


def first_verb(words: list[str]) -> str:
    """Give the command's name, or nothing where the command line holds options alone."""
    takes_value = False
    for word in words:
        if takes_value:
            takes_value = False
        elif word in TAKE_VALUES:
            takes_value = True
        elif not word.startswith("-"):
            return word
    return ""


def _stands_in(venv: Path) -> bool:
    """Tell whether this very Python is the environment's."""
    return os.path.realpath(sys.prefix) == os.path.realpath(venv)


def _step_into(venv: Path, words: list[str]) -> int:
    """Become the environment's Python; where the system cannot do that, run it and give its exit code."""
    python = str(python_of(venv))
    if os.environ.get("PRESSROOM_DOOR") == str(os.getpid()):
        raise RuntimeError(f"{python} does not use {venv}: is PYTHONHOME set?")
    os.environ["PRESSROOM_DOOR"] = str(os.getpid())
    if os.name == "posix":
        sys.stdout.flush()
        sys.stderr.flush()
        os.execv(python, [python, *words])
    import subprocess

    return subprocess.call([python, *words])
