"""Whether paired marks balance. In: a text. Out: a `Balance`: the offsets of marks without a fellow."""

import re

from msgspec import Struct

CLOSES = {"“": "”", "‘": "’", "（": "）", "《": "》", "〈": "〉", "【": "】", "(": ")", "[": "]"}
OPENS = {close: opened for opened, close in CLOSES.items()}
_SAME = {"(": "（", ")": "）"}
_PAIRED = re.compile("[“”‘’（）《》〈〉【】()\\[\\]]")
_NUMBERED = re.compile(r"(?:^|[，。；：、\s])[0-9一二三四五六七八九十a-zA-Z①-⑳]{1,3}$")


class Balance(Struct, frozen=True):
    """Where the pairs of a passage fail: offsets of marks left open, closed without opening, and doubled."""

    unclosed: tuple[int, ...]
    unopened: tuple[int, ...]
    nested: tuple[int, ...]


def weigh(text: str) -> Balance:
    """Match the paired marks of a text."""
    stack: list[int] = []
    unclosed: list[int] = []
    unopened: list[int] = []
    nested: list[int] = []
    for found in _PAIRED.finditer(text):
        at, mark = found.start(), found[0]
        if mark in CLOSES:
            if mark in "“‘" and any(text[open_at] == mark for open_at in stack):
                nested.append(at)
            stack.append(at)
        else:
            opener = next((n for n in range(len(stack) - 1, -1, -1) if _pairs(text[stack[n]], mark)), None)
            if opener is None and _is_apostrophe(text, at):
                continue
            if opener is not None:
                unclosed.extend(stack[opener + 1 :])
                del stack[opener:]
            elif not (mark in "）)" and _NUMBERED.search(text[:at])):
                unopened.append(at)
    unclosed.extend(stack)
    return Balance(tuple(sorted(unclosed)), tuple(unopened), tuple(nested))


def _pairs(opened: str, close: str) -> bool:
    """Tell whether two marks make a pair, full or half width."""
    return _SAME.get(close, close) == CLOSES[_SAME.get(opened, opened)]


def _is_apostrophe(text: str, at: int) -> bool:
    """Tell whether ’ stands in a Latin word."""
    return text[at] == "’" and at > 0 and text[at - 1].isascii()
