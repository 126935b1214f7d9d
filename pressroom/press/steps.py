"""Cut a content stream into steps. In: a page or a form. Out: operators with their operands as plain values.

A stream written plainly, as nearly all programs do, is cut by one expression: a parser that makes an object of each
operand takes several times as long. What the expression does not match to the last byte (inline images, comments,
escaped strings, damage) is left to pikepdf as a whole.
"""

import contextlib
import re
import warnings
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import starmap
from typing import Any

from msgspec import Struct
from pikepdf import (
    Array,
    ContentStreamInlineImage,
    ContentStreamInstruction,
    Name,
    Object,
    Page,
    PdfError,
    String,
    parse_content_stream,
    unparse_content_stream,
)

INLINE_IMAGE = "INLINE IMAGE"
OPERATOR = 7
"""Where a cut step has its operator."""

# Groups: numbers, a name, numbers; a string or an array, numbers; a tag, its properties; the operator; after `m` the
# rest of the path, as one; anything else.
SPACE, NUMBERS, NAME = rb"[\t\n\f\r ]", rb"(?:[-+.0-9]+[\t\n\f\r ]+)*", rb"/([^\0-\x20\x7f-\xff#%()/<>\[\]{}]+)"
TEXT = rb"<[0-9A-Fa-f]*>|\([^()\\\r]*\)"
REST = rb"(?:%b+%b[mlcvyh](?=%b))+" % (SPACE, NUMBERS, SPACE)
STEP = re.compile(
    rb"%b*(?:(%b)(?:%b%b+(%b))?|(%b|\[(?:[-+.0-9\t\n\f\r ]+|%b)*\])%b*(%b)|%b%b*(<<[^%%()]*?>>)%b*)"
    rb"([A-Za-z'\"][A-Za-z0-9'\"]*\*?)(?=[\t\n\f\r /<\[(]|\Z)(?:(?<=%bm)(%b))?|%b+\Z|(.)"
    % (SPACE, NUMBERS, NAME, SPACE, NUMBERS, TEXT, TEXT, SPACE, NUMBERS, NAME, SPACE, SPACE, SPACE, REST, SPACE),
    re.DOTALL,
)
PIECE = re.compile(rb"([-+.0-9\t\n\f\r ]*)([mlcvyh])")
ITEM = re.compile(rb"<([0-9A-Fa-f]*)>|\(([^()]*)\)|([-+.0-9]+)")
OTHERS = frozenset((b"BI", b"ID", b"EI", b"true", b"false", b"null"))


class UnreadableContent(Exception):
    """A content stream that cannot be parsed."""


class Words(Struct, frozen=True):
    """A string, or an array of strings and numbers, as it is written."""

    raw: bytes

    def items(self) -> Iterator[bytes | float]:
        """Give the strings and numbers. Raises `ValueError` where a number is none."""
        for hexed, plain, number in ITEM.findall(self.raw):
            if number:
                yield float(number)
            else:
                yield bytes.fromhex((hexed + b"0" * (len(hexed) % 2)).decode("ascii")) if hexed else plain


class Properties(Struct, frozen=True):
    """The dictionary of marked content as it is written."""

    raw: bytes

    def read(self) -> Object | None:
        """Read it, where it says what anyone asks for. Raises `PdfError` where it is damaged."""
        return Object.parse(self.raw) if b"/ActualText" in self.raw else None


class Path(Struct, frozen=True):
    """The rest of a path: its points before any matrix, how many further pieces it has, and the corners of its box."""

    points: tuple[tuple[float, float], ...]
    pieces: int
    corners: tuple[tuple[float, float], ...]


Operand = Any
"""A float, a name, `Words`, `Properties`, a `Path` after the point of `m`, or any other object of pikepdf."""

Operands = tuple[Operand, ...]
Cut = tuple[bytes, ...]
"""A step as `STEP` cuts it."""


class Step(Struct, frozen=True):
    """An operator with its operands, and as it is written anew. An inline image is a step, too: `INLINE_IMAGE`."""

    operator: str
    operands: Operands
    written: bytes


def read_operators(stream: Object | Page) -> list[tuple[str, Operands]]:
    """Give the operators of a page or a form with their operands. Raises `UnreadableContent`."""
    cuts = cut_plain(stream)
    if cuts is not None:
        with contextlib.suppress(ValueError):  # what looked like a number was none
            return list(starmap(read_cut, cuts))
    return [read_instruction(instruction) for instruction in parse(stream)]


def read_steps(stream: Object | Page) -> list[Step]:
    """Give the steps of a page or a form. Raises `UnreadableContent`."""
    cuts = cut_plain(stream)
    if cuts is not None:
        with contextlib.suppress(ValueError):
            return [Step(*read_cut(*cut), write_cut(cut)) for cut in cuts]
    return [Step(*read_instruction(one), unparse_content_stream([one])) for one in parse(stream)]


