"""Text and Markdown manuscripts. In: a file's bytes. Out: its paragraphs with their lines."""

import re
from pathlib import Path

from pressroom.findings import Finding, Place
from pressroom.manuscript.items import Item, Manuscript
from pressroom.records import read_text

_HEADING = re.compile(r"^(#{1,6})\s*(.*?)\s*#*$")
_BOLD = re.compile(r"^(?:\*\*|__)(.+)(?:\*\*|__)$")
_PICTURE = re.compile(r"^!\[([^\]]*)\]\(([^)\s]+)[^)]*\)$")
# what a manuscript may well be; the feature's own files are written as they should be
_FORGIVEN = ("byte-order-mark", "carriage-return", "wrong-encoding")


def read_plain(path: Path) -> Manuscript:
    """Read a text: every line that holds something is a paragraph. GB18030 is read as well as UTF-8."""
    text, findings = read_text(path, path.name)
    return Manuscript(path.name, tuple(_lines(text, path.name)), _grave(findings))


def read_markdown(path: Path) -> Manuscript:
    """Read Markdown: paragraphs are parted by empty lines; the fields before the text stand aside."""
    text, findings = read_text(path, path.name)
    lines = text.split("\n")
    end = _fields_end(lines)
    aside = tuple(
        Item(line, Place(path.name, number)) for number, line in enumerate(lines[:end], 1) if line.strip("- ")
    )
    items = tuple(_blocks(lines, end, path))
    return Manuscript(path.name, items, _grave(findings), aside)


def _grave(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Leave out what does not matter in a manuscript."""
    return tuple(finding for finding in findings if finding.code not in _FORGIVEN)


def _lines(text: str, name: str) -> list[Item]:
    """Give a line of text as a paragraph each."""
    items: list[Item] = []
    gap = 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            items.append(Item(line.strip(), Place(name, number), gap))
            gap = 0
        else:
            gap += 1
    return items


def _fields_end(lines: list[str]) -> int:
    """Give the line after the front matter, or 0."""
    if not lines or lines[0].strip() not in ("---", "+++"):
        return 0
    return next((number + 1 for number in range(1, len(lines)) if lines[number].strip() == lines[0].strip()), 0)


def _blocks(lines: list[str], start: int, path: Path) -> list[Item]:
    """Give blocks of lines as paragraphs, headings and pictures."""
    items: list[Item] = []
    block: list[str] = []
    first = start
    for number, line in enumerate([*lines[start:], ""], start):
        if line.strip() and not _HEADING.match(line):
            first = first if block else number
            block.append(line)
            continue
        if block:
            items.append(_block(block, Place(path.name, first + 1), path.parent))
            block = []
        if (found := _HEADING.match(line)) and found[2]:
            items.append(Item(found[2], Place(path.name, number + 1), 1, level=len(found[1]), markdown=True))
    return items


def _block(block: list[str], place: Place, folder: Path) -> Item:
    """Make one item of the lines of a block."""
    text = "\n".join(block).strip()
    if (found := _PICTURE.match(text)) and (folder / found[2]).is_file():
        return Item(found[1], place, 1, picture=(folder / found[2]).read_bytes(), picture_name=Path(found[2]).name)
    bold = _BOLD.match(text)
    return Item(bold[1] if bold else text, place, 1, bold=bool(bold), markdown=True)
