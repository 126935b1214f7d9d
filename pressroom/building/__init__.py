"""The flow of a build. In: an order (which features, which products, where to). Out: what changed and what was found.

Features are made one by one and exchanged at once, so that memory does not grow with the archive and one feature's
fault never holds back another's files; the archive's pages come last. A feature of which nothing changed is not made.
"""

import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from msgspec import Struct, field, to_builtins
from msgspec.structs import replace

from pressroom.book import Book, Stamp
from pressroom.bootstrap.lock import alone
from pressroom.building.crew import Job, MakeAhead, MakeFeature, make_editions
from pressroom.config import House
from pressroom.findings import Finding, StopPress, in_order
from pressroom.model import ArchiveCard, Edition, OutputFile
from pressroom.output.exchange import exchange_archive, exchange_edition, kept_files, remove_feature
from pressroom.output.idle import ARCHIVE, BOOK, archive_digest
from pressroom.output.inputs import look_at_shared, own_stamps, product_digests
from pressroom.output.journal import recover
from pressroom.output.made import list_made, read_made
from pressroom.output.places import GROUPS, PRODUCTS, product_of
from pressroom.output.record import Record, Shelf

_PRINTED = frozenset(GROUPS["print"])


class Recipe(Struct, frozen=True):
    """How a feature and the archive are made in memory; either may raise StopPress. `pressroom.edition` has one."""

    make_feature: MakeFeature
    make_archive: Callable[[House, tuple[ArchiveCard, ...]], tuple[OutputFile, ...]]
    make_ahead: MakeAhead | None = None


class Order(Struct, frozen=True):
    """What is to be built: `slugs` of all the site's features or of those asked for (then `whole` is false).

    `executor` names the cluster that makes the features; without one, `workers` processes of this machine do.
    """

    house: House
    shelf: Shelf
    slugs: tuple[str, ...]
    whole: bool = True
    wanted: frozenset[str] = frozenset(PRODUCTS)
    force: bool = False
    workers: int = 1
    executor: str = ""


class Listener(Struct, frozen=True):
    """Who hears how a build goes on: it waits for another, plans so many features, takes one up, has done one."""

    on_wait: Callable[[], None] = lambda: None
    on_plan: Callable[[int], None] = lambda _count: None
    on_feature: Callable[[str], None] = lambda _slug: None
    on_done: Callable[[str], None] = lambda _slug: None


class Outcome(Struct, frozen=True):
    """What a build came to. `changed` are paths below the output folder, in the order they changed."""

    findings: tuple[Finding, ...] = ()
    changed: tuple[str, ...] = ()
    made: tuple[str, ...] = ()
    held: tuple[str, ...] = ()


class _Plan(Struct, frozen=True):
    """A feature that is to be made, and what it will have been made of."""

    job: Job
    inputs: Mapping[str, Any]


class _Tally(Struct):
    """What has been found and changed so far; `published` spares the archive reading every record again."""

    published: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    made: list[str] = field(default_factory=list)
    held: list[str] = field(default_factory=list)


def build(order: Order, recipe: Recipe, listener: Listener = Listener()) -> Outcome:
    """Build what is ordered and has changed."""
    shelf, tally = order.shelf, _Tally()
    shelf.output.mkdir(parents=True, exist_ok=True)
    with alone(shelf.output, listener.on_wait):
        recover(shelf.output)
        book = Book(shelf.folder / f"{BOOK}.json")
        shared = look_at_shared(order.house.root, book, Path(sys.prefix))
        if order.house.drafts:
            shared = {product: f"{digest} with drafts" for product, digest in shared.items()}
        _build_features(order, recipe, listener, shared, tally)
        if order.whole:
            for slug in sorted({*shelf.slugs(), *list_made(shelf.output)} - {ARCHIVE, *order.slugs}):
                _try(tally, partial(remove_feature, shelf, slug))
        if order.wanted - _PRINTED:
            _try(tally, partial(_build_archive, order, recipe, shared, tally))
        book.save()
    return Outcome(in_order(tally.findings), tuple(tally.changed), tuple(tally.made), tuple(tally.held))


def _build_features(order: Order, recipe: Recipe, listener: Listener, shared: Mapping[str, str], tally: _Tally) -> None:
    """Make the features that must be made and exchange their folders, each as soon as it is ready."""
    plans = {plan.job.slug: plan for slug in order.slugs if (plan := _plan(order, shared, slug, tally))}
    listener.on_plan(len(plans))
    jobs = [plan.job for plan in plans.values()]
    make, heard = recipe.make_feature, listener.on_feature
    ahead = recipe.make_ahead
    for edition in make_editions(make, order.house, jobs, order.workers, heard, order.executor, ahead):
        _exchange(order, edition, plans[edition.slug], tally)
        listener.on_done(edition.slug)


