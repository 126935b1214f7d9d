"""The keeper of `site.yaml`. In: the site's root. Out: a `House`, or `StopPress` with every fault of the file.

A file that has not changed is not read again: its `Paper` comes out of the cache, and no YAML is imported.
"""

import contextlib
from pathlib import Path

from msgspec import DecodeError, Struct, msgpack

from pressroom.cache import key_of, made_by, open_cache, run_on
from pressroom.findings import Finding, Place, StopPress, form_error
from pressroom.paper import Paper

SITE_FILE = "site.yaml"
_MAKERS = ("config", "findings.py", "paper.py", "records")


class House(Struct, frozen=True):
    """A site: the folder all paths count from, its paper, and whether drafts are made too."""

    root: Path
    paper: Paper
    drafts: bool = False


def load_house(root: Path) -> House:
    """Read `site.yaml`, or give what it said before; raises `StopPress` with all its faults."""
    path = root / SITE_FILE
    if not path.is_file():
        raise StopPress([_no_site()])
    cache, key = open_cache(root, "paper"), _key(path)
    paper = _decode(cache.read(key)) if key else None
    if paper is None:
        from pressroom.config.reading import read_site  # it brings YAML, which a paper that is kept needs not

        paper = read_site(path, SITE_FILE)
        with contextlib.suppress(UnicodeEncodeError):  # half a character, as YAML's escapes can make one
            cache.write(key, msgpack.encode(paper))
    return House(root, paper)


def _key(path: Path) -> str:
    """Give the key of all that reading a paper depends on; nothing where the file cannot be read."""
    try:
        data = path.read_bytes()
    except OSError:
        return ""
    return key_of(made_by(*_MAKERS), run_on("pydantic", "pyyaml", "msgspec"), data)


def _decode(kept: bytes | None) -> Paper | None:
    """Give the paper that was kept, or None where there is none or it cannot be read back."""
    try:
        return msgpack.decode(kept, type=Paper) if kept is not None else None
    except DecodeError:
        return None


def _no_site() -> Finding:
    """Say that there is no paper."""
    return form_error(
        "missing-site",
        "there is no `site.yaml` here",
        Place(SITE_FILE),
        hint="go to the folder of the paper, or write a `site.yaml` with `name:` and `url:`",
    )
