"""Prints for the web, made once. In: a picture file, its words, the prints wanted. Out: their names and bytes.

They are kept in a cache under the content of the original, the recipe and the program; a cache that is missing or
broken is only slower. Where all prints are kept nothing is decoded, and Pillow is not imported.
"""

import functools
import hashlib
import sys
from pathlib import Path
from typing import Literal

from msgspec import Struct

from pressroom.book import Book
from pressroom.bootstrap.packages import present
from pressroom.cache import Cache, key_of, made_by
from pressroom.findings import Finding

Kind = Literal["jpeg", "webp", "avif"]
SUFFIX: dict[Kind, str] = {"jpeg": "jpg", "webp": "webp", "avif": "avif"}
QUALITY: dict[Kind, int] = {"jpeg": 74, "webp": 68, "avif": 52}
RECIPE = 2
"""To be raised when prints change with the same order: it is in their names, which browsers keep for ever."""
SHOWN = 10
"""Characters of a key that a print's name shows."""
_SOURCES = ("darkroom/metadata.py", "darkroom/open.py", "darkroom/prints.py", "darkroom/web.py")


class PrintOrder(Struct, frozen=True):
    """One print: its size in px, its kind, and what is shown (left, top, right, bottom as fractions)."""

    width_px: int
    height_px: int
    kind: Kind
    crop: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)


class WebPrint(Struct, frozen=True):
    """A finished print. `key` names it for ever: its original, how it is printed, the words written back."""

    order: PrintOrder
    key: str
    data: bytes


def make_web_prints(
    path: Path,
    relative: str,
    words: tuple[str, str],
    orders: tuple[PrintOrder, ...],
    cache: Path,
    book: Book | None = None,
) -> tuple[WebPrint, ...] | Finding:
    """Make the prints in their order; `words` are caption and credit. A picture that cannot be read gives a finding.

    The original is decoded only where a print is not in `cache`; where `book` knows it, it is not even read.
    """
    names = _name_all(path, relative, words, orders, book)
    if isinstance(names, Finding):
        return names
    shelf, program = Cache(cache), made_by(*_SOURCES)
    keys = [key_of(name, program) for name in names]
    kept = {order: data for order, key in zip(orders, keys, strict=True) if (data := shelf.read(key)) is not None}
    missing = tuple(order for order in orders if order not in kept)
    if missing:
        from pressroom.darkroom.web import print_picture

        made = print_picture(path, relative, words, missing)
        if isinstance(made, Finding):
            return made
        kept.update(zip(missing, made, strict=True))
        for order, key in zip(orders, keys, strict=True):
            if order in missing:
                shelf.write(key, kept[order])
    return tuple(WebPrint(order, name[:SHOWN], kept[order]) for order, name in zip(orders, names, strict=True))


def name_prints(
    path: Path, relative: str, words: tuple[str, str], orders: tuple[PrintOrder, ...]
) -> tuple[str, ...] | Finding:
    """Give the keys that prints will have, without making them: the original is read, not decoded."""
    names = _name_all(path, relative, words, orders)
    return names if isinstance(names, Finding) else tuple(name[:SHOWN] for name in names)


def crop_to_ratio(
    width_px: int, height_px: int, ratio: float, focus: tuple[float, float] | None
) -> tuple[float, float, float, float]:
    """Give the largest part of a picture with width / height = `ratio`, as near round `focus` as the edges let it."""
    x, y = focus or (0.5, 0.45)
    share = ratio * height_px / width_px
    wide, high = (share, 1.0) if share < 1 else (1.0, 1 / share)
    left, top = min(max(x - wide / 2, 0), 1 - wide), min(max(y - high / 2, 0), 1 - high)
    return (left, top, left + wide, top + high)


def _name_all(
    path: Path, relative: str, words: tuple[str, str], orders: tuple[PrintOrder, ...], book: Book | None = None
) -> tuple[str, ...] | Finding:
    """Give the whole keys that name prints."""
    try:
        status = path.stat()
        digest = book.digest(str(path)) if book else _hash_file(path, status.st_size, status.st_mtime_ns)
        if not digest:
            raise FileNotFoundError(path)
    except OSError:
        from pressroom.darkroom.web import unread

        return unread(relative)
    return tuple(_name(digest, words, order) for order in orders)


@functools.lru_cache(maxsize=512)
def _hash_file(path: Path, _size: int, _changed_ns: int) -> str:
    """Hash a file of that size and time."""
    return hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest()


def _name(digest: str, words: tuple[str, str], order: PrintOrder) -> str:
    """Name a print by all that makes it what it is."""
    recipe = repr((RECIPE, _pillow(), QUALITY[order.kind], digest, words, order))
    return hashlib.blake2b(recipe.encode(), digest_size=16).hexdigest()


@functools.lru_cache(maxsize=1)
def _pillow() -> str:
    """Give the version of Pillow without importing it, where that can be."""
    known = present(Path(sys.prefix)).get("pillow", "")
    if known:
        return known
    import PIL

    return PIL.__version__
