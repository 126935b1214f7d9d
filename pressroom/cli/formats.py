"""Findings for machines. In: findings. Out: plain values for JSON, and for SARIF 2.1.0 as code hosts read it."""

from collections.abc import Sequence
from gettext import gettext as _
from typing import Any

from msgspec import to_builtins

from pressroom import __version__
from pressroom.findings import Finding

_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


def json_report(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """Give findings as a list of plain values; `message` and `hint` are in the language spoken."""
    return [
        {
            "code": finding.code,
            "severity": finding.severity,
            "rule": finding.rule,
            "path": finding.place.path,
            "line": finding.place.line,
            "column": finding.place.column,
            "message": finding.say(_),
            "hint": finding.advise(_),
            "entry": finding.entry,
            "excerpt": finding.excerpt,
            "area": to_builtins(finding.area) if finding.area else None,
            "values": dict(finding.values),
        }
        for finding in findings
    ]


def sarif_report(findings: Sequence[Finding]) -> dict[str, Any]:
    """Give findings as a SARIF log of one run."""
    rules: dict[str, dict[str, Any]] = {}
    for finding in findings:
        rules.setdefault(finding.code, {"id": finding.code, "properties": {"rule": finding.rule}})
    driver = {"name": "pressroom", "version": __version__, "rules": [rules[code] for code in sorted(rules)]}
    results = [_result(finding) for finding in findings]
    return {"$schema": _SARIF, "version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": results}]}


def _result(finding: Finding) -> dict[str, Any]:
    """Give one finding as a SARIF result."""
    message = finding.say(_) + (f"\n{finding.advise(_)}" if finding.hint else "")
    result: dict[str, Any] = {"ruleId": finding.code, "level": finding.severity, "message": {"text": message}}
    if finding.place.path:
        location: dict[str, Any] = {"artifactLocation": {"uri": finding.place.path}}
        if finding.place.line:
            region = {"startLine": finding.place.line}
            location["region"] = region | ({"startColumn": finding.place.column} if finding.place.column else {})
        result["locations"] = [{"physicalLocation": location}]
    return result
