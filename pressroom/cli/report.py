"""Findings in the format asked for. In: findings, `text`, `json` or `sarif`. Out: words and the exit code they mean."""

import json
import sys
from collections.abc import Sequence
from gettext import gettext as _

import click

from pressroom.cli.desk import say, say_findings
from pressroom.findings import Finding, has_errors, in_order

format_option = click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "sarif"]),
    default="text",
    help=_("how findings are written; json and sarif go to standard output"),
)


def report(findings: Sequence[Finding], style: str, strict: bool = False) -> int:
    """Write findings and give the exit code: 1 with an error, or with anything where `strict`."""
    found = in_order(findings)
    if style == "text":
        say_findings(found)
        if not found:
            say(_("nothing found"))
    else:
        from pressroom.cli.formats import json_report, sarif_report

        json.dump(
            json_report(found) if style == "json" else sarif_report(found), sys.stdout, ensure_ascii=False, indent=2
        )
        sys.stdout.write("\n")
    return 1 if has_errors(found) or (strict and found) else 0
