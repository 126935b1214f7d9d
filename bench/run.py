"""Compare this program with its peers at the same work, in turn, and tell ratios of CPU.

    python bench/run.py [--only print,long,web,edit,idle,archive] [--rounds 5] [--work DIR] [--peers VENV]
                        [--table FILE] [--plot FILE]

Run it with the project's own Python. The peers (`bench/requirements.txt`) are installed into an environment of the
bench's own on the first run. What is measured is the CPU of whole processes with their children.
"""

import argparse
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from contestants import GROUPS, Place, versions_of_peers
from measuring import Result, compare
from plot import draw_plot
from table import write_table

HERE = Path(__file__).resolve().parent


def main() -> None:
    """Measure what is asked for, print the table, draw the plot."""
    chosen = read_words()
    work = chosen.work or Path(tempfile.mkdtemp(prefix="bench-"))
    place = Place(work.resolve(), provide_peers(chosen.peers or work / "peers"))
    groups: dict[str, tuple[Result, ...]] = {}
    for name in chosen.only.split(","):
        title, make = GROUPS[name]
        groups[title] = compare(make(place), chosen.rounds, say)
    table = f"{write_table(groups)}\n{versions_of_peers(place)}; Python {sys.version.split()[0]}\n"
    print(table)
    if chosen.table:
        chosen.table.write_text(table, encoding="utf-8")
    if chosen.plot:
        chosen.plot.write_text(draw_plot(groups), encoding="utf-8")


def read_words() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--only", default=",".join(GROUPS), help="kinds of work, with commas between them")
    parser.add_argument("--rounds", type=int, default=5, help="rounds that count")
    parser.add_argument("--work", type=Path, help="folder to work in; default: a new one")
    parser.add_argument("--peers", type=Path, help="environment of the peers; default: made in the working folder")
    parser.add_argument("--table", type=Path, help="write the table there")
    parser.add_argument("--plot", type=Path, help="write the plot there")
    return parser.parse_args()


def provide_peers(folder: Path) -> Path:
    """Give the peers' environment; make it where there is none, compiled, as an installed program is."""
    if not (folder / "bin" / "weasyprint").exists():
        say("installing the peers")
        venv.create(folder, with_pip=True)
        pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "-r", str(HERE / "requirements.txt")]
        subprocess.run(pip, check=True)
    return folder.resolve()


def say(words: str) -> None:
    """Say how the bench goes on."""
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
