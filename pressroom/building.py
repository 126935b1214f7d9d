"""The flow of a build. In: an order (which features, which products, where to). Out: what changed and what was found.

Features are made one by one and exchanged at once, so that memory does not grow with the archive and one feature's
fault never holds back another's files; the archive's pages come last. A feature of which nothing changed is not made.
"""

import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from pressroom.bootstrap.lock import alone
from pressroom.config import House
from pressroom.findings import Finding, StopPress, in_order
from pressroom.model import ArchiveCard, Edition, OutputFile
from pressroom.output.book import Book, Stamp
from pressroom.output.exchange import exchange_archive, exchange_edition, remove_feature
from pressroom.output.idle import ARCHIVE, BOOK, archive_digest
from pressroom.output.inputs import look_at_shared, own_stamps, product_digest
from pressroom.output.journal import recover
from pressroom.output.places import PRODUCTS, product_of
from pressroom.output.record import Shelf
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
class Listener:
    """Who hears how a build goes on: that it waits for another, how many features it makes, each as it begins."""

    on_wait: Callable[[], None] = lambda: None
    on_plan: Callable[[int], None] = lambda _count: None
    on_feature: Callable[[str], None] = lambda _slug: None


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


@dataclass(frozen=True, slots=True)
class _Job:
    """A feature that is to be made, and what it will have been made of."""

    slug: str
    inputs: Mapping[str, Any]


def build(order: Order, recipe: Recipe, listener: Listener = Listener()) -> Outcome:
    """Build what is ordered and has changed."""
    shelf, tally = order.shelf, _Tally()
    shelf.output.mkdir(parents=True, exist_ok=True)
    with alone(shelf.output, listener.on_wait):
        recover(shelf.output)
        book = Book(shelf.folder / f"{BOOK}.json")
        shared = look_at_shared(order.house.root, book, Path(sys.prefix))
        jobs = [job for slug in order.slugs if (job := _plan(order, shared, slug, tally))]
        listener.on_plan(len(jobs))
        for job in jobs:
            listener.on_feature(job.slug)
            _build_feature(order, recipe, job, tally)
        if order.whole:
            for slug in sorted(set(shelf.slugs()) - set(order.slugs)):
                _try(tally, partial(remove_feature, shelf, slug))
        if order.wanted - {"print"}:
            _try(tally, partial(_build_archive, order, recipe, shared))
        book.save()
    return Outcome(in_order(tally.findings), tuple(tally.changed), tuple(tally.made), tuple(tally.held))


def _plan(order: Order, shared: Mapping[str, str], slug: str, tally: _Tally) -> _Job | None:
    """Look whether a feature must be made; of one that need not be, what was found last time still holds."""
    record = order.shelf.read(slug)
    known: Mapping[str, Stamp] = record.inputs.get("own", {})
    own = own_stamps(order.house.root, slug, known)
    digests = {product: product_digest(shared, product, own) for product in sorted(order.wanted)}
    inputs = {**record.inputs, **digests, "own": own}
    changed = {product for product, digest in digests.items() if record.inputs.get(product) != digest}
    lost = {product_of(path, slug) for path in order.shelf.missing(record)} & order.wanted
    if changed or lost or order.force:
        return _Job(slug, inputs)
    if own != {path: tuple(stamp) for path, stamp in known.items()}:
        order.shelf.write(replace(record, inputs=inputs))
    tally.findings += record.findings
    if record.held:
        tally.held.append(slug)
    return None


def _build_feature(order: Order, recipe: Recipe, job: _Job, tally: _Tally) -> None:
    """Make one feature and exchange its folders."""
    try:
        edition = recipe.make_feature(order.house, job.slug, order.wanted)
        edition = replace(edition, files=_with_shared(order, edition.files))
    except StopPress as stop:
        edition = Edition(job.slug, (), stop.findings)
    tally.findings += edition.findings
    done = _try(tally, partial(exchange_edition, order.shelf, edition, order.wanted, job.inputs))
    held = not done or order.shelf.read(job.slug).held
    (tally.held if held else tally.made).append(job.slug)


def _with_shared(order: Order, files: tuple[OutputFile, ...]) -> tuple[OutputFile, ...]:
    """Add what the feature's pages ask for from the site's assets, so that it is there before they are."""
    if not any(file.path.startswith("site/") for file in files):
        return files
    there = {file.path for file in files}
    return (*files, *(file for file in load_assets(order.house.root).files if file.path not in there))


def _build_archive(order: Order, recipe: Recipe, shared: Mapping[str, str]) -> tuple[str, ...]:
    """Make the archive of all features that have been published, those of earlier runs too, if anything changed."""
    published = [record for record in order.shelf.records() if record.card]
    digest = archive_digest(shared, [record.card for record in published])
    archive = order.shelf.read(ARCHIVE)
    unused = set(archive.outputs) - {path for record in published for path in record.assets}
    idle = archive.inputs.get("archive") == digest and not order.shelf.missing(archive)
    if idle and not order.force and unused <= set(archive.inputs.get("pages", ())):
        return ()
    cards = tuple(_card_of(order, recipe, record.slug) for record in published)
    files = recipe.make_archive(order.house, cards)
    return exchange_archive(order.shelf, files, {"archive": digest, "pages": sorted(file.path for file in files)})


def _card_of(order: Order, recipe: Recipe, slug: str) -> ArchiveCard:
    """Give a feature's card back; one that is damaged is made again."""
    plain = order.shelf.read_card(slug)
    if not plain:
        card = recipe.make_feature(order.house, slug, frozenset({"web"})).card
        if card is None:
            raise ValueError(f"{slug} is published and has no card")
        order.shelf.write_card(slug, asdict(card))
        return card
    counties = tuple((str(slug), str(county)) for slug, county in plain["counties"])
    return ArchiveCard(**{**plain, "counties": counties})


def _try(tally: _Tally, act: Callable[[], tuple[str, ...]]) -> bool:
    """Act, note what changed or what stopped it, and tell whether it was done."""
    try:
        tally.changed += act()
    except StopPress as stop:
        tally.findings += stop.findings
        return False
    return True
