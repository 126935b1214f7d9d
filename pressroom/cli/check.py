"""`check`: proofs the copy, makes up the pages and preflights them; writes nothing."""

import os
from dataclasses import replace
from gettext import gettext as _

import click

from pressroom.cli.choice import choose_features
from pressroom.cli.desk import common_options, site_root
from pressroom.cli.report import format_option, report
from pressroom.findings import Finding, StopPress, in_order


@click.command("check", help=_("Proof the copy, make up the pages and preflight them; write nothing."))
@click.argument("features", nargs=-1, metavar="[FEATURE]...")
@format_option
@click.option("--only", "codes", multiple=True, metavar="CODE", help=_("show findings of this code only"))
@click.option("--explain", metavar="CODE", help=_("say what a code means and how to mend it"))
@click.option("--strict", is_flag=True, help=_("count warnings as errors"))
@common_options
def check_command(features: tuple[str, ...], style: str, codes: tuple[str, ...], explain: str, strict: bool) -> int:
    """Check the features and write what was found in the format asked for."""
    if explain:
        return _explain(explain)
    found = tuple(finding for finding in _check_all(features) if not codes or finding.code in codes)
    return report(found, style, strict)


def _check_all(features: tuple[str, ...]) -> tuple[Finding, ...]:
    """Make each feature and keep only what was found."""
    from pressroom.config import load_house
    from pressroom.edition import make_feature
    from pressroom.output.places import PRODUCTS

    root = site_root()
    house = replace(load_house(root), drafts=True)
    found: list[Finding] = []
    for slug in choose_features(root, features):
        try:
            found += make_feature(house, slug, frozenset(PRODUCTS)).findings
        except StopPress as stop:
            found += stop.findings
    return in_order(found)


def _explain(code: str) -> int:
    """Say all that the program can say under a code."""
    from pressroom.cli.explain import explanations, find_codes

    codes = find_codes()
    if code not in codes:
        from pressroom.cli.choice import guess

        raise click.UsageError(_("there is no code `{code}`").format(code=code) + guess(code, sorted(codes)))
    for number, text in enumerate(explanations(codes[code])):
        click.echo(("" if number == 0 else os.linesep) + text)
    return 0
