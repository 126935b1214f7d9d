"""A Markdown file with front matter. In: its text. Out: its fields and its body, each with its first line."""

import re
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from pressroom.findings import Finding, Place, form_error
from pressroom.records import Record, load_yaml, read_text

_FENCE = re.compile(r"^---[ \t]*$")
LoadFront = Callable[[str, str, int], Record]
"""What reads front matter: of its text, its file's path and the number of its first line."""
_END = re.compile(r"^(---|\.\.\.)[ \t]*$")


class Source(Struct, frozen=True):
    """A file of content: its fields, its body, the line the body begins on, and what was wrong with the text."""

    path: str
    record: Record
    body: str
    body_line: int
    findings: tuple[Finding, ...] = ()


def read_source(path: Path, relative: str, load: LoadFront = load_yaml) -> Source:
    """Read a file of content; `relative` is its path from the site root, `load` reads the front matter."""
    text, findings = read_text(path, relative)
    if not text and findings:
        return Source(relative, _nothing(relative, findings[0]), "", 1, findings)
    source = split_source(text, relative, load)
    return Source(source.path, source.record, source.body, source.body_line, (*findings, *source.findings))


def split_source(text: str, path: str, load: LoadFront = load_yaml) -> Source:
    """Part the front matter between two lines `---` from the body."""
    lines = text.split("\n")
    start = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if not _FENCE.match(lines[start]):
        found = _no_front_matter(lines[start].strip(), Place(path, start + 1))
        return Source(path, _nothing(path, found), text, 1, (found,))
    end = next((number for number in range(start + 1, len(lines)) if _END.match(lines[number])), None)
    if end is None:
        return _unclosed(lines, start, path)
    record = load("\n".join(lines[start + 1 : end]), path, start + 2)
    return Source(path, record, "\n".join(lines[end + 1 :]), end + 2, record.findings)


def _unclosed(lines: list[str], start: int, path: str) -> Source:
    """Read what looks like fields, up to the first empty line, and say that the second `---` is missing."""
    end = next((number for number in range(start + 1, len(lines)) if not lines[number].strip()), len(lines))
    record = load_yaml("\n".join(lines[start + 1 : end]), path, start + 2)
    found = form_error(
        "unclosed-front-matter",
        "the fields are not closed: no second line `---`",
        Place(path, start + 1),
        hint="put a line `---` between the fields and the text",
    )
    return Source(path, record, "\n".join(lines[end:]), end + 1, (found, *record.findings))


def _nothing(path: str, found: Finding) -> Record:
    """Give a record without fields, and why it has none."""
    return Record(path, {}, {(): Place(path, 1)}, findings=(found,))


def _no_front_matter(first: str, place: Place) -> Finding:
    """Say that a file does not begin with its fields."""
    if first.startswith("+++"):
        return form_error(
            "no-front-matter",
            "the fields are in TOML (`+++`)",
            place,
            hint="write them as `field: value` between two lines `---`",
        )
    return form_error(
        "no-front-matter",
        "the file does not begin with its fields",
        place,
        hint="begin it with a line `---`, the fields, and a second line `---`",
    )


def field_places(record: Record) -> dict[str, Place]:
    """Give the place of every value under its name: `headline`, `units.0`, `photos.0.caption`."""
    return {".".join(str(step) for step in way): place for way, place in record.places.items() if way}


def allowed(record: Record) -> dict[str, str]:
    """Give the waivers of the front matter: code and reason, the reason empty where none is given."""
    given = record.values.get("allow")
    return {code: str(reason or "") for code, reason in given.items()} if isinstance(given, dict) else {}
