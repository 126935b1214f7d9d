"""Faces cut down for print, kept by content. In: a `FaceFile` and glyphs. Out: a `FaceSubset`.

What was cut before comes out of the cache, and HarfBuzz is not started for it.
"""

import zlib
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec import Struct

from pressroom.cache import Cache, key_of
from pressroom.faces.program import program

if TYPE_CHECKING:
    from pressroom.faces import FaceFile


class FaceSubset(Struct, frozen=True):
    """A face cut to some glyphs, ready to be embedded. Lengths are in font units (`upem` to the em).

    `packed` is a bare CFF (`kind` cff) or a TrueType file, deflated, and `size` its bytes before that; `packed_file`
    the same as a whole font file. `tag` are six letters from the content. `new_ids` leads from ids of the whole face to
    those in it; `advances` is by new id.
    """

    name: str
    tag: str
    kind: Literal["cff", "truetype"]
    size: int
    packed: bytes
    packed_file: bytes
    new_ids: Mapping[int, int]
    advances: tuple[int, ...]
    upem: int
    box: tuple[int, int, int, int]
    ascender: int
    descender: int

    @property
    def data(self) -> bytes:
        """Give the bare font program."""
        return zlib.decompress(self.packed)

    @property
    def file(self) -> bytes:
        """Give the whole font file."""
        return zlib.decompress(self.packed_file)


def cut_face(face: "FaceFile", glyphs: Iterable[int], cache: Cache) -> FaceSubset:
    """Cut a face to some glyph ids (and .notdef), or give what was cut before. Raises `ValueError` as `subset_face`."""
    wanted = sorted(set(glyphs))
    key = key_of("subset", program(), face.sha256, str(face.index), post_script_name(face), repr(wanted))
    kept = cache.read(key)
    if kept is not None:
        return msgspec.msgpack.decode(kept, type=FaceSubset)
    from pressroom.faces.subset import subset_face  # it starts HarfBuzz

    made = subset_face(face, wanted)
    cache.write(key, msgspec.msgpack.encode(made))
    return made


def cut_for_text(face: "FaceFile", characters: str, cache: Cache) -> bytes:
    """Cut a face to some characters for the engine, or give what was cut before."""
    key = key_of("text", program(), face.sha256, str(face.index), "".join(sorted(set(characters))))
    kept = cache.read(key)
    if kept is None:
        from pressroom.faces.subset import subset_for_text  # it starts HarfBuzz

        kept = subset_for_text(face, characters)
        cache.write(key, kept)
    return kept


def post_script_name(face: "FaceFile") -> str:
    """Give a face's PostScript name."""
    return face.post_script or face.family.replace(" ", "")
