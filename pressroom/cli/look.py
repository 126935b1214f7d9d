"""`galley` and `preflight`: a look at what the composing room makes, and at any PDF."""

from gettext import gettext as _
from pathlib import Path

import click

from pressroom.cli.choice import choose_features
from pressroom.cli.desk import common_options, site_root
from pressroom.cli.report import format_option, report
from pressroom.findings import Finding, holds_files


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
    return report((*findings, *galley.findings), "text")


@click.command("preflight", help=_("Check any PDF as a press would; write nothing."))
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@format_option
@common_options
def preflight_command(files: tuple[Path, ...], style: str) -> int:
    """Print the figures of each file and say what a press would send back."""
    from pressroom.press.preflight import preflight_file, summarise_pdf

    findings: list[Finding] = []
    for file in files:
        found = preflight_file(file)
        findings += found
        if style == "text" and not holds_files(found):
            for name, value in summarise_pdf(file.read_bytes(), str(file)).items():
                click.echo(f"{name}: {value}")
    return report(findings, style)
