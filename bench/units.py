"""Measure what one feature costs, product by product, and what it costs to find that nothing changed.

    python bench/units.py [--features 3] [--archive 2000] [--work DIR]

For the arithmetic of `docs/scale.md`. A feature has 22 entries, 12,900 characters and 8 pictures of 3000×2000.
"""

import argparse
import gc
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from photos import LARGE, write_photos
from sample import make_copy
from sites import ROOT, write_feature, write_site

sys.path.insert(0, str(ROOT))

from pressroom.building import Order, Recipe, build
from pressroom.config import House, load_house
from pressroom.edition import make_feature
from pressroom.model import ArchiveCard, Edition, OutputFile
from pressroom.output.idle import look_idle
from pressroom.output.inputs import slugs_of
from pressroom.output.record import open_shelf

PRODUCTS = (
    ("press files", {"press"}),
    ("press files and proofs", {"press", "proof"}),
    ("press files, proofs, e-paper", {"press", "proof", "epaper"}),
    ("web page", {"html"}),
    ("web page and cards", {"html", "cards"}),
)
COPIES = ("index.md", *(f"{number:03d}-entry-{number}.md" for number in range(1, 21)))


def main() -> None:
    """Measure and print a Markdown table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--features", type=int, default=3)
    parser.add_argument("--archive", type=int, default=2000)
    parser.add_argument("--work", type=Path)
    chosen = parser.parse_args()
    work = chosen.work or Path(tempfile.mkdtemp(prefix="units-"))
    print("| what | CPU, s | bytes made |\n|---|---|---|")
    measure_features(work / "features", chosen.features)
    measure_archive(work / "archive", chosen.archive)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\npeak of this process: {peak:.0f} MB")


def measure_features(root: Path, count: int) -> None:
    """Measure each product of features that were never made, and again with what the caches keep."""
    slugs = [f"feature-{number}" for number in range(count + 1)]
    write_site(root, {slug: make_copy(22, 8, seed=number) for number, slug in enumerate(slugs)})
    for number, slug in enumerate(slugs):
        write_photos(root / "content" / slug / "photos", 8, LARGE, 100 * number)
    house = load_house(root)
    for name, wanted in PRODUCTS:
        shutil.rmtree(root / ".cache", ignore_errors=True)
        make_feature(house, slugs[0], frozenset(wanted))
        for state in ("nothing cached", "all cached"):
            cost, size = 0.0, 0
            for slug in slugs[1:]:
                began = time.process_time()
                edition = make_feature(house, slug, frozenset(wanted))
                cost += time.process_time() - began
                size += sum(len(file.data) for file in edition.files)
            print(f"| {name}, {state} | {cost / count:.2f} | {size / count / 1e6:.1f} MB |")


def measure_archive(root: Path, count: int) -> None:
    """Measure an idle look, and a build of one changed feature, with so many features of 21 files each."""
    write_site(root, {})
    template = root / "template"
    write_feature(template, make_copy(20, 0))
    for number in range(count):
        shutil.copytree(template, root / "content" / f"feature-{number:05d}", dirs_exist_ok=True)
    house, recipe = House(root, load_house(root).paper), Recipe(make_nothing, make_no_archive)
    shelf = open_shelf(root / ".cache", root, root / "output")
    order = Order(house, shelf, slugs_of(root))
    build(order, recipe)
    time.sleep(0.2)
    build(order, recipe)
    gc.disable()
    idle = cpu_of(lambda: look_idle(root, shelf.folder, root / "output", Path(sys.prefix)))
    print(f"| nothing changed in {count} features of 21 files | {idle:.2f} | |")
    (root / "content" / "feature-00007" / COPIES[3]).write_text("---\ncounty: 云岭县\n---\n\n新。\n", encoding="utf-8")
    print(f"| one changed in {count} features, without making it | {cpu_of(lambda: build(order, recipe)):.2f} | |")


def make_nothing(house: House, slug: str, wanted: frozenset[str], kept: Mapping[str, int]) -> Edition:
    """Make a feature of two small files."""
    data = b"".join((house.root / "content" / slug / name).read_bytes() for name in COPIES)[:2000]
    card = ArchiveCard(slug, "标题", "", "", "2021-04-01", "", "", (("a", "云岭县"),))
    files = (OutputFile(f"site/{slug}/index.html", data), OutputFile(f"press/{slug}/spread.pdf", data))
    return Edition(slug, files, (), card, True)


def make_no_archive(house: House, cards: tuple[ArchiveCard, ...]) -> tuple[OutputFile, ...]:
    """Make an archive of one page."""
    return (OutputFile("site/index.html", "".join(card.slug for card in cards).encode()),)


def cpu_of(act: Callable[[], object]) -> float:
    """Give the CPU seconds of an act."""
    began = time.process_time()
    act()
    return time.process_time() - began


main()
