"""What a code means. In: the program's own source. Out: each finding's severity, words and hint, by code.

The list is read from the code, so that it cannot drift from it.
"""

import ast
from collections.abc import Iterable, Iterator
from gettext import gettext as _
from pathlib import Path

from msgspec import Struct

from pressroom.cli.saying import Voice

_MAKERS = {"error": "error", "form_error": "error", "warning": "warning"}


class Wording(Struct, frozen=True, order=True):
    """One way a code is said: severity, template, hint, the rule it stands for."""

    severity: str
    what: str
    hint: str
    rule: str


def find_codes(package: Path | None = None) -> dict[str, set[Wording]]:
    """Give the wordings of every code that the program may find, from its syntax trees."""
    found: dict[str, set[Wording]] = {}
    for path in sorted((package or Path(__file__).parent.parent).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in _MAKERS:
                for code, wording in _wordings(node):
                    found.setdefault(code, set()).add(wording)
    return found


def reasons(code: str) -> Iterator[str]:
    """Give what the copy desk knows of a check: its rule, where that is from, and copy that has the fault or not."""
    from pressroom.copydesk.proof.registry import explain

    check = explain(code)
    if check:
        yield f"{check.rule} ({check.source}): {check.reason}\n  ✗ {check.wrong}\n  ✓ {check.right}"


def explanations(wordings: Iterable[Wording]) -> Iterator[str]:
    """Give each wording as a text in the language spoken."""
    for wording in sorted(wordings):
        rule = f" ({wording.rule})" if wording.rule else ""
        text = f"{Voice().label(wording.severity)}{rule}: {_(wording.what) if wording.what else '…'}"
        yield f"{text}\n  {_('hint')}: {_(wording.hint)}" if wording.hint else text


def _wordings(call: ast.Call) -> Iterator[tuple[str, Wording]]:
    """Give code and words of a call that makes a finding, as far as they are literals."""
    given = {keyword.arg: keyword.value for keyword in call.keywords}
    code = _literal(call.args[0] if call.args else given.get("code"))
    if code:
        what = _literal(call.args[1] if len(call.args) > 1 else given.get("what"))
        severity = _MAKERS[getattr(call.func, "id", "error")]
        yield code, Wording(severity, what, _literal(given.get("hint")), _literal(given.get("rule")))


def _literal(node: ast.expr | None) -> str:
    """Give a string literal, or nothing."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
