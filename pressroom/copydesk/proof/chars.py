"""Kinds of characters. Told by comparing: a class of so many characters takes `re` milliseconds to compile."""

from functools import cache

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
FULL_MARKS = "，。；：？！、（）《》〈〉【】“”‘’"
ENDS = "。！？…"


def is_han(character: str) -> bool:
    """Tell whether a character, if there is one, is in the class `HAN`."""
    return (
        "\u4e00" <= character <= "\u9fff"
        or character == "\u3007"
        or "\u3400" <= character <= "\u4dbf"
        or "\uf900" <= character <= "\ufaff"
        or "\U00020000" <= character <= "\U0003ffff"
    )


def has_han(text: str) -> bool:
    """Tell whether any character of a text is Han."""
    return any(map(is_han, text))


def han_count(text: str) -> int:
    """Count the Han characters."""
    return sum(map(is_han, text))


def letters(text: str) -> str:
    """Give the characters without marks and spaces: Han, Latin letters and figures."""
    return text.translate(_letters())


class _Letters(dict[int, int | None]):
    """Knows of each character it was asked for whether it is a letter; the others go."""

    def __missing__(self, code: int) -> int | None:
        character = chr(code)
        is_letter = is_han(character) or (character.isascii() and character.isalnum())
        self[code] = code if is_letter else None
        return self[code]


@cache
def _letters() -> _Letters:
    """Make the one table of letters."""
    return _Letters()
