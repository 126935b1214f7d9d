"""What to say of a wrong value. In: pydantic's refusal and what was typed. Out: a finding in an editor's words."""

from pydantic_core import ErrorDetails

from pressroom.findings import Finding, Place, form_error
from pressroom.records.tree import Value


def say_wrong(wrong: ErrorDetails, name: str, typed: Value, place: Place) -> Finding:
    """Say what a field wants and what was typed."""
    kind = wrong["type"]
    shown = _shown(typed)
    limits = wrong.get("ctx", {})
    if kind.startswith("int"):
        return _wants_whole_number(name, shown, place)
    if kind.startswith(("float", "finite", "decimal")):
        return _wants_number(name, shown, place)
    if kind.startswith("bool"):
        return _wants_yes_or_no(name, shown, place)
    if kind.startswith("date"):
        return _wants_date(name, shown, place)
    if kind == "literal_error":
        return _wants_one_of(name, shown, str(limits.get("expected", "")), place)
    if kind == "string_type":
        return _wants_text(name, place)
    if kind in ("list_type", "tuple_type"):
        return _wants_list(name, shown, place)
    if kind in ("model_type", "model_attributes_type", "dict_type", "mapping_type"):
        return _wants_fields(name, shown, place)
    return _out_of_range(kind, name, shown, limits, place) or _other(name, shown, str(wrong["msg"]), place)


def _shown(typed: Value) -> str:
    """Give what was typed, short."""
    if isinstance(typed, dict):
        return ", ".join(f"{key}: …" for key in typed)[:40]
    if isinstance(typed, list):
        return "[" + ", ".join(_shown(item) for item in typed)[:40] + "]"
    text = "" if typed is None else typed
    return text if len(text) <= 40 else text[:39] + "…"


def _out_of_range(kind: str, name: str, shown: str, limits: dict[str, object], place: Place) -> Finding | None:
    """Say that a number or a list is too large or too small."""
    if kind in ("greater_than", "greater_than_equal", "less_than", "less_than_equal"):
        bound = next(iter(limits.values()))
        low = kind.startswith("greater")
        return _too_small(name, shown, str(bound), place) if low else _too_large(name, shown, str(bound), place)
    if kind in ("too_long", "too_short"):
        wanted = limits.get("max_length") or limits.get("min_length")
        return _wants_so_many(name, str(wanted), str(limits.get("actual_length", "")), place)
    if kind == "missing":
        return _wants_more(name, place)
    if kind == "string_too_short":
        return _wants_text(name, place)
    if kind.startswith("url"):
        return _wants_address(name, shown, place)
    if kind == "string_pattern_mismatch":
        return _wants_plain_name(name, shown, place)
    return None


def _wants_whole_number(name: str, shown: str, place: Place) -> Finding:
    return form_error(
        "wrong-type",
        "`{field}` wants a whole number, not `{typed}`",
        place,
        hint="write digits alone, like `3`",
        field=name,
        typed=shown,
    )


def _wants_number(name: str, shown: str, place: Place) -> Finding:
    return form_error(
        "wrong-type",
        "`{field}` wants a number, not `{typed}`",
        place,
        hint="write digits alone, like `9` or `9.5`",
        field=name,
        typed=shown,
    )


def _wants_yes_or_no(name: str, shown: str, place: Place) -> Finding:
    return form_error(
        "wrong-type",
        "`{field}` wants `true` or `false`, not `{typed}`",
        place,
        hint="write `true` or `false`",
        field=name,
        typed=shown,
    )


def _wants_date(name: str, shown: str, place: Place) -> Finding:
    return form_error(
        "wrong-type",
        "`{field}` wants a date there is in the calendar, not `{typed}`",
        place,
        hint="write year, month and day like `2021-04-01`",
        field=name,
        typed=shown,
    )


def _wants_one_of(name: str, shown: str, expected: str, place: Place) -> Finding:
    return form_error(
        "wrong-value",
        "`{field}` cannot be `{typed}`",
        place,
        hint="write one of {expected}",
        field=name,
        typed=shown,
        expected=expected.replace(" or ", ", ").replace("'", "`"),
    )


def _wants_text(name: str, place: Place) -> Finding:
    return form_error("wrong-type", "`{field}` wants words", place, hint="write the words on the same line", field=name)


def _wants_list(name: str, shown: str, place: Place) -> Finding:
    return form_error(
        "wrong-type",
        "`{field}` wants a list, not `{typed}`",
        place,
        hint="put it in square brackets, like `[{typed}]`",
        field=name,
        typed=shown,
    )


def _wants_fields(name: str, shown: str, place: Place) -> Finding:
    return form_error(
        "wrong-type",
        "`{field}` wants fields of its own, not `{typed}`",
        place,
        hint="write its fields below it, each two spaces further right",
        field=name,
        typed=shown,
    )


def _too_small(name: str, shown: str, bound: str, place: Place) -> Finding:
    return form_error(
        "wrong-value",
        "`{field}` is too small: `{typed}`",
        place,
        hint="write {bound} or more",
        field=name,
        typed=shown,
        bound=bound,
    )


def _too_large(name: str, shown: str, bound: str, place: Place) -> Finding:
    return form_error(
        "wrong-value",
        "`{field}` is too large: `{typed}`",
        place,
        hint="write {bound} or less",
        field=name,
        typed=shown,
        bound=bound,
    )


def _wants_so_many(name: str, wanted: str, given: str, place: Place) -> Finding:
    return form_error(
        "wrong-value",
        "`{field}` wants {wanted} values, not {given}",
        place,
        hint="write {wanted} values in square brackets",
        field=name,
        wanted=wanted,
        given=given,
    )


def _wants_more(name: str, place: Place) -> Finding:
    return form_error(
        "wrong-value",
        "`{field}` is too short",
        place,
        hint="write every value it needs, in square brackets",
        field=name,
    )


def _wants_address(name: str, shown: str, place: Place) -> Finding:
    return form_error(
        "wrong-value",
        "`{field}` wants a web address, not `{typed}`",
        place,
        hint="write it with `https://`",
        field=name,
        typed=shown,
    )


def _wants_plain_name(name: str, shown: str, place: Place) -> Finding:
    return form_error(
        "wrong-value",
        "`{field}` cannot be `{typed}`",
        place,
        hint="use small Latin letters, digits and single hyphens, like `jinzhou`",
        field=name,
        typed=shown,
    )


def _other(name: str, shown: str, reason: str, place: Place) -> Finding:
    return form_error(
        "wrong-value",
        "`{field}` cannot be `{typed}`: {reason}",
        place,
        hint="look the field up in the handbook",
        field=name,
        typed=shown,
        reason=reason,
    )
