"""Names with one character changed for its look-alike. In: names and groups of look-alikes. Out: the wrong forms."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from msgspec import Struct


class Misspelt(Struct, frozen=True):
    """Names with one character changed for its look-alike: the right name of each, and how to find them fast."""

    right: Mapping[str, str]
    strangers: re.Pattern[str] | None
    lengths: tuple[int, ...]

    @classmethod
    def of(cls, names: tuple[str, ...], groups: tuple[str, ...]) -> "Misspelt":
        """Make the wrong forms of names."""
        pairs = look_alikes(names, groups)
        strangers = {w for wrong, right in pairs for w, r in zip(wrong, right, strict=True) if w != r}
        pattern = re.compile(f"[{''.join(sorted(strangers))}]") if strangers else None
        return cls(dict(pairs), pattern, tuple(sorted({len(wrong) for wrong, _ in pairs})))

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """Give each wrong form in a text with its place: only around characters that make a name wrong."""
        for found in self.strangers.finditer(text) if self.strangers else ():
            for length in self.lengths:
                for at in range(max(0, found.start() - length + 1), found.start() + 1):
                    if text[at : at + length] in self.right:
                        yield at, text[at : at + length]


@cache
def look_alikes(names: tuple[str, ...], pairs: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Give each name's wrong forms, one character changed for its look-alike, with the right one."""
    found: dict[str, str] = {}
    for name in names:
        for at, character in enumerate(name):
            for group in pairs:
                if character in group:
                    others = group.replace(character, "")
                    found.update({name[:at] + other + name[at + 1 :]: name for other in others})
    return tuple((wrong, right) for wrong, right in found.items() if wrong not in names)
