"""YAML to `Record`. In: text. Out: values as strings with their places, and every fault of the text in one go.

A line that YAML refuses is named, mended or left out, and the rest read again; so one run finds all faults.
"""

from typing import Any

import yaml

from pressroom.findings import Finding, Place, form_error
from pressroom.records.faults import Fault, name_fault, sound_lines
from pressroom.records.reading import UNSEEN
from pressroom.records.tree import Record, Step, Value

MAX_FAULTS = 60
MAX_DEPTH = 24
_NOTHING = ("", "~", "null", "Null", "NULL")


class _PlainLoader(yaml.SafeLoader):
    """A loader that guesses no types and refuses anchors, aliases, tags and deep nests."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - PyYAML reads it from the class
    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Compose a node unless it bears what no editor needs."""
        event: yaml.Event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _refusal("anchor", event)
        if getattr(event, "tag", None):
            raise _refusal("tag", event)
        if self.depth > MAX_DEPTH:
            raise _refusal("depth", event)
        self.depth += 1
        try:
            return super().compose_node(parent, index)
        finally:
            self.depth -= 1


def parse_table(text: str) -> dict[str, Any]:
    """Read a table of the package's own: strings, lists and mappings, without places and fast."""
    table = yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506 - makes strings alone
    return table if isinstance(table, dict) else {}


def _refusal(problem: str, event: yaml.Event) -> yaml.MarkedYAMLError:
    """Make PyYAML's own error of what is refused here."""
    mark = event.start_mark
    return yaml.MarkedYAMLError(problem=problem, problem_mark=mark if isinstance(mark, yaml.Mark) else None)


def parse_yaml(text: str, path: str, first_line: int = 1) -> Record:
    """Read a YAML mapping; `first_line` is the number of its first line in the file of that path."""
    lines = UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).removeprefix("\ufeff").split("\n")
    faults = sound_lines(lines)
    node: yaml.Node | None = None
    mended: set[int] = set()
    for _ in range(MAX_FAULTS):
        try:
            node = yaml.compose("\n".join(lines), Loader=_PlainLoader)
            break
        except yaml.MarkedYAMLError as refusal:
            faults.append(name_fault(refusal, lines, mended))
    first = {fault[0]: fault for fault in reversed(faults)}
    findings = [_place_fault(fault, path, first_line) for _, fault in sorted(first.items())]
    if node is not None and not isinstance(node, yaml.MappingNode):
        findings.append(_no_mapping(path, first_line + node.start_mark.line))
    reader = _Reader(path, first_line)
    values = reader.read_mapping(node, ()) if isinstance(node, yaml.MappingNode) else {}
    reader.places.setdefault((), Place(path, first_line))
    return Record(path, values, reader.places, reader.keys, (*findings, *reader.findings))


def _place_fault(fault: Fault, path: str, first_line: int) -> Finding:
    """Make a finding of a fault, counting its line from the top of the file."""
    line, column, make = fault
    return make(Place(path, first_line + line, column + 1))


def _no_mapping(path: str, line: int) -> Finding:
    """Say that the text is no list of fields."""
    return form_error(
        "not-a-mapping",
        "these are no fields: each line should read `field: value`",
        Place(path, line),
        hint="write one field a line, with a colon and a space after its name",
    )


class _Reader:
    """Walks the nodes of one text and keeps the place of each value and key."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path, self.first_line = path, first_line
        self.places: dict[tuple[Step, ...], Place] = {}
        self.keys: dict[tuple[Step, ...], Place] = {}
        self.findings: list[Finding] = []

    def place(self, node: yaml.Node) -> Place:
        """Give the place of a node."""
        return Place(self.path, self.first_line + node.start_mark.line, node.start_mark.column + 1)

    def read(self, node: yaml.Node, way: tuple[Step, ...]) -> Value:
        """Read a node of any kind."""
        self.places[way] = self.place(node)
        if isinstance(node, yaml.MappingNode):
            return self.read_mapping(node, way)
        if isinstance(node, yaml.SequenceNode):
            return [self.read(child, (*way, number)) for number, child in enumerate(node.value)]
        text = str(node.value)
        plain = isinstance(node, yaml.ScalarNode) and node.style is None
        return None if plain and text in _NOTHING else text

    def read_mapping(self, node: yaml.MappingNode, way: tuple[Step, ...]) -> dict[str, Value]:
        """Read a mapping, refusing a key that comes twice."""
        self.places[way] = self.place(node)
        values: dict[str, Value] = {}
        for key_node, child in node.value:
            key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else ""
            here = self.place(key_node)
            if not key:
                self.findings.append(_no_name(here))
            elif key in values:
                self.findings.append(_twice(key, here, self.keys[(*way, key)]))
            else:
                self.keys[(*way, key)] = here
                values[key] = self.read(child, (*way, key))
        return values


def _no_name(place: Place) -> Finding:
    """Say that a field has no plain name."""
    return form_error(
        "broken-yaml", "the name of this field is not a plain word", place, hint="write it as `field: value`"
    )


def _twice(key: str, place: Place, first: Place) -> Finding:
    """Say that a field comes twice."""
    return form_error(
        "duplicate-key",
        "`{field}` is here a second time; it stands on line {first} already",
        place,
        hint="keep one of the two",
        field=key,
        first=first.line,
    )