def _plan(order: Order, shared: Mapping[str, str], slug: str, tally: _Tally) -> _Plan | None:
    """Plan a feature that must be made; give None where what was made and found last time still holds.

    Where nothing printed is stale, only what is stale is made; else all is, for the web page tells of the PDF.
    """
    record = order.shelf.read(slug)
    known: Mapping[str, Stamp] = record.inputs.get("own", {})
    own = own_stamps(order.house.root, slug, known)
    digests = product_digests(shared, order.wanted, own)
    inputs = {**record.inputs, **digests, "own": own}
    changed = {product for product, digest in digests.items() if record.inputs.get(product) != digest}
    lost = {product_of(path, slug) for path in order.shelf.missing(record)} & order.wanted
    if changed or lost or order.force:
        everything = order.force or record.held or _PRINTED & (changed | lost)
        wanted = order.wanted if everything else frozenset(changed | lost)
        same = {path for path, stamp in known.items() if path in own and own[path][2] == stamp[2]}
        pictures = any(not path.endswith(".md") for path in set(own) - same)
        return _Plan(Job(slug, wanted, kept_files(order.shelf.output, slug, wanted), pictures), inputs)
    if own != {path: tuple(stamp) for path, stamp in known.items()}:
        order.shelf.write(replace(record, inputs=inputs))
    tally.findings += record.findings
    tally.published[slug] = _card_and_assets(record)
    if record.held:
        tally.held.append(slug)
    return None


def _exchange(order: Order, edition: Edition, plan: _Plan, tally: _Tally) -> None:
    """Exchange a feature's folders, the shared files its pages ask for first; what was lost is left as it was."""
    if edition.lost:
        tally.findings += edition.findings
        tally.held.append(edition.slug)
        return
    try:
        edition = replace(edition, files=_with_shared(order, edition.files))
    except StopPress as stop:
        edition = Edition(edition.slug, (), (*edition.findings, *stop.findings))
    done = _try(tally, partial(exchange_edition, order.shelf, edition, plan.job.wanted, _inputs_of(edition, plan)))
    record = order.shelf.read(edition.slug)
    tally.findings += record.findings if done else edition.findings
    tally.published[edition.slug] = _card_and_assets(record)
    held = not done or record.held
    (tally.held if held else tally.made).append(edition.slug)


def _inputs_of(edition: Edition, plan: _Plan) -> Mapping[str, Any]:
    """Give what a feature was made of. Where what stands beside the web page is made without it, the page is stale."""
    wanted = plan.job.wanted
    stale = edition.files and wanted & {"proof", "cards"} and "html" not in wanted
    return {**plan.inputs, "html": ""} if stale else plan.inputs


def _with_shared(order: Order, files: tuple[OutputFile, ...]) -> tuple[OutputFile, ...]:
    """Add what the feature's pages ask for from the site's assets, so that it is there before they are."""
    if not any(file.path.endswith(".html") for file in files):
        return files
    from pressroom.web.assets import load_assets

    there = {file.path for file in files}
    return (*files, *(file for file in load_assets(order.house.root).files if file.path not in there))


def _build_archive(order: Order, recipe: Recipe, shared: Mapping[str, str], tally: _Tally) -> tuple[str, ...]:
    """Make the archive of all features that have been published, those of earlier runs too, if anything changed."""
    shelf, published = order.shelf, _published(order.shelf, tally)
    digest = archive_digest(shared, [card for card, _ in published.values()])
    archive = shelf.read(ARCHIVE)
    used = {path for _, assets in published.values() for path in assets}
    unused = read_made(shelf.output, ARCHIVE) - used
    idle = archive.inputs.get("archive") == digest and not shelf.missing(archive)
    if idle and not order.force and unused <= set(archive.inputs.get("pages", ())):
        return ()
    files = recipe.make_archive(order.house, tuple(_card_of(order, recipe, slug) for slug in published))
    pages = sorted(file.path for file in files)
    return exchange_archive(shelf, files, used, {"archive": digest, "pages": pages})


def _published(shelf: Shelf, tally: _Tally) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Give the card and the shared files of every feature that is published, in order."""
    known = {slug: tally.published.get(slug) or _card_and_assets(shelf.read(slug)) for slug in shelf.slugs()}
    return {slug: of for slug, of in known.items() if of[0]}


def _card_and_assets(record: Record) -> tuple[str, tuple[str, ...]]:
    """Give what the archive wants to know of a record."""
    return record.card, record.assets


def _card_of(order: Order, recipe: Recipe, slug: str) -> ArchiveCard:
    """Give a feature's card back; one that is damaged is made again."""
    plain = order.shelf.read_card(slug)
    if not plain:
        card = recipe.make_feature(order.house, slug, frozenset({"html"}), {}).card
        if card is None:
            raise ValueError(f"{slug} is published and has no card")
        order.shelf.write_card(slug, to_builtins(card))
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
