"""Every code the desk can give has a folder here: a site with that fault alone, and the words we say.

`pytest --update` writes the words anew; read the difference before you commit it.
"""

import ast
from pathlib import Path

import pytest

from pressroom.config import load_house
from pressroom.copydesk.content import load_feature
from pressroom.copydesk.folder import find_features
from pressroom.copydesk.proof.reading import proof_feature
from pressroom.copydesk.proof.waivers import apply_waivers
from pressroom.findings import Finding, StopPress, holds_files, in_order

HERE = Path(__file__).parent
DESK = ("records", "copydesk", "config")
PACKAGE = HERE.parents[1] / "pressroom"
ALONGSIDE = {"error-rate": {"half-width-mark"}}  # there is no rate without an error
FOLDERS = sorted(path.parent.name for path in HERE.glob("*/expected.txt"))


def say(finding: Finding) -> str:
    line = f"{finding.place.path}:{finding.place.line}: {finding.severity}[{finding.code}]: {finding.say()}"
    return f"{line}\n  hint: {finding.advise()}\n" if finding.hint else f"{line}\n"


def find_faults(root: Path) -> tuple[Finding, ...]:
    """Run the desk over a site: load every feature, then proof it."""
    try:
        house = load_house(root)
    except StopPress as stop:
        return stop.findings
    found: list[Finding] = []
    for slug in find_features(root) or ("spring",):
        try:
            feature, findings = load_feature(house, slug)
            read = () if holds_files(findings) else proof_feature(house, feature)
            findings = apply_waivers(feature, (*findings, *read))
        except StopPress as stop:
            findings = stop.findings
        found.extend(findings)
    return in_order(found)


@pytest.mark.parametrize("code", FOLDERS)
def test_fault_is_named_in_our_words(code: str, request: pytest.FixtureRequest) -> None:
    findings = find_faults(HERE / code)
    words = "".join(say(finding) for finding in findings)
    expected = HERE / code / "expected.txt"
    if request.config.getoption("--update", default=False):
        expected.write_text(words, encoding="utf-8")
    assert {finding.code for finding in findings} == {code} | ALONGSIDE.get(code, set())
    assert words == expected.read_text(encoding="utf-8")


def codes_given(source: str) -> set[str]:
    """Collect the codes in calls of `error`, `form_error` and `warning`."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and node.args)
    return {
        str(call.args[0].value)
        for call in calls
        if isinstance(call.func, ast.Name)
        and call.func.id in ("error", "form_error", "warning")
        and isinstance(call.args[0], ast.Constant)
    }


def test_every_code_of_the_desk_has_a_folder() -> None:
    files = [path for name in DESK for path in ([PACKAGE / name] if "." in name else (PACKAGE / name).rglob("*.py"))]
    codes = set().union(*(codes_given(path.read_text(encoding="utf-8")) for path in files))
    assert codes
    assert sorted(codes - set(FOLDERS)) == []
