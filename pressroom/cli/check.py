"""`check`: proofs the copy, makes up the pages and preflights them; writes nothing."""

from gettext import gettext as _
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from pressroom.cli.choice import choose_features
from pressroom.cli.desk import common_options, say, site_root
from pressroom.cli.report import format_option, report
from pressroom.findings import Finding, StopPress

if TYPE_CHECKING:
    from pressroom.config import House


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
    from pressroom.config import load_house

    root = site_root()
    house = replace(load_house(root), drafts=True)
    found: list[Finding] = []
    for slug in choose_features(root, features):
        more = _check(house, slug)
        found += more
        if style == "text" and not codes:
            _say_rate(house, slug, more)
    return report([finding for finding in found if not codes or finding.code in codes], style, strict)


def _check(house: "House", slug: str) -> tuple[Finding, ...]:
    """Make a feature and keep only what was found."""
    from pressroom.edition import make_feature
    from pressroom.output.places import PRODUCTS

    try:
        return make_feature(house, slug, frozenset(PRODUCTS)).findings
    except StopPress as stop:
        return stop.findings


def _say_rate(house: "House", slug: str, findings: tuple[Finding, ...]) -> None:
    """Say a feature's errors as the trade counts them; nothing where its copy cannot be read."""
    from pressroom.copydesk.content import load_feature
    from pressroom.copydesk.proof.rate import measure

    try:
        feature, _read = load_feature(house, slug)
    except StopPress:
        return
    rate = measure(feature, findings)[0]
    text = _("{feature}: {errors} errors in {characters} characters, {rate} per 10,000")
    say(text.format(feature=slug, errors=rate.errors, characters=rate.characters, rate=f"{rate.per_10000:.1f}"))


def _explain(code: str) -> int:
    """Say all that the program can say under a code."""
    from pressroom.cli.explain import explanations, find_codes, reasons

    codes = find_codes()
    texts = [*explanations(codes.get(code, ())), *reasons(code)]
    if not texts:
        from pressroom.cli.choice import guess

        raise click.UsageError(_("there is no code `{code}`").format(code=code) + guess(code, sorted(codes)))
    click.echo("\n\n".join(texts))
    return 0
