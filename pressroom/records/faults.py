"""What is wrong with a line of YAML. In: lines, and what PyYAML said. Out: faults by name, and the lines mended.

The traps are those editors fall into: `title：x`, `title:x`, `title: a: b`, a tab, an unclosed quotation mark.
"""

import re
from collections.abc import Callable, Iterator

import yaml

from pressroom.findings import Finding, Place
from pressroom.records.fault_words import (
    REFUSED,
    broken,
    full_width_colon,
    second_colon,
    special_start,
    tab,
    tight_colon,
    too_far_right,
    unclosed_bracket,
    unclosed_quote,
    wide_space,
    words_after_quote,
)

Fault = tuple[int, int, Callable[[Place], Finding]]
_KEY = re.compile(r"^([ \t\u3000\xa0]*(?:-[ \t]+)*)([A-Za-z_][\w-]*|\"[^\"]*\"|'[^']*')")
_FULL_COLON = re.compile(r"^(\s*(?:- +)*)([A-Za-z_][A-Za-z0-9_-]*)[ \u3000]*：[ \u3000]*")
_TIGHT_COLON = re.compile(r"^(\s*(?:- +)*)([A-Za-z_][A-Za-z0-9_-]*):(?![\s/]|$)")
_VALUE = re.compile(r"^(\s*(?:- +)*(?:[^\s\"'\[{#:][^:#]*?: +)?)(\S.*)$")
_BLOCK = re.compile(r"^(\s*(?:- +)*)[^#]*?[:\-] +[|>][-+0-9]*\s*(?:#.*)?$")


def sound_lines(lines: list[str]) -> list[Fault]:
    """Find and mend, in place, what can be told from a line alone, outside blocks of free text."""
    faults: list[Fault] = []
    for number, line in _structured(lines):
        spaces = line[: len(line) - len(line.lstrip())]
        if "\t" in spaces:
            faults.append((number, spaces.index("\t"), tab))
        if any(space in spaces for space in "\u3000\xa0"):
            faults.append((number, 0, wide_space))
        line = spaces.replace("\t", "  ").replace("\u3000", "  ").replace("\xa0", " ") + line.lstrip()
        for pattern, make in ((_FULL_COLON, full_width_colon), (_TIGHT_COLON, tight_colon)):
            if found := pattern.match(line):
                faults.append((number, found.end(2), make(found[2])))
                line = f"{found[1]}{found[2]}: {line[found.end() :]}"
        lines[number] = line
    return faults


