"""What the operators of a content stream are given, besides numbers and names: text, properties, rests of paths."""

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from pikepdf import Object

ITEM = re.compile(rb"<([0-9A-Fa-f]*)>|\(([^()]*)\)|([-+.0-9]+)")


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
