"""Paragraphs that are like others. In: the stories of a feature. Out: pairs with what they share.

Paragraphs are compared by their runs of eight characters; a table from run to paragraph keeps that linear.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, combinations, repeat

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
    masked = [set(_grams(mask(passage.letters, gazetteer))) for passage in passages]
    kinds: dict[int, set[str]] = {}
    pairs = []
    for (a, b), count in sorted(_tally(masked).items()):
        first, second = (kinds.get(at) or kinds.setdefault(at, set(_grams(passages[at].letters))) for at in (a, b))
        masked_share = count / min(len(masked[a]), len(masked[b]))
        share = len(first & second) / min(len(first), len(second))
        if max(share, masked_share) >= LIKE:
            run = _longest(_grams(passages[a].letters), second)
            pairs.append(Pair(passages[a], passages[b], share, run, masked_share))
    return tuple(pairs)


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


def _tally(kinds: list[set[str]]) -> Counter[tuple[int, int]]:
    """Count the runs that pairs of paragraphs share; a run that stands once costs no list."""
    shared = {gram for gram, count in Counter(chain.from_iterable(kinds)).items() if count > 1}
    owners: dict[str, list[int]] = {}
    for number, own in enumerate(kinds):
        for gram in own & shared:
            owners.setdefault(gram, []).append(number)
    return Counter(chain.from_iterable(map(_fellows, owners.values())))


def _fellows(owners: list[int]) -> Iterable[tuple[int, int]]:
    """Give the pairs of owners of a run: all of a few, each with the first of many."""
    return zip(repeat(owners[0]), owners[1:], strict=False) if len(owners) > COMMON else combinations(owners, 2)


def _longest(own: list[str], other: set[str]) -> int:
    """Give the length of the longest run of the one that the other has."""
    best = here = 0
    for gram in own:
        here = here + 1 if gram in other else 0
        best = max(best, here)
    return best + GRAM - 1 if best else 0
