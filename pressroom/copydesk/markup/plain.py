"""Copy without any markup, as most copy is. In: such a body. Out: the blocks Markdown would give, sooner."""

import re

from pressroom.copydesk.markup.marks import RESERVED, line_mark
from pressroom.copydesk.markup.runs import Piece, make_runs
from pressroom.findings import Place
from pressroom.model import Block

_MARKUP = re.compile(r"[*_`\[<{&|\\\t]|^[ \u3000]*(?:[#>~=:+-]|\d+\.)|[ ]{2}\n", re.MULTILINE)


def is_plain(body: str) -> bool:
    """Tell whether a body holds nothing that Markdown would read as more than words."""
    return not _MARKUP.search(body) and not RESERVED.search(body)


def plain_blocks(body: str, path: str, first_line: int) -> tuple[Block, ...]:
    """Give the paragraphs of a body whose first line has that number in the file."""
    blocks: list[Block] = []
    paragraph: list[str] = []
    for number, line in enumerate([*body.split("\n"), ""], first_line):
        if line.strip():
            paragraph.append(line_mark(number) + line)
        elif paragraph:
            runs, _ = make_runs((Piece("\n".join(paragraph)),), number)
            if runs:
                blocks.append(Block("paragraph", runs, Place(path, runs[0].line)))
            paragraph = []
    return tuple(blocks)
