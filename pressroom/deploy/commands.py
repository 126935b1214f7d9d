"""Other programs: rsync and git. In: words. Out: what they said, or the reason why they could not."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from pressroom.deploy.stores import ExtraMissing, not_sent
from pressroom.findings import StopPress


def run(words: Sequence[str], folder: Path, given: bytes = b"", allowed: frozenset[int] = frozenset({0})) -> bytes:
    """Run a program in a folder and give its output. Raises `ExtraMissing`, and `StopPress` with its complaint."""
    program = shutil.which(words[0])
    if program is None:
        raise ExtraMissing(words[0], f"apt install {words[0]}")
    done = subprocess.run([program, *words[1:]], cwd=folder, input=given, capture_output=True, check=False)  # noqa: S603
    if done.returncode not in allowed:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise StopPress([not_sent(words[0], said[0] if said else f"exit code {done.returncode}")])
    return done.stdout if done.returncode == 0 else b""
