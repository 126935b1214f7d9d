"""Holds other runs off. In: a folder or file. Out: a context in which no other run holds the same lock."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def alone(path: Path, on_wait: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Lock a folder (or a file) until the context ends, also when this run is killed; `on_wait` says it must wait."""
    if os.name != "posix":
        yield from _alone_by_file(path, on_wait)
        return
    import fcntl

    handle = os.open(path, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            on_wait()
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _alone_by_file(path: Path, on_wait: Callable[[], None]) -> Iterator[None]:
    """Lock as far as Windows can: by a byte of a file beside the folder."""
    import msvcrt

    with path.with_name(path.name + ".lock").open("a+b") as handle:
        locking, wait, free = (getattr(msvcrt, name) for name in ("locking", "LK_LOCK", "LK_UNLCK"))
        on_wait()
        locking(handle.fileno(), wait, 1)
        try:
            yield
        finally:
            handle.seek(0)
            locking(handle.fileno(), free, 1)
