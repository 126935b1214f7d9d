"""The designer's files for the web, named by their content. In: `assets/`. Out: addresses and files to be written.

A stylesheet, a script or an icon is written as `site/assets/<name>.<hash>.<suffix>`, so that browsers may keep it for
ever. An address inside a stylesheet (`url(…)`) leads to the named file too.
"""

import functools
import hashlib
import os
import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from msgspec import Struct, field

from pressroom.findings import Place, StopPress, form_error
from pressroom.model import OutputFile

FOLDER = "assets"
KINDS = (".css", ".js", ".svg", ".png", ".ico", ".jpg", ".webp", ".woff2")
NOT_FOR_THE_WEB = frozenset({"css/print.css"})
URL = re.compile(r"""url\(\s*(['"]?)(?!data:|https?:|#|/)([^'")]+)\1\s*\)""")


class Assets(Struct, frozen=True):
    """The web's assets: from a path below `assets/` to its address below `site/`, and the bytes behind it."""

    addresses: Mapping[str, str] = field(default_factory=dict)
    files: tuple[OutputFile, ...] = ()

    def address(self, path: str) -> str:
        """Give an asset's address from the site's top. Raises `StopPress` where there is no such asset."""
        if path in self.addresses:
            return self.addresses[path]
        place = Place(f"{FOLDER}/{path}")
        names = ", ".join(f"`{name}`" for name in self.addresses)
        hint = "put the file there, or take one of {names}"
        raise StopPress(
            [form_error("missing-asset", "a layout asks for `{path}`", place, hint=hint, path=path, names=names)]
        )


def load_assets(root: Path) -> Assets:
    """Read and name what the site's pages may ask for: everything below `assets/` that browsers use."""
    return _load_listed(root / FOLDER, tuple(_list_assets(root / FOLDER)))


@functools.lru_cache(maxsize=4)
def _load_listed(folder: Path, listed: tuple[tuple[str, int, int], ...]) -> Assets:
    """Read and name assets, once as long as none of them changes its size or time."""
    raw = {path: (folder / path).read_bytes() for path, _, _ in listed}
    addresses = {path: _address(path, data) for path, data in raw.items() if not path.endswith(".css")}
    for path, data in raw.items():
        if path.endswith(".css"):
            raw[path] = _with_named_urls(path, data.decode("utf-8"), addresses).encode("utf-8")
            addresses[path] = _address(path, raw[path])
    files = tuple(OutputFile(f"site/{addresses[path]}", raw[path]) for path in sorted(raw))
    return Assets(dict(sorted(addresses.items())), files)


def _list_assets(folder: Path) -> list[tuple[str, int, int]]:
    """List the web's assets by their path below `assets/`, sorted, each with its size and the time it changed."""
    found = []
    for place, folders, names in os.walk(folder):
        below = os.path.relpath(place, folder).replace(os.sep, "/")
        folders[:] = [name for name in folders if (below, name) != (".", "fonts")]
        for name in names:
            path = name if below == "." else f"{below}/{name}"
            if name.endswith(KINDS) and path not in NOT_FOR_THE_WEB:
                status = os.stat(f"{place}/{name}")  # noqa: PTH116 - for every page; a Path each is slow
                found.append((path, status.st_size, status.st_mtime_ns))
    return sorted(found)


def _address(path: str, data: bytes) -> str:
    """Name a file by its content."""
    name = PurePosixPath(path)
    return f"{FOLDER}/{name.stem}.{hashlib.blake2b(data, digest_size=5).hexdigest()}{name.suffix}"


def _with_named_urls(path: str, text: str, addresses: Mapping[str, str]) -> str:
    """Let the addresses in a stylesheet lead to the named files, all of which lie in one folder."""
    base = PurePosixPath(path).parent

    def named(found: re.Match[str]) -> str:
        parts: list[str] = []
        for part in (base / found[2].partition("#")[0].partition("?")[0]).parts:
            if part == "..":
                del parts[-1:]
            else:
                parts.append(part)
        wanted = "/".join(parts)
        if wanted not in addresses:
            line = text.count("\n", 0, found.start()) + 1
            what, place = "the stylesheet asks for `{path}`, which is not there", Place(f"{FOLDER}/{path}", line)
            raise StopPress([form_error("missing-asset", what, place, path=found[2])])
        return f'url("{PurePosixPath(addresses[wanted]).name}")'

    return URL.sub(named, text)
