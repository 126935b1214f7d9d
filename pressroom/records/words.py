"""What to say of a wrong value. In: pydantic's refusal and what was typed. Out: a finding in an editor's words."""

from typing import TYPE_CHECKING

from pressroom.findings import Finding, Place
from pressroom.records.tree import Value
from pressroom.records.wants import (
    other,
    too_large,
    too_small,
    wants_address,
    wants_date,
    wants_fields,
    wants_list,
    wants_more,
    wants_number,
    wants_one_of,
    wants_plain_name,
    wants_so_many,
    wants_text,
    wants_whole_number,
    wants_yes_or_no,
)

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


def say_wrong(wrong: "ErrorDetails", name: str, typed: Value, place: Place) -> Finding:
    """Say what a field wants and what was typed."""
    kind = wrong["type"]
    shown = _shown(typed)
    limits = wrong.get("ctx", {})
    if kind.startswith("int"):
        return wants_whole_number(name, shown, place)
    if kind.startswith(("float", "finite", "decimal")):
        return wants_number(name, shown, place)
    if kind.startswith("bool"):
        return wants_yes_or_no(name, shown, place)
    if kind.startswith("date"):
        return wants_date(name, shown, place)
    if kind == "literal_error":
        return wants_one_of(name, shown, str(limits.get("expected", "")), place)
    if kind == "string_type":
        return wants_text(name, place)
    if kind in ("list_type", "tuple_type"):
        return wants_list(name, shown, place)
    if kind in ("model_type", "model_attributes_type", "dict_type", "mapping_type"):
        return wants_fields(name, shown, place)
    return _out_of_range(kind, name, shown, limits, place) or other(name, shown, str(wrong["msg"]), place)


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
        return too_small(name, shown, str(bound), place) if low else too_large(name, shown, str(bound), place)
    if kind in ("too_long", "too_short"):
        wanted = limits.get("max_length") or limits.get("min_length")
        return wants_so_many(name, str(wanted), str(limits.get("actual_length", "")), place)
    if kind == "missing":
        return wants_more(name, place)
    if kind == "string_too_short":
        return wants_text(name, place)
    if kind.startswith("url"):
        return wants_address(name, shown, place)
    if kind == "string_pattern_mismatch":
        return wants_plain_name(name, shown, place)
    return None
