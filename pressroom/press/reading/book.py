"""A reading PDF while it is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pikepdf import Pdf

from pressroom.press.reading.outline import Plan
from pressroom.press.reading.tags import MarkCounter
from pressroom.press.type import Forme


@dataclass(slots=True)
class Book:
    """A reading PDF while its pages are drawn."""

    pdf: Pdf
    plan: Plan
    counter: MarkCounter
    forme: Forme
    families: Mapping[str, str]
    root: Path
    cache: Path
    links: int = 0
