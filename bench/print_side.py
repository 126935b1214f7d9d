"""Measure the print side against WeasyPrint alone: CPU of whole processes and their children, run in turns.

    python bench/print_side.py [SITE] [FEATURE] [--rounds 5]

The yardstick is WeasyPrint's own command line on a plain multi-column page of the same copy and pictures. Read the
ratios, not the seconds. `cold` has an empty cache, `warm` that of the run before; neither writes into the site.
"""

import argparse
import html
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
STYLE = """
@page { size: 540mm 390mm; margin: 25mm 22mm; bleed: 3mm }
body { font: 9pt/12pt "Noto Serif CJK SC", serif; columns: 12; column-gap: 9pt; column-fill: auto; margin: 0 }
h1 { column-span: all; font-size: 48pt; line-height: 60pt; text-align: center; margin: 0 }
h2 { font: bold 11pt/24pt "Noto Sans CJK SC", sans-serif; text-align: center; margin: 0 }
p { margin: 0; text-indent: 2em; text-align: justify } img { width: 100% }
"""


def make_page(root: Path, slug: str, folder: Path) -> Path:
    """Write the yardstick's page: all copy of the feature in columns, its pictures in place."""
    sys.path.insert(0, str(PROJECT))
    from pressroom.config import load_house
    from pressroom.copydesk.content import load_feature

    feature, _ = load_feature(load_house(root), slug)
    parts = [f"<h1>{html.escape(feature.headline)}</h1>"]
    parts += [f"<p>{html.escape(block.text)}</p>" for block in feature.note]
    for entry in feature.entries:
        parts.append(f"<h2>{html.escape(entry.title)}</h2>" if entry.blocks else "")
        parts += [f'<img src="{(root / photo.file.path).as_uri()}">' for photo in entry.photos if photo.printed]
        parts += [f"<p>{html.escape(block.text)}</p>" for block in entry.blocks]
    page = folder / "page.html"
    page.write_text(f"<!doctype html><html lang=zh-CN><style>{STYLE}</style>{''.join(parts)}", encoding="utf-8")
    return page


def print_side(root: Path, slug: str, cache: Path) -> None:
    """Do the whole print side of a feature, nothing else, and write nothing but the cache."""
    sys.path.insert(0, str(PROJECT))
    from pressroom.composing import Composer
    from pressroom.config import load_house
    from pressroom.copydesk.content import load_feature
    from pressroom.faces import find_faces
    from pressroom.makeup import make_up
    from pressroom.press import draw_press

    house = load_house(root)
    feature, _ = load_feature(house, slug)
    faces = find_faces(root, feature.paper.faces)
    made_up = make_up(feature, Composer.for_feature(feature, faces))
    sheet = draw_press(house, feature, made_up, faces, cache=cache)
    print(len(sheet.files), "files", sum(len(file.data) for file in sheet.files), "bytes")


def cpu_of(command: list[str]) -> tuple[float, float]:
    """Run a command; give its CPU seconds, children included, and the most memory of any child so far in MB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, after.ru_maxrss / 1024


def measure(root: Path, slug: str, rounds: int) -> None:
    """Run the yardstick and the print side in turns and print medians and ratios."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        page = make_page(root, slug, folder)
        yardstick = [sys.executable, "-m", "weasyprint", str(page), str(folder / "page.pdf")]
        rows: dict[str, list[float]] = {"weasyprint": [], "cold": [], "warm": []}
        for number in range(rounds + 1):
            ours = [sys.executable, __file__, str(root), slug, "--worker", str(folder / f"cache-{number}")]
            for key, command in (("weasyprint", yardstick), ("cold", ours), ("warm", ours)):
                spent, _ = cpu_of(command)
                if number:
                    rows[key].append(spent)
    base = statistics.median(rows["weasyprint"])
    for key, times in rows.items():
        middle = statistics.median(times)
        print(f"{key:12} {middle:6.2f} s   {middle / base:5.2f}   ({min(times):.2f} to {max(times):.2f})")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site", nargs="?", default=str(PROJECT))
    parser.add_argument("feature", nargs="?", default="county-congresses")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--worker", help=argparse.SUPPRESS)
    given = parser.parse_args()
    root = Path(given.site).resolve()
    if given.worker:
        print_side(root, given.feature, Path(given.worker))
    else:
        measure(root, given.feature, given.rounds)


if __name__ == "__main__":
    main()
