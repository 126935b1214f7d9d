"""The recipe, taken down from its shelf when the first feature must be made. In and out: as `pressroom.edition`."""

from collections.abc import Mapping

from pressroom.config import House
from pressroom.model import ArchiveCard, Edition, OutputFile


def make_feature(house: House, slug: str, wanted: frozenset[str], kept: Mapping[str, int]) -> Edition:
    """Make the wanted products of one feature; `pressroom.edition` and all it needs are imported now."""
    from pressroom import edition

    return edition.make_feature(house, slug, wanted, kept)


def make_ahead(house: House, slug: str) -> None:
    """Make what a feature's web page will ask the cache for; `pressroom.edition` is imported now."""
    from pressroom import edition

    edition.make_ahead(house, slug)


def make_archive(house: House, cards: tuple[ArchiveCard, ...]) -> tuple[OutputFile, ...]:
    """Make the archive's pages, feed and search; `pressroom.edition` and all it needs are imported now."""
    from pressroom import edition

    return edition.make_archive(house, cards)
