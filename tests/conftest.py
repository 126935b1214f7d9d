"""What all tests share: expected files that `--update` rewrites, one language, no state left from run to run."""

import os
from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest

Golden = Callable[[Path, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite expected files; read the difference afterwards")


def pytest_configure() -> None:
    os.environ["LANGUAGE"] = "en"
    os.environ.pop("PRESSROOM_CACHE", None)
    hypothesis.settings.register_profile("house", deadline=None, derandomize=True, database=None)
    hypothesis.settings.load_profile("house")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with the file that holds what is expected, or rewrite the file: `golden(path, text)`."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.is_file(), f"{path.name} is not there: run pytest --update and read what it writes"
        assert text == path.read_text(encoding="utf-8")

    return compare
