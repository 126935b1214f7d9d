"""The worker's side. In: parcels and a job. Out: an edition. Runs in a process that never saw the site's folder.

A worker keeps the unpacked site as long as it lives, and its caches with it; `PRESSROOM_CACHE` on the workers makes
them share one. Features are made one at a time in a process: neither the print engine nor pdfium knows threads.
"""

import functools
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from msgspec.structs import replace

from pressroom.config import House
from pressroom.executors.parcel import Parcel, pack_program, unpack, unpack_feature
from pressroom.model import Edition

Job = TypeVar("Job")


class OtherProgram(Exception):
    """The worker runs another version of this program than the sender."""


def carry_out(
    work: Callable[[House, Job], Edition], house: House, job: Job, program: str, shared: Parcel, feature: Parcel
) -> Edition:
    """Make a feature of what was sent. Raises `OtherProgram`."""
    if program != _own_program():
        raise OtherProgram("the worker runs another version of this program")
    with _turn():
        root = _site(shared.digest)
        if not (root / "site.yaml").exists():
            unpack(shared, root)
        unpack_feature(feature, root)
        return work(replace(house, root=root), job)


def pass_on(parcel: Parcel) -> Parcel:
    """Give a parcel as it is: a task of its own, so that the scheduler has it again when its holder dies."""
    return parcel


@functools.cache
def _own_program() -> str:
    """Give the digest of the program this worker runs."""
    return pack_program()


@functools.cache
def _turn() -> threading.Lock:
    """Give the lock that keeps features of one process apart."""
    return threading.Lock()


@functools.lru_cache(maxsize=8)
def _site(digest: str) -> Path:
    """Give the folder of a site in this process: below the worker's own, which its keeper clears away."""
    from distributed import get_worker

    folder = Path(get_worker().local_directory)
    return Path(tempfile.mkdtemp(prefix=f"site-{digest[:8]}-", dir=folder))
