"""The only room that writes under `output/`. In: `Edition`s and the archive's files. Out: what was written.

A feature's folders are made whole beside the old ones and exchanged under a journal, so that a run killed at any
moment leaves every feature wholly old or, once the next run has looked at the journal, wholly new.
"""

from pressroom.output.exchange import exchange_archive, exchange_edition, remove_feature
from pressroom.output.journal import recover
from pressroom.output.places import PRODUCTS
from pressroom.output.record import Record, Shelf, cache_of, open_shelf
from pressroom.output.unknown import find_unknown

__all__ = [
    "PRODUCTS",
    "Record",
    "Shelf",
    "cache_of",
    "exchange_archive",
    "exchange_edition",
    "find_unknown",
    "open_shelf",
    "recover",
    "remove_feature",
]
