"""How a build goes on. Out: lines on standard error; on a terminal a bar with what is made and the time left."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from gettext import gettext as _
from typing import TYPE_CHECKING

from pressroom.cli.desk import is_quiet, is_verbose, say

if TYPE_CHECKING:
    from pressroom.building import Listener


@contextmanager
def follow_build() -> Iterator["Listener"]:
    """Give a listener that says how a build goes on, as the terminal and `-q` and `-v` allow."""
    from pressroom.building import Listener

    if is_quiet() or is_verbose() or os.environ.get("CI") or not sys.stderr.isatty():
        yield Listener(_say_waiting, on_feature=_say_feature)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield Listener(
            on_wait=lambda: bar.console.print(_waiting()),
            on_plan=lambda count: bar.update(task, total=count),
            on_feature=lambda slug: bar.update(task, description=slug),
            on_done=lambda _slug: bar.advance(task),
        )


def _waiting() -> str:
    """Give the words for a build that waits."""
    return _("another build is at work here; waiting for it to end")


def _say_waiting() -> None:
    """Say that another build holds the output folder."""
    say(_waiting())


def _say_feature(slug: str) -> None:
    """Say which feature is being made."""
    if is_verbose():
        say(_("making {feature}").format(feature=slug))
