"""`galley`: a look at what the composing room makes, as text."""

from gettext import gettext as _

import click

from pressroom.cli.choice import choose_features
from pressroom.cli.desk import common_options, say_findings, site_root
from pressroom.findings import has_errors


@click.command("galley", help=_("Print the set lines of a feature as text."))
@click.argument("feature")
@click.option(
    "--measure", type=click.FloatRange(4, 200), metavar="EM", help=_("set to this measure; default: a column")
)
@common_options
def galley_command(feature: str, measure: float | None) -> int:
    """Set a feature's copy to a measure and print it line by line."""
    from pressroom.composing import Composer
    from pressroom.composing.dump import dump_galley
    from pressroom.config import load_house
    from pressroom.copydesk.content import load_feature
    from pressroom.faces import find_faces

    root = site_root()
    (slug,) = choose_features(root, (feature,))
    copy, findings = load_feature(load_house(root), slug)
    composer = Composer.for_feature(copy, find_faces(root, copy.paper.faces))
    galley = composer.set_galley(copy, measure or copy.paper.sheet.grid.characters)
    click.echo(dump_galley(galley))
    findings += galley.findings
    say_findings(findings)
    return 1 if has_errors(findings) else 0
