"""Mends that are certain. In: the bytes of a file of content. Out: its text mended; twice is the same as once.

Addresses, code, tags, keys of the front matter, figures and Latin words are never touched.
"""

import re
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

from msgspec import Struct

from pressroom.copydesk.fix_line import fix_line
from pressroom.copydesk.markup.guard import fence_lines
from pressroom.copydesk.source import split_source
from pressroom.findings import StopPress
from pressroom.records import Record, read_bytes

_WORDS = ("caption", "alt", "correction", "label")
_HEADS = ("headline", "kicker", "deck", "title", "byline")


class Mend(Struct, frozen=True):
    """A file mended: its path from the site's root, its text before and after, and whether its bytes differ."""

    path: str
    before: str
    after: str
    data: bytes

    def diff(self) -> str:
        """Give the difference as a patch; of a file whose encoding alone is mended, a line that says so."""
        lines = unified_diff(
            self.before.splitlines(keepends=True), self.after.splitlines(keepends=True), self.path, self.path
        )
        return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def find_mends(root: Path, features: tuple[str, ...]) -> tuple[Mend, ...]:
    """Give the files of features that can be mended, in order; raises `StopPress` where a file is no text."""
    mends = []
    for feature in features:
        for path in sorted((root / "content" / feature).glob("*.md")):
            if path.is_file():
                mend = fix_bytes(path.read_bytes(), path.relative_to(root).as_posix())
                mends.extend([mend] if mend else [])
    return tuple(mends)


def write_mends(root: Path, mends: tuple[Mend, ...]) -> None:
    """Write the mended files."""
    for mend in mends:
        (root / mend.path).write_bytes(mend.data)


def fix_bytes(data: bytes, path: str) -> Mend | None:
    """Mend a file's bytes, or give None where there is nothing to mend."""
    before, findings = read_bytes(data, path)
    if any(finding.code == "not-text" for finding in findings):
        raise StopPress(findings)
    after = fix_text(before, path)
    mended = after.encode("utf-8")
    return Mend(path, before, after, mended) if mended != data else None


def fix_text(text: str, path: str) -> str:
    """Mend a text, until nothing more is to be mended."""
    for _ in range(8):
        mended = _fix_once(text, path)
        if mended == text:
            return text
        text = mended
    return text


def _fix_once(text: str, path: str) -> str:
    """Mend the values of the front matter and the lines of the body."""
    source = split_source(text, path)
    lines = text.split("\n")
    start = source.body_line - 1
    for number, line in _fix_values(source.record, lines):
        lines[number] = line
    body = lines[start:]
    fences = fence_lines(body)
    fixed = [fix_line(line) if where == "text" else line for line, where in zip(body, fences, strict=True)]
    return "\n".join([*lines[:start], *fixed])


def _fix_values(record: Record, lines: list[str]) -> Iterator[tuple[int, str]]:
    """Give the lines of the front matter whose words can be mended, keys and quotation marks as they are."""
    for way, place in record.places.items():
        name = str(way[-1]) if way else ""
        value = record.value(*way)
        if not isinstance(value, str) or name not in (*_WORDS, *_HEADS) or place.line < 1:
            continue
        line = lines[place.line - 1]
        mended = fix_line(value, spaces=name in _WORDS)
        if mended != value and line.count(value) == 1 and not re.search("[\"'\\\\]", value + mended):
            yield place.line - 1, line.replace(value, mended)
