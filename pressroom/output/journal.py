"""The journal of an exchange. In: moves within the output folder. Out: all of them done, now or by the next run.

While `.exchange/journal.json` stands, every new part is whole in `.exchange/new`; the moves are then carried on to the
end. Without it, whatever lies in `.exchange` was never begun and is dropped. Each move is a rename.
"""

import json
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

STAGING = ".exchange"


def new_place(output: Path, part: str) -> Path:
    """Give the place where a part's successor is made."""
    return output / STAGING / "new" / part


def carry_out(output: Path, parts: Sequence[str]) -> None:
    """Exchange parts for their successors; a part without a successor goes."""
    if parts:
        staging = output / STAGING
        staging.mkdir(exist_ok=True)
        draft = staging / "journal.json.draft"
        with draft.open("w", encoding="utf-8") as handle:
            json.dump({part: new_place(output, part).exists() for part in sorted(parts)}, handle)
            handle.flush()
            os.fsync(handle.fileno())
        draft.replace(staging / "journal.json")
    recover(output)


def recover(output: Path) -> None:
    """Finish an exchange that was begun, drop one that was not."""
    staging = output / STAGING
    if not staging.is_dir():
        return
    journal = staging / "journal.json"
    if journal.exists():
        for part, has_successor in json.loads(journal.read_text(encoding="utf-8")).items():
            _move(output, part, has_successor)
        journal.unlink()
    shutil.rmtree(staging)


def _move(output: Path, part: str, has_successor: bool) -> None:
    """Put a part's successor in its place. Run again after any interruption it ends the same."""
    live, new, old = output / part, new_place(output, part), output / STAGING / "old" / part
    if new.exists() or not has_successor:
        if live.exists() and not old.exists():
            old.parent.mkdir(parents=True, exist_ok=True)
            live.rename(old)
        if has_successor:
            live.parent.mkdir(parents=True, exist_ok=True)
            new.rename(live)
