"""Measure whole processes. In: contestants. Out: the CPU of each, its children's too, in rounds taken in turn.

The machine may be busy: every round runs every contestant once, one after the other, and what is told is the median of
the rounds' ratios to one of them, never a time alone.
"""

import os
import resource
import statistics
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

LEFT_OUT = ("PYTHONDONTWRITEBYTECODE", "PRESSROOM_CACHE")
ENVIRON = {name: value for name, value in os.environ.items() if name not in LEFT_OUT}
"""What programs find: they may keep their compiled modules, as on a reader's machine; the cache is the site's own."""


class ContestantFailed(Exception):
    """A contestant's program ended with an exit code that says it did not do the work."""


@dataclass(frozen=True, slots=True)
class Contestant:
    """A program to be measured: its name, its words, where it runs, what it must make, what is put in order before.

    One that `tells` prints the CPU seconds that count as its last line, and they are taken instead of the whole.
    """

    name: str
    words: tuple[str, ...]
    folder: Path
    makes: str = ""
    prepare: Callable[[], None] = lambda: None
    fine: frozenset[int] = frozenset({0})
    tells: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """What one run cost: CPU seconds of user and system, and the largest memory of the process in MB.

    A process begins with its parent's memory on its account: 0 stands for less than the bench's own.
    """

    cpu_s: float
    peak_mb: float


@dataclass(frozen=True, slots=True)
class Result:
    """All runs of a contestant, and their ratios to the first contestant's run of the same round."""

    name: str
    runs: tuple[Run, ...] = field(default=())
    ratios: tuple[float, ...] = field(default=())

    @property
    def ratio(self) -> float:
        """Give the median ratio."""
        return statistics.median(self.ratios)

    @property
    def cpu_s(self) -> float:
        """Give the median CPU seconds."""
        return statistics.median(run.cpu_s for run in self.runs)

    @property
    def peak_mb(self) -> float:
        """Give the largest memory of any run."""
        return max(run.peak_mb for run in self.runs)


def compare(contestants: Sequence[Contestant], rounds: int, say: Callable[[str], None]) -> tuple[Result, ...]:
    """Run all in turn, one round more than asked for: the first warms the disk and is thrown away."""
    runs: dict[str, list[Run]] = {contestant.name: [] for contestant in contestants}
    for number in range(rounds + 1):
        for contestant in contestants:
            contestant.prepare()
            run = measure(contestant)
            say(f"round {number}: {contestant.name}: {run.cpu_s:.2f} s")
            if number:
                runs[contestant.name].append(run)
    base = runs[contestants[0].name]
    return tuple(
        Result(name, tuple(own), tuple(run.cpu_s / other.cpu_s for run, other in zip(own, base, strict=True)))
        for name, own in runs.items()
    )


def measure(contestant: Contestant) -> Run:
    """Run a program once. Raises `ContestantFailed` with the end of what it said."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            contestant.words, cwd=contestant.folder, env=ENVIRON, stdin=subprocess.DEVNULL, stdout=said, stderr=said
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        made = not contestant.makes or (contestant.folder / contestant.makes).is_file()
        if process.returncode not in contestant.fine or not made:
            said.seek(0)
            tail = said.read().decode("utf-8", "replace")[-2000:]
            raise ContestantFailed(f"{contestant.name} ended with {process.returncode}:\n{tail}")
        said.seek(0)
        last = said.read().decode("utf-8", "replace").strip().rpartition("\n")[2] if contestant.tells else ""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    peak_mb = usage.ru_maxrss / 1024 if usage.ru_maxrss > own else 0.0
    return Run(float(last) if last else usage.ru_utime + usage.ru_stime, peak_mb)


def said_by(words: tuple[str, ...]) -> str:
    """Give what a program writes on standard output."""
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout
