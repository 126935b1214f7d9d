"""Pack a face for browsers. In: a face of HarfBuzz. Out: WOFF2 (W3C Recommendation, version 2), no table transformed.

What a transformation saves is little in faces of a hundred glyphs, and none is defined for CFF outlines.
"""

import struct
from typing import TYPE_CHECKING

import brotli  # type: ignore[import-untyped]  # it says nothing of its types

if TYPE_CHECKING:
    import uharfbuzz

KNOWN = ("cmap", "head", "hhea", "hmtx", "maxp", "name", "OS/2", "post", "cvt ", "fpgm", "glyf", "loca", "prep", "CFF ")
"""The first of the tags that a number stands for in the directory (WOFF2, 5.1)."""
OTHER, UNTRANSFORMED = 63, 3 << 6
OUTLINES = ("glyf", "loca")
QUALITY, WINDOW = 9, 16
"""Of brotli: the highest quality takes thirty times as long for a twentieth of the bytes."""
FLAGS_AT, CHANGED_WITHOUT_LOSS = 16, 1 << 11


def pack_woff2(face: "uharfbuzz.Face") -> bytes:
    """Pack all tables of a face in the order of their tags, `loca` right after `glyf`."""
    tags = sorted(face.table_tags, key=lambda tag: tag.replace("loca", "glyf+"))
    tables = {tag: bytes(face.reference_table(tag).data) for tag in tags}
    tables["head"] = _mark_changed(tables["head"])
    directory = b"".join(_entry(tag, len(data)) for tag, data in tables.items())
    packed: bytes = brotli.compress(b"".join(tables.values()), mode=brotli.MODE_FONT, quality=QUALITY, lgwin=WINDOW)
    flavour = b"OTTO" if "CFF " in tables else b"\0\1\0\0"
    whole = 12 + 16 * len(tables) + sum(-(-len(data) // 4) * 4 for data in tables.values())
    body = directory + packed
    body += bytes(-len(body) % 4)
    counts = (48 + len(body), len(tables), 0, whole, len(packed))
    return b"wOF2" + flavour + struct.pack(">IHHII", *counts) + struct.pack(">HH5I", 1, 0, 0, 0, 0, 0, 0) + body


def _mark_changed(head: bytes) -> bytes:
    """Set the flag that says the face was changed without loss, as the Recommendation asks."""
    (flags,) = struct.unpack_from(">H", head, FLAGS_AT)
    return head[:FLAGS_AT] + struct.pack(">H", flags | CHANGED_WITHOUT_LOSS) + head[FLAGS_AT + 2 :]


def _entry(tag: str, length: int) -> bytes:
    """Write a table's entry in the directory: its tag, how it is transformed, its length."""
    number = KNOWN.index(tag) if tag in KNOWN else OTHER
    transformed = UNTRANSFORMED if tag in OUTLINES else 0
    named = bytes([number | transformed]) + (tag.encode() if number == OTHER else b"")
    return named + _base_128(length)


def _base_128(number: int) -> bytes:
    """Write a number in groups of seven bits, all but the last marked (WOFF2, 4.1)."""
    groups = [number & 0x7F]
    while number := number >> 7:
        groups.append(number & 0x7F | 0x80)
    return bytes(reversed(groups))
