"""The answer of a build that has nothing to do. In: the words. Out: an exit code at once, or None: go the long way.

It runs in whatever Python the machine has, before the door leads into the house's own: standard library only.
"""

import os
import sys
from gettext import gettext as _
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from pressroom.bootstrap.words import choose_language, speak

_FLAGS = {"-q": "quiet", "--quiet": "quiet", "-v": "verbose", "--verbose": "verbose", "--strict": "strict"}
_VALUES = {"--lang": "lang", "--site": "site", "-o": "output", "--output": "output"}


def answer_at_once(words: list[str], root: Path, prefix: Path) -> int | None:
    """Say what is still open and give the exit code where nothing has changed; None where something has.

    `root` is the site if the words name none; `prefix` is the environment whose packages do the work.
    """
    choices = _read(words)
    if choices is None:
        return None
    from pressroom.book import cache_of
    from pressroom.output.idle import folder_of_records, look_idle

    site = Path(choices.get("site", root))
    output = Path(choices.get("output", site / "output"))
    records = look_idle(site, folder_of_records(cache_of(site, os.environ), site, output), output, prefix)
    if records is None or (_has_findings(records) and find_spec("msgspec") is None):
        return None
    speak(choose_language(words, os.environ))
    return _say(records, choices)


def _say(records: list[dict[str, Any]], choices: dict[str, str]) -> int:
    """Say the findings of the records again and give the exit code they mean."""
    findings = []
    if _has_findings(records):
        import msgspec

        from pressroom.cli.saying import write_findings
        from pressroom.findings import Finding

        parts = (part for record in records for part in record["found"].values())
        findings = [msgspec.convert(one, Finding) for part in parts for one in part]
        write_findings(findings, "quiet" in choices, "verbose" in choices)
    if "quiet" not in choices:
        for record in records:
            if record["held"]:
                sys.stderr.write(held_text(record["slug"]) + "\n")
        sys.stderr.write(_("nothing has changed") + "\n")
    unfit = any(finding.severity == "error" for finding in findings) or ("strict" in choices and findings)
    return 1 if unfit else 0


def _has_findings(records: list[dict[str, Any]]) -> bool:
    """Tell whether anything was found: to say it takes a library that a machine's own Python may not have."""
    return any(part for record in records for part in record["found"].values())


def held_text(slug: str) -> str:
    """Say that a feature's old files stay."""
    return _("{feature}: its old files stay, because of the errors above").format(feature=slug)


def _read(words: list[str]) -> dict[str, str] | None:
    """Give the choices of a plain build of everything; None where the words ask for anything else."""
    choices: dict[str, str] = {}
    rest = list(words)
    if rest.count("build") == 1:
        rest.remove("build")
    while rest:
        word = rest.pop(0)
        name, equals, value = word.partition("=")
        if word in _FLAGS:
            choices[_FLAGS[word]] = "yes"
        elif name in _VALUES and (equals or rest):
            choices[_VALUES[name]] = value if equals else rest.pop(0)
        else:
            return None
    return choices
