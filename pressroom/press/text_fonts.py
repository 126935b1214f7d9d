"""Read fonts of a PDF back. In: a font dictionary. Out: what its codes stand for and how wide they are."""

import re
from collections.abc import Iterator
from struct import unpack

from msgspec import Struct
from pikepdf import Array, Dictionary, Object

SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end(?:bfchar|bfrange)", re.DOTALL)
TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")


class TextFont(Struct, frozen=True):
    """A font as text is read with it: its name, bytes a code, texts and widths (1/1000 em) by code."""

    name: str
    code_bytes: int
    texts: dict[int, str]
    widths: dict[int, float]
    default_width: float
    mapped: bool

    def codes(self, shown: bytes) -> tuple[int, ...]:
        """Give the codes of a shown string."""
        return tuple(shown) if self.code_bytes == 1 else unpack(f">{len(shown) // 2}H", shown[: len(shown) // 2 * 2])

    def width(self, code: int) -> float:
        """Give a code's width in thousandths of the em."""
        return self.widths.get(code, self.default_width)


def read_font(font: Object) -> TextFont:
    """Read a font dictionary."""
    composite = str(font.get("/Subtype")) == "/Type0"
    map_ = font.get("/ToUnicode")
    texts = read_unicode_map(map_.read_bytes()) if map_ is not None and hasattr(map_, "read_bytes") else {}
    name = str(font.get("/BaseFont", "/?")).lstrip("/")
    if composite:
        descendant = font["/DescendantFonts"][0]
        widths = read_cid_widths(descendant.get("/W", Array()))
        return TextFont(name, 2, texts, widths, float(descendant.get("/DW", 1000)), bool(texts))
    first = int(font.get("/FirstChar", 0))
    widths = {first + at: float(width) for at, width in enumerate(font.get("/Widths", Array()))}
    if not texts:
        texts = {code: bytes((code,)).decode("cp1252", "replace") for code in range(32, 256)}
    return TextFont(name, 1, texts, widths, missing_width(font), map_ is not None)


def missing_width(font: Object) -> float:
    """Give the width of codes that a simple font does not list."""
    return float(font.get("/FontDescriptor", Dictionary()).get("/MissingWidth", 0))


def read_cid_widths(entries: Object) -> dict[int, float]:
    """Read a /W array: `c [w …]` and `first last w`."""
    widths: dict[int, float] = {}
    items, at = list(entries), 0
    while at < len(items):
        first = int(items[at])
        following = items[at + 1]
        if isinstance(following, Array):
            widths.update((first + step, float(width)) for step, width in enumerate(following))
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
