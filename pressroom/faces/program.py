"""What cuts faces: this room and HarfBuzz. Out: digests that stand for programs in the keys of the cache."""

import functools
import sys
from collections.abc import Mapping
from pathlib import Path

from pressroom.bootstrap.packages import present
from pressroom.cache import key_of


@functools.lru_cache(maxsize=1)
def program() -> str:
    """Give the digest of this room's sources and of the version of the library it works with."""
    sources = (path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py")))
    return key_of(versions_of("uharfbuzz"), *sources)


def versions_of(*names: str) -> str:
    """Give the versions of libraries without importing them."""
    held = _held()
    return " ".join(f"{name} {held.get(name) or _asked(name)}" for name in names)


@functools.lru_cache(maxsize=1)
def _held() -> Mapping[str, str]:
    """Give the libraries of the environment."""
    return present(Path(sys.prefix))


def _asked(name: str) -> str:
    """Ask for the version of a library that stands elsewhere."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return "none"
