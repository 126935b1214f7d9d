"""The designer's files for the web, named by their content. In: `assets/`. Out: addresses and files to be written.

A stylesheet, a script or an icon is written as `site/assets/<name>.<hash>.<suffix>`, so that browsers may keep it for
ever. An address inside a stylesheet (`url(…)`) leads to the named file too.
"""

import hashlib
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
    raw = {path: (root / FOLDER / path).read_bytes() for path in _list_assets(root / FOLDER)}
    addresses = {path: _address(path, data) for path, data in raw.items() if not path.endswith(".css")}
    for path, data in raw.items():
        if path.endswith(".css"):
            raw[path] = _with_named_urls(path, data.decode("utf-8"), addresses).encode("utf-8")
            addresses[path] = _address(path, raw[path])
    files = tuple(OutputFile(f"site/{addresses[path]}", raw[path]) for path in sorted(raw))
    return Assets(dict(sorted(addresses.items())), files)


def _list_assets(folder: Path) -> list[str]:
    """List the web's assets by their path below `assets/`, sorted."""
    if not folder.is_dir():
        return []
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.suffix in KINDS)
    return sorted(path for path in found if path not in NOT_FOR_THE_WEB and not path.startswith("fonts/"))


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
