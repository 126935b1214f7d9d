"""Dividing Western words. In: clusters. Out: the clusters after which a hyphen may end the line. pyphen's door."""

import functools
from collections.abc import Iterator, Sequence

import pyphen

from pressroom.composing.shaping import Cluster

SHORTEST_WORD = 5
DICTIONARIES = {"en": "en_US", "zh-CN": "en_US"}


@functools.lru_cache(maxsize=8)
def _dictionary(language: str) -> "pyphen.Pyphen":
    return pyphen.Pyphen(lang=DICTIONARIES.get(language, "en_US"), left=2, right=3)


@functools.lru_cache(maxsize=4096)
def places_in(word: str, language: str) -> tuple[int, ...]:
    """Give the places in a word, in characters from its start, where it may be divided."""
    return tuple(int(place) for place in _dictionary(language).positions(word))


def hyphen_places(clusters: Sequence[Cluster], language: str) -> Iterator[int]:
    """Give the numbers of the clusters after which a word may be divided with a hyphen."""
    start = 0
    while start < len(clusters):
        end = start
        while end < len(clusters) and _is_letters(clusters[end]) and (end == start or not clusters[end - 1].after):
            end += 1
        if end - start >= 2:
            yield from _divide(clusters[start:end], start, language)
        start = max(end, start + 1)


def _is_letters(cluster: Cluster) -> bool:
    return cluster.text.isalpha() and cluster.text < "\u0250"


def _divide(word: Sequence[Cluster], start: int, language: str) -> Iterator[int]:
    text = "".join(cluster.text for cluster in word)
    places = set(places_in(text, language)) if len(text) >= SHORTEST_WORD and not text.isupper() else set()
    at = 0
    for number, cluster in enumerate(word[:-1]):
        at += len(cluster.text)
        if at in places:
            yield start + number
