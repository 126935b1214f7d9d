"""The site over rsync. In: files. Out: the same files on a host that ssh reaches; keys are ssh's own."""

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from pressroom.deploy.commands import run
from pressroom.deploy.outgoing import Outgoing, Turn, turn_of
from pressroom.deploy.stores import Done

MISSING = frozenset({0, 23})
"""23: a file is not there, which is an answer when one is asked for."""


class RsyncStore(Struct, frozen=True):
    """A folder on another host, `user@host:path` or `rsync://…` as rsync writes it. Each file is put there whole."""

    destination: str

    def read(self, path: str) -> bytes | None:
        """Fetch a file."""
        with tempfile.TemporaryDirectory() as folder:
            source = f"{self.destination.rstrip('/')}/{path}"
            run(("rsync", "-t", "--", source, "fetched"), Path(folder), allowed=MISSING)
            fetched = Path(folder) / "fetched"
            return fetched.read_bytes() if fetched.is_file() else None

    def send(self, files: Sequence[Outgoing], done: Done) -> None:
        """Send files in one run: those of the disk from there, those made for it from a folder beside."""
        with tempfile.TemporaryDirectory() as made:
            for one in files:
                place = Path(made) / one.path
                place.parent.mkdir(parents=True, exist_ok=True)
                if isinstance(one.source, bytes):
                    place.write_bytes(one.source)
                else:
                    _link(one.source, place)
            self._run(made, [one.path for one in files], "--checksum", "--mkpath")
        for one in files:
            done(one)

    def remove(self, paths: Sequence[str]) -> None:
        """Remove files, pages before what they needed."""
        with tempfile.TemporaryDirectory() as empty:
            for late in (False, True):
                some = [path for path in paths if (turn_of(path) is Turn.ASSET) is late]
                for path in some:
                    (Path(empty) / path).parent.mkdir(parents=True, exist_ok=True)
                if some:
                    self._run(empty, some, "--delete-missing-args")

    def _run(self, source: str, paths: Sequence[str], *options: str) -> None:
        """Run rsync for a list of files."""
        names = b"\0".join(path.encode() for path in paths)
        run(
            (
                "rsync",
                "-rt",
                "--chmod=D755,F644",
                "--files-from=-",
                "--from0",
                *options,
                "./",
                self.destination.rstrip("/") + "/",
            ),
            Path(source),
            names,
        )


def _link(source: Path, place: Path) -> None:
    """Let a file stand in another place too."""
    try:
        place.hardlink_to(source)
    except OSError:
        shutil.copy2(source, place)
