"""Keeps the Chinese catalogue. In: the code's own messages. Out: `pressroom.po` with each of them, and `pressroom.mo`.

Run it after a message has changed, translate what is empty in the `.po`, and run it again. `--check` writes nothing
and fails where a message has no translation, a translation names other values, or the `.mo` is not of this `.po`.
"""

import ast
import re
import struct
import sys
from pathlib import Path

import click

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent))
from collecting import Messages, collect

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "pressroom" / "locale" / "zh_CN" / "LC_MESSAGES"
CLICKS = ("core", "decorators", "exceptions", "formatting", "parser", "types")
NAMES = re.compile(r"{(\w*)[^{}]*}|%\((\w+)\)s")
HEADER = (
    "Project-Id-Version: pressroom\nLanguage: zh_CN\nMIME-Version: 1.0\n"
    "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\nPlural-Forms: nplurals=1; plural=0;\n"
)


def collect_all() -> tuple[Messages, list[str]]:
    """Give the project's messages and those of click that the command line shows; complaints of the first alone."""
    ours, complaints = collect(ROOT / "pressroom")
    theirs, _ = collect(Path(click.__file__).parent)
    files = {f"click/{name}.py" for name in CLICKS}
    shown = {message: places & files for message, places in theirs.items() if places & files}
    return {**shown, **ours}, complaints


def read_po(text: str) -> dict[str, str]:
    r"""Give translations by message; a plural's two forms are one message with `\\0` between."""
    translations: dict[str, str] = {}
    fields: dict[str, str] = {}
    name = ""
    for line in [*text.splitlines(), ""]:
        if line.startswith("msg"):
            name, _, line = line.partition(" ")
            fields[name] = ""
        if line.startswith('"'):
            fields[name] += ast.literal_eval(line)
        elif not line and "msgid" in fields:
            message = "\0".join(fields[part] for part in ("msgid", "msgid_plural") if part in fields)
            translations[message] = fields.get("msgstr", fields.get("msgstr[0]", ""))
            fields = {}
    translations.pop("", None)
    return translations


def write_po(messages: Messages, translations: dict[str, str]) -> str:
    """Give the text of a `.po`: by file, then by message."""
    blocks = [f'msgid ""\nmsgstr ""\n{_lines(HEADER)}']
    for message in sorted(messages, key=lambda message: (sorted(messages[message]), message)):
        one, _, many = message.partition("\0")
        block = [f"#: {' '.join(sorted(messages[message]))}", f"msgid {_quote(one)}"]
        block += [f"msgid_plural {_quote(many)}"] if many else []
        block.append(f"msgstr{'[0]' if many else ''} {_quote(translations.get(message, ''))}")
        blocks.append("\n".join(block))
    return "\n\n".join(blocks) + "\n"


def write_mo(translations: dict[str, str]) -> bytes:
    """Give the bytes of a `.mo`: GNU's format, little-endian, sorted, without a hash table."""
    pairs = sorted((key.encode(), value.encode()) for key, value in {"": HEADER, **translations}.items() if value)
    at = 28 + 16 * len(pairs)
    tables: list[list[int]] = [[], []]
    strings = b""
    for column in (0, 1):
        for pair in pairs:
            tables[column] += [len(pair[column]), at + len(strings)]
            strings += pair[column] + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, at)
    return head + struct.pack(f"<{4 * len(pairs)}I", *tables[0], *tables[1]) + strings


def faults(messages: Messages, translations: dict[str, str]) -> list[str]:
    """Complain of messages without a translation and of translations that name other values."""
    found = []
    for message in sorted(messages):
        translation = translations.get(message, "")
        where = min(messages[message])
        if not translation:
            found.append(f"{where}: no translation of: {message!r}")
        elif _names(translation) not in [_names(form) for form in (message, *message.split("\0"))]:
            found.append(f"{where}: other {{names}} in the translation of: {message!r}")
    return found


def check(folder: Path = FOLDER) -> list[str]:
    """Complain of whatever is wrong with the catalogue as it stands."""
    messages, complaints = collect_all()
    text = (folder / "pressroom.po").read_text(encoding="utf-8")
    translations = read_po(text)
    found = complaints + faults(messages, translations)
    if text != write_po(messages, translations) or (folder / "pressroom.mo").read_bytes() != write_mo(translations):
        found.append("the catalogue is stale: run `python tools/catalogue.py`")
    return found


def main(words: list[str]) -> int:
    """Merge and compile, or only `--check`; give the exit code."""
    if "--check" not in words:
        FOLDER.mkdir(parents=True, exist_ok=True)
        po = FOLDER / "pressroom.po"
        known = read_po(po.read_text(encoding="utf-8")) if po.exists() else {}
        messages, _ = collect_all()
        kept = {message: known[message] for message in messages if known.get(message)}
        po.write_text(write_po(messages, kept), encoding="utf-8")
        (FOLDER / "pressroom.mo").write_bytes(write_mo(kept))
    found = check()
    print("\n".join(found) or "the catalogue is complete")
    return 1 if found else 0


def _names(message: str) -> set[str]:
    """Give the names of the values in a message; a plural's in all its forms."""
    return {first or second for first, second in NAMES.findall(message)}


def _quote(text: str) -> str:
    """Give a string as `.po` files write it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t") + '"'


def _lines(text: str) -> str:
    """Give a string of several lines, each on its own."""
    return "\n".join(_quote(line) for line in text.splitlines(keepends=True))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
