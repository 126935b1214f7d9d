"""Draw the feature's six pictures: `python draw_photos.py [name …]` writes JPEGs beside this file."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PICTURES = {
    "jinzhou-home": "jinzhou",
    "xinle-supervision": "xinle",
    "zhengding-visit": "zhengding",
    "zhaoxian-inspection": "zhaoxian",
    "yuanshi-platform": "yuanshi",
    "gaoyi-reports": "gaoyi",
}


def main(names: list[str]) -> int:
    """Draw the pictures named, or all six; return 2 for a name that is none of them."""
    unknown = [name for name in names if name not in PICTURES]
    if unknown:
        print(f"no such picture: {', '.join(unknown)}; there are {', '.join(PICTURES)}", file=sys.stderr)
        return 2
    for name in names or PICTURES:
        scene = importlib.import_module(f"studio.{PICTURES[name]}")
        target = HERE / f"{name}.jpg"
        quality = scene.draw().save(target)
        print(f"{target.name}: {target.stat().st_size // 1000} kB at quality {quality}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
