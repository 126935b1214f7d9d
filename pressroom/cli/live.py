"""`serve`, `deploy`, `deliver`: show the work as it is saved, send the site, send the press files."""

import os
import sys
import webbrowser
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pressroom.book import cache_of
from pressroom.cli.desk import common_options, is_verbose, say, say_findings, site_root

if TYPE_CHECKING:
    from pressroom.config import House
    from pressroom.deploy.stores import ExtraMissing
    from pressroom.output.record import Shelf


@click.command("serve", help=_("Show everything in the browser, and every save at once. Ends with Ctrl-C."))
@click.option(
    "-p", "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help=_("0: any free port")
)
@click.option(
    "--host", metavar="HOST", default="127.0.0.1", show_default=True, help=_("0.0.0.0: also for phones in the newsroom")
)
@click.option("--open", "browser", is_flag=True, help=_("open the browser"))
@common_options
def serve_command(port: int, host: str, browser: bool) -> int:
    """Serve until interrupted."""
    from pressroom.serve.server import Serving, serve

    root = site_root().resolve()

    def ready(near: str, far: str) -> None:
        """Say where the preview is; the address alone goes to standard output."""
        click.echo(near)
        if far:
            say(_("on a phone in this network: {address}").format(address=far))
        say(_("every save is shown at once; Ctrl-C ends the preview"))
        if browser:
            webbrowser.open(near)

    try:
        serve(Serving(root, cache_of(root, os.environ).resolve(), host, port), ready)
    except OSError as fault:
        message = _("cannot serve on {host}:{port}: {fault}; name another port with --port").format(
            host=host, port=port, fault=fault.strerror or fault
        )
        raise click.ClickException(message) from fault
    return 0


@click.command("deploy", help=_("Send the site to a target of site.yaml, or to the only one there is."))
@click.argument("target", required=False, default="", metavar="[TARGET]")
@click.option("--dry-run", "rehearsal", is_flag=True, help=_("list what would be sent and removed; send nothing"))
@common_options
def deploy_command(target: str, rehearsal: bool) -> int:
    """Send the site and print where it is."""
    from pressroom.deploy.fitness import require_fit
    from pressroom.deploy.flow import Sending, deploy
    from pressroom.deploy.stores import ExtraMissing

    house, shelf, current = _built()
    require_fit(shelf, current)
    name = target or _only_target(house)
    try:
        sent = deploy(Sending(house, shelf.output, name, os.environ, rehearsal, _say_path))
    except ExtraMissing as missing:
        return _say_missing(missing)
    if rehearsal:
        for line in sent.plan.lines():
            click.echo(line)
        return 0
    say_findings(sent.findings)
    say(
        _("{sent} files sent, {removed} removed").format(sent=len(sent.plan.send), removed=len(sent.plan.remove))
        if sent.plan.send or sent.plan.remove
        else _("everything was there already")
    )
    click.echo(sent.address.rstrip("/") + "/")
    return 0


@click.command("deliver", help=_("Send the press files, with checksums and a job ticket, to the press."))
@click.argument("features", nargs=-1, metavar="[FEATURE]...")
@click.option("--dry-run", "rehearsal", is_flag=True, help=_("list the names the press would see; send nothing"))
@common_options
def deliver_command(features: tuple[str, ...], rehearsal: bool) -> int:
    """Deliver and print the names the press sees."""
    from pressroom.cli.choice import choose_features
    from pressroom.deploy.delivery import Delivery, deliver
    from pressroom.deploy.fitness import require_fit
    from pressroom.deploy.stores import ExtraMissing

    house, shelf, current = _built()
    records = require_fit(shelf, current, choose_features(house.root, features) if features else ())
    try:
        names = deliver(Delivery(house, shelf.output, records, os.environ, rehearsal, _say_path))
    except ExtraMissing as missing:
        return _say_missing(missing)
    for name in names:
        click.echo(name)
    return 0


def _built() -> "tuple[House, Shelf, bool]":
    """Give the house, the records of what was built, and whether a build would change nothing."""
    from pressroom.config import load_house
    from pressroom.output.idle import look_idle
    from pressroom.output.record import open_shelf

    root = site_root()
    shelf = open_shelf(cache_of(root, os.environ), root, root / "output")
    return load_house(root), shelf, look_idle(root, shelf.folder, shelf.output, Path(sys.prefix)) is not None


def _only_target(house: "House") -> str:
    """Give the name of the only target, or `production`."""
    names = sorted(house.paper.deploy)
    return names[0] if len(names) == 1 else "production"


def _say_path(path: str) -> None:
    """Say a file that has gone."""
    if is_verbose():
        say(_("sent {path}").format(path=path))


def _say_missing(missing: "ExtraMissing") -> int:
    """Say what must be installed."""
    message = _("`{library}` is not installed; type: {line}").format(library=missing.library, line=missing.line)
    click.echo(message, err=True)
    return 3
