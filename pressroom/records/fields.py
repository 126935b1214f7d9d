"""What a type finds wrong with a record. In: a frozen type and a `Record`. Out: the value, or findings with places.

The words are an editor's: what is wanted, what was typed, and which field may have been meant.
"""

import difflib
from collections.abc import Iterator, Mapping
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, Union, get_args, get_origin

from msgspec import Struct, convert
from msgspec.structs import fields

from pressroom.findings import Finding, Place, form_error
from pressroom.records.tree import Record, Step, Value
from pressroom.records.words import say_wrong

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

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
    from pressroom.records.plain import convert_plain

    plain = convert_plain(kind, values)
    if plain is not None:
        return plain, ()
    from pydantic import ValidationError  # slow to import, and a paper or a feature that is kept needs none of it

    from pressroom.records.models import model_of

    try:
        read = model_of(kind).model_validate(values)
    except ValidationError as refusal:
        return None, _say_all(refusal.errors(include_url=False, include_context=True), kind, record)
    return convert(read.model_dump(by_alias=True, exclude_unset=True), kind), ()


def _already_named(finding: Finding, record: Record) -> bool:
    """Tell whether the text of the finding's line was faulty itself, so that its value says nothing."""
    return any(finding.place.line == fault.place.line and finding.place.line > 0 for fault in record.findings)


def without_nothing(value: Value) -> Any:  # noqa: ANN401 - plain data of any shape
    """Give the values without the fields that are empty."""
    if isinstance(value, dict):
        return {key: without_nothing(child) for key, child in value.items() if child is not None}
    if isinstance(value, list):
        return [without_nothing(child) for child in value]
    return value


def _say_all(refused: list["ErrorDetails"], kind: type[Struct], record: Record) -> tuple[Finding, ...]:
    """Turn what pydantic refused into findings at the places of a record, each fault once."""
    wrongs: dict[tuple[Step, ...], list[ErrorDetails]] = {}
    for wrong in refused:
        wrongs.setdefault(_way(wrong, record), []).append(wrong)
    findings: list[Finding] = []
    for way, group in wrongs.items():
        inner = any(len(other) > len(way) and other[: len(way)] == way for other in wrongs)
        telling = _telling(group, record.value(*way), inner)
        findings.extend(_finding(wrong, way, kind, record) for wrong in telling)
    guesses = {dict(finding.values).get("guess") for finding in findings if finding.code == "unknown-field"}
    return tuple(
        finding
        for finding in dict.fromkeys(findings)
        if not _already_named(finding, record)
        and not (finding.code == "missing-field" and dict(finding.values)["last"] in guesses)
    )


def _way(wrong: "ErrorDetails", record: Record) -> tuple[Step, ...]:
    """Give the way to a refused value, without the steps that pydantic adds for the members of a union."""
    way: tuple[Step, ...] = ()
    steps = wrong["loc"]
    for number, step in enumerate(steps):
        here = record.value(*way)
        named = isinstance(here, dict) and step in here
        counted = isinstance(here, list) and isinstance(step, int)
        if named or counted or (wrong["type"] == "missing" and number == len(steps) - 1):
            way = (*way, step)
    return way


def _telling(group: list["ErrorDetails"], value: Value, inner: bool) -> list["ErrorDetails"]:
    """Leave out what a union's other members say: a name does not fit for not being a mapping, and the reverse."""
    if inner:
        return []
    shape = ("literal_error",) if isinstance(value, dict | list) else ("model_type", "model_attributes_type")
    kept = [wrong for wrong in group if wrong["type"] not in shape]
    return (kept or group)[:1]


def _finding(wrong: "ErrorDetails", way: tuple[Step, ...], kind: type[Struct], record: Record) -> Finding:
    """Make one finding of one refusal."""
    name = _name(way)
    if wrong["type"] == "missing" and isinstance(way[-1], str):
        return _missing_field(name, record.place(*way[:-1]))
    if wrong["type"] == "extra_forbidden":
        given = record.value(*way[:-1])
        taken = set(given) if isinstance(given, dict) else set()
        return unknown_field(str(way[-1]), _names_at(kind, way[:-1]), record.key_place(*way), taken)
    return say_wrong(wrong, name, record.value(*way), record.place(*way))


def _name(way: tuple[Step, ...]) -> str:
    """Give the way to a field as an editor would: `photos[1].span`."""
    words = ""
    for step in way:
        words += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if words else step
    return words


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


def _names_at(kind: type[Struct], way: tuple[Step, ...]) -> tuple[str, ...]:
    """Give the names of the fields at the end of a way."""
    kinds = list(_members(kind))
    for step in way:
        kinds = [member for holder in kinds for member in _step_into(holder, step)]
    return tuple(info.encode_name for holder in kinds if _is_struct(holder) for info in fields(holder))


def _step_into(holder: Any, step: Step) -> Iterator[Any]:  # noqa: ANN401 - annotations have no common type
    """Give what a step may lead to: a field's types, or what a list or a mapping holds."""
    if _is_struct(holder):
        for info in fields(holder):
            if step == info.encode_name:
                yield from _members(info.type)
    elif get_args(holder):
        yield from _members(get_args(holder)[1 if get_origin(holder) is dict else 0])


def _members(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - annotations have no common type
    """Give the types that an annotation allows, without its bounds."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _members(get_args(annotation)[0])
    elif origin in (Union, UnionType):
        for part in get_args(annotation):
            yield from _members(part)
    else:
        yield annotation


def _is_struct(kind: Any) -> bool:  # noqa: ANN401 - annotations have no common type
    """Tell whether a type has fields."""
    return isinstance(kind, type) and issubclass(kind, Struct)
