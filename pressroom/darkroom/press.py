"""Pictures ready for a sheet, made once. In: a picture file, its crop, its size there. Out: CMYK, grey or sRGB JPEGs.

They are kept by content; Pillow starts only for what is not there.
"""

import functools
import hashlib
import math
import sys
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from pressroom.book import Book, digest_of
from pressroom.bootstrap.packages import present
from pressroom.cache import Cache, key_of, made_by
from pressroom.findings import Finding

Colours = Literal["cmyk", "k", "rgb"]
Crop = tuple[float, float, float, float]
SOURCES = tuple(f"darkroom/{name}.py" for name in ("converting", "inkwell", "open", "press", "separation"))


class PressOrder(Struct, frozen=True):
    """How a sheet wants its pictures: profile, ink limit in percent, resolution in ppi, colours (`rgb`: to look at).

    A picture is cut down to `most_ppi`; one whose decoder gives `enough_ppi` or more need not be decoded larger.
    """

    profile: bytes
    ink_limit: float
    most_ppi: float
    colours: Colours = "cmyk"
    enough_ppi: float = math.inf

    @property
    def key(self) -> str:
        """Give what names this order in a cache."""
        told = repr((self.ink_limit, self.most_ppi, self.colours, self.enough_ppi))
        return hashlib.sha256(told.encode() + self.profile).hexdigest()


class PressPicture(Struct, frozen=True):
    """A picture ready for a sheet: a JPEG of 1 (grey), 3 (sRGB) or 4 (CMYK, inverted as Adobe does) components."""

    data: bytes
    width_px: int
    height_px: int
    components: int
    digest: str


def convert_for_press(
    path: Path,
    relative: str,
    crop: Crop,
    size_pt: tuple[float, float],
    order: PressOrder,
    cache: Cache | None = None,
    book: Book | None = None,
) -> PressPicture | Finding:
    """Convert the cropped part of a picture for a place of `size_pt`; a picture made before comes from the cache.

    `book` knows what files hold that have not changed.
    """
    from_file = (book.digest(str(path)) if book else digest_of(path.read_bytes())) if path.is_file() else ""
    if cache is None or not from_file:
        return _convert(path, relative, crop, size_pt, order)
    key = key_of("press", made_by(*SOURCES), _library(), from_file, order.key, repr((crop, size_pt)))
    kept = _read(cache, key)
    if kept is not None:
        return kept
    made = _convert(path, relative, crop, size_pt, order)
    if isinstance(made, PressPicture):
        _write(cache, key, made)
    return made


def _convert(
    path: Path, relative: str, crop: Crop, size_pt: tuple[float, float], order: PressOrder
) -> PressPicture | Finding:
    """Convert a picture."""
    from pressroom.darkroom.converting import convert  # it starts Pillow

    return convert(path, relative, crop, size_pt, order)


def _write(cache: Cache, key: str, picture: PressPicture) -> None:
    """Keep a picture's bytes, and what is to be told of it by itself: so the bytes need not be cut from it."""
    head = (picture.width_px, picture.height_px, picture.components, picture.digest)
    cache.write(key, picture.data)
    cache.write(key_of(key, "head"), msgspec.json.encode(head))


def _read(cache: Cache, key: str) -> PressPicture | None:
    """Read what `_write` wrote."""
    head = cache.read(key_of(key, "head"))
    data = cache.read(key) if head is not None else None
    if head is None or data is None:
        return None
    return PressPicture(data, *msgspec.json.decode(head, type=tuple[int, int, int, str]))


@functools.lru_cache(maxsize=1)
def _library() -> str:
    """Give the version of Pillow without importing it."""
    return present(Path(sys.prefix)).get("pillow", "")
