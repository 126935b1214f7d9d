"""YAML's door. In: text. Out: a `Record`, or a plain table. PyYAML is imported when there is something to be read."""

from typing import Any

from pressroom.records.tree import Record


def load_yaml(text: str, path: str, first_line: int = 1) -> Record:
    """Read a YAML mapping; `first_line` is the number of its first line in the file of that path."""
    from pressroom.records.parsing import parse_yaml  # what is kept is not read again, and PyYAML is slow to import

    return parse_yaml(text, path, first_line)


def load_table(text: str) -> dict[str, Any]:
    """Read a table of the package's own: strings, lists and mappings, without places and fast."""
    from pressroom.records.parsing import parse_table

    return parse_table(text)
