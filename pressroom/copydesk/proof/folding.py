"""Half-width marks in Chinese copy. In: a text. Out: where they stand, or the text with full-width ones."""

import re

from pressroom.copydesk.proof.chars import HAN, IS_HAN

_CHINESE = re.compile(f"[{HAN}，。；：？！、（）《》〈〉【】]")
_HALF = re.compile(r"[,;:!?()\"'.]")
FULL_WIDTH = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）", ".": "。"}


def fold(text: str) -> str:
    """Write half-width marks beside Chinese full-width, keeping every offset."""
    if not _HALF.search(text) or not IS_HAN.search(text):
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
    left, right = text[:at].rstrip("“”‘’ ")[-1:], text[at + 1 : at + 2]
    chinese = bool(_CHINESE.match(left))
    if text[at] == ".":
        numbered = text[:at].isdigit()
        ends = not text[at + 1 :].strip("”’ ")
        after_word = left.isascii() and left.isalnum() and not numbered and (ends or bool(IS_HAN.match(right)))
        return (chinese and not (right.isascii() and right.isalnum()) and right != ".") or after_word or left == "%"
    if text[at] == ":" and left.isdigit() and right.isdigit():
        return False
    return chinese or bool(_CHINESE.match(right)) or bool(_CHINESE.match(text[at + 1 :].lstrip()[:1]))
