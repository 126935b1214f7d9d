"""Who makes the features: this process, or several. In: slugs. Out: an edition for each, in order, as they are ready.

Several processes are started afresh (spawn), are given one feature at a time, and are replaced after some, so that
memory stays bounded. One that dies is a finding of the feature it was making, not the end of the build.
"""

import gc
import os
import sys
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct, field

from pressroom.config import House
from pressroom.findings import Place, StopPress, form_error
from pressroom.model import Edition

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

MakeFeature = Callable[[House, str, frozenset[str], Mapping[str, int]], Edition]
MakeAhead = Callable[[House, str], None]

_FEATURES_A_WORKER = 100
_AHEAD = 2
"""How many features are ordered beyond the number of workers; finished editions wait in memory."""


class Job(Struct, frozen=True):
    """A feature to be made: which products, and the files of the others that stay, with their sizes in bytes."""

    slug: str
    wanted: frozenset[str]
    kept: Mapping[str, int] = field(default_factory=dict)
    pictures: bool = False


def make_editions(
    make: MakeFeature,
    house: House,
    jobs: Sequence[Job],
    workers: int,
    on_feature: Callable[[str], None],
    executor: str = "",
    ahead: MakeAhead | None = None,
) -> Iterator[Edition]:
    """Make features with so many processes (one: this very one); `on_feature` hears of each as it is taken up.

    `executor` names a cluster that does it instead (`pressroom.executors`). `ahead` makes what a feature that is made
    alone will ask the cache for last, in a process beside.
    """
    if executor and jobs:
        from pressroom.executors import make_on_cluster

        gc.enable()
        yield from make_on_cluster(executor, workers, house, jobs, partial(make_edition, make), on_feature)
        return
    if workers <= 1 or len(jobs) <= 1:
        yield from _make_here(make, house, jobs, workers, on_feature, ahead)
        return
    yield from _make_in_processes(make, house, jobs, min(workers, len(jobs)), on_feature)


def _make_here(
    make: MakeFeature,
    house: House,
    jobs: Sequence[Job],
    workers: int,
    on_feature: Callable[[str], None],
    ahead: MakeAhead | None,
) -> Iterator[Edition]:
    """Make features in this process, one after another."""
    try:
        for number, job in enumerate(jobs):
            if number == 1:  # one feature alone is quicker made without collecting garbage; many would fill the memory
                gc.enable()
            on_feature(job.slug)
            with _side_by_side(ahead, house, job, workers):
                edition = make_edition(make, house, job)
            yield edition
    finally:
        if kit := sys.modules.get("pressroom.web.kit"):  # files of faces stand open; this process may end abruptly
            kit.put_away()


def make_edition(make: MakeFeature, house: House, job: Job) -> Edition:
    """Make one feature; one that cannot be made is an edition of findings alone."""
    try:
        return make(house, job.slug, job.wanted, job.kept)
    except StopPress as stop:
        return Edition(job.slug, (), stop.findings)


def count_cores() -> int:
    """Give the number of processor cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _side_by_side(ahead: MakeAhead | None, house: House, job: Job, workers: int) -> Iterator[None]:
    """While a feature is made here, let another process make its web pictures, for the cache alone.

    This process comes to them last; a process that dies or is late costs nothing but time.
    """
    if ahead is None or workers < 2 or not job.pictures or "html" not in job.wanted:
        yield
        return
    import multiprocessing

    context = multiprocessing.get_context("spawn")
    process = context.Process(target=_work_ahead, args=(ahead, house, job.slug), daemon=True)
    process.start()
    try:
        yield
    finally:
        process.kill()
        process.join()


def _work_ahead(ahead: MakeAhead, house: House, slug: str) -> None:
    """Fill the cache; what is at fault is told by the process that makes the feature."""
    _begin_work()
    with suppress(StopPress):
        ahead(house, slug)


def _make_in_processes(
    make: MakeFeature, house: House, jobs: Sequence[Job], workers: int, on_feature: Callable[[str], None]
) -> Iterator[Edition]:
    """Make features in several processes, a few ahead of what is asked for."""
    from concurrent.futures.process import BrokenProcessPool

    waiting, orders = deque(jobs), deque[tuple[Job, "Future[Edition]"]]()
    alone: list[Job] = []
    with _pool(workers) as pool:
        while waiting or orders:
            while waiting and len(orders) < workers + _AHEAD:
                job = waiting.popleft()
                on_feature(job.slug)
                orders.append((job, pool.submit(make_edition, make, house, job)))
            job, order = orders.popleft()
            try:
                yield order.result()
            except BrokenProcessPool:
                alone = [job, *(other for other, _ in orders), *waiting]
                break
    for job in alone:
        yield _make_apart(make, house, job)


def _make_apart(make: MakeFeature, house: House, job: Job) -> Edition:
    """Make a feature in a process of its own, after one has died: so the guilty feature is known."""
    from concurrent.futures.process import BrokenProcessPool

    with _pool(1) as pool:
        try:
            return pool.submit(make_edition, make, house, job).result()
        except BrokenProcessPool:
            place = Place(f"content/{job.slug}/index.md")
            hint = "look whether memory ran out, and try `--jobs 1`"
            found = form_error("worker-died", "the process that made this feature died", place, hint=hint)
            return Edition(job.slug, (), (found,), lost=True)


def _pool(workers: int) -> "ProcessPoolExecutor":
    """Open a pool of fresh processes."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, context, _begin_work, max_tasks_per_child=_FEATURES_A_WORKER)


def _begin_work() -> None:
    """Leave interrupts to the process that gave the orders."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
