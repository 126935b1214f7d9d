"""Words to `Run`s. In: pieces of text with their marks. Out: runs, each of one source line, soft line ends joined.

Between Han (or Han punctuation) a line end is nothing, between Latin words it is one space.
"""

import re
from collections.abc import Iterable

from msgspec import Struct

from pressroom.copydesk.markup.marks import LINE_MARK, line_number, restore_literals
from pressroom.model import Mark, Run

HARD_BREAK = "\x01"
_TOKEN = re.compile("[\U000f0000-\U0010feff]|\x01|[ \t\n]+|[^ \t\n\x01\U000f0000-\U0010feff]+")
_RARE_HAN = (
    ("\u3400", "\u4dbf"),
    ("\u3005", "\u3007"),
    ("\u3021", "\u3029"),
    ("\u2e80", "\u2fdf"),
    ("\uf900", "\ufaff"),
    ("\U00020000", "\U0003ffff"),
)
_WIDE = (
    *_RARE_HAN,
    ("\u2e80", "\u303f"),
    ("\u3040", "\u30ff"),
    ("\u3100", "\u312f"),
    ("\u31a0", "\u31bf"),
    ("\ufe30", "\ufe4f"),
    ("\uff00", "\uffef"),
)
"""Ranges of characters, first and last. Told by comparing: as a class `re` compiles each for milliseconds."""

_EITHER = "“”‘’—…·～"


def is_han(character: str) -> bool:
    """Tell whether a character is Han, radicals and numerals too."""
    return "\u4e00" <= character <= "\u9fff" or any(first <= character <= last for first, last in _RARE_HAN)


class Piece(Struct, frozen=True):
    """Text as the tree has it, line marks and line ends included."""

    text: str
    marks: frozenset[Mark] = frozenset()
    href: str = ""
    reading: str = ""


def first_mark(pieces: Iterable[Piece]) -> int | None:
    """Give the line on which the pieces begin, told from their first line mark, or None."""
    ends = 0
    for piece in pieces:
        if found := LINE_MARK.search(piece.text):
            return line_number(found[0]) - ends - piece.text.count("\n", 0, found.start())
        ends += piece.text.count("\n")
    return None


def make_runs(pieces: Iterable[Piece], line: int) -> tuple[tuple[Run, ...], int]:
    """Join pieces to runs; `line` is the line they begin on. Gives the runs and the line they end on."""
    pieces = tuple(pieces)
    setter = _Joiner(first_mark(pieces) or line, any(is_han(character) for piece in pieces for character in piece.text))
    for piece in pieces:
        setter.take(piece)
    return setter.runs(), setter.line


class _Joiner:
    """Collects words of one block and decides what stands between them."""

    def __init__(self, line: int, in_han: bool) -> None:
        self.line, self.in_han = line, in_han
        self.words: list[tuple[str, int, Piece]] = []
        self.gap = ""

    def take(self, piece: Piece) -> None:
        """Take one piece."""
        for token in _TOKEN.findall(piece.text):
            if LINE_MARK.match(token):
                self.line = line_number(token)
            elif token == HARD_BREAK:
                self.words.append(("\n", self.line, piece))
                self.gap = ""
            elif token.isspace() and token[0] in " \t\n":
                self.gap = "\n" if "\n" in self.gap + token else " "
                self.line += token.count("\n")
            else:
                self._add(restore_literals(token), piece)

    def _add(self, word: str, piece: Piece) -> None:
        """Add a word after the gap that it needs."""
        if self.gap and self.words and self.words[-1][0] != "\n":
            last, last_line, last_piece = self.words[-1]
            if self.gap == " " or not (self._is_wide(last[-1]) or self._is_wide(word[0])):
                if len(last_piece.marks) <= len(piece.marks):
                    self.words[-1] = (last + " ", last_line, last_piece)
                else:
                    word = " " + word
        self.gap = ""
        self.words.append((word, self.line, piece))

    def _is_wide(self, character: str) -> bool:
        """Tell whether a character is set a whole em wide, in this block."""
        if "\u4e00" <= character <= "\u9fff" or any(first <= character <= last for first, last in _WIDE):
            return True
        return self.in_han and character in _EITHER

    def runs(self) -> tuple[Run, ...]:
        """Give the runs: words of one line and one dress joined."""
        runs: list[Run] = []
        for word, line, piece in self.words:
            dress = (line, piece.marks, piece.href, piece.reading)
            last = runs[-1] if runs else None
            if last and not piece.reading and dress == (last.line, last.marks, last.href, last.reading):
                runs[-1] = Run(last.text + word, line, piece.marks, piece.href)
            else:
                runs.append(Run(word, line, piece.marks, piece.href, piece.reading))
        return _trimmed(runs)


def _trimmed(runs: list[Run]) -> tuple[Run, ...]:
    """Take spaces, indents of full-width spaces and line ends away from both ends of a block."""
    while runs and (text := runs[0].text.lstrip(" \n\u3000\xa0")) != runs[0].text:
        runs[:1] = [Run(text, runs[0].line, runs[0].marks, runs[0].href, runs[0].reading)] if text else []
    while runs and (text := runs[-1].text.rstrip(" \n\u3000\xa0")) != runs[-1].text:
        runs[-1:] = [Run(text, runs[-1].line, runs[-1].marks, runs[-1].href, runs[-1].reading)] if text else []
    return tuple(runs)
