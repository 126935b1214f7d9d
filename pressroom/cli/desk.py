"""What all commands share: common options, the site's place, and how findings are said on the terminal."""

from collections.abc import Callable, Iterable
from gettext import gettext as _
from pathlib import Path
from typing import Any, TypeVar

import click

from pressroom.cli.saying import write_findings
from pressroom.findings import Finding

ROOT, SITE, QUIET, VERBOSE = "root", "pressroom.site", "pressroom.quiet", "pressroom.verbose"
_Function = TypeVar("_Function", bound=Callable[..., Any])


def common_options(function: _Function) -> _Function:
    """Give a command the options that all have."""
    options = (
        click.option("--lang", metavar="LANG", expose_value=False, help=_("zh_CN or en; otherwise the locale chooses")),
        click.option(
            "--site",
            metavar="DIR",
            type=click.Path(path_type=Path),
            callback=_keep(SITE),
            expose_value=False,
            help=_("the folder that holds site.yaml"),
        ),
        click.option(
            "-q", "--quiet", is_flag=True, callback=_keep(QUIET), expose_value=False, help=_("say errors only")
        ),
        click.option(
            "-v",
            "--verbose",
            is_flag=True,
            callback=_keep(VERBOSE),
            expose_value=False,
            help=_("say more: rules, files, times"),
        ),
    )
    for option in reversed(options):
        function = option(function)
    return function


def site_root() -> Path:
    """Give the folder that holds `site.yaml`: `--site`, the door's own, or the nearest above the working folder."""
    context = click.get_current_context()
    given = context.meta.get(SITE) or (context.find_object(dict) or {}).get(ROOT)
    if given:
        return Path(given)
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "site.yaml").is_file():
            return folder
    raise click.UsageError(_("there is no site.yaml here or in a folder above; name the site with --site DIR"))


def is_quiet() -> bool:
    """Tell whether only errors are to be said."""
    return _flag(QUIET)


def is_verbose() -> bool:
    """Tell whether more is to be said."""
    return _flag(VERBOSE)


def say(message: str) -> None:
    """Say something on standard error, unless told to be quiet."""
    if not is_quiet():
        click.echo(message, err=True)


def say_findings(findings: Iterable[Finding]) -> None:
    """Say findings on standard error, by place."""
    write_findings(findings, is_quiet(), is_verbose())


def _keep(name: str) -> Callable[[click.Context, click.Parameter, Any], Any]:
    """Make a callback that keeps an option's value for the whole command line."""

    def keep(context: click.Context, _parameter: click.Parameter, value: Any) -> Any:  # noqa: ANN401  any option's
        if value:
            context.meta[name] = value
        return value

    return keep


def _flag(name: str) -> bool:
    """Tell whether a flag was given; where no command runs it was not."""
    context = click.get_current_context(silent=True)
    return bool(context and context.meta.get(name))