def _structured(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Give the lines that are fields, leaving out blocks of free text (`caption: |`)."""
    block_indent = -1
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip())
        if block_indent >= 0 and (not line.strip() or indent > block_indent):
            continue
        block_indent = -1
        if line.strip() and not line.lstrip().startswith("#"):
            yield number, line
            if found := _BLOCK.match(lines[number]):
                block_indent = len(found[1]) - len(found[1].lstrip())


def name_fault(refusal: yaml.MarkedYAMLError, lines: list[str], mended: set[int]) -> Fault:
    """Name the fault that PyYAML stumbled over and mend its line, so that the rest can be read.

    A line that is `mended` already, or cannot be, is emptied: every call brings the text nearer to being read.
    """
    before = list(lines)
    fault = _name(refusal, lines)
    changed = {number for number, line in enumerate(lines) if line != before[number]}
    for number in (changed & mended) if changed else {_last_written(lines, fault[0])}:
        lines[number] = ""
    mended |= changed
    return fault


def _name(refusal: yaml.MarkedYAMLError, lines: list[str]) -> Fault:
    """Name the fault; the line is mended where it can be told how."""
    mark = refusal.problem_mark or refusal.context_mark
    number, column = (min(mark.line, len(lines) - 1), mark.column) if mark else (0, 0)
    problem = refusal.problem or ""
    if problem in REFUSED:
        _quote_value(lines, number)
        return number, column, REFUSED[problem]
    if (open_line := _open_quote(lines, number)) is not None:
        return _name_quote(lines, open_line)
    if (open_line := _open_bracket(lines, number)) is not None:
        return _name_bracket(lines, open_line)
    if "mapping values are not allowed" in problem and (fault := _name_colon(lines, number)):
        return fault
    number = _last_written(lines, number if problem_is_here(problem) else _context_line(refusal, number))
    return _name_start(lines, number) or (number, column, broken(lines[number].strip()))


def problem_is_here(problem: str) -> bool:
    """Tell whether PyYAML's mark stands on the faulty line itself and not after it."""
    return "could not find expected ':'" not in problem and "end of stream" not in problem


def _context_line(refusal: yaml.MarkedYAMLError, fallback: int) -> int:
    """Give the line where the thing began that PyYAML could not end."""
    return refusal.context_mark.line if refusal.context_mark else fallback


def _last_written(lines: list[str], number: int) -> int:
    """Give the nearest line at or above a number that holds anything."""
    number = min(number, len(lines) - 1)
    while number > 0 and not lines[number].strip():
        number -= 1
    if lines[number].strip():
        return number
    return next((n for n, line in enumerate(lines) if line.strip()), number)


def _open_quote(lines: list[str], until: int) -> int | None:
    """Find the nearest line, up to a number, whose value opens a quotation mark and does not close it well."""
    for number in range(min(until, len(lines) - 1), -1, -1):
        found = _VALUE.match(lines[number])
        if found and found[2][0] in "\"'" and not _is_closed(found[2]):
            return number
    return None


def _is_closed(value: str) -> bool:
    """Tell whether a quoted value ends with its mark (and perhaps a comment or a colon)."""
    inside = r'"(?:[^"\\]|\\.)*"' if value[0] == '"' else r"'(?:[^']|'')*'"
    found = re.match(inside, value)
    return bool(found) and not value[found.end() :].split(" #")[0].strip(" ,:") if found else False


def _name_quote(lines: list[str], number: int) -> Fault:
    """Name a quotation mark without its fellow, or with words after it; keep the words as the value."""
    found = _VALUE.match(lines[number])
    if found is None:
        return number, 0, broken(lines[number].strip())
    value, column = found[2], len(found[1])
    closed = value.count(value[0]) > 1
    lines[number] = found[1] + "'" + value.replace(value[0], "").replace("'", "''") + "'"
    return number, column, words_after_quote(value) if closed else unclosed_quote(value)


def _open_bracket(lines: list[str], until: int) -> int | None:
    """Find the nearest line, up to a number, whose value opens a bracket that no line up to there closes."""
    closed = 0
    for number in range(min(until, len(lines) - 1), -1, -1):
        found = _VALUE.match(lines[number])
        text = lines[number]
        closed += text.count("]") + text.count("}") - text.count("[") - text.count("{")
        if found and found[2][0] in "[{" and closed < 0:
            return number
    return None


def _name_bracket(lines: list[str], number: int) -> Fault:
    """Name a bracket without its fellow and close it."""
    found = _VALUE.match(lines[number])
    value, column = (found[2], len(found[1])) if found else (lines[number], 0)
    lines[number] += "]" if value[0] == "[" else "}"
    return number, column, unclosed_bracket(value)


def _quote_value(lines: list[str], number: int) -> str:
    """Put the value of a line in quotation marks and give it as it was."""
    found = _VALUE.match(lines[number])
    if not found:
        return ""
    lines[number] = f"{found[1]}'{found[2].replace(chr(39), chr(39) * 2)}'"
    return found[2]


def _name_colon(lines: list[str], number: int) -> Fault | None:
    """Name `title: a: b` and put the value in quotation marks; or name a field that stands too far right."""
    found = _KEY.match(lines[number])
    if not found or not lines[number][found.end() :].startswith((": ", ":")):
        return None
    column = found.end() + 2
    value = lines[number][column:].strip()
    if ": " in value and value[0] not in "\"'":
        _quote_value(lines, number)
        return number, column, second_colon(found[2], value)
    above = _last_written(lines, number - 1)
    lines[number] = " " * (len(lines[above]) - len(lines[above].lstrip())) + lines[number].lstrip()
    return number, len(found[1]), too_far_right(found[2])


def _name_start(lines: list[str], number: int) -> Fault | None:
    """Name a value that begins with a mark which means something in YAML."""
    found = _VALUE.match(lines[number])
    if not found or found[2][0] not in "@`%*&!|>{}[],?":
        return None
    return number, len(found[1]), special_start(_quote_value(lines, number))
