"""Where the preview's press keeps what it makes. In: the cache. Out: the shelf; nothing of it is published."""

from pathlib import Path

from pressroom.output.record import Shelf


def open_preview(cache: Path) -> Shelf:
    """Give the shelf of what the preview's press makes."""
    return Shelf(cache / "preview" / "records", cache / "preview" / "output")
