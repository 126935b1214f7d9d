"""`fit`: the copyfit table of a feature: what each entry takes, what was moved to make it fit, what is left."""

import unicodedata
from collections.abc import Sequence
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from pressroom.cli.choice import choose_features
from pressroom.cli.desk import common_options, site_root
from pressroom.cli.report import report

N_ = str
"""Marks words for the catalogue."""

LEVERS = (N_("headline"), N_("picture"), N_("pitch"), N_("size"))
"""What copyfit may move that belongs to no entry."""

if TYPE_CHECKING:
    from pressroom.makeup import FitRow
    from pressroom.model import Fit


@click.command(
    "fit", help=_("Print the copyfit table of a feature: lines there are, lines needed, and what was moved.")
)
@click.argument("feature")
@common_options
def fit_command(feature: str) -> int:
    """Make a feature up and print how its copy fits."""
    from pressroom.composing import Composer
    from pressroom.config import load_house
    from pressroom.copydesk.content import load_feature, without_drafts
    from pressroom.faces import find_faces
    from pressroom.makeup import fit_table, make_up

    root = site_root()
    (slug,) = choose_features(root, (feature,))
    copy, findings = load_feature(load_house(root), slug)
    copy = without_drafts(copy)
    made_up = make_up(copy, Composer.for_feature(copy, find_faces(root, copy.paper.faces)))
    click.echo("\n".join([*table_lines(fit_table(copy, made_up)), "", *sum_lines(made_up.fit)]))
    return report((*findings, *made_up.findings), "text")


def table_lines(rows: "Sequence[FitRow]") -> list[str]:
    """Give the table as lines: an entry each, columns set flush."""
    head = (_("entry"), _("characters"), _("lines"), _("overset"), _("longer"), _("shorter"), _("space"), _("pages"))
    cells: list[tuple[str, ...]] = [head]
    for row in rows:
        pages = ", ".join(str(page) for page in row.pages)
        numbers = (row.characters, row.lines, row.overset, row.looser, row.tighter, row.space)
        cells.append((row.title or row.slug, *(str(number) for number in numbers), pages))
    widths = [max(width_of(line[column]) for line in cells) for column in range(len(head))]
    return [_set_line(line, widths) for line in cells]


def sum_lines(fit: "Fit") -> list[str]:
    """Give what the feature comes to as a whole, and what was moved that belongs to no entry."""
    lines = [
        _("lines there are: {lines}").format(lines=fit.lines_free),
        _("lines set: {lines}").format(lines=fit.lines_set),
    ]
    if fit.short_lines:
        lines.append(_("lines short: {lines}").format(lines=fit.short_lines))
    if fit.overset_characters:
        lines.append(_("characters overset: {count}").format(count=fit.overset_characters))
    return lines + [_say_lever(*lever) for lever in fit.levers if not lever[0].startswith(("looseness ", "space "))]


def _say_lever(lever: str, by: str) -> str:
    """Say what was moved, and by how much."""
    kind, blank, name = lever.partition(" ")
    return f"{_(kind)}{blank}{name}: {by}"


def width_of(text: str) -> int:
    """Give the columns a text takes on a terminal, where Han characters are two wide."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _set_line(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Set a line of the table: the first cell flush left, the others flush right."""
    gaps = [" " * (width - width_of(cell)) for cell, width in zip(cells, widths, strict=True)]
    first, *others = zip(cells, gaps, strict=True)
    return "  ".join(["".join(first), *(gap + cell for cell, gap in others)]).rstrip()
