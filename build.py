#!/usr/bin/env python3
"""The door: sees that what the house needs is there, then hands the words over to `pressroom.cli`."""

import sys
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036  an older Python must say so before it reads newer words
    sys.stderr.write("build.py needs Python 3.11 or newer, and this is " + sys.version.split()[0] + "\n")
    sys.exit(3)

from pressroom.bootstrap import open_door


def enter(words: list[str]) -> int:
    """Open the door, go in, and give the exit code."""
    door = Path(__file__).resolve()
    code = open_door(door, words)
    if code is not None:
        return code
    from pressroom.cli import main

    return main(words, door.parent)


if __name__ == "__main__":
    sys.exit(enter(sys.argv[1:]))
