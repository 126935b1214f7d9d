"""Markdown to copy. In: the body of a file. Out: `Copy`: its blocks, its waivers, and what was wrong with it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from pressroom.copydesk.markup.marks import restore
from pressroom.copydesk.markup.plain import is_plain, plain_blocks
from pressroom.copydesk.markup.runs import is_han
from pressroom.findings import Finding, Place, form_error, warning
from pressroom.model import Block, Waiver
from pressroom.records import UNSEEN

if TYPE_CHECKING:
    from pressroom.copydesk.markup.guard import Comment, Guarded
    from pressroom.copydesk.pictures import PictureFolder

_ALLOW = re.compile(r"^allow\s+([\w-]+)\s*[:：]?\s*(.*)$", re.DOTALL)
_NO_COPY = re.compile(r"\]\([^)]*\)|<[^<>]*>|\{[^{}]*\}|^\s*\[[^\]^]+\]:.*$|\[\^[^\]]*\]:?")
_FENCE = re.compile(r"^(?:~{3,}|`{3,}).*$")


class Copy(Struct, frozen=True):
    """A body read: blocks in order, footnotes last."""

    blocks: tuple[Block, ...]
    waivers: tuple[Waiver, ...] = ()
    findings: tuple[Finding, ...] = ()


def parse_markup(body: str, path: str, first_line: int = 1, folder: "PictureFolder | None" = None) -> Copy:
    """Read a body whose first line has that number in the file; pictures are looked for in `folder`."""
    body = UNSEEN.sub("", body.replace("\r\n", "\n").replace("\r", "\n"))
    if is_plain(body):
        return Copy(plain_blocks(body, path, first_line))
    from pressroom.copydesk.markup.blocks import BlockMaker  # Markdown is slow to import, and most copy is plain
    from pressroom.copydesk.markup.guard import guard
    from pressroom.copydesk.markup.tree import read_tree

    guarded = guard(body, path, first_line)
    maker = BlockMaker(path, first_line, folder, guarded)
    try:
        blocks = maker.make(read_tree(guarded.text))
    except RecursionError:
        return Copy((), (), (*guarded.findings, _too_deep(Place(path, first_line))))
    excused = {finding.place.line for finding in maker.findings}
    lost = (found for found in _lost_copy(guarded, blocks, path, first_line) if found.place.line not in excused)
    waivers = tuple(_waivers(guarded.comments, body.split("\n"), path, first_line))
    struck = _struck_words(blocks, path)
    return Copy(blocks, waivers, (*guarded.findings, *maker.findings, *struck, *lost))


def _too_deep(place: Place) -> Finding:
    """Say that lists, quotations or tags stand in one another too often."""
    return form_error(
        "too-deep",
        "lists, quotations or tags are nested too deep to be read",
        place,
        hint="take away most of the `-`, `>` or tags before the words",
    )


def _struck_words(blocks: Iterable[Block], path: str) -> Iterator[Finding]:
    """Find words that are struck out: paper knows no such line through them."""
    for block in blocks:
        cells = (run for row in block.cells for cell in row for run in cell)
        for run in (*block.runs, *cells):
            if "deleted" in run.marks:
                yield _struck(run.text.strip(), Place(path, run.line))


def _struck(words: str, place: Place) -> Finding:
    """Say that words are struck out on the web alone."""
    return warning(
        "struck-words",
        "`{words}` is struck out on the web, and printed as it stands",
        place,
        hint="take the words out, and say in `correction:` what was mended",
        words=words,
    )


def _lost_copy(guarded: "Guarded", blocks: tuple[Block, ...], path: str, first_line: int) -> Iterator[Finding]:
    """Find lines whose Han characters are not all in the blocks: Markdown has taken them for something else."""
    have: dict[int, str] = {}
    for at, text in _texts(blocks):
        have[at] = have.get(at, "") + text
    for number, line in enumerate(guarded.lines):
        there, wanted = have.get(first_line + number, ""), _NO_COPY.sub("", restore(_FENCE.sub("", line.strip("\n"))))
        if wanted.replace("*", "") not in there and _count_han(wanted) - _count_han(there):
            yield _lost(restore(line).strip(), Place(path, first_line + number))


def _count_han(text: str) -> Counter[str]:
    """Count each Han character."""
    return Counter(filter(is_han, text))


def _texts(blocks: Iterable[Block]) -> Iterator[tuple[int, str]]:
    """Give every text of the blocks with its line."""
    for block in blocks:
        cells = (run for row in block.cells for cell in row for run in cell)
        for run in (*block.runs, *cells):
            yield run.line, run.text + run.reading
        if block.photo:
            yield block.photo.place.line, block.photo.alt + block.photo.caption


def _lost(line: str, place: Place) -> Finding:
    """Say that copy was swallowed."""
    return form_error(
        "lost-copy",
        "Markdown leaves out words of this line",
        place,
        hint="look for brackets or a table row with too many cells; put `\\` before a mark that is meant as it stands",
        excerpt=line,
    )


def _waivers(comments: tuple["Comment", ...], lines: list[str], path: str, first_line: int) -> Iterator[Waiver]:
    """Read the comments that let a finding stand, each with the lines of the paragraph beside it."""
    for comment in comments:
        if found := _ALLOW.match(comment.words):
            first, last = _beside(comment, lines)
            place = Place(path, first_line + comment.first - 1)
            yield Waiver(found[1], found[2].strip(), place, first_line + first - 1, first_line + last - 1)


def _beside(comment: "Comment", lines: list[str]) -> tuple[int, int]:
    """Give the lines of the paragraph a comment stands in, over or (at the end) under."""
    own = re.sub(r"<!--.*?-->|^.*-->|<!--.*$", "", lines[comment.first - 1]).strip()
    touches = comment.first > 1 and lines[comment.first - 2].strip()
    start = comment.first if own or touches else comment.last + 1
    while start <= len(lines) and not lines[start - 1].strip():
        start += 1
    if start > len(lines):
        start = comment.first - 1
        while start > 1 and not lines[start - 1].strip():
            start -= 1
    first = last = max(1, min(start, len(lines)))
    while first > 1 and lines[first - 2].strip():
        first -= 1
    while last < len(lines) and lines[last].strip():
        last += 1
    return first, last
