"""Types as pydantic reads them. In: a frozen type whose fields bear bounds. Out: the model that checks plain values.

The fields stand once, in the type; the model is made of them where something is to be read, so that whoever only uses
the type does not import pydantic.
"""

import datetime
from collections.abc import Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from msgspec import NODEFAULT, Meta, Struct
from msgspec.structs import fields
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, create_model
from pydantic_core import PydanticCustomError

from pressroom.records.plain import read_address

_BOUNDS = ("gt", "ge", "lt", "le", "min_length", "pattern")
_STRICT = ConfigDict(extra="forbid", allow_inf_nan=False)


@cache
def model_of(kind: type[Struct]) -> type[BaseModel]:
    """Make the model of a type: the same fields, under the names that editors write, and none besides."""
    given: dict[str, Any] = {}
    for info in fields(kind):
        needed = info.default is NODEFAULT and info.default_factory is NODEFAULT
        given[info.name] = (_read_as(info.type), Field(default=... if needed else None, alias=info.encode_name))
    return create_model(kind.__name__, __config__=_STRICT, **given)


def _read_as(kind: Any) -> Any:  # noqa: ANN401 - annotations have no common type
    """Give what pydantic reads an annotation as."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Annotated:
        bounds = [bound for meta in parts[1:] for bound in _bounds(meta)]
        return Annotated[(_read_as(parts[0]), *bounds)] if bounds else _read_as(parts[0])
    if origin in (Union, UnionType):
        return Union[tuple(_read_as(part) for part in parts)]  # noqa: UP007 - made of a tuple
    if origin in (tuple, dict):
        return origin[tuple(_read_as(part) for part in parts)]
    if isinstance(kind, type) and issubclass(kind, Struct):
        return model_of(kind)
    return Annotated[datetime.date, BeforeValidator(_calendar_day)] if kind is datetime.date else kind


def _bounds(meta: Meta) -> Iterator[Any]:
    """Give what pydantic calls the bounds of a field."""
    bounds = {name: value for name in _BOUNDS if (value := getattr(meta, name)) is not None}
    if bounds:
        yield Field(**bounds)
    if (meta.extra or {}).get("reads") == "web address":
        yield BeforeValidator(_web_address)


def _calendar_day(value: object) -> object:
    """Read `2021-04-01` and nothing else: a bare number is no date."""
    try:
        return datetime.date.fromisoformat(str(value) if len(str(value)) == 10 else "")
    except ValueError:
        raise PydanticCustomError("date_type", "no date") from None


def _web_address(value: object) -> object:
    """Check that a value is a web address and give it without the slash at its end."""
    if not isinstance(value, str):
        return value
    address = read_address(value)
    if address is None:
        raise PydanticCustomError("url_parsing", "Input should be a web address")
    return address
