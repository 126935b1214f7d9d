"""Strings to typed values. In: a type with its bounds, and plain values as YAML gave them. Out: the value, and faults.

All faults of a value come in one reading. Numbers, `true`, dates are strings until they are read here.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from msgspec import NODEFAULT, Struct
from msgspec.structs import FieldInfo, fields

from pressroom.findings import Finding, Place
from pressroom.records import wants
from pressroom.records.plain import look_at_bounds, read_plain, read_web_address, shown
from pressroom.records.tree import Step

Way = tuple[Step, ...]
Say = Callable[[str, Place], Finding]


class Fault(Struct, frozen=True):
    """A fault at the end of a way: what to say of the value. Else the field is not `known`, or it is missing."""

    way: Way
    say: Say | None = None
    known: tuple[str, ...] | None = None


class Reader:
    """Reads values of any type and gathers the faults; what it gives is of use only where there are none."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def read(self, kind: Any, value: Any, way: Way) -> Any:  # noqa: ANN401 - types and plain data of any shape
        """Read a value into a type."""
        origin = get_origin(kind)
        if origin is Annotated:
            return self._read_bounded(kind, value, way)
        if origin in (Union, UnionType):
            return self.read(_member(kind, value), value, way)
        if origin is Literal:
            return self._read_choice(get_args(kind), value, way)
        if origin is tuple:
            return self._read_list(get_args(kind), value, way)
        if origin is dict:
            return self._read_mapping(get_args(kind)[1], value, way)
        if isinstance(kind, type) and issubclass(kind, Struct):
            return self._read_struct(kind, value, way)
        read, complaint = read_plain(kind, value)
        if complaint:
            self._refuse(way, complaint[0], *complaint[1])
        return read

    def _refuse(self, way: Way, say: Callable[..., Finding], *words: str) -> None:
        """Note a fault; `words` stand between the field's name and its place."""
        self.faults.append(Fault(way, partial(_put, say, words)))

    def _read_bounded(self, kind: Any, value: Any, way: Way) -> Any:  # noqa: ANN401
        """Read a value and see whether it is within its bounds."""
        before = len(self.faults)
        read = self.read(kind.__origin__, value, way)
        for meta in kind.__metadata__ if len(self.faults) == before and read is not None else ():
            if (meta.extra or {}).get("reads") == "web address":
                read, complaint = read_web_address(read)
            else:
                complaint = look_at_bounds(meta, read, value)
            if complaint:
                self._refuse(way, complaint[0], *complaint[1])
        return read

    def _read_choice(self, choices: tuple[str, ...], value: Any, way: Way) -> Any:  # noqa: ANN401
        """Read one of some words."""
        if value not in choices:
            self._refuse(way, wants.wants_one_of, shown(value), ", ".join(f"`{choice}`" for choice in choices))
        return value

    def _read_list(self, kinds: tuple[Any, ...], value: Any, way: Way) -> tuple[Any, ...]:  # noqa: ANN401
        """Read a list of one kind, or of so many values."""
        if not isinstance(value, list | tuple):
            self._refuse(way, wants.wants_list, shown(value))
            return ()
        if kinds[1:] == (...,):
            return tuple([self.read(kinds[0], item, (*way, number)) for number, item in enumerate(value)])
        if len(value) > len(kinds):
            self._refuse(way, wants.wants_so_many, str(len(kinds)), str(len(value)))
            return ()
        read = tuple([self.read(kinds[at], item, (*way, at)) for at, item in enumerate(value)])
        for at in range(len(value), len(kinds)):
            self._refuse((*way, at), wants.wants_more)
        return read

    def _read_mapping(self, kind: Any, value: Any, way: Way) -> dict[str, Any]:  # noqa: ANN401
        """Read fields whose names are the editor's own."""
        if not isinstance(value, Mapping):
            self._refuse(way, wants.wants_fields, shown(value))
            return {}
        return {name: self.read(kind, child, (*way, name)) for name, child in value.items()}

    def _read_struct(self, kind: type[Struct], value: Any, way: Way) -> Any:  # noqa: ANN401
        """Read fields by their names; what has no name here is refused."""
        if not isinstance(value, Mapping):
            self._refuse(way, wants.wants_fields, shown(value))
            return None
        before, read = len(self.faults), {}
        named = fields_of(kind)
        for name, info in named.items():
            if name in value:
                read[info.name] = self.read(info.type, value[name], (*way, name))
            elif info.default is NODEFAULT and info.default_factory is NODEFAULT:
                self.faults.append(Fault((*way, name)))
        self.faults += [Fault((*way, name), known=tuple(named)) for name in value if name not in named]
        return kind(**read) if len(self.faults) == before else None


@cache
def fields_of(kind: type[Struct]) -> Mapping[str, FieldInfo]:
    """Give the fields of a type by the names that editors write."""
    return {info.encode_name: info for info in fields(kind)}


def _put(say: Callable[..., Finding], words: Sequence[str], name: str, place: Place) -> Finding:
    return say(name, *words, place)


def _member(kind: Any, value: object) -> Any:  # noqa: ANN401
    """Choose the member of a union that a value is meant for: fields for a mapping or a list, else a word."""
    members = [member for member in get_args(kind) if member is not NoneType]
    if value is None and len(members) < len(get_args(kind)):
        return NoneType
    structs = [member for member in members if isinstance(member, type) and issubclass(member, Struct)]
    rest = [member for member in members if member not in structs]
    return (structs or rest if isinstance(value, Mapping | list) else rest or structs)[0]
