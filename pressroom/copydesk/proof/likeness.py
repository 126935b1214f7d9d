"""Paragraphs that are like others. In: the stories of a feature. Out: pairs with what they share.

Paragraphs are compared by their runs of eight characters; a table from run to paragraph keeps that linear.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, count, repeat
from operator import itemgetter

from msgspec import Struct

from pressroom.copydesk.proof.gazetteer import Gazetteer
from pressroom.copydesk.proof.passages import Passage, Story

GRAM = 8
COMMON = 12
SHORTEST = 16
SAME, LIKE, LIKE_RUN = 0.60, 0.35, 20
_FIGURE = re.compile(r"\d{2,}(?:\.\d+)?")
NUMBER = re.compile(r"\d+(?:\.\d+)?")


class Pair(Struct, frozen=True):
    """Two paragraphs that share runs: the share of the shorter one's runs that both have, and the longest."""

    first: Passage
    second: Passage
    share: float
    run: int
    masked: float


def find_pairs(stories: tuple[Story, ...], gazetteer: Gazetteer) -> tuple[Pair, ...]:
    """Give the pairs of paragraphs that share over a third of the shorter one."""
    passages = [p for story in stories for p in story.running if len(p.letters) >= SHORTEST]
    masked = [frozenset(_grams(mask(passage.letters, gazetteer))) for passage in passages]
    tally = _tally(masked)
    met = {at for pair in tally for at in pair}
    plain = [frozenset(_grams(passage.letters) if at in met else ()) for at, passage in enumerate(passages)]
    flags = _flags(plain)
    pairs = []
    for (a, b), runs in tally.items():
        masked_share = runs / min(len(masked[a]), len(masked[b]))
        share = (flags[a] & flags[b]).bit_count() / min(len(plain[a]), len(plain[b]))
        if share >= LIKE or masked_share >= LIKE:
            run = _longest(_grams(passages[a].letters), plain[b])
            pairs.append(((a, b), Pair(passages[a], passages[b], share, run, masked_share)))
    return tuple(pair for _, pair in sorted(pairs, key=itemgetter(0)))


def facts(text: str) -> Iterator[str]:
    """Give the figures of a text with the four Han characters before each and the one after."""
    end = 0
    for found in _FIGURE.finditer(text):
        start, stop = found.start() - 4, found.end()
        if text[stop : stop + 1] in ("余", "多") and _is_common(text[stop + 1 : stop + 2]):
            stop += 1
        if start >= end and all(map(_is_common, text[start : start + 4])) and _is_common(text[stop : stop + 1]):
            end = stop + 1
            yield text[start:end]


def _is_common(character: str) -> bool:
    """Tell whether a character, if there is one, is among the common Han characters."""
    return "\u4e00" <= character <= "\u9fff"


def mask(text: str, gazetteer: Gazetteer) -> str:
    """Put one word for every county and one for every number."""
    for name in gazetteer.names:
        text = text.replace(name, "某县")
    return NUMBER.sub("0", text)


def _grams(text: str) -> list[str]:
    """Give the runs of eight characters, in order."""
    return [text[at : at + GRAM] for at in range(max(1, len(text) - GRAM + 1))]


def _repeated(kinds: list[frozenset[str]]) -> set[str]:
    """Give the runs that stand in more than one paragraph."""
    seen: set[str] = set()
    repeated: set[str] = set()
    for own in kinds:
        repeated |= own & seen
        seen |= own
    return repeated


def _flags(kinds: list[frozenset[str]]) -> list[int]:
    """Give the repeated runs of each paragraph as bits of a number: what two share is counted in one step."""
    repeated = _repeated(kinds)
    bits = dict(zip(repeated, map((1).__lshift__, count()), strict=False))
    return [sum(map(bits.__getitem__, own & repeated)) for own in kinds]


def _tally(kinds: list[frozenset[str]]) -> Mapping[tuple[int, int], int]:
    """Count the runs that pairs of paragraphs share; the runs of a phrase have the same owners, and go together."""
    repeated = _repeated(kinds)
    owners: defaultdict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(kinds):
        for gram in own & repeated:
            owners[gram].append(number)
    tally: defaultdict[tuple[int, int], int] = defaultdict(int)
    for having, runs in Counter(map(tuple, owners.values())).items():
        for pair in _fellows(having):
            tally[pair] += runs
    return tally


def _fellows(owners: tuple[int, ...]) -> Iterable[tuple[int, int]]:
    """Give the pairs of owners of a run: all of a few, each with the first of many."""
    return zip(repeat(owners[0]), owners[1:], strict=False) if len(owners) > COMMON else combinations(owners, 2)


def _longest(own: list[str], other: frozenset[str]) -> int:
    """Give the length of the longest run of the one that the other has."""
    best = here = 0
    for gram in own:
        here = here + 1 if gram in other else 0
        best = max(best, here)
    return best + GRAM - 1 if best else 0
