"""Words as typed to plain values: a number, yes or no, a day. In: what YAML gave. Out: the value, or what is wanted."""

import datetime
import re
from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Meta

from pressroom.findings import Finding
from pressroom.records import wants

_YES, _NO = ("true", "t", "yes", "y", "on", "1"), ("false", "f", "no", "n", "off", "0")
_WHOLE = re.compile(r"\s*[+-]?\d+(?:_\d+)*(?:\.0+)?\s*", re.ASCII)
_WEB_ADDRESS = re.compile(r"https?://[^\s/?#@:\[\]]+(:\d{1,5})?([/?#]\S*)?", re.IGNORECASE)
_MOST_DIGITS = 4000

Complaint = tuple[Callable[..., Finding], tuple[str, ...]]
"""What to say of a value, and the words that stand between the field's name and its place."""


def read_plain(kind: Any, value: object) -> tuple[Any, Complaint | None]:  # noqa: ANN401 - types and plain data
    """Read a value into a plain type, or say what that type wants."""
    if kind is Any or (kind is not str and type(value) is kind):
        return value, None
    reading, say = _PLAIN[kind]
    read = reading(value)
    return read, (say, () if kind is str else (shown(value),)) if read is None else None


def read_web_address(value: str) -> tuple[str, Complaint | None]:
    """Give a web address without the slash at its end."""
    found = _WEB_ADDRESS.fullmatch(value)
    return value.rstrip("/"), None if found else (wants.wants_address, (shown(value),))


def look_at_bounds(meta: Meta, read: Any, value: object) -> Complaint | None:  # noqa: ANN401
    """Say what is wrong with a value that was read and is out of its bounds; `value` is what was typed."""
    low, high = meta.gt if meta.ge is None else meta.ge, meta.lt if meta.le is None else meta.le
    if low is not None and (read < low or (meta.gt == read)):
        return wants.too_small, (shown(value), str(type(read)(low)))
    if high is not None and (read > high or (meta.lt == read)):
        return wants.too_large, (shown(value), str(type(read)(high)))
    if meta.min_length is not None and len(read) < meta.min_length:
        return wants.wants_text, ()
    if meta.pattern is not None and not re.search(meta.pattern, read):
        return wants.wants_plain_name, (shown(value),)
    return None


def shown(value: object) -> str:
    """Give what was typed, short."""
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: …" for key in value)[:40]
    if isinstance(value, list | tuple):
        return "[" + ", ".join(shown(item) for item in value)[:40] + "]"
    text = "" if value is None else str(value)
    return text if len(text) <= 40 else text[:39] + "…"


def _read_word(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _read_whole(value: object) -> int | None:
    if not isinstance(value, str) or not _WHOLE.fullmatch(value) or len(value) > _MOST_DIGITS:
        return None
    return int(value.partition(".")[0])


def _read_number(value: object) -> float | None:
    """Read a finite number in ASCII figures."""
    if isinstance(value, int):
        return float(value)
    try:
        number = float(value) if isinstance(value, str) and value.isascii() else float("nan")
    except ValueError:
        return None
    return number if abs(number) < float("inf") else None


def _read_truth(value: object) -> bool | None:
    word = value.lower() if isinstance(value, str) else ""
    return True if word in _YES else False if word in _NO else None


def _read_day(value: object) -> datetime.date | None:
    """Read `2021-04-01` and nothing else: a bare number is no date."""
    try:
        return datetime.date.fromisoformat(str(value) if len(str(value)) == 10 else "")
    except ValueError:
        return None


_PLAIN: Mapping[Any, tuple[Callable[[object], Any], Callable[..., Finding]]] = {
    str: (_read_word, wants.wants_text),
    int: (_read_whole, wants.wants_whole_number),
    float: (_read_number, wants.wants_number),
    bool: (_read_truth, wants.wants_yes_or_no),
    datetime.date: (_read_day, wants.wants_date),
}
