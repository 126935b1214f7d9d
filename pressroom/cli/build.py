"""`build`: makes everything, or what is asked for."""

import gc
import os
import time
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from pressroom.book import cache_of
from pressroom.cache import trim_cache
from pressroom.cli.choice import choose_executor, choose_features, choose_products
from pressroom.cli.desk import common_options, is_verbose, say, say_findings, site_root
from pressroom.cli.progress import follow_build
from pressroom.cli.quick import held_text
from pressroom.findings import has_errors

if TYPE_CHECKING:
    from pressroom.building import Outcome


@click.command("build", help=_("Make everything, or the features named."))
@click.argument("features", nargs=-1, metavar="[FEATURE]...")
@click.option(
    "--only", metavar="PRODUCTS", default="", help=_("web (html, cards), print (press, proof), epaper; with commas")
)
@click.option(
    "-o",
    "--output",
    "folder",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help=_("write there instead of output/"),
)
@click.option("-D", "--drafts", is_flag=True, help=_("make drafts, too"))
@click.option(
    "-j", "--jobs", type=click.IntRange(0, 512), default=0, metavar="N", help=_("processes; default: one for each core")
)
@click.option(
    "--executor",
    metavar="dask:ADDRESS",
    default="",
    callback=choose_executor,
    help=_("a Dask cluster that makes the features; dask:local starts one here"),
)
@click.option("--force", is_flag=True, help=_("make anew what has not changed, too"))
@click.option("--strict", is_flag=True, help=_("count warnings as errors"))
@common_options
def build_command(
    features: tuple[str, ...],
    only: str,
    folder: Path | None,
    drafts: bool,
    jobs: int,
    executor: str,
    force: bool,
    strict: bool,
) -> int:
    """Build, say what was found, print what was made."""
    gc.disable()  # `building.crew` turns it on again where there is more than one feature to make
    from pressroom.building import Order, Recipe, build
    from pressroom.building.crew import count_cores
    from pressroom.building.recipe import make_ahead, make_archive, make_feature
    from pressroom.config import load_house
    from pressroom.output.record import open_shelf

    began = time.monotonic()
    root = site_root()
    slugs, wanted = choose_features(root, features), choose_products(only)
    output = folder or root / "output"
    cache = cache_of(root, os.environ)
    shelf = open_shelf(cache, root, output)
    house, workers = replace(load_house(root), drafts=drafts), jobs or count_cores()
    order = Order(house, shelf, slugs, not features, wanted, force, workers, executor)
    with follow_build() as listener:
        outcome = build(order, Recipe(make_feature, make_archive, make_ahead), listener)
    say_findings(outcome.findings)
    _say_outcome(outcome, output, time.monotonic() - began)
    trim_cache(cache)
    unfit = has_errors(outcome.findings) or (strict and outcome.findings)
    return 1 if unfit else 0


def _say_outcome(outcome: "Outcome", output: Path, seconds: float) -> None:
    """Print the doors of what was made on standard output, and say how much changed."""
    for slug in outcome.made:
        for path in (f"site/{slug}/index.html", f"press/{slug}/spread.pdf"):
            if (output / path).exists():
                click.echo(os.path.relpath(output / path))
    for slug in outcome.held:
        say(held_text(slug))
    if is_verbose():
        for path in outcome.changed:
            say(_("changed {path}").format(path=path))
    count = len(outcome.changed)
    say(
        ngettext("{count} file changed in {seconds} s", "{count} files changed in {seconds} s", count).format(
            count=count, seconds=f"{seconds:.1f}"
        )
    )
