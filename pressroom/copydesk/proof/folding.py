"""Half-width marks in Chinese copy. In: a text. Out: where they stand, or the text with full-width ones."""

import re

from pressroom.copydesk.proof.chars import has_han, is_han

_MARKS = frozenset("，。；：？！、（）《》〈〉【】")
HALF_WIDTH = ",;:!?()\"'."
_HALF = re.compile(f"[{re.escape(HALF_WIDTH)}]")
FULL_WIDTH = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）", ".": "。"}


def fold(text: str) -> str:
    """Write half-width marks beside Chinese full-width, keeping every offset."""
    if not _HALF.search(text) or not has_han(text):
        return text
    characters = list(text)
    for found in half_width_marks(text):
        characters[found.start()] = FULL_WIDTH.get(found[0], found[0])
    return "".join(characters)


def half_width_marks(text: str) -> list[re.Match[str]]:
    """Give the half-width marks that stand beside Chinese."""
    return [match for match in _HALF.finditer(text) if _is_half(text, match.start())]


def _is_half(text: str, at: int) -> bool:
    """Tell whether a half-width mark stands beside Chinese: to its left quotation marks and spaces are looked over."""
    before = at
    while before and text[before - 1] in "“”‘’ ":
        before -= 1
    left, right = text[before - 1 : before], text[at + 1 : at + 2]
    chinese = _is_chinese(left)
    if text[at] == ".":
        numbered = text[:at].isdigit()
        ends = not text[at + 1 :].strip("”’ ")
        after_word = left.isascii() and left.isalnum() and not numbered and (ends or is_han(right))
        return (chinese and not (right.isascii() and right.isalnum()) and right != ".") or after_word or left == "%"
    if text[at] == ":" and left.isdigit() and right.isdigit():
        return False
    return chinese or _is_chinese(right) or _is_chinese(text[at + 1 :].lstrip()[:1])


def _is_chinese(character: str) -> bool:
    """Tell whether a character, if there is one, is Han or a Chinese mark."""
    return is_han(character) or character in _MARKS