def cut_plain(stream: Object | Page) -> list[Cut] | None:
    """Cut a stream, or give None where it is not written plainly."""
    try:
        data = content_of(stream)
    except (PdfError, ValueError, AttributeError, TypeError):
        return None
    cuts: list[Cut] = STEP.findall(data)
    if cuts and not cuts[-1][OPERATOR] and not cuts[-1][-1]:
        cuts.pop()
    if any(cut[-1] for cut in cuts) or not OTHERS.isdisjoint([cut[OPERATOR] for cut in cuts]):
        return None
    return cuts


def content_of(stream: Object | Page) -> bytes:
    """Give the bytes of a form, or of all streams of a page."""
    if not isinstance(stream, Page):
        return stream.read_bytes()
    contents = stream.obj.get("/Contents")
    if contents is None:
        return b""
    return b"\n".join(part.read_bytes() for part in (contents if isinstance(contents, Array) else (contents,)))


def read_cut(
    numbers: bytes,
    name: bytes,
    after: bytes,
    words: bytes,
    later: bytes,
    tag: bytes,
    properties: bytes,
    operator: bytes,
    rest: bytes,
    _: bytes,
) -> tuple[str, Operands]:
    """Give the operator of a step and its operands."""
    operands: Operands = tuple(map(float, numbers.split())) if numbers else ()
    if rest:
        operands = (*operands, read_path(rest))
    elif name:
        operands += (name_of(name), *map(float, after.split()))
    elif words:
        operands = (Words(words), *map(float, later.split()))
    elif tag:
        operands = (name_of(tag), Properties(properties))
    return operator.decode(), operands


@lru_cache(maxsize=4096)
def read_path(rest: bytes) -> Path:
    """Read the rest of a path; letters drawn as outlines are the same on every page. Raises `ValueError`."""
    points: list[tuple[float, float]] = []
    pieces = 0
    for numbers, operator in PIECE.findall(rest):
        values = tuple(map(float, numbers.split()))
        points += zip(values[::2], values[1::2], strict=False)
        pieces += operator == b"m"
    xs, ys = [x for x, _ in points], [y for _, y in points]
    corners = ((min(xs), min(ys)), (max(xs), max(ys))) if points else ()
    return Path(tuple(points), pieces, corners)


@lru_cache(maxsize=1024)
def name_of(name: bytes) -> Name:
    """Give a name as pikepdf knows it."""
    return Name("/" + name.decode("ascii"))


def write_cut(cut: Cut) -> bytes:
    """Write a step as pikepdf would."""
    numbers, name, after, words, later, tag, properties, operator, rest, _ = cut
    parts = [*numbers.split(), *([b"/" + name] if name else ()), *after.split()]
    if words:
        parts += [write_words(words), *later.split()]
    elif tag:
        parts += [b"/" + tag, Object.parse(properties).unparse()]
    pieces = (b"\n" + b" ".join((*values.split(), letter)) for values, letter in PIECE.findall(rest))
    return b" ".join((*parts, operator)) + b"".join(pieces)


def write_words(raw: bytes) -> bytes:
    """Write a string or an array."""
    items = [number or (b"<%b>" % hexed if hexed else b"(%b)" % plain) for hexed, plain, number in ITEM.findall(raw)]
    return b" ".join((b"[", *items, b"]")) if raw.startswith(b"[") else items[0]


def parse(stream: Object | Page) -> list[ContentStreamInstruction | ContentStreamInlineImage]:
    """Let pikepdf cut a stream. Raises `UnreadableContent`, also where a part was only warned of."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", UserWarning)
            return list(parse_content_stream(stream))
    except (PdfError, UserWarning) as fault:
        raise UnreadableContent(str(fault)) from fault


def read_instruction(instruction: ContentStreamInstruction | ContentStreamInlineImage) -> tuple[str, Operands]:
    """Give an instruction's operator and operands."""
    if isinstance(instruction, ContentStreamInlineImage):
        return INLINE_IMAGE, (instruction.iimage.obj,)
    return str(instruction.operator), tuple(map(read_operand, instruction.operands))


def read_operand(operand: object) -> Operand:
    """Give an operand as a plain value."""
    if isinstance(operand, String):
        return Words(b"<%b>" % bytes(operand).hex().encode())
    if isinstance(operand, Array):
        return Words(b"[%b]" % b" ".join(write_item(item) for item in operand))
    return float(operand) if isinstance(operand, int | float | Decimal) else operand


def write_item(item: object) -> bytes:
    """Write an item of an array; what is neither string nor number moves nothing."""
    if isinstance(item, String):
        return b"<%b>" % bytes(item).hex().encode()
    return f"{item:f}".encode() if isinstance(item, int | float | Decimal) else b"0"
