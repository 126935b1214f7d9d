"""What a type finds wrong with a record. In: a frozen type and a `Record`. Out: the value, or findings with places.

The words are an editor's: what is wanted, what was typed, and which field may have been meant.
"""

import difflib
from collections.abc import Mapping
from typing import Any, TypeVar

from msgspec import Struct

from pressroom.findings import Finding, Place, form_error
from pressroom.records.tree import Record, Value
from pressroom.records.values import Fault, Reader

Fields = TypeVar("Fields", bound=Struct)


def read_fields(kind: type[Fields], record: Record) -> tuple[Fields | None, tuple[Finding, ...]]:
    """Read a record into a type: the value, or None and what was wrong. Empty fields count as not there.

    Where the text held no fields at all and that has been said, there is nothing to add.
    """
    if not record.values and record.findings:
        return None, ()
    return read_values(kind, without_nothing(record.values), record)


def read_values(
    kind: type[Fields], values: Mapping[str, Any], record: Record
) -> tuple[Fields | None, tuple[Finding, ...]]:
    """Read plain values into a type; `record` knows where those of them stand that an editor wrote."""
    reader = Reader()
    fields = reader.read(kind, values, ())
    if not reader.faults:
        return fields, ()
    findings = dict.fromkeys(_say(fault, record) for fault in reader.faults)
    guesses = {dict(finding.values).get("guess") for finding in findings if finding.code == "unknown-field"}
    told = (
        finding
        for finding in findings
        if not _already_named(finding, record)
        and not (finding.code == "missing-field" and dict(finding.values)["last"] in guesses)
    )
    return None, tuple(told)


def without_nothing(value: Value) -> Any:  # noqa: ANN401 - plain data of any shape
    """Give the values without the fields that are empty."""
    if isinstance(value, dict):
        return {key: without_nothing(child) for key, child in value.items() if child is not None}
    if isinstance(value, list):
        return [without_nothing(child) for child in value]
    return value


def unknown_field(name: str, known: tuple[str, ...], place: Place, taken: set[str] | None = None) -> Finding:
    """Say that there is no such field, with a guess at the right one among the known that are not taken yet."""
    free = [word for word in known if word not in (taken or set())]
    close = difflib.get_close_matches(name.lower(), free, 1, 0.7) or difflib.get_close_matches(name, known, 1, 0.7)
    if close:
        return form_error(
            "unknown-field",
            "there is no field `{field}`",
            place,
            hint="did you mean `{guess}`?",
            field=name,
            guess=close[0],
        )
    return form_error(
        "unknown-field",
        "there is no field `{field}`",
        place,
        hint="take it away; the fields here are {known}",
        field=name,
        known=", ".join(f"`{word}`" for word in known),
    )


def _already_named(finding: Finding, record: Record) -> bool:
    """Tell whether the text of the finding's line was faulty itself, so that its value says nothing."""
    return any(finding.place.line == fault.place.line and finding.place.line > 0 for fault in record.findings)


def _say(fault: Fault, record: Record) -> Finding:
    """Make the finding of a fault."""
    way = fault.way
    if fault.known is not None:
        given = record.value(*way[:-1])
        taken = set(given) if isinstance(given, dict) else set()
        return unknown_field(str(way[-1]), fault.known, record.key_place(*way), taken)
    name = "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in way).removeprefix(".")
    if fault.say is None:
        return _missing_field(name, record.place(*way[:-1]))
    return fault.say(name, record.place(*way))


def _missing_field(name: str, place: Place) -> Finding:
    """Say that a field is not there or empty."""
    return form_error(
        "missing-field",
        "`{field}` is missing",
        place,
        hint="add a line `{last}: …`",
        field=name,
        last=name.rpartition(".")[2],
    )
