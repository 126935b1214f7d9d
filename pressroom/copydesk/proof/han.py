"""Characters by kind, and what several checks share."""

import re
from collections.abc import Iterable, Iterator

from pressroom.copydesk.proof.chars import ENDS, FULL_MARKS, HAN, IS_HAN
from pressroom.copydesk.proof.passages import Passage

NOT_LETTERS = re.compile(f"[^{HAN}A-Za-z0-9]")


def first_of_each_line(passage: Passage, found: Iterable[re.Match[str]]) -> Iterator[tuple[re.Match[str], int]]:
    """Give the first match on each source line, and how many there are on it."""
    by_line: dict[int, list[re.Match[str]]] = {}
    for match in sorted(found, key=lambda match: match.start()):
        by_line.setdefault(passage.line(match.start()), []).append(match)
    for matches in by_line.values():
        yield matches[0], len(matches)


def letters(text: str) -> str:
    """Give the characters without marks and spaces."""
    return NOT_LETTERS.sub("", text)


def han_count(text: str) -> int:
    """Count the Han characters."""
    return len(IS_HAN.findall(text))


__all__ = ["ENDS", "FULL_MARKS", "HAN", "IS_HAN", "first_of_each_line", "han_count", "letters"]
