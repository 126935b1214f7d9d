"""Addresses of the web and of mail in the copy. In: clusters. Out: where they lie, and where they may be parted.

An address is never divided with a hyphen, which would become part of it; it may end a line after `/ . - _ ? & = #`.
"""

import re
from collections.abc import Iterator, Sequence

from pressroom.composing.shaping import Cluster

ADDRESS = re.compile(
    r"(?:https?://|www\.)[!-~]+|[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+|[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[a-z]{2,}/[!-~]*"
)
BREAKS_AFTER = frozenset("/._-?&=#")


def address_ranges(clusters: Sequence[Cluster]) -> tuple[range, ...]:
    """Give the numbers of the clusters that make up each address."""
    text = "".join([cluster.text + cluster.after for cluster in clusters])
    if "." not in text:
        return ()
    return tuple(_clusters_of(match.span(), clusters) for match in ADDRESS.finditer(text))


def break_places(clusters: Sequence[Cluster], address: range) -> Iterator[int]:
    """Give the clusters of an address after which a line may end."""
    for number in address[:-1]:
        if clusters[number].text[-1] in BREAKS_AFTER and clusters[number + 1].text[0].isalnum():
            yield number


def _clusters_of(span: tuple[int, int], clusters: Sequence[Cluster]) -> range:
    at, first, last = 0, len(clusters), 0
    for number, cluster in enumerate(clusters):
        if span[0] <= at < span[1]:
            first, last = min(first, number), number + 1
        at += len(cluster.text) + len(cluster.after)
    return range(first, last)
