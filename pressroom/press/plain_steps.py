"""Cut a content stream that is written plainly. In: a page or a form. Out: its steps in pieces, or None.

One expression cuts it: a parser that makes an object of each operand takes several times as long. What the expression
does not match to the last byte (inline images, comments, escaped strings, damage) is not plain.
"""

import re
from functools import lru_cache

from pikepdf import Array, Name, Object, Page, PdfError

from pressroom.press.operands import ITEM, Operands, Path, Properties, Words

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
OTHERS = frozenset((b"BI", b"ID", b"EI", b"true", b"false", b"null"))

Cut = tuple[bytes, ...]
"""A step as `STEP` cuts it."""


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
