#!/usr/bin/env python3
"""The door: sees that what the house needs is there, then hands the words over to `pressroom.cli`."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

if sys.version_info < (3, 11):  # noqa: UP036  an older Python must say so before it reads newer words
    sys.stderr.write("build.py needs Python 3.11 or newer, and this is " + sys.version.split()[0] + "\n")
    sys.exit(3)

from pressroom.bootstrap import open_door
from pressroom.bootstrap.stamp import WORK, has_stamp
from pressroom.cli.quick import answer_at_once


def enter(words: list[str]) -> int:
    """Open the door, go in, and give the exit code."""
    door = Path(__file__).resolve()
    root = door.parent
    code = answer_at_once(words, root, root / ".venv") if has_stamp(root, WORK) else None
    code = open_door(door, words) if code is None else code
    if code is not None:
        return code
    from pressroom.cli import main

    return main(words, root)


def leave(code: int) -> NoReturn:
    """End at once: all is written, and to take a process apart piece by piece costs a twentieth of a build."""
    with suppress(OSError):  # whoever listened has gone
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    try:
        leave(enter(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
