"""Tells whether a rendered sheet looks printed. In: a grey picture (PGM). Out: exit code 0 where its ink is likely."""

import re
import sys
from pathlib import Path

LEAST, MOST = 0.02, 0.6
"""How much of a newspaper sheet may be dark, as a share of its area."""


def dark_share(data: bytes) -> float:
    """Give the share of dark pixels of a binary PGM."""
    head = re.match(rb"P5\s+(?:#.*\n\s*)*(\d+)\s+(\d+)\s+255\s", data)
    if not head:
        raise ValueError("this is no binary PGM of 256 greys")
    pixels = data[head.end() :]
    return sum(1 for value in pixels if value < 160) / max(1, len(pixels))


def main(name: str) -> int:
    """Look at one picture."""
    share = dark_share(Path(name).read_bytes())
    print(f"{share:.1%} of the sheet is dark")
    return 0 if LEAST < share < MOST else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
