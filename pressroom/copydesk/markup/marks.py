"""Characters that stand for something while Markdown is at work: line marks, and ASCII marks to be taken literally.

They are private-use characters of planes 15 and 16, which no copy may hold.
"""

import re

_LINES_FROM = 0xF0000
_LITERALS_FROM = 0x10FF00
MAX_LINES = _LITERALS_FROM - _LINES_FROM - 1
LINE_MARK = re.compile("[\U000f0000-\U0010feff]")
RESERVED = re.compile("[\U000f0000-\U0010ffff]")
_LITERAL = re.compile("[\U0010ff00-\U0010ff7f]")


def line_mark(number: int) -> str:
    """Give the mark of a line counted from 1; beyond the last mark there is, the last."""
    return chr(_LINES_FROM + min(number, MAX_LINES))


def line_number(mark: str) -> int:
    """Give the line a mark stands for."""
    return ord(mark) - _LINES_FROM


def literal(character: str) -> str:
    """Give the stand-in of an ASCII character."""
    return chr(_LITERALS_FROM + ord(character))


def restore(text: str) -> str:
    """Put the ASCII characters back and drop the line marks."""
    return _LITERAL.sub(lambda found: chr(ord(found[0]) - _LITERALS_FROM), LINE_MARK.sub("", text))


def restore_literals(text: str) -> str:
    """Put the ASCII characters back and leave the line marks."""
    return _LITERAL.sub(lambda found: chr(ord(found[0]) - _LITERALS_FROM), text)
