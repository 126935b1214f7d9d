"""Clean copy of many kinds, as a feature."""

from datetime import date
from pathlib import Path

import pytest

from pressroom.copydesk.markup import parse_markup
from pressroom.findings import Place
from pressroom.model import Entry, Feature
from pressroom.paper import Paper

FOLDER = Path(__file__).parent / "clean"


@pytest.fixture(scope="session")
def clean() -> Feature:
    """Read the clean copy, a file an entry."""
    entries = []
    for path in sorted(FOLDER.glob("*.md")):
        name = f"content/clean/{path.name}"
        blocks = parse_markup(path.read_text(encoding="utf-8"), name).blocks
        entries.append(Entry(path.stem, path.stem, path.stem, blocks, (), Place(name, 1)))
    paper = Paper(name="云岭日报", url="https://feature.example.cn")
    place = Place("content/clean/index.md", 2)
    return Feature("clean", paper, "春日走读", tuple(entries), place, date=date(2021, 10, 8))
