"""Read fonts of a PDF back. In: a font dictionary. Out: what its codes stand for and how wide they are."""

import re
from collections.abc import Iterator
from functools import lru_cache
from struct import unpack
from typing import Any

from msgspec import Struct, field
from pikepdf import Array, Dictionary, Object, Stream

from pressroom.press.operands import Words

SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end(?:bfchar|bfrange)", re.DOTALL)
NUMBERS = re.compile(rb"([-+.0-9]+)|\[([-+.0-9\s]*)\]")
TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")

Widths = tuple[Any, ...]
"""A /W array: numbers, and the arrays of numbers in it."""


class ReadWords(Struct, frozen=True):
    """What a font makes of shown words: codes, and the numbers that move them; text, width in 1/1000 em, counts."""

    parts: tuple[tuple[int, ...] | float, ...]
    text: str
    width: float
    count: int
    spaces: int


class TextFont(Struct, frozen=True, eq=False):
    """A font as text is read with it: its name, bytes a code, texts and widths (1/1000 em) by code."""

    name: str
    code_bytes: int
    texts: dict[int, str]
    widths: dict[int, float]
    default_width: float
    mapped: bool
    known: dict[bytes, ReadWords] = field(default_factory=dict)

    def read(self, words: Words) -> ReadWords:
        """Read shown words; the same words are read once."""
        read = self.known.get(words.raw)
        if read is None:
            read = self.known[words.raw] = self.read_afresh(words)
        return read

    def read_afresh(self, words: Words) -> ReadWords:
        """Read shown words."""
        parts = tuple(item if isinstance(item, float) else self.codes(item) for item in words.items())
        codes = [code for part in parts if not isinstance(part, float) for code in part]
        moved = sum(part for part in parts if isinstance(part, float))
        text = "".join([self.texts.get(code, "") for code in codes])
        spaces = codes.count(32) if self.code_bytes == 1 else 0
        widths, default = self.widths, self.default_width
        width = sum([widths.get(code, default) for code in codes]) - moved
        return ReadWords(parts, text, width, len(codes), spaces)

    def codes(self, shown: bytes) -> tuple[int, ...]:
        """Give the codes of a shown string."""
        return tuple(shown) if self.code_bytes == 1 else unpack(f">{len(shown) // 2}H", shown[: len(shown) // 2 * 2])

    def width(self, code: int) -> float:
        """Give a code's width in thousandths of the em."""
        return self.widths.get(code, self.default_width)


def read_font(font: Object) -> TextFont:
    """Read a font dictionary; the same content gives the same font, with all that was read in it."""
    map_ = font.get("/ToUnicode")
    texts = map_.read_bytes() if isinstance(map_, Stream) else b""
    name = str(font.get("/BaseFont", "/?")).lstrip("/")
    if str(font.get("/Subtype")) == "/Type0":
        descendant = font["/DescendantFonts"][0]
        widths = tuple(read_numbers(descendant.get("/W", Array())))
        return make_composite(name, texts, widths, float(descendant.get("/DW", 1000)))
    first = int(font.get("/FirstChar", 0))
    widths = tuple(float(width) for width in font.get("/Widths", Array()))
    return make_simple(name, texts, first, widths, missing_width(font), map_ is not None)


@lru_cache(maxsize=64)
def make_composite(name: str, texts: bytes, widths: Widths, default_width: float) -> TextFont:
    """Make the font of codes of two bytes."""
    map_ = read_unicode_map(texts)
    return TextFont(name, 2, map_, read_cid_widths(widths), default_width, bool(map_))


@lru_cache(maxsize=64)
def make_simple(
    name: str, texts: bytes, first: int, widths: tuple[float, ...], missing: float, is_mapped: bool
) -> TextFont:
    """Make the font of codes of one byte."""
    map_ = read_unicode_map(texts) or {code: bytes((code,)).decode("cp1252", "replace") for code in range(32, 256)}
    return TextFont(name, 1, map_, dict(enumerate(widths, first)), missing, is_mapped)


def missing_width(font: Object) -> float:
    """Give the width of codes that a simple font does not list."""
    return float(font.get("/FontDescriptor", Dictionary()).get("/MissingWidth", 0))


def read_numbers(entries: Object) -> Iterator[float | tuple[float, ...]]:
    """Give the numbers of an array, and those of the arrays in it; by its text where that holds no reference."""
    text = entries.unparse(resolved=True)
    if b"R" in text:
        for item in entries:
            yield tuple(map(float, item)) if isinstance(item, Array) else float(item)
        return
    for outer, inner in NUMBERS.findall(text[1:-1]):
        yield float(outer) if outer else tuple(map(float, inner.split()))


def read_cid_widths(items: Widths) -> dict[int, float]:
    """Read a /W array: `c [w …]` and `first last w`."""
    widths: dict[int, float] = {}
    at = 0
    while at < len(items):
        first, following = int(items[at]), items[at + 1]
        if isinstance(following, tuple):
            widths.update(enumerate(following, first))
            at += 2
        else:
            widths.update((cid, float(items[at + 2])) for cid in range(first, int(following) + 1))
            at += 3
    return widths


def read_unicode_map(data: bytes) -> dict[int, str]:
    """Read a ToUnicode CMap."""
    texts: dict[int, str] = {}
    for kind, body in SECTION.findall(data):
        items = list(read_tokens(body))
        if kind == b"bfchar":
            for code, text in zip(items[::2], items[1::2], strict=False):
                if isinstance(code, bytes) and isinstance(text, bytes):
                    texts[int.from_bytes(code, "big")] = decode(text)
        else:
            texts.update(read_ranges(items))
    return texts


def read_ranges(items: list[bytes | list[bytes]]) -> Iterator[tuple[int, str]]:
    """Read `first last text` and `first last [text …]`."""
    for low, high, text in zip(items[::3], items[1::3], items[2::3], strict=False):
        if not isinstance(low, bytes) or not isinstance(high, bytes):
            continue
        first, last = int.from_bytes(low, "big"), int.from_bytes(high, "big")
        for code in range(first, min(last, first + 0xFFFF) + 1):
            if isinstance(text, list):
                if code - first < len(text):
                    yield code, decode(text[code - first])
            else:
                whole = int.from_bytes(text, "big") + code - first
                yield code, decode(whole.to_bytes(max(2, len(text)), "big"))


def read_tokens(body: bytes) -> Iterator[bytes | list[bytes]]:
    """Give the strings of a CMap section; those in brackets as a list."""
    listed: list[bytes] | None = None
    for match in TOKEN.finditer(body):
        if match[2]:
            listed = []
        elif match[3]:
            yield listed or []
            listed = None
        else:
            value = bytes.fromhex(match[1].decode("ascii"))
            if listed is None:
                yield value
            else:
                listed.append(value)


def decode(text: bytes) -> str:
    """Decode the UTF-16 of a CMap."""
    return text.decode("utf-16-be", "replace") if len(text) > 1 else text.decode("latin-1")
