"""Copy without markup but bold words, as most copy is. In: such a body. Out: the blocks of Markdown, sooner."""

import re
from collections.abc import Iterator

from pressroom.copydesk.markup.marks import RESERVED, line_mark
from pressroom.copydesk.markup.runs import Piece, make_runs
from pressroom.findings import Place
from pressroom.model import Block

_BOLD = re.compile(r"\*\*([^\s*](?:[^\n*]*[^\s*])?)\*\*")
_MARKUP = re.compile(r"[*_`\[<{&|\\\t]|^[ \u3000]*(?:[#>~=:+-]|\d+\.)|[ ]{2}\n|~~", re.MULTILINE)


def is_plain(body: str) -> bool:
    """Tell whether a body holds nothing that Markdown would read as more than words and bold words."""
    return not _MARKUP.search(_BOLD.sub(r"\1", body)) and not RESERVED.search(body)


def plain_blocks(body: str, path: str, first_line: int) -> tuple[Block, ...]:
    """Give the paragraphs of a body whose first line has that number in the file."""
    blocks: list[Block] = []
    paragraph: list[str] = []
    for number, line in enumerate([*body.split("\n"), ""], first_line):
        if line.strip():
            paragraph.append(line_mark(number) + line)
        elif paragraph:
            runs, _ = make_runs(_pieces("\n".join(paragraph)), number)
            if runs:
                blocks.append(Block("paragraph", runs, Place(path, runs[0].line)))
            paragraph = []
    return tuple(blocks)


def _pieces(paragraph: str) -> Iterator[Piece]:
    """Part a paragraph into words and bold words."""
    for at, words in enumerate(_BOLD.split(paragraph)):
        if words:
            yield Piece(words, frozenset(("strong",)) if at % 2 else frozenset())
