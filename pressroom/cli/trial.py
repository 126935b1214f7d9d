"""`test`: format, lint, types and tests, one after the other."""

import subprocess
import sys
from gettext import gettext as _

import click

from pressroom.cli.desk import common_options, say, site_root

_FAST = "not browser and not long"


@click.command("test", help=_("Check format, lint and types, and run the tests."))
@click.option("--all", "every", is_flag=True, help=_("run the browser's and the long tests too"))
@common_options
def test_command(every: bool) -> int:
    """Run every step, also after one that failed, and name those that did."""
    root = site_root()
    if not (root / "pyproject.toml").is_file():
        raise click.UsageError(_("the tests stand in the project's own folder; run its build.py"))
    pytest = ["pytest", "-n", "2", "--dist", "loadfile", *([] if every else ["-m", _FAST])]
    steps = [["ruff", "format", "--check", "."], ["ruff", "check", "."], ["mypy"], pytest]
    failed = []
    for step in steps:
        say("$ " + " ".join(step))
        if subprocess.call([sys.executable, "-m", *step], cwd=root) != 0:  # noqa: S603  our own words
            failed.append(" ".join(step[:2]))
    if failed:
        say(_("failed: {steps}").format(steps=", ".join(failed)))
    return 1 if failed else 0
