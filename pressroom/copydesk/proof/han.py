"""What several checks share."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from pressroom.copydesk.proof.chars import ENDS, FULL_MARKS, HAN, han_count, has_han, is_han, letters
from pressroom.copydesk.proof.passages import Passage


def first_of_each_line(passage: Passage, found: Iterable[re.Match[str]]) -> Iterator[tuple[re.Match[str], int]]:
    """Give the first match on each source line, and how many there are on it."""
    by_line: dict[int, list[re.Match[str]]] = {}
    for match in sorted(found, key=lambda match: match.start()):
        by_line.setdefault(passage.line(match.start()), []).append(match)
    for matches in by_line.values():
        yield matches[0], len(matches)


@cache
def late(pattern: str) -> re.Pattern[str]:
    """Compile a pattern when it is first wanted: the Han characters as a class take `re` some milliseconds."""
    return re.compile(pattern)


__all__ = ["ENDS", "FULL_MARKS", "HAN", "first_of_each_line", "han_count", "has_han", "is_han", "late", "letters"]
