"""The table of commands. In: words. Out: the command that is run, and what its end means as an exit code."""

import importlib
from gettext import gettext as _
from pathlib import Path

import click

from pressroom import __version__
from pressroom.bootstrap import first_verb
from pressroom.cli.desk import ROOT, common_options, say_findings
from pressroom.findings import StopPress, has_errors

COMMANDS = {
    "build": "pressroom.cli.build",
    "check": "pressroom.cli.check",
    "new": "pressroom.cli.copyroom",
    "import": "pressroom.cli.copyroom",
    "fix": "pressroom.cli.copyroom",
    "serve": "pressroom.cli.live",
    "deploy": "pressroom.cli.live",
    "deliver": "pressroom.cli.live",
    "galley": "pressroom.cli.look",
    "fit": "pressroom.cli.fit",
    "preflight": "pressroom.cli.look",
    "doctor": "pressroom.cli.upkeep",
    "clean": "pressroom.cli.upkeep",
    "schema": "pressroom.cli.schema",
    "test": "pressroom.cli.trial",
}
"""Each command and the module that holds it, in the order of a working day."""


class Commands(click.Group):
    """Commands that are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names in the table's order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a command."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(importlib.import_module(COMMANDS[cmd_name]), f"{cmd_name}_command")
        return command if isinstance(command, click.Command) else None


@click.command(
    cls=Commands,
    help=_(
        "Make web features, e-paper pages and press-ready newspaper spreads from Markdown. Without a command: build."
    ),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 120},
)
@click.version_option(__version__, package_name="pressroom", prog_name="pressroom")
@common_options
def group() -> None:
    """Hold the commands."""


def run(words: list[str], root: Path | None) -> int:
    """Run a command line; a site is looked for in `root` where the words name none."""
    if not first_verb(words) and not {"-h", "--help", "--version"} & set(words):
        words = ["build", *words]
    try:
        code = group.main(
            args=words, prog_name="build.py" if root else "pressroom", standalone_mode=False, obj={ROOT: root}
        )
    except click.exceptions.Abort:
        return 130
    except click.ClickException as fault:
        fault.show()
        return fault.exit_code
    except StopPress as stop:
        say_findings(stop.findings)
        return 1 if has_errors(stop.findings) else 0
    return code if isinstance(code, int) else 0
