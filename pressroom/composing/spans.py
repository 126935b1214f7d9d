"""Itemising: a block's runs become spans of one face, size and rise. In: `Run`s and a style. Out: `Span`s, findings.

Marks of the copy: strong is set in Hei, emphasis in Kai, code in the Latin face; superscript and subscript are smaller
and raised or lowered, which never moves the base line; ruby prints as its reading in brackets (A-32).
"""

from collections.abc import Iterator

from msgspec import Struct

from pressroom.composing.classes import Kind, kind_of
from pressroom.composing.shaping import Shaper, Span
from pressroom.findings import Finding, Place, error
from pressroom.model import Run

ROLE_OF_MARK = {"strong": "hei", "emphasis": "kai", "code": "latin"}
SMALL_EM, RAISED_EM, LOWERED_EM = 0.65, 0.32, -0.14


class Look(Struct, frozen=True):
    """How characters look: role of the face, size and rise in ems of the block."""

    role: str
    size_em: float = 1.0
    rise_em: float = 0.0


def look_of(run: Run, role: str) -> Look:
    """Give a run's look in a block of a role."""
    for mark, marked in ROLE_OF_MARK.items():
        if mark in run.marks:
            role = "body" if role == marked == "kai" else marked
            break
    if "superscript" in run.marks:
        return Look(role, SMALL_EM, RAISED_EM)
    if "subscript" in run.marks:
        return Look(role, SMALL_EM, LOWERED_EM)
    return Look(role)


def printed_text(run: Run) -> str:
    """Give the characters a run prints: ruby as its reading in brackets."""
    return f"{run.text}（{run.reading}）" if run.reading else run.text


def itemise(runs: tuple[Run, ...], role: str, shaper: Shaper) -> list[Span]:
    """Cut runs into spans. Every character of the copy is in one span, in order."""
    spans: list[Span] = []
    for run in runs:
        look = look_of(run, role)
        for key, text in _cut_by_face(printed_text(run), look.role, shaper):
            new = Span(text, key, look.size_em, look.rise_em, run.href, run.line)
            if spans and _same(spans[-1], new):
                last = spans.pop()
                new = Span(last.text + text, key, look.size_em, look.rise_em, run.href, run.line)
            spans.append(new)
    return spans


def _same(one: Span, other: Span) -> bool:
    return (one.key, one.size_em, one.rise_em, one.href, one.line) == (
        other.key,
        other.size_em,
        other.rise_em,
        other.href,
        other.line,
    )


def missing_characters(runs: tuple[Run, ...], role: str, shaper: Shaper, path: str) -> Iterator[Finding]:
    """Name every character that no face of its role has, with its line."""
    for run in runs:
        look = look_of(run, role)
        for character in dict.fromkeys(printed_text(run)):
            if not _is_white(character) and shaper.key_for(_role_for(character, look.role), character) is None:
                yield error(
                    "missing-glyph",
                    "no face for `{role}` has the character `{character}` (U+{point})",
                    Place(path, run.line),
                    hint="name a face that has it under `faces: {role}:` in `site.yaml`, or write another character",
                    rule="B-25",
                    role=look.role,
                    character=character,
                    point=f"{ord(character):04X}",
                )


def _is_white(character: str) -> bool:
    return character == "\n" or kind_of(character) is Kind.BLANK


def _role_for(character: str, role: str) -> str:
    """Western letters and digits of the body are printed by the Latin face."""
    return "latin" if role == "body" and character < "\u0250" and character.isalnum() else role


def _cut_by_face(text: str, role: str, shaper: Shaper) -> Iterator[tuple[str, str]]:
    """Cut a text where the face changes. White space stays with what stands before it."""
    start, key = 0, ""
    body_file = shaper.faces.file("body")
    same_latin = (shaper.faces.file("latin").path, shaper.faces.file("latin").index) == (
        body_file.path,
        body_file.index,
    )
    for at, character in enumerate(text):
        if _is_white(character):
            continue
        wanted = role if same_latin else _role_for(character, role)
        found = shaper.key_for(wanted, character) or shaper.faces.keys(wanted)[0]
        if key and found != key:
            yield key, text[start:at]
            start = at
        key = found
    if text[start:]:
        yield key or role, text[start:]
