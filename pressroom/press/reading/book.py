"""A reading PDF while it is drawn."""

from collections.abc import Mapping

from msgspec import Struct, field
from pikepdf import Pdf

from pressroom.press.pictures import Darkroom
from pressroom.press.reading.outline import Plan
from pressroom.press.reading.tags import MarkCounter
from pressroom.press.type import Forme


class Book(Struct):
    """A reading PDF while its pages are drawn."""

    pdf: Pdf
    plan: Plan
    counter: MarkCounter
    forme: Forme
    families: Mapping[str, str]
    darkroom: Darkroom
    links: int = 0
    pictures: list[bytes] = field(default_factory=list)
    """Digests of the pictures in it."""
