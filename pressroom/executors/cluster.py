"""The sender's side. In: jobs and the name of an executor. Out: an edition for each job, in order, as they are ready.

Nothing here ends a build: a worker that dies, a feature that breaks and a scheduler that goes away are findings of
editions that count as lost, which the next build makes; what came back before is exchanged and stays.
"""

import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Executor, Future, wait
from contextlib import ExitStack, contextmanager
from importlib import import_module
from time import monotonic
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from msgspec import Struct

from pressroom.config import House
from pressroom.executors.parcel import pack_feature, pack_program, pack_shared
from pressroom.executors.remote import OtherProgram, carry_out, pass_on
from pressroom.findings import Finding, Place, StopPress, form_error
from pressroom.model import Edition

if TYPE_CHECKING:
    from distributed import Client

DIED = "worker-died"
PREFIX, LOCAL = "dask:", "dask:local"
AHEAD = 2
"""How many features are ordered for each worker: what waits is read and sent no earlier, so memory stays bounded."""
PATIENCE_S = 20.0
"""How long a scheduler may be out of reach."""
LOOK_S = 0.5
QUIET = {"distributed.admin.large-graph-warning-threshold": "1TB", "logging": {"distributed": "critical"}}
"""What features are made of is sent as it is; what workers complain of is told by findings."""


class Named(Protocol):
    """A job: all that is known of it here is its feature."""

    @property
    def slug(self) -> str:
        """The feature."""
        ...


Job = TypeVar("Job", bound=Named)
Work = Callable[[House, Job], Edition]


class Cluster(Struct, frozen=True):
    """A cluster that answers: its client, its executor, its name in findings."""

    client: "Client"
    executor: Executor
    name: str

    def is_there(self) -> bool:
        """Tell whether the scheduler is in reach."""
        return bool(self.client.status == "running")

    def count_workers(self) -> int:
        """Give the number of workers, at least one."""
        return max(1, len(self.client.scheduler_info(n_workers=-1)["workers"])) if self.is_there() else 1


def make_on_cluster(
    spec: str, workers: int, house: House, jobs: Sequence[Job], work: Work[Job], on_feature: Callable[[str], None]
) -> Iterator[Edition]:
    """Make features on the cluster that `spec` names: `dask:ADDRESS`, or `dask:local` with so many processes.

    `work` and the jobs must be picklable. Raises `StopPress` where Dask is not installed or nobody answers.
    """
    with _open_cluster(spec, workers) as cluster:
        program = pack_program()
        sent: Any = cluster.client.submit(pass_on, pack_shared(house.root), pure=False, retries=1)

        def send(job: Job) -> "Future[Edition]":
            parcel = pack_feature(house.root, job.slug)
            return cluster.executor.submit(carry_out, work, house, job, program, sent, parcel)

        waiting, orders = deque(jobs), deque[tuple[Job, Future[Edition]]]()
        while waiting or orders:
            while waiting and len(orders) < AHEAD * cluster.count_workers() and cluster.is_there():
                job = waiting.popleft()
                on_feature(job.slug)
                orders.append((job, send(job)))
            if not orders:
                break
            job, order = orders.popleft()
            edition = _await(cluster, job.slug, order)
            if any(finding.code == DIED for finding in edition.findings):  # or waited beside the one its worker died of
                for other, waited_for in orders:
                    _await(cluster, other.slug, waited_for)
                edition = _await(cluster, job.slug, send(job))
            yield edition
        yield from (_lost(job.slug, _gone(cluster)) for job in waiting)


def _await(cluster: Cluster, slug: str, order: "Future[Edition]") -> Edition:
    """Wait for an edition, or for the certainty that it will not come."""
    last_seen = monotonic()
    while not wait((order,), LOOK_S).done:
        now = monotonic()
        last_seen = now if cluster.is_there() else last_seen
        if now - last_seen > PATIENCE_S:
            return _lost(slug, _gone(cluster))
    try:
        fault = order.exception()
    except CancelledError:
        return _lost(slug, _gone(cluster))
    return order.result() if fault is None else _lost(slug, _broken(slug, fault))


def _lost(slug: str, finding: Finding) -> Edition:
    """Give the edition of a feature that was not made; the next build makes it."""
    return Edition(slug, (), (finding,), lost=True)


@contextmanager
def _open_cluster(spec: str, workers: int) -> Iterator[Cluster]:
    """Connect to a cluster, or start one on this machine. Raises `StopPress`."""
    try:
        dask, distributed = import_module("dask"), import_module("distributed")
    except ImportError as fault:
        raise StopPress([_not_installed()]) from fault
    address: Any = spec.removeprefix(PREFIX)
    with ExitStack() as doors:
        doors.enter_context(dask.config.set(QUIET))
        try:
            if spec == LOCAL:
                address = doors.enter_context(
                    distributed.LocalCluster(workers, threads_per_worker=1, dashboard_address=None)
                )
            client = doors.enter_context(distributed.Client(address, timeout=PATIENCE_S))
        except (OSError, ValueError) as fault:
            raise StopPress([_no_answer(str(address), fault)]) from fault
        yield Cluster(client, client.get_executor(pure=False, retries=1), spec.removeprefix(PREFIX))


def _not_installed() -> Finding:
    """Say that Dask is missing."""
    hint = "install it: `pip install 'pressroom[cluster]'`"
    return form_error("missing-extra", "a cluster needs the package `dask[distributed]`", hint=hint)


def _no_answer(address: str, fault: BaseException) -> Finding:
    """Say that no scheduler answers."""
    what = "no Dask scheduler answers at `{address}`: {fault}"
    hint = "start one with `dask scheduler`, or leave `--executor` out"
    words = str(fault).splitlines()[0] if str(fault) else type(fault).__name__
    return form_error("no-cluster", what, hint=hint, address=address, fault=words)


def _gone(cluster: Cluster) -> Finding:
    """Say that the scheduler went away; the same finding for all features that it still owed."""
    what = "the Dask scheduler at `{address}` went away before everything was made"
    hint = "start it again and build once more: what was made is not made again"
    return form_error("cluster-gone", what, hint=hint, address=cluster.name)


def _broken(slug: str, fault: BaseException) -> Finding:
    """Say why a feature was not made: its workers died, they run another program, or making it broke."""
    place = Place(f"content/{slug}/index.md")
    if type(fault).__name__ == "KilledWorker":
        hint = "look whether memory ran out on the workers"
        return form_error("worker-died", "the process that made this feature died", place, hint=hint)
    if isinstance(fault, OtherProgram | ImportError):
        what = "the workers do not run this program: {fault}"
        hint = "give workers and sender the same image"
        return form_error("other-program", what, place, hint=hint, fault=str(fault))
    trace = "".join(traceback.format_exception(fault)).strip()
    words = f"{type(fault).__name__}: {fault}"
    return form_error(
        "feature-broke", "making this feature broke on a worker: {fault}", place, excerpt=trace, fault=words
    )
