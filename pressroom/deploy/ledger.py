"""What stands on the other side. In: the ledger file there. Out: digests by path, and the file written anew.

Before anything is sent the ledger says of each file to come that it is uncertain; so whatever a cut-off run leaves
behind is known to the next one, sent again or removed. It lies in the site's own folder and tells nothing but names.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from msgspec import Struct

LEDGER = ".pressroom-sent.json"
UNCERTAIN = ""


class Ledger(Struct, frozen=True):
    """Digests by path; an uncertain one is empty."""

    files: Mapping[str, str]

    def expecting(self, paths: Iterable[str]) -> "Ledger":
        """Give the ledger before these paths are written."""
        return Ledger({**self.files, **dict.fromkeys(paths, UNCERTAIN)})

    def having(self, sent: Mapping[str, str]) -> "Ledger":
        """Give the ledger after these were written."""
        return Ledger({**self.files, **sent})

    def without(self, paths: Iterable[str]) -> "Ledger":
        """Give the ledger after these were removed."""
        gone = set(paths)
        return Ledger({path: digest for path, digest in self.files.items() if path not in gone})

    def write(self) -> bytes:
        """Give the file."""
        plain = {"version": 1, "files": dict(sorted(self.files.items()))}
        return json.dumps(plain, ensure_ascii=False, indent=0, separators=(",", ":")).encode() + b"\n"


def read_ledger(data: bytes | None) -> Ledger:
    """Read a ledger; a missing or damaged one is empty. Paths that lead elsewhere are not believed."""
    try:
        files = json.loads(data or b"{}").get("files", {})
        pairs = [(str(path), str(digest)) for path, digest in files.items()]
    except (ValueError, AttributeError):
        return Ledger({})
    return Ledger({path: digest for path, digest in pairs if is_plain(path)})


def is_plain(path: str) -> bool:
    """Tell whether a path stays below its folder."""
    parts = PurePosixPath(path).parts
    plain = bool(parts) and ".." not in parts and not path.startswith("/") and "\\" not in path and ":" not in path
    return plain and path != LEDGER
