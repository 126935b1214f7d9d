"""Every fault of make-up that copy can provoke has a folder in `tests/wrong/makeup`: a site with that fault alone.

`pytest --update` writes the words anew; read the difference before you commit it.
"""

import ast
import shutil
from pathlib import Path

import pytest

from pressroom.composing import Composer
from pressroom.config import load_house
from pressroom.copydesk.content import load_feature
from pressroom.faces import find_faces
from pressroom.findings import Finding, StopPress
from pressroom.makeup import make_up

HERE = Path(__file__).resolve().parents[1] / "wrong" / "makeup"
ROOM = Path(__file__).resolve().parents[2] / "pressroom" / "makeup"
FOLDERS = sorted(path.parent.name for path in HERE.glob("*/expected.txt"))
# A table that finds no room in two columns leaves holes in both; a note longer than its page leaves none to fill.
ALONGSIDE = {"white-gutter": {"white-hole"}, "note-long": {"underset"}}
# What the program would have to do wrong by itself: these are tampered with in test_checks.py.
NOT_BY_COPY = {
    "caption-apart",
    "copy-lost",
    "flows-backwards",
    "frame-off-columns",
    "glyph-on-fold",
    "head-off-rows",
    "heading-at-foot",
    "lone-line",
    "name-split",
    "note-wrong",
    "other-format",
    "outside-type-area",
    "tiers-out-of-order",
    "tight-box",
}


def say(finding: Finding) -> str:
    line = f"{finding.place.path}:{finding.place.line}: {finding.severity}[{finding.code}]: {finding.say()}"
    return f"{line}\n  hint: {finding.advise()}\n" if finding.hint else f"{line}\n"


def find_faults(root: Path) -> tuple[Finding, ...]:
    """Make up a site's feature; the desk has nothing against it."""
    house = load_house(root)
    feature, findings = load_feature(house, "spring")
    assert findings == ()
    try:
        return make_up(feature, Composer.for_feature(feature, find_faces(root, feature.paper.faces))).findings
    except StopPress as stop:
        return stop.findings


@pytest.mark.parametrize("code", FOLDERS)
def test_fault_of_a_page_is_named_in_our_words(code: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    findings = find_faults(Path(shutil.copytree(HERE / code, tmp_path / code)))
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


def test_every_code_of_make_up_has_a_folder_or_cannot_be_provoked() -> None:
    codes = set().union(*(codes_given(path.read_text(encoding="utf-8")) for path in ROOM.rglob("*.py")))
    assert codes
    assert sorted(codes) == sorted({*FOLDERS, *NOT_BY_COPY})
    assert not NOT_BY_COPY & set(FOLDERS)
