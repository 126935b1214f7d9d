"""`serve`, `deploy`, `deliver`: show the work as it is saved, send the site, send the press files."""

import os
import webbrowser
from gettext import gettext as _

import click

from pressroom.cache import cache_of
from pressroom.cli.desk import common_options, say, site_root


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
