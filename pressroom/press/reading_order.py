"""Bring a sheet's lines into reading order, so that whoever copies text out of the PDF gets sentences."""

from collections.abc import Iterable

from pressroom.model import PlacedLine

FIRST_PARTS = ("note",)
LAST_PARTS = ("caption", "credit")


def in_reading_order(lines: Iterable[PlacedLine]) -> tuple[PlacedLine, ...]:
    """Give the note, then the entries as make-up has them, then captions; a paragraph's lines stay together."""
    groups: dict[tuple[int, str, str, int], list[PlacedLine]] = {}
    for line in lines:
        groups.setdefault((rank_of(line.part), *entry_key(line)), []).append(line)
    return tuple(line for _, group in sorted(groups.items(), key=lambda item: item[0][0]) for line in group)


def entry_key(line: PlacedLine) -> tuple[str, str, int]:
    """Give what lines that are read together share; captions are kept in make-up's order."""
    part = "body" if rank_of(line.part) == 1 else line.part
    return part, line.entry, line.paragraph if rank_of(line.part) != 2 else 0


def rank_of(part: str) -> int:
    """Give when a part is read."""
    return 0 if part in FIRST_PARTS else 2 if part in LAST_PARTS else 1
