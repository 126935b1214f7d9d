"""The flow of a build. In: an order (which features, which products, where to). Out: what changed and what was found.

Features are made one by one and exchanged at once, so that memory does not grow with the archive and one feature's
fault never holds back another's files; the archive's pages come last.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from pressroom.bootstrap.lock import alone
from pressroom.config import House
from pressroom.findings import Finding, StopPress, in_order
from pressroom.model import ArchiveCard, Edition, OutputFile
from pressroom.output import (
    PRODUCTS,
    Shelf,
    exchange_archive,
    exchange_edition,
    recover,
    remove_feature,
)
from pressroom.web.assets import load_assets


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a feature and the archive are made in memory; either may raise StopPress. `pressroom.edition` has one."""

    make_feature: Callable[[House, str, frozenset[str]], Edition]
    make_archive: Callable[[House, tuple[ArchiveCard, ...]], tuple[OutputFile, ...]]


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built: `slugs` of all the site's features or of those asked for (then `whole` is false)."""

    house: House
    shelf: Shelf
    slugs: tuple[str, ...]
    whole: bool = True
    wanted: frozenset[str] = frozenset(PRODUCTS)
    force: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build came to. `changed` are paths below the output folder, in the order they changed."""

    findings: tuple[Finding, ...] = ()
    changed: tuple[str, ...] = ()
    made: tuple[str, ...] = ()
    held: tuple[str, ...] = ()


@dataclass
class _Tally:
    """What has been found and changed so far."""

    findings: list[Finding] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    made: list[str] = field(default_factory=list)
    held: list[str] = field(default_factory=list)


def build(order: Order, recipe: Recipe, on_wait: Callable[[], None], on_feature: Callable[[str], None]) -> Outcome:
    """Build what is ordered; `on_feature` hears of each feature before it is made."""
    shelf, tally = order.shelf, _Tally()
    shelf.output.mkdir(parents=True, exist_ok=True)
    with alone(shelf.output, on_wait):
        recover(shelf.output)
        for slug in order.slugs:
            on_feature(slug)
            _build_feature(order, recipe, slug, tally)
        if order.whole:
            for slug in sorted(set(shelf.slugs()) - set(order.slugs)):
                _try(tally, partial(remove_feature, shelf, slug))
        if "web" in order.wanted or "epaper" in order.wanted:
            _try(tally, partial(_build_archive, order, recipe))
    return Outcome(in_order(tally.findings), tuple(tally.changed), tuple(tally.made), tuple(tally.held))


def _build_feature(order: Order, recipe: Recipe, slug: str, tally: _Tally) -> None:
    """Make one feature and exchange its folders."""
    try:
        edition = recipe.make_feature(order.house, slug, order.wanted)
    except StopPress as stop:
        edition = Edition(slug, (), stop.findings)
    else:
        edition = replace(edition, files=_with_shared(order, edition.files))
    tally.findings += edition.findings
    _try(tally, partial(exchange_edition, order.shelf, edition, order.wanted, {}))
    held = order.shelf.read(slug).held
    (tally.held if held else tally.made).append(slug)


def _with_shared(order: Order, files: tuple[OutputFile, ...]) -> tuple[OutputFile, ...]:
    """Add what the feature's pages ask for from the site's assets, so that it is there before they are."""
    if not any(file.path.startswith("site/") for file in files):
        return files
    there = {file.path for file in files}
    return (*files, *(file for file in load_assets(order.house.root).files if file.path not in there))


def _build_archive(order: Order, recipe: Recipe) -> tuple[str, ...]:
    """Make the archive of all features that have been published, those of earlier runs too."""
    cards = tuple(card_of(record.card) for record in order.shelf.records() if record.card)
    return exchange_archive(order.shelf, recipe.make_archive(order.house, cards), {})


def card_of(plain: Mapping[str, Any]) -> ArchiveCard:
    """Give a card back from a record."""
    counties = tuple((str(slug), str(county)) for slug, county in plain["counties"])
    return ArchiveCard(**{**plain, "counties": counties})


def _try(tally: _Tally, act: Callable[[], tuple[str, ...]]) -> None:
    """Act, and note what changed or what stopped it."""
    try:
        tally.changed += act()
    except StopPress as stop:
        tally.findings += stop.findings
