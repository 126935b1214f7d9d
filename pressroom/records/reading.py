r"""From bytes to text. In: a file. Out: its text with `\n` at line ends, and what was wrong with the bytes."""

import re
from pathlib import Path

from pressroom.findings import Finding, Place, error, form_error, warning

# What no copy holds and YAML refuses: control characters, and the line ends that only some programs see.
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_WIDE = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_REWRITE = "save the file as UTF-8, or run `build.py fix --write`"


def read_text(path: Path, relative: str) -> tuple[str, tuple[Finding, ...]]:
    """Read a text file; `relative` is its path from the site root for the findings."""
    try:
        data = path.read_bytes()
    except OSError as fault:
        return "", (
            form_error(
                "unreadable-file",
                "`{file}` cannot be read: {reason}",
                Place(relative),
                hint="look whether the file is there and open to you",
                file=relative,
                reason=fault.strerror or type(fault).__name__,
            ),
        )
    return read_bytes(data, relative)


def read_bytes(data: bytes, relative: str) -> tuple[str, tuple[Finding, ...]]:
    """Turn a file's bytes into text. Text in GB18030 or UTF-16 is read too, so that its other faults are found."""
    text, findings = _decode(data, relative)
    text, more = _unify_line_ends(text, relative)
    clean, unseen = _drop_unseen(text, relative)
    return clean, (*findings, *more, *unseen)


def _decode(data: bytes, relative: str) -> tuple[str, list[Finding]]:
    """Decode bytes, naming the encoding where it is not UTF-8."""
    if data.startswith(b"\xef\xbb\xbf"):
        text, findings = _decode(data[3:], relative)
        return text, [_byte_order_mark(relative), *findings]
    for mark, name in _WIDE:
        if data.startswith(mark):
            return data[2:].decode(name, "replace"), [_wrong_encoding(relative, "UTF-16", 1)]
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
    try:
        return data.decode("gb18030"), [_wrong_encoding(relative, "GB18030", line)]
    except UnicodeDecodeError:
        return data.decode("utf-8", "replace"), [_not_text(relative, line)]


def _byte_order_mark(relative: str) -> Finding:
    """Say that the file begins with three bytes nobody sees. They are read over, so it is no more than a warning."""
    return warning(
        "byte-order-mark",
        "the file begins with a byte order mark",
        Place(relative, 1, 1),
        hint="save the file as UTF-8 without BOM, or run `build.py fix --write`",
    )


def _wrong_encoding(relative: str, encoding: str, line: int) -> Finding:
    """Say which encoding the file is in."""
    return form_error(
        "wrong-encoding",
        "the file is in {encoding}, not UTF-8",
        Place(relative, line),
        hint=_REWRITE,
        encoding=encoding,
    )


def _not_text(relative: str, line: int) -> Finding:
    """Say that the bytes are no text in any encoding known here."""
    return form_error(
        "not-text",
        "the file is no text in UTF-8 or GB18030",
        Place(relative, line),
        hint="open it in the program that made it and save it as UTF-8 text",
    )


def _unify_line_ends(text: str, relative: str) -> tuple[str, list[Finding]]:
    r"""Make every line end one `\n`, and say so once."""
    if "\r" not in text:
        return text, []
    line = text.replace("\r\n", "\n").count("\n", 0, text.index("\r")) + 1
    found = warning(
        "carriage-return",
        "lines end as on Windows (CRLF)",
        Place(relative, line),
        hint="save the file with line ends LF, or run `build.py fix --write`",
    )
    return text.replace("\r\n", "\n").replace("\r", "\n"), [found]


def _drop_unseen(text: str, relative: str) -> tuple[str, list[Finding]]:
    """Drop characters that cannot be seen or set; one finding a line."""
    if not UNSEEN.search(text):
        return text, []
    lines, findings = text.split("\n"), []
    for number, line in enumerate(lines, 1):
        if found := UNSEEN.search(line):
            lines[number - 1] = UNSEEN.sub("", line)
            findings.append(
                error(
                    "control-character",
                    "a character that cannot be seen, U+{number}, stands in the line",
                    Place(relative, number, found.start() + 1),
                    hint="delete it, or run `build.py fix --write`",
                    rule="D-36",
                    excerpt=lines[number - 1].strip(),
                    number=f"{ord(found[0]):04X}",
                )
            )
    return "\n".join(lines), findings
