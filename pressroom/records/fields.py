"""What a model finds wrong with a record. In: a pydantic model and a `Record`. Out: the model, or findings with places.

The words are an editor's: what is wanted, what was typed, and which field may have been meant.
"""

import difflib
from collections.abc import Iterator
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from pressroom.findings import Finding, Place, form_error
from pressroom.records.tree import Record, Step, Value
from pressroom.records.words import say_wrong

Model = TypeVar("Model", bound=BaseModel)


def read_fields(model: type[Model], record: Record) -> tuple[Model | None, tuple[Finding, ...]]:
    """Read a record into a model: the model, or None and what was wrong. Empty fields count as not there.

    Where the text held no fields at all and that has been said, there is nothing to add.
    """
    if not record.values and record.findings:
        return None, ()
    try:
        return model.model_validate(without_nothing(record.values)), ()
    except ValidationError as refusal:
        return None, field_findings(refusal, model, record)


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


def field_findings(refusal: ValidationError, model: type[BaseModel], record: Record) -> tuple[Finding, ...]:
    """Turn what pydantic refused into findings at the places of a record, each fault once."""
    wrongs: dict[tuple[Step, ...], list[ErrorDetails]] = {}
    for wrong in refusal.errors(include_url=False, include_context=True):
        wrongs.setdefault(_way(wrong, record), []).append(wrong)
    findings: list[Finding] = []
    for way, group in wrongs.items():
        inner = any(len(other) > len(way) and other[: len(way)] == way for other in wrongs)
        telling = _telling(group, record.value(*way), inner)
        findings.extend(_finding(wrong, way, model, record) for wrong in telling)
    guesses = {dict(finding.values).get("guess") for finding in findings if finding.code == "unknown-field"}
    return tuple(
        finding
        for finding in dict.fromkeys(findings)
        if not _already_named(finding, record)
        and not (finding.code == "missing-field" and dict(finding.values)["last"] in guesses)
    )


def _way(wrong: ErrorDetails, record: Record) -> tuple[Step, ...]:
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


def _telling(group: list[ErrorDetails], value: Value, inner: bool) -> list[ErrorDetails]:
    """Leave out what a union's other members say: a name does not fit for not being a mapping, and the reverse."""
    if inner:
        return []
    shape = ("literal_error",) if isinstance(value, dict | list) else ("model_type", "model_attributes_type")
    kept = [wrong for wrong in group if wrong["type"] not in shape]
    return (kept or group)[:1]


def _finding(wrong: ErrorDetails, way: tuple[Step, ...], model: type[BaseModel], record: Record) -> Finding:
    """Make one finding of one refusal."""
    name = _name(way)
    if wrong["type"] == "missing" and isinstance(way[-1], str):
        return _missing_field(name, record.place(*way[:-1]))
    if wrong["type"] == "extra_forbidden":
        given = record.value(*way[:-1])
        taken = set(given) if isinstance(given, dict) else set()
        return unknown_field(str(way[-1]), _names_at(model, way[:-1]), record.key_place(*way), taken)
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


def _names_at(model: type[BaseModel], way: tuple[Step, ...]) -> tuple[str, ...]:
    """Give the field names of the model at the end of a way."""
    kinds: list[Any] = [model]
    for step in way:
        kinds = [kind for holder in kinds for kind in _step_into(holder, step)]
    return tuple(
        info.alias or name
        for kind in kinds
        if isinstance(kind, type) and issubclass(kind, BaseModel)
        for name, info in kind.model_fields.items()
    )


def _step_into(holder: Any, step: Step) -> Iterator[Any]:  # noqa: ANN401 - annotations have no common type
    """Give what a step may lead to: a field's models, or the same model where the step only leads into a container."""
    if isinstance(holder, type) and issubclass(holder, BaseModel):
        for name, info in holder.model_fields.items():
            if step in (name, info.alias):
                yield from _members(info.annotation)
                return
        yield holder


def _members(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - annotations have no common type
    """Give an annotation's models, through unions and containers; a container stands for its members."""
    parts = get_args(annotation)
    if not parts:
        yield annotation
    for part in parts:
        yield from _members(part)
