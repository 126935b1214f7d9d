"""Names with one character changed for its look-alike. In: names and groups of look-alikes. Out: the wrong forms."""

from collections.abc import Iterator, Mapping
from functools import cache

from msgspec import Struct


class Misspelt(Struct, frozen=True):
    """Names with one character changed for its look-alike: the right name of each, and how to find them fast."""

    right: Mapping[str, str]
    strangers: frozenset[str]
    lengths: tuple[int, ...]

    @classmethod
    def of(cls, names: tuple[str, ...], groups: tuple[str, ...]) -> "Misspelt":
        """Make the wrong forms of names."""
        pairs = look_alikes(names, groups)
        strangers = frozenset(w for wrong, right in pairs for w, r in zip(wrong, right, strict=True) if w != r)
        return cls(dict(pairs), strangers, tuple(sorted({len(wrong) for wrong, _ in pairs})))

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """Give each wrong form in a text with its place: only around characters that make a name wrong."""
        for stranger in [at for at, character in enumerate(text) if character in self.strangers]:
            for length in self.lengths:
                for at in range(max(0, stranger - length + 1), stranger + 1):
                    if text[at : at + length] in self.right:
                        yield at, text[at : at + length]


@cache
def look_alikes(names: tuple[str, ...], pairs: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Give each name's wrong forms, one character changed for its look-alike, with the right one."""
    groups: dict[str, list[str]] = {}
    for group in pairs:
        for character in dict.fromkeys(group):
            groups.setdefault(character, []).append(group.replace(character, ""))
    found: dict[str, str] = {}
    for name in names:
        for at, character in enumerate(name):
            for others in groups.get(character, ()):
                found.update({name[:at] + other + name[at + 1 :]: name for other in others})
    return tuple((wrong, right) for wrong, right in found.items() if wrong not in names)
