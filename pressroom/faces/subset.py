"""Cut faces down to the glyphs that are printed. In: a `FaceFile` and glyphs or characters. Out: font programs.

A CID selects a glyph through the charset of a CID-keyed CFF. So subsets are renumbered and their charset is made the
identity: then glyph id and CID agree in every reader, and `guard_charset` proves it of each file that is made.
"""

import functools
import hashlib
import zlib
from collections.abc import Iterable
from pathlib import Path
from struct import unpack_from
from typing import TYPE_CHECKING, Literal

import uharfbuzz

from pressroom.faces.charset import guard_charset
from pressroom.faces.cut import FaceSubset, post_script_name

if TYPE_CHECKING:
    from pressroom.faces import FaceFile

ENGINE_FEATURES = ("ccmp", "locl", "liga", "kern", "mark", "mkmk", "halt", "palt", "chws", "fwid", "vert")
PDF_TABLES = ("CFF ", "glyf", "loca", "head", "hhea", "hmtx", "maxp", "cvt ", "fpgm", "prep")


def subset_face(face: "FaceFile", glyphs: Iterable[int]) -> FaceSubset:
    """Cut a face to some glyph ids (and .notdef) for embedding in a PDF. Raises `ValueError` if ids and CIDs differ."""
    whole = open_face(face.path, face.index)
    wanted = uharfbuzz.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.layout_feature_tag_set.clear()
    wanted.drop_table_tag_set.update(tag_number(tag) for tag in whole.table_tags if tag not in PDF_TABLES)
    wanted.flags = flags_for_pdf() | uharfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE
    plan = uharfbuzz.SubsetPlan(whole, wanted)
    small = plan.execute()
    kind: Literal["cff", "truetype"] = "cff" if "CFF " in small.table_tags else "truetype"
    data = small.reference_table("CFF ").data if kind == "cff" else small.blob.data
    if kind == "cff":
        guard_charset(data, face.family)
    font = uharfbuzz.Font(small)
    extents = font.get_font_extents("ltr")
    return FaceSubset(
        name=post_script_name(face),
        tag=tag_of(bytes(data)),
        kind=kind,
        size=len(data),
        packed=zlib.compress(data, 6),
        packed_file=zlib.compress(small.blob.data, 6),
        new_ids=dict(sorted(plan.old_to_new_glyph_mapping.items())),
        advances=tuple(font.get_glyph_h_advance(glyph) for glyph in range(small.glyph_count)),
        upem=small.upem,
        box=unpack_from(">4h", small.reference_table("head").data, 36),
        ascender=extents.ascender,
        descender=extents.descender,
    )


def subset_for_text(face: "FaceFile", characters: Iterable[str]) -> bytes:
    """Cut a face to some characters as an OpenType file for the engine, which writes glyph ids as CIDs."""
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(ord(character) for character in characters)
    wanted.layout_feature_tag_set.clear()
    wanted.layout_feature_tag_set.update(tag_number(tag) for tag in ENGINE_FEATURES)
    wanted.flags = flags_for_pdf()
    small = uharfbuzz.subset(open_face(face.path, face.index), wanted)
    if "CFF " in small.table_tags:
        guard_charset(small.reference_table("CFF ").data, face.family)
    return bytes(small.blob.data)


def tag_of(data: bytes) -> str:
    """Give the six letters that mark a subset, taken from its content."""
    return "".join(chr(65 + byte % 26) for byte in hashlib.sha256(data).digest()[:6])


def missing_characters(face: "FaceFile", characters: Iterable[str]) -> tuple[str, ...]:
    """Give the characters a face has no glyph for, each once, in order."""
    font = open_font(face.path, face.index)
    return tuple(one for one in dict.fromkeys(characters) if not font.get_nominal_glyph(ord(one)))


@functools.lru_cache(maxsize=16)
def known_characters(path: Path, index: int) -> frozenset[int]:
    """Give the code points a face has glyphs for."""
    return frozenset(open_face(path, index).unicodes)


@functools.lru_cache(maxsize=16)
def open_font(path: Path, index: int) -> "uharfbuzz.Font":
    """Give a face that can be asked for glyphs."""
    return uharfbuzz.Font(open_face(path, index))


@functools.lru_cache(maxsize=16)
def open_face(path: Path, index: int) -> "uharfbuzz.Face":
    """Map a face file into memory."""
    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)), index)


def flags_for_pdf() -> "uharfbuzz.SubsetFlags":
    """Renumber, drop hints, keep the box of .notdef, and make the charset the identity."""
    flag = uharfbuzz.SubsetFlags
    return flag.NO_HINTING | flag.NOTDEF_OUTLINE | flag.CFF_IDENTITY_CHARSET


def tag_number(tag: str) -> int:
    """Give a table's or feature's tag as HarfBuzz counts it."""
    return int.from_bytes(tag.encode(), "big")
