"""`doctor` and `clean`: what is there and what is missing; drop what was made."""

import os
import shutil
from gettext import gettext as _
from pathlib import Path

import click

from pressroom.cli.desk import common_options, say, say_findings, site_root


@click.command("doctor", help=_("Say what is installed, in which version, and what is missing."))
@common_options
def doctor_command() -> int:
    """Print a line for each thing; exit code 3 where something is missing that the work needs."""
    from pressroom.doctor import examine

    missing = False
    for trait in examine(site_root()):
        missing = missing or (trait.needed and not trait.there)
        mark = click.style("✓", fg="green") if trait.there else click.style("✗", fg="red" if trait.needed else "yellow")
        words = trait.value if trait.there else trait.value or _("missing")
        click.echo(f"{mark} {_(trait.name)}: {words}")
        if not trait.there and trait.mend:
            click.echo(f"  {_('hint')}: {_(trait.mend)}")
    return 3 if missing else 0


@click.command("clean", help=_("Drop output/ and the cache."))
@click.option("--force", is_flag=True, help=_("drop files in output/ that this program did not make, too"))
@common_options
def clean_command(force: bool) -> int:
    """Drop the output folder and the cache, unless something in it is not this program's."""
    from pressroom.book import cache_of
    from pressroom.output.record import open_shelf
    from pressroom.output.unknown import find_unknown

    root = site_root()
    cache, output = cache_of(root, os.environ), root / "output"
    unknown = () if force else find_unknown(open_shelf(cache, root, output))
    if unknown:
        say_findings(unknown)
        return 1
    for folder in (output, cache):
        if folder.exists():
            shutil.rmtree(folder)
            say(_("dropped {folder}").format(folder=_short(folder)))
    return 0


def _short(path: Path) -> str:
    """Give a path from the working folder."""
    return os.path.relpath(path)
