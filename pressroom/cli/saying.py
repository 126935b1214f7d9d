"""How a finding is said on a terminal. In: a finding. Out: `path:line: error[code]: what`, and its hint.

Imports nothing heavy: a build with nothing to do says its open findings with this alone.
"""

import functools
import os
import sys
from collections.abc import Iterable
from gettext import gettext as _

from pressroom.findings import Finding, in_order

_COLOURS = {"error": "31", "warning": "33"}


def uses_colour() -> bool:
    """Tell whether standard error shows colours: on a terminal, unless `NO_COLOR` is set."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stderr.isatty()


class Voice:
    """The language and the colours findings are said in; each message is looked up once, however often it is said."""

    def __init__(self) -> None:
        self.translate = functools.cache(_)
        self.colours = uses_colour()

    def label(self, severity: str, code: str = "") -> str:
        """Give `error[code]` in the language and, on a terminal, the colour of a severity."""
        word = self.translate("error" if severity == "error" else "warning")
        return self.bold(f"{word}[{code}]" if code else word, _COLOURS[severity])

    def say(self, finding: Finding, verbose: bool) -> str:
        """Give a finding as text; the copy is quoted where the sub-editor's rules found it, else where `verbose`."""
        place = f"{_place(finding)}: " if finding.place.path else ""
        rule = f" ({finding.rule})" if finding.rule and verbose else ""
        text = f"{place}{self.label(finding.severity, finding.code)}: {finding.say(self.translate)}{rule}"
        if finding.excerpt and (verbose or finding.rule.startswith("D-")):
            text += f"\n  | {finding.excerpt}"
        hint = finding.advise(self.translate)
        return f"{text}\n  {self.bold(self.translate('hint'))}: {hint}" if hint else text

    def bold(self, text: str, colour: str = "") -> str:
        """Make text bold, and coloured, where colours are shown."""
        return f"\x1b[1;{colour}m{text}\x1b[0m".replace("[1;m", "[1m") if self.colours else text


def write_findings(findings: Iterable[Finding], quiet: bool, verbose: bool) -> None:
    """Write findings to standard error, by place; the quiet way is errors only."""
    voice = Voice()
    said = [finding for finding in in_order(findings) if finding.severity == "error" or not quiet]
    sys.stderr.write("".join(f"{voice.say(finding, verbose)}\n" for finding in said))
    sys.stderr.flush()


def _place(finding: Finding) -> str:
    """Give path and line, as editors' terminals know to open them."""
    return f"{finding.place.path}:{finding.place.line}" if finding.place.line else finding.place.path
