#!/usr/bin/env python3
"""The door: sees that what the house needs is there, then hands the words over to `pressroom.cli`."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  an older Python must say so before it reads newer words
    sys.stderr.write("build.py needs Python 3.11 or newer, and this is " + sys.version.split()[0] + "\n")
    sys.exit(3)

from pressroom.bootstrap import enter

if __name__ == "__main__":
    sys.exit(enter(__file__, sys.argv[1:]))
