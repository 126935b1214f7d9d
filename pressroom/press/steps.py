"""Cut a content stream into steps. In: a page or a form. Out: operators with their operands as plain values.

A stream written plainly, as nearly all programs do, is cut by `plain_steps`; all else is left to pikepdf as a whole.
"""

import contextlib
import warnings
from decimal import Decimal
from itertools import starmap

from msgspec import Struct
from pikepdf import (
    Array,
    ContentStreamInlineImage,
    ContentStreamInstruction,
    Object,
    Page,
    PdfError,
    String,
    parse_content_stream,
    unparse_content_stream,
)

from pressroom.press.operands import Operand, Operands, Words
from pressroom.press.plain_steps import cut_plain, read_cut, write_cut

INLINE_IMAGE = "INLINE IMAGE"


class UnreadableContent(Exception):
    """A content stream that cannot be parsed."""


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
