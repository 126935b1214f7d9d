"""How long make-up takes beyond the setting of lines. Run: `python bench/makeup.py [SITE [FEATURE]]`.

Prints CPU seconds of setting and of make-up for a feature of a site, and of make-up alone for 50, 100 and 200 entries
of synthetic lines, so that one sees whether it grows with the lines.
"""

import importlib.util
import sys
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(HERE))

from pressroom.composing import Composer  # noqa: E402
from pressroom.config import load_house  # noqa: E402
from pressroom.copydesk.content import load_feature  # noqa: E402
from pressroom.faces import find_faces  # noqa: E402
from pressroom.makeup import make_up  # noqa: E402


class Remembering:
    """A composer that sets everything once, so that a second make-up costs make-up alone."""

    def __init__(self, composer: object) -> None:
        self.composer, self.known = composer, {}

    def __getattr__(self, name: str) -> Callable[[object, object], object]:
        def once(first: object, second: object) -> object:
            key = (name, first if isinstance(first, str) else id(first), second)
            if key not in self.known:
                self.known[key] = getattr(self.composer, name)(first, second)
            return self.known[key]

        return once


def time_feature(root: Path, slug: str) -> None:
    """Time a feature of a site, with its own faces."""
    house = load_house(root)
    feature, _ = load_feature(house, slug)
    composer = Remembering(Composer.for_feature(feature, find_faces(root, feature.paper.faces)))
    whole, alone = (_time(feature, composer) for _ in range(2))
    print(f"{slug}: setting {whole - alone:.3f} s, make-up {alone:.3f} s")


def time_entries(count: int) -> None:
    """Time a made feature of so many entries."""
    spec = importlib.util.spec_from_file_location("made", HERE / "tests" / "makeup" / "conftest.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    sys.modules["made"] = made
    spec.loader.exec_module(made)
    feature = made.make_feature(1, entries=count, photos=count // 5, characters=count * 600, format="tabloid")
    composer = Remembering(made.FakeComposer())
    _time(feature, composer)
    seconds = _time(feature, composer)
    lines = sum(len(sheet.lines) for sheet in make_up(feature, composer).sheets)
    print(f"{count} entries, {lines} lines: {seconds:.2f} s, {1e6 * seconds / lines:.0f} µs a line")


def _time(feature: object, composer: object) -> float:
    start = time.process_time()
    make_up(feature, composer)
    return time.process_time() - start


if __name__ == "__main__":
    time_feature(Path(sys.argv[1]) if sys.argv[1:] else HERE, sys.argv[2] if sys.argv[2:] else "county-congresses")
    for number in (50, 100, 200):
        time_entries(number)
