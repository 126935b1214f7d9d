"""Which files in `output/` are ours. In: paths. Out: lists in `output/.made`, one for each feature and the archive.

The lists stand with the files they speak of, so that losing the cache makes nothing strange. They hold paths alone:
the same output has the same lists. A list names files before they come and after they are gone, never too few.
"""

from collections.abc import Iterable
from pathlib import Path

FOLDER = ".made"


def read_made(output: Path, name: str) -> frozenset[str]:
    """Give the paths of a list; a missing one is empty."""
    try:
        return frozenset((output / FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines())
    except OSError:
        return frozenset()


def write_made(output: Path, name: str, paths: Iterable[str]) -> None:
    """Keep a list, in order; an empty one goes. A run killed while writing leaves the old one."""
    place = output / FOLDER / f"{name}.txt"
    text = "".join(f"{path}\n" for path in sorted(set(paths)))
    if not text:
        place.unlink(missing_ok=True)
    elif not place.is_file() or place.read_text(encoding="utf-8") != text:
        place.parent.mkdir(parents=True, exist_ok=True)
        draft = place.with_suffix(".new")
        draft.write_text(text, encoding="utf-8")
        draft.replace(place)


def list_made(output: Path) -> tuple[str, ...]:
    """Give the names of all lists, in order."""
    folder = output / FOLDER
    return tuple(sorted(path.stem for path in folder.glob("*.txt"))) if folder.is_dir() else ()
