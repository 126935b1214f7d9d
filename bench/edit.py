"""Edit one entry in a process that is kept. In: a site's folder, a stage. Out: CPU seconds of that stage.

Everything is made once to warm the process; then one phrase of one entry changes, and the feature is made again.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pressroom.cache import open_cache  # noqa: E402 (the root must be on the path first)
from pressroom.composing import Composer  # noqa: E402
from pressroom.config import House, load_house  # noqa: E402
from pressroom.copydesk.content import load_feature  # noqa: E402
from pressroom.copydesk.kept import read_desk  # noqa: E402
from pressroom.edition import PRESS, print_feature  # noqa: E402
from pressroom.faces import find_faces  # noqa: E402
from pressroom.makeup import make_up  # noqa: E402

SLUG = "bench"


def main(root: Path, stage: str) -> None:
    """Warm the process, edit, measure, put the entry back."""
    house = load_house(root)
    file = root / "content" / SLUG / "011-entry-11.md"
    before = file.read_text(encoding="utf-8")
    try:
        act = STAGES[stage]
        for _ in range(2):
            act(house)
        file.write_text(edited(before), encoding="utf-8")
        print(cpu_of(lambda: act(house)))
    finally:
        file.write_text(before, encoding="utf-8")


def make_pages(house: House) -> None:
    """Read, set and make up the feature: what a preview shows."""
    feature, _ = load_feature(house, SLUG)
    faces = find_faces(house.root, feature.paper.faces)
    make_up(feature, Composer.for_feature(feature, faces, open_cache(house.root, "galleys")))


def cpu_of(act: Callable[[], object]) -> float:
    """Give the CPU seconds of an act."""
    began = time.process_time()
    act()
    return time.process_time() - began


def make_sheet(house: House) -> None:
    """Make all press files of the feature."""
    print_feature(house, read_desk(house, SLUG), (), frozenset({PRESS}))


def edited(text: str) -> str:
    """Put a phrase into the last paragraph: one that no run before can have cached."""
    return text.rstrip() + f"此事第{time.time_ns()}次见报。\n"


STAGES = {"pages": make_pages, "sheet": make_sheet}
main(Path(sys.argv[1]), sys.argv[2])
