"""`check`: proofs the copy, makes up the pages and preflights them; writes nothing."""

import os
from gettext import gettext as _

import click

from pressroom.cli.choice import choose_features
from pressroom.cli.desk import common_options, print_json, say, say_findings, site_root
from pressroom.findings import Finding, StopPress, has_errors, in_order


@click.command("check", help=_("Proof the copy, make up the pages and preflight them; write nothing."))
@click.argument("features", nargs=-1, metavar="[FEATURE]...")
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "sarif"]),
    default="text",
    help=_("how findings are written; json and sarif go to standard output"),
)
@click.option("--only", "codes", multiple=True, metavar="CODE", help=_("show findings of this code only"))
@click.option("--explain", metavar="CODE", help=_("say what a code means and how to mend it"))
@click.option("--strict", is_flag=True, help=_("count warnings as errors"))
@common_options
def check_command(features: tuple[str, ...], style: str, codes: tuple[str, ...], explain: str, strict: bool) -> int:
    """Check the features and write what was found in the format asked for."""
    if explain:
        return _explain(explain)
    found = tuple(finding for finding in _check_all(features) if not codes or finding.code in codes)
    if style == "text":
        say_findings(found)
        if not found:
            say(_("nothing found"))
    else:
        from pressroom.cli.formats import json_report, sarif_report

        print_json(json_report(found) if style == "json" else sarif_report(found))
    return 1 if has_errors(found) or (strict and found) else 0


def _check_all(features: tuple[str, ...]) -> tuple[Finding, ...]:
    """Make each feature and keep only what was found."""
    from pressroom.config import load_house
    from pressroom.edition import make_feature
    from pressroom.output.places import PRODUCTS

    root = site_root()
    house = load_house(root)
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
