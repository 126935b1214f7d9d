"""The Chinese catalogue is complete, true to its messages, and compiled."""

import gettext
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

TOOLS = Path(__file__).parents[2] / "tools"


@pytest.fixture(scope="module")
def catalogue() -> ModuleType:
    sys.path.insert(0, str(TOOLS))
    try:
        spec = importlib.util.spec_from_file_location("catalogue", TOOLS / "catalogue.py")
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(TOOLS))
    return module


def test_catalogue_is_complete(catalogue: ModuleType) -> None:
    assert catalogue.check() == []


def test_missing_and_false_translations_are_seen(catalogue: ModuleType) -> None:
    messages = {"no {a}": {"x.py"}, "one\0many {n}": {"x.py"}, "plain": {"y.py"}}
    assert catalogue.faults(messages, {"no {a}": "没有 {b}", "one\0many {n}": "{n} 个"}) == [
        "x.py: other {names} in the translation of: 'no {a}'",
        "y.py: no translation of: 'plain'",
    ]


def test_words_given_by_name_are_followed(catalogue: ModuleType, tmp_path: Path) -> None:
    package = tmp_path / "pressroom"
    package.mkdir()
    (package / "x.py").write_text(
        "HINT = 'do this'\nTABLE = {'a': 'one', 'b': 'two'}\n"
        "def f(k):\n    what, place = 'a {n}' if k else 'b {n}', 0\n"
        "    return error('c', what, place, hint=HINT, n=1)\n"
        "def g(what):\n    return warning('c', what)\ng('passed')\n"
        "def h(k):\n    return form_error('c', TABLE[k])\n"
        "def i(k):\n    return error('c', f'x{k}')\n_('a word')\nngettext('file', 'files', 2)\n"
    )
    messages, complaints = catalogue.collect(package)
    assert set(messages) == {"do this", "one", "two", "a {n}", "b {n}", "passed", "a word", "file\0files"}
    assert len(complaints) == 1
    assert complaints[0].startswith("pressroom/x.py:")


def test_compiled_catalogue_is_read_by_gettext(catalogue: ModuleType, tmp_path: Path) -> None:
    place = tmp_path / "zh_CN" / "LC_MESSAGES" / "pressroom.mo"
    place.parent.mkdir(parents=True)
    place.write_bytes(catalogue.write_mo({"one": "一", "a\0b": "甲"}))
    spoken = gettext.translation("pressroom", tmp_path, languages=["zh_CN"])
    assert spoken.gettext("one") == "一"
    assert spoken.ngettext("a", "b", 5) == "甲"
    assert catalogue.read_po(catalogue.write_po({'q"\n': {"x"}}, {'q"\n': "\\"})) == {'q"\n': "\\"}
