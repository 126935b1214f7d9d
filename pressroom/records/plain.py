"""The short way from values to a type. In: a frozen type and plain values. Out: the value, or None for the long way.

msgspec reads by the same fields and bounds as the model that is made of them, in C. It is believed only where it says
yes to what both read alike; whatever it refuses, or may read otherwise, pydantic reads, and finds the words for.
"""

import re
from functools import cache
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from msgspec import Struct, ValidationError, convert
from msgspec.structs import fields, replace

Fields = TypeVar("Fields", bound=Struct)
# What the two read otherwise: nothing as a word, numbers below nothing or without end, powers of ten, a line end after
# a pattern's `$`, half a character, a number too long for a float, digits that are not 0 to 9.
_OTHERWISE = re.compile(
    r"(?i)null|-[0.]+|[-+]?(nan|inf(inity)?)|[-+.\d_]*e[-+\d_]*|[-+.\d_]{16,}|(?s:.*\n)|(?s:.*[\ud800-\udfff].*)"
)
_WEB_ADDRESS = re.compile(r"https?://[^\s/?#@:\[\]]+(:\d{1,5})?([/?#]\S*)?", re.IGNORECASE)


def convert_plain(kind: type[Fields], values: Any) -> Fields | None:  # noqa: ANN401 - plain data of any shape
    """Read plain values into a type where there can be no two minds about it."""
    if not all(is_address(info.type) or _known(info.type) for info in fields(kind)) or not _alike(values):
        return None
    try:
        plain = convert(values, kind, strict=False)
    except ValidationError:
        return None
    given = {info.name: getattr(plain, info.name) for info in fields(kind) if is_address(info.type)}
    read = {name: read_address(value) for name, value in given.items()}
    return None if None in read.values() else replace(plain, **read)


def is_address(annotation: Any) -> bool:  # noqa: ANN401 - annotations have no common type
    """Tell whether a field is read as a web address."""
    return any((getattr(meta, "extra", None) or {}).get("reads") == "web address" for meta in get_args(annotation)[1:])


def read_address(value: str) -> str | None:
    """Give a web address without the slash at its end, or None where it is none.

    Not by pydantic's `HttpUrl`: importing that costs more time than all the rest of reading a paper.
    """
    return value.rstrip("/") if _WEB_ADDRESS.fullmatch(value) else None


def _alike(value: Any) -> bool:  # noqa: ANN401 - plain data of any shape
    """Tell whether no word of the values is read otherwise by the two."""
    if isinstance(value, dict):
        return all(_alike(key) and _alike(child) for key, child in value.items())
    if isinstance(value, list | tuple):
        return all(_alike(child) for child in value)
    return not isinstance(value, str) or _OTHERWISE.fullmatch(value) is None


@cache
def _known(annotation: Any) -> bool:  # noqa: ANN401 - annotations have no common type
    """Tell whether a type refuses fields it does not name and reads none in a manner of its own, all the way down."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _known(parts[0]) and not any(getattr(meta, "extra", None) for meta in parts[1:])
    if origin in (Union, UnionType, tuple, dict):
        return all(_known(part) for part in parts if part is not ...)
    if isinstance(annotation, type) and issubclass(annotation, Struct):
        named = annotation.__struct_config__.forbid_unknown_fields
        return named and all(_known(info.type) for info in fields(annotation))
    return True
