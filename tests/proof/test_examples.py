"""Every check finds its wrong example and passes its right one; `explain` knows every code."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from pressroom.config import House
from pressroom.copydesk.markup import parse_markup
from pressroom.copydesk.proof.check import Check
from pressroom.copydesk.proof.reading import proof_feature
from pressroom.copydesk.proof.registry import all_checks, explain
from pressroom.findings import Place
from pressroom.model import Entry, Feature, Photo, PhotoFile
from pressroom.paper import Paper

PAPER = Paper(name="云岭日报", url="https://feature.example.cn")
WHERE = Place("content/a/01-a.md", 1)
IN_FOLDERS = {"missing-county", "unlisted-county", "empty-entry", "same-county", "careful-word", "misspelt-county"}
CHECKS = [check for check in all_checks() if check.code not in IN_FOLDERS]


def photo(caption: str) -> Photo:
    return Photo(PhotoFile("a.jpg", 3, 2), caption, "林远摄", "图", WHERE, caption_place=WHERE)


def feature_of(example: str) -> Feature:
    """Read an example: `（date: …）`, `县：` before an entry's copy, `图说“…”`, `主题“…”`, else copy."""
    issue, headline, captions = date(2021, 4, 1), "春日走读", []
    if found := re.match("（(没有 date|date: .*?)）", example):
        issue = None if "没有" in found[1] else date.fromisoformat(found[1][6:])
        example = example[found.end() :]
    if found := re.match("主题“?(.*?)(?:”|$)(?:，正文)?", example):
        headline, example = found[1], example[found.end() :].strip("“”") or "正文。"
    parts = re.split("(云岭县|临水县)：", example)
    pieces = list(zip(parts[1::2], parts[2::2], strict=True)) or [("云岭县", example)]
    entries = []
    for number, (county, copy) in enumerate(pieces):
        if found := re.match("图说“?(.*?)”?$", copy):
            captions, copy = [photo(found[1])], "正文。"
        path = f"content/a/0{number}-a.md"
        blocks = parse_markup(copy, path).blocks
        entries.append(Entry(f"a{number}", county, county, blocks, tuple(captions), Place(path, 1)))
    units = ("云岭县", "临水县") if parts[1:] else ()
    return Feature("a", PAPER, headline, tuple(entries), WHERE, date=issue, units=units)


def codes(feature: Feature, root: Path) -> set[str]:
    return {finding.code for finding in proof_feature(House(root, PAPER), feature)}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_wrong_example_is_found_and_right_one_is_not(check: Check[Any], tmp_path: Path) -> None:
    assert check.code in codes(feature_of(check.wrong), tmp_path)
    assert check.code not in codes(feature_of(check.right), tmp_path)


@pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.code)
def test_check_says_its_rule_source_and_reason(check: Check[Any]) -> None:
    assert re.fullmatch(r"D-\d\d", check.rule)
    assert check.source
    assert check.reason.endswith(".")
    assert check.wrong != check.right
    assert explain(check.code) is check


def test_rules_of_the_desk_are_all_kept() -> None:
    kept = {check.rule for check in all_checks()}
    folded = {"D-19", "D-27"}  # D-27 is part of the table of terms
    assert {f"D-{number:02}" for number in range(1, 37)} - kept - folded == set()


def test_unknown_code_has_no_explanation() -> None:
    assert explain("no-such-code") is None


def test_finding_shows_the_words_in_their_line(tmp_path: Path) -> None:
    feature = feature_of("他说,春天到了。")
    (finding,) = (f for f in proof_feature(House(tmp_path, PAPER), feature) if f.code == "half-width-mark")
    assert finding.excerpt == "他说»,«春天到了。"
    assert (finding.place.line, finding.rule, finding.entry) == (1, "D-01", "a0")


def test_code_and_addresses_are_not_read(tmp_path: Path) -> None:
    feature = feature_of("写作`甲,乙`，见https://a.cn/?a=1,2。")
    assert codes(feature, tmp_path) == set()


def test_quotation_of_several_paragraphs_may_stay_open(tmp_path: Path) -> None:
    feature = feature_of("“春天到了，花开了。\n\n“蜜蜂也来了。”")
    assert "unclosed-mark" not in codes(feature, tmp_path)


def test_latin_copy_is_not_read_by_chinese_rules(tmp_path: Path) -> None:
    text = "The chairman said, “We don’t know.” It rose 5-10% (see 3), and the dogs’ house… stayed.\n\nIt’s fine."
    feature = replace(feature_of(text), headline="A walk in spring")
    assert codes(feature, tmp_path) == set()
