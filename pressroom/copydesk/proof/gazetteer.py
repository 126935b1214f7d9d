"""Names of China's county-level units. In: the data file and a feature. Out: the names this feature may speak of."""

from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from msgspec import Struct

from pressroom.model import Feature

_FILE = Path(__file__).parent / "data" / "counties.txt"
_SUFFIXES = ("自治县", "自治旗", "县", "市", "区", "旗", "林区", "特区")
_AFTER_SHORT = ("人大", "县", "市", "区", "全", "法院", "检察院", "政协")


class Gazetteer(Struct, frozen=True):
    """The counties of a feature and their neighbours: full names, the longest first.

    `words` leads from a name, full or short, to the full one; `stems` from each short name to the full ones.
    """

    names: tuple[str, ...]
    words: Mapping[str, str]
    stems: Mapping[str, tuple[str, ...]]

    def find(self, text: str) -> tuple[tuple[int, str], ...]:
        """Give every county named in a text: offset and full name. At one place the longest full name counts."""
        found = []
        for stem, names in self.stems.items():
            at = text.find(stem)
            while at >= 0:
                if word := _named_at(text, at, stem, names):
                    found.append((at, word not in names, -len(word), word))
                at = text.find(stem, at + 1)
        counted, end = [], 0
        for at, _, _, word in sorted(found):
            if at >= end:
                counted.append((at, self.words[word]))
                end = at + len(word)
        return tuple(counted)

    def full_name(self, word: str) -> str:
        """Give the full name that a word is, or is short for."""
        return self.words.get(word, "")


def short_name(name: str) -> str:
    """Give a name without its last word, if two characters remain; else the name."""
    for suffix in _SUFFIXES:
        if name.endswith(suffix) and len(name) - len(suffix) >= 2:
            return name[: -len(suffix)]
    return name


def narrow(feature: Feature) -> Gazetteer:
    """Give the counties of `units` and of the entries, and their neighbours of the same prefecture."""
    named = [*feature.units, *(entry.county for entry in feature.entries)]
    return gazetteer_of(tuple(dict.fromkeys([*named, *neighbours(tuple(dict.fromkeys(named)))])))


def neighbours(named: tuple[str, ...]) -> tuple[str, ...]:
    """Give the counties of the prefecture that most of the named ones belong to, if it is more than one."""
    tally = Counter(code for name in named for code in _codes().get(name, ()))
    if not tally:
        return ()
    best, votes = max(tally.items(), key=lambda item: (item[1], item[0]))
    return _prefectures()[best] if votes > 1 else ()


def gazetteer_of(names: tuple[str, ...]) -> Gazetteer:
    """Make a gazetteer of names."""
    full = sorted((name for name in names if len(name) > 1), key=lambda name: (-len(name), name))
    words = {short_name(name): name for name in reversed(full)} | {name: name for name in full}
    stems: dict[str, list[str]] = {}
    for name in full:
        stems.setdefault(short_name(name), []).append(name)
    return Gazetteer(tuple(full), words, {stem: tuple(found) for stem, found in stems.items()})


def _named_at(text: str, at: int, stem: str, names: tuple[str, ...]) -> str:
    """Give the name that begins somewhere in a text: the longest full one, else the short one before a fitting word."""
    full = next((name for name in names if text.startswith(name, at)), "")
    return full or (stem if text.startswith(_AFTER_SHORT, at + len(stem)) else "")


@cache
def _prefectures() -> dict[str, tuple[str, ...]]:
    """Read the data: the counties of each prefecture by its code."""
    prefectures = {}
    for line in _FILE.read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            code, _, *counties = line.split(" ")
            prefectures[code] = tuple(county[2:] for county in counties)
    return prefectures


@cache
def _codes() -> dict[str, tuple[str, ...]]:
    """Give the prefectures that have a county of a name."""
    codes: dict[str, list[str]] = {}
    for code, counties in _prefectures().items():
        for county in counties:
            codes.setdefault(county, []).append(code)
    return {name: tuple(found) for name, found in codes.items()}


@cache
def all_counties() -> frozenset[str]:
    """Give every name of the data."""
    return frozenset(_codes())
