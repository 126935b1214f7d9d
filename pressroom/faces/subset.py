"""Cut faces down to the glyphs that are printed. In: a `FaceFile` and glyphs or characters. Out: font programs.

A CID selects a glyph through the charset of a CID-keyed CFF. So subsets are renumbered and their charset is made the
identity: then glyph id and CID agree in every reader, and `read_charset` proves it of each file that is made.
"""

import functools
import itertools
from collections.abc import Iterable, Mapping
from pathlib import Path
from struct import unpack_from
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

import uharfbuzz
from msgspec import Struct

if TYPE_CHECKING:
    from pressroom.faces import FaceFile

ENGINE_FEATURES = ("ccmp", "locl", "liga", "kern", "mark", "mkmk", "halt", "palt", "chws", "fwid", "vert")
PDF_TABLES = ("CFF ", "glyf", "loca", "head", "hhea", "hmtx", "maxp", "cvt ", "fpgm", "prep")
POST_SCRIPT_NAME = 6


class FaceSubset(Struct, frozen=True):
    """A face cut to some glyphs, ready to be embedded. Lengths are in font units (`upem` to the em).

    `data` is a bare CFF (`kind` cff) or a TrueType file, `file` the same as a whole font file;
    `new_ids` leads from ids of the whole face to those in it; `advances` is by new id.
    """

    name: str
    data: bytes
    file: bytes
    kind: Literal["cff", "truetype"]
    new_ids: Mapping[int, int]
    advances: tuple[int, ...]
    upem: int
    box: tuple[int, int, int, int]
    ascender: int
    descender: int


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
        data=bytes(data),
        file=bytes(small.blob.data),
        kind=kind,
        new_ids=MappingProxyType(dict(sorted(plan.old_to_new_glyph_mapping.items()))),
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


def post_script_name(face: "FaceFile") -> str:
    """Give a face's PostScript name."""
    return open_face(face.path, face.index).get_name(POST_SCRIPT_NAME) or face.family.replace(" ", "")


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


def guard_charset(cff: bytes, family: str) -> None:
    """Refuse a CID-keyed CFF whose CIDs are not its glyph ids: it prints blank in some readers."""
    charset = read_charset(cff)
    if charset is not None and any(cid != glyph for glyph, cid in enumerate(charset)):
        raise ValueError(f"subset of {family}: CIDs are not glyph ids")


def read_charset(cff: bytes) -> tuple[int, ...] | None:
    """Read the CIDs of a CID-keyed CFF by glyph id (Adobe TN 5176, 13); None where the CFF is keyed by name."""
    _, at = read_index(cff, cff[2])
    dicts, _ = read_index(cff, at)
    top = read_dict(dicts[0])
    if (12, 30) not in top:
        return None
    count = int.from_bytes(cff[top[(17,)][0] : top[(17,)][0] + 2], "big")
    offset = top.get((15,), [0])[0]
    if offset <= 2:
        raise ValueError("a CID-keyed CFF with a predefined charset")
    kind, at, cids = cff[offset], offset + 1, [0]
    while len(cids) < count:
        start = int.from_bytes(cff[at : at + 2], "big")
        left = int.from_bytes(cff[at + 2 : at + 2 + kind], "big") if kind else 0
        cids += range(start, start + left + 1)
        at += 2 + kind
    return tuple(cids[:count])


def read_index(cff: bytes, at: int) -> tuple[list[bytes], int]:
    """Read a CFF INDEX: its items and where it ends."""
    count = int.from_bytes(cff[at : at + 2], "big")
    if not count:
        return [], at + 2
    size = cff[at + 2]
    offsets = [int.from_bytes(cff[at + 3 + n * size : at + 3 + (n + 1) * size], "big") for n in range(count + 1)]
    base = at + 2 + (count + 1) * size
    return [cff[base + low : base + high] for low, high in itertools.pairwise(offsets)], base + offsets[-1]


def read_dict(data: bytes) -> dict[tuple[int, ...], list[int]]:
    """Read the operators of a CFF DICT with their whole operands; real ones count as 0."""
    out: dict[tuple[int, ...], list[int]] = {}
    operands: list[int] = []
    at = 0
    while at < len(data):
        byte = data[at]
        if byte <= 21:
            length = 2 if byte == 12 else 1
            out[tuple(data[at : at + length])] = operands
            operands, at = [], at + length
        else:
            value, at = read_operand(data, at)
            operands.append(value)
    return out


def read_operand(data: bytes, at: int) -> tuple[int, int]:
    """Read one operand of a DICT and where the next begins."""
    byte = data[at]
    if byte == 28:
        return int.from_bytes(data[at + 1 : at + 3], "big", signed=True), at + 3
    if byte == 29:
        return int.from_bytes(data[at + 1 : at + 5], "big", signed=True), at + 5
    if byte == 30:
        end = at + 1
        while data[end] & 0x0F != 0x0F and data[end] >> 4 != 0x0F:
            end += 1
        return 0, end + 1
    if byte <= 246:
        return byte - 139, at + 1
    high, low = byte - (247 if byte <= 250 else 251), data[at + 1]
    return (high * 256 + low + 108 if byte <= 250 else -high * 256 - low - 108), at + 2
