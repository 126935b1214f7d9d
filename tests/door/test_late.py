"""Modules that are imported when they are called, not before."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pressroom.bootstrap.late import late


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    (tmp_path / "seldom_used.py").write_text("def double(number):\n    return 2 * number\n", encoding="utf-8")
    (tmp_path / "always_used.py").write_text("import seldom_used\nfrom seldom_used import double\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    yield tmp_path
    for name in ("seldom_used", "always_used"):
        sys.modules.pop(name, None)


def test_a_late_module_is_imported_when_it_is_called(folder: Path) -> None:
    with late("seldom_used"):
        import always_used
    assert "seldom_used" not in sys.modules
    assert always_used.seldom_used.double(2) == always_used.double(2) == 4
    assert "seldom_used" in sys.modules


def test_a_module_that_is_there_stays(folder: Path) -> None:
    import seldom_used

    with late("seldom_used"):
        import always_used
    assert always_used.seldom_used is seldom_used is sys.modules["seldom_used"]
