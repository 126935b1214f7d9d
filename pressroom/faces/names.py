"""The names that faces go by. In: files of faces. Out: every name with its face; the name tables are read."""

import functools
from collections.abc import Iterable, Iterator

import uharfbuzz

from pressroom.faces.find import Named

REGULAR = ("regular", "normal", "book", "roman", "常规", "标准")
# Name table ids (OpenType, `name`): family, subfamily, full name, PostScript name, typographic family and subfamily.
FAMILY, SUBFAMILY, FULL, POST_SCRIPT_NAME, TYPOGRAPHIC_FAMILY, TYPOGRAPHIC_SUBFAMILY = 1, 2, 4, 6, 16, 17


def index_names(paths: Iterable[tuple[str, int, int]]) -> dict[str, Named]:
    """Lead every name a face goes by, case folded, to the face; the first file that has a name keeps it."""
    index: dict[str, Named] = {}
    for path, size, changed_ns in paths:
        for name, face in _names_in(path, size, changed_ns):
            index.setdefault(name, face)
    return index


@functools.lru_cache(maxsize=4096)
def _names_in(path: str, _size: int, _changed_ns: int) -> tuple[tuple[str, Named], ...]:
    """Give the names of the faces in a file, as `index_names` keeps them."""
    blob = uharfbuzz.Blob.from_file_path(path)
    found = []
    for number in range(max(1, uharfbuzz.Face(blob).count)):
        face = uharfbuzz.Face(blob, number)
        if face.glyph_count:
            named = (next(_families(face)), path, number, face.upem, face.get_name(POST_SCRIPT_NAME) or "")
            found += [(name, named) for name in _names_of(face)]
    return tuple(found)


def _families(face: "uharfbuzz.Face") -> Iterator[str]:
    for language in ("en", "zh"):
        for name_id in (TYPOGRAPHIC_FAMILY, FAMILY):
            if name := face.get_name(name_id, language):
                yield name
    yield "?"


def _names_of(face: "uharfbuzz.Face") -> Iterator[str]:
    """Give full name, family with style, and the family alone where the style is the regular one."""
    for language in ("en", "zh"):
        if full := face.get_name(FULL, language):
            yield full.casefold()
        for family_id, style_id in ((TYPOGRAPHIC_FAMILY, TYPOGRAPHIC_SUBFAMILY), (FAMILY, SUBFAMILY)):
            family = (face.get_name(family_id, language) or "").casefold()
            style = (face.get_name(style_id, language) or "").casefold()
            if family and style:
                yield f"{family} {style}"
            if family and style in REGULAR:
                yield family
