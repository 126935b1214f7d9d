"""Mends of one line of copy. In: a line. Out: the line mended, with what is not copy untouched."""

import re
from collections.abc import Callable

from pressroom.copydesk.proof.checks.marks import certain_patterns
from pressroom.copydesk.proof.folding import FULL_WIDTH, half_width_marks
from pressroom.copydesk.proof.passages import MASK

_NO_COPY = re.compile(
    r"`+[^`]*`+|https?://[\x21-\x7e]+|www\.[\x21-\x7e]+|[\w.+-]+@[A-Za-z0-9-]+\.[A-Za-z0-9.-]+|\]\([^)]*\)|\]\[[^\]]*\]"
    r"|<[^<>]*>|\{:?[^{}]*\}|^\s*\[[^\]]+\]:|!\[|&#?\w+;|\\.|^\s*(?:[-*+>]\s+|\d+\.\s+|#+\s*)+|<!--.*?(?:-->|$)|^.*?-->"
    r"|^[\s|:=-]+$",
    re.ASCII,
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_TWICE = re.compile(r"([，、；：])\1+|(?<!。)。。(?!。)")
_ASIDE = "\"'"


def fix_line(line: str, spaces: bool = True) -> str:
    """Mend a line; `spaces` says whether spaces between Han may go."""
    of = certain_patterns()
    line = _INVISIBLE.sub("", line)
    line = _replace(line, of["latin"], lambda found: "".join(chr(ord(character) - 0xFEE0) for character in found))
    line = _fix_marks(line)
    line = _replace(line, of["dots"], lambda _: "……")
    line = _replace(line, of["dashes"], lambda found: found if found == "—" else "——")
    line = _replace(line, _TWICE, lambda found: found[0])
    return _replace(line, of["space"], lambda _: "") if spaces else line


def mask_line(line: str) -> str:
    """Put the mask over what is not copy, keeping every offset."""
    return _NO_COPY.sub(lambda found: MASK * len(found[0]), line)


def _replace(line: str, pattern: re.Pattern[str], mend: Callable[[str], str]) -> str:
    """Mend every match that stands in copy."""
    masked = mask_line(line)
    for found in reversed(list(pattern.finditer(masked))):
        line = line[: found.start()] + mend(line[found.start() : found.end()]) + line[found.end() :]
    return line


def _fix_marks(line: str) -> str:
    """Write half-width marks beside Chinese full-width; straight quotation marks where they come in pairs."""
    masked = mask_line(line)
    marks = half_width_marks(masked)
    quotes = [at for at, character in enumerate(masked) if character == '"']
    paired = bool(quotes) and len(quotes) % 2 == 0 and any(found[0] == '"' for found in marks)
    characters = list(line)
    for found in marks:
        if found[0] not in _ASIDE and not _is_three_dots(masked, found.start()):
            characters[found.start()] = FULL_WIDTH[found[0]]
    for number, at in enumerate(quotes if paired else ()):
        characters[at] = "“" if number % 2 == 0 else "”"
    return "".join(characters)


def _is_three_dots(text: str, at: int) -> bool:
    """Tell whether a full stop is one of several, which are an ellipsis."""
    return text[at] == "." and (text[at + 1 : at + 2] == "." or text[at - 1 : at] == ".")
