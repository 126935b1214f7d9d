"""What the words choose. In: names as typed. Out: features and products, or a usage error with a guess."""

import difflib
from collections.abc import Sequence
from gettext import gettext as _
from pathlib import Path

import click

from pressroom.output.places import GROUPS, PRODUCTS


def choose_features(root: Path, names: Sequence[str]) -> tuple[str, ...]:
    """Give the features named (a path into `content/` is as good as a name), or all."""
    from pressroom.copydesk.folder import find_features

    there = find_features(root)
    if not names:
        return there
    chosen = [name.replace("\\", "/").rstrip("/").removeprefix("content/").partition("/")[0] for name in names]
    for name in chosen:
        if name not in there:
            raise click.UsageError(_("there is no feature `{name}` in content/").format(name=name) + guess(name, there))
    return tuple(dict.fromkeys(chosen))


def choose_products(only: str) -> frozenset[str]:
    """Give the products that `--only` names, by their own names or their group's, or all."""
    names = [name.strip() for name in only.split(",") if name.strip()]
    there = (*GROUPS, *PRODUCTS)
    for name in names:
        if name not in there:
            message = _("`{name}` is no product; there are {products}").format(name=name, products=", ".join(there))
            raise click.BadParameter(message + guess(name, there), param_hint="--only")
    return frozenset(product for name in names for product in GROUPS.get(name, (name,))) or frozenset(PRODUCTS)


def choose_executor(_context: click.Context, _parameter: click.Parameter, name: str) -> str:
    """Give the executor named: none, `dask:local`, or `dask:` and a scheduler's address."""
    kind, _colon, address = name.partition(":")
    if name and (kind != "dask" or not address):
        raise click.BadParameter(_("write `dask:local` or `dask:ADDRESS`, as `dask:tcp://host:8786`"))
    return name


def guess(name: str, there: Sequence[str]) -> str:
    """Give the end of a message: what was probably meant."""
    near = difflib.get_close_matches(name, there, 1)
    return "; " + _("did you mean `{guess}`?").format(guess=near[0]) if near else ""
