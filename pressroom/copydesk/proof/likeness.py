"""Paragraphs that are like others. In: the stories of a feature. Out: pairs with what they share.

Paragraphs are compared by their runs of eight characters; a table from run to paragraph keeps that linear.
"""

import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from pressroom.copydesk.proof.gazetteer import Gazetteer
from pressroom.copydesk.proof.han import letters
from pressroom.copydesk.proof.passages import Passage, Story

GRAM = 8
COMMON = 12
SHORTEST = 16
SAME, LIKE, LIKE_RUN = 0.60, 0.35, 20
FACT = re.compile(r"[\u4e00-\u9fff]{4}\d{2,}(?:\.\d+)?[余多]?[\u4e00-\u9fff]")
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
    passages = [p for story in stories for p in story.running if len(letters(p.text)) >= SHORTEST]
    plain = [letters(passage.text) for passage in passages]
    kinds = [set(_grams(text)) for text in plain]
    masked = [set(_grams(mask(text, gazetteer))) for text in plain]
    pairs = []
    for (a, b), count in sorted(_tally(masked).items()):
        masked_share = count / min(len(masked[a]), len(masked[b]))
        share = len(kinds[a] & kinds[b]) / min(len(kinds[a]), len(kinds[b]))
        if max(share, masked_share) >= LIKE:
            run = _longest(_grams(plain[a]), kinds[b])
            pairs.append(Pair(passages[a], passages[b], share, run, masked_share))
    return tuple(pairs)


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
    first: dict[str, int] = {}
    owners: dict[str, list[int]] = {}
    for number, own in enumerate(kinds):
        for gram in own:
            before = first.setdefault(gram, number)
            if before != number:
                owners.setdefault(gram, [before]).append(number)
    return Counter(pair for found in owners.values() for pair in _fellows(found))


def _fellows(owners: list[int]) -> Iterator[tuple[int, int]]:
    """Give the pairs of owners of a run: all of a few, each with the first of many."""
    for number, first in enumerate(owners[:1] if len(owners) > COMMON else owners):
        for other in owners[number + 1 :]:
            yield first, other


def _longest(own: list[str], other: set[str]) -> int:
    """Give the length of the longest run of the one that the other has."""
    best = here = 0
    for gram in own:
        here = here + 1 if gram in other else 0
        best = max(best, here)
    return best + GRAM - 1 if best else 0
