"""Keep made things in a cache. In: bytes and a path. Out: a whole file, or none."""

import os
from contextlib import suppress
from pathlib import Path


def keep_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, also where several processes make the same one."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f"{path.name}.{os.getpid()}.part")
        part.write_bytes(data)
        part.replace(path)
