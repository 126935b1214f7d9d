"""Measure what a second core gives: the same features made by one process and by two, in turn.

    python bench/cores.py [--features 200] [--rounds 3] [--only html,press] [--work DIR]

What is told is the ratio of the times on the clock, so nothing else may run beside it. Both must make the same bytes.
"""

import argparse
import hashlib
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from measuring import Contestant, Run, measure
from sample import make_copy
from sites import ROOT, write_site

ENTRIES = 5
OUR_CODES = frozenset({0, 1})
"""Made copy may break a rule of the copy desk: its files are made all the same."""


def main() -> None:
    """Measure and print a line a round, and the median."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--features", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", default="html,press")
    parser.add_argument("--work", type=Path)
    chosen = parser.parse_args()
    folder = (chosen.work or Path(tempfile.mkdtemp(prefix="cores-"))) / "site"
    write_site(folder, {f"feature-{at:04d}": make_copy(ENTRIES, 0, seed=at) for at in range(chosen.features)})
    ratios = []
    for number in range(chosen.rounds):
        alone, run, made = build(folder, 1, chosen.only)
        together, beside, also = build(folder, 2, chosen.only)
        if made != also:
            sys.exit("one process and two did not make the same bytes")
        ratios.append(alone / together)
        peaks = f"{run.peak_mb:.0f} and {beside.peak_mb:.0f} MB"
        print(f"round {number + 1}: {alone:.1f} s alone, {together:.1f} s on two: {ratios[-1]:.2f}; peak {peaks}")
    print(f"median {statistics.median(ratios):.2f}")


def build(folder: Path, jobs: int, only: str) -> tuple[float, Run, str]:
    """Make everything afresh; give seconds on the clock, CPU and memory, and a digest of all that was made."""
    for name in ("output", ".cache"):
        shutil.rmtree(folder / name, ignore_errors=True)
    words = (str(ROOT / "build.py"), "--site", str(folder), "build", "--only", only, "--jobs", str(jobs), "--quiet")
    began = time.perf_counter()
    run = measure(Contestant(f"{jobs} jobs", (sys.executable, *words), folder, fine=OUR_CODES))
    return time.perf_counter() - began, run, digest_of(folder / "output")


def digest_of(folder: Path) -> str:
    """Digest names and contents of all files that a site has."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        if not path.relative_to(folder).parts[0].startswith("."):
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


main()
