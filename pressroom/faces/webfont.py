"""A face cut down for browsers. In: a `FaceFile` and characters. Out: WOFF2, where the face's licence lets us.

The SIL Open Font License allows subsets under the face's own name only where it reserves no name; so a face is cut when
its name table says it is under that licence and says nothing of a reserved name (OFL 1.1, 3).
"""

import functools
import io
from typing import TYPE_CHECKING

from pressroom.cache import Cache, key_of
from pressroom.faces.program import program, versions_of

if TYPE_CHECKING:
    from pressroom.faces import FaceFile

WEB_FEATURES = ("kern", "halt", "chws", "palt", "ccmp", "mark", "lnum")
DROPPED = ("vhea", "vmtx", "VORG", "BASE", "DSIG", "GDEF")
# Name table ids (OpenType, `name`): copyright, full name, version, licence, licence address.
COPYRIGHT, LICENCE, LICENCE_ADDRESS = 0, 13, 14
KEPT_NAMES = (0, 1, 2, 3, 4, 5, 6, 13, 14)
LIBRARIES = ("fonttools", "brotli")

# The shaper is imported where a face is opened: what is kept of a face needs none.


def known_for_web(face: "FaceFile", characters: str, cache: Cache) -> str:
    """Give those of `characters` that the face has, sorted; none where it may not be cut for browsers."""
    wanted = "".join(sorted(set(characters)))
    key = key_of("known", _stamp(face), wanted)
    kept = cache.read(key)
    if kept is None:
        kept = _known(face, wanted).encode() if may_be_cut_for_web(face) else b""
        cache.write(key, kept)
    return kept.decode()


def may_be_cut_for_web(face: "FaceFile") -> bool:
    """Tell whether the face's licence lets it be cut down and given to browsers."""
    from pressroom.faces.subset import open_face

    whole = open_face(face.path, face.index)
    words = {number: (whole.get_name(number) or "").casefold() for number in (COPYRIGHT, LICENCE, LICENCE_ADDRESS)}
    is_open = "sil open font license" in words[LICENCE] or "scripts.sil.org/ofl" in words[LICENCE_ADDRESS]
    is_open = is_open or "openfontlicense.org" in words[LICENCE_ADDRESS]
    return is_open and not any("reserved font name" in text for text in words.values())


def make_webfont(face: "FaceFile", characters: str, cache: Cache) -> bytes:
    """Cut a face to some characters as WOFF2, or take it from the cache."""
    wanted = "".join(sorted(set(characters)))
    key = key_of("cut", _stamp(face), wanted)
    kept = cache.read(key)
    if kept is None:
        kept = _cut(face, wanted)
        cache.write(key, kept)
    return kept


def _stamp(face: "FaceFile") -> str:
    """Tell a face's file without reading it, and what cuts it."""
    status = face.path.stat()
    stamp = (face.family, face.path.name, face.index, status.st_size, status.st_mtime_ns)
    return key_of(_program(), repr(stamp))


@functools.lru_cache(maxsize=1)
def _program() -> str:
    """Tell what cuts faces: this program and its libraries."""
    return key_of(program(), versions_of(*LIBRARIES))


def _known(face: "FaceFile", characters: str) -> str:
    """Give the characters that a face has."""
    from pressroom.faces.subset import known_characters

    known = known_characters(face.path, face.index)
    return "".join(char for char in characters if ord(char) in known)


def _cut(face: "FaceFile", characters: str) -> bytes:
    """Subset and compress."""
    import uharfbuzz

    from pressroom.faces.subset import open_face, tag_number

    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(ord(character) for character in characters)
    wanted.layout_feature_tag_set.clear()
    wanted.layout_feature_tag_set.update(tag_number(tag) for tag in WEB_FEATURES)
    wanted.drop_table_tag_set.update(tag_number(tag) for tag in DROPPED)
    wanted.name_id_set.clear()
    wanted.name_id_set.update(KEPT_NAMES)
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    small = uharfbuzz.subset(open_face(face.path, face.index), wanted)
    return _compress(bytes(small.blob.data))


def _compress(data: bytes) -> bytes:
    """Compress an OpenType file as WOFF2."""
    from fontTools.ttLib import woff2

    stream = io.BytesIO()
    woff2.compress(io.BytesIO(data), stream)
    return stream.getvalue()
