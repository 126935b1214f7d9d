"""The sample feature is copy as a sub-editor passes it.

Read here with plain YAML, so that no room of the house can hide a fault.
"""

import re
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml

FOLDER = Path(__file__).parents[2] / "content" / "county-congresses"
PAIRS = {"”": "“", "’": "‘", "》": "《", "〉": "〈", "）": "（"}
HAN = "\u3400-\u9fff"


@dataclass(frozen=True)
class Piece:
    """A file of the feature: its front matter and its paragraphs without their marks."""

    name: str
    fields: dict[str, Any]
    paragraphs: tuple[str, ...]

    @property
    def printed(self) -> tuple[str, ...]:
        """Everything of the piece that is printed as sentences."""
        return self.paragraphs + tuple(photo["caption"] for photo in self.fields.get("photos", []))


def read_piece(path: Path) -> Piece:
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    paragraphs = tuple(part.replace("**", "") for part in body.strip().split("\n\n") if part)
    return Piece(path.name, yaml.safe_load(front), paragraphs)


INDEX = read_piece(FOLDER / "index.md")
ENTRIES = tuple(read_piece(path) for path in sorted(FOLDER.glob("[0-9]*.md")))
PIECES = (INDEX, *ENTRIES)
PHOTOS = tuple((entry, photo) for entry in ENTRIES for photo in entry.fields.get("photos", []))


def characters(*texts: str) -> int:
    return sum(len(re.sub(r"\s", "", text)) for text in texts)


def passages(text: str, length: int = 8) -> set[str]:
    letters = re.sub(r"[^\w]", "", text)
    return {letters[at : at + length] for at in range(len(letters) - length + 1)}


def faults_of(text: str) -> list[str]:
    """Give what is wrong with the marks of a paragraph."""
    faults = [] if text.endswith("。") else ["does not end with a full stop"]
    if re.search(rf"[,;:?!()\"'](?=[{HAN}])|(?<=[{HAN}])[,;:?!()\"'.]", text):
        faults.append("half-width mark")
    if re.search(r"\s", text):
        faults.append("space or line break")
    if re.search(r"([，。、；：])[，。、；：]", text):
        faults.append("colliding marks")
    open_marks: list[str] = []
    for mark in text:
        if mark in PAIRS.values():
            open_marks.append(mark)
        elif mark in PAIRS and (not open_marks or open_marks.pop() != PAIRS[mark]):
            faults.append(f"{mark} closes nothing")
    return faults + [f"{mark} is never closed" for mark in open_marks]


@pytest.mark.parametrize(
    "text",
    ["甲，乙", "甲,乙。", "甲 乙。", "甲，，乙。", "“甲。", "甲”。", "《甲“乙》”。"],
    ids=lambda text: repr(text),
)
def test_check_of_marks_sees_a_fault(text: str) -> None:
    assert faults_of(text)


@pytest.mark.parametrize("piece", PIECES, ids=lambda piece: piece.name)
def test_marks_are_right(piece: Piece) -> None:
    assert {text: faults_of(text) for text in piece.printed if faults_of(text)} == {}


@pytest.mark.parametrize("piece", PIECES, ids=lambda piece: piece.name)
def test_no_sentence_runs_on(piece: Piece) -> None:
    assert [one for text in piece.printed for one in re.split("[。！？]", text) if len(one) > 120] == []


def test_entries_are_the_promised_counties_in_order() -> None:
    assert [entry.fields["county"] for entry in ENTRIES] == INDEX.fields["units"]
    assert [entry.name[:2] for entry in ENTRIES] == [f"{number:02}" for number in range(1, len(ENTRIES) + 1)]
    assert [entry.fields["county"] for entry in ENTRIES if not entry.paragraphs] == ["赵县", "高邑县"]


def test_headings_name_their_county() -> None:
    assert all(entry.fields["title"] == f"{entry.fields['county']}人大常委会" for entry in ENTRIES)


def test_no_entry_speaks_of_another_county() -> None:
    names = INDEX.fields["units"]
    strangers = [
        (entry.name, name)
        for entry in ENTRIES
        for name in names
        if name != entry.fields["county"] and name in "".join(entry.printed)
    ]
    assert strangers == []


def test_no_passage_stands_twice() -> None:
    texts = [(piece.name, text) for piece in ENTRIES for text in piece.paragraphs]
    twins = [
        (one[0], other[0], one[1][:12], other[1][:12])
        for one, other in combinations(texts, 2)
        if len(passages(one[1]) & passages(other[1])) >= 0.35 * min(len(passages(one[1])), len(passages(other[1])))
    ]
    assert twins == []


def test_length_is_what_the_spread_holds() -> None:
    tiers = [INDEX.fields[name] for name in ("kicker", "headline", "deck")]
    headings = [entry.fields["title"] for entry in ENTRIES if entry.paragraphs]
    credits_ = [photo["credit"] for _, photo in PHOTOS]
    bodies = [text for piece in PIECES for text in piece.printed]
    assert 5700 <= characters(*tiers, *headings, *bodies, *credits_) <= 6200


def test_six_pictures_say_what_they_show() -> None:
    assert len(PHOTOS) == 6
    for entry, photo in PHOTOS:
        assert (FOLDER / photo["file"]).is_file()
        assert entry.fields["county"] in photo["caption"]
        assert characters(photo["caption"]) <= 40
        assert photo["credit"]
        assert photo["alt"] not in ("", photo["caption"])
        assert 1 <= photo["span"] <= 4


def test_key_figures_are_told_in_the_copy() -> None:
    for entry in ENTRIES:
        told = re.findall(r"\d+(?:\.\d+)?", "".join(entry.paragraphs))
        assert {str(figure["value"]) for figure in entry.fields.get("figures", [])} <= set(told), entry.name


def test_run_in_heads_open_every_paragraph_of_a_longer_entry() -> None:
    for path, entry in zip(sorted(FOLDER.glob("[0-9]*.md")), ENTRIES, strict=True):
        heads = re.findall(r"^\*\*[^*\n]+。\*\*", path.read_text(encoding="utf-8"), re.MULTILINE)
        assert len(heads) == (len(entry.paragraphs) if len(entry.paragraphs) >= 3 else 0), entry.name
