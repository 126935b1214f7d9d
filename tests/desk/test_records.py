"""YAML's door: strings with places, every fault of a text by name and in one go, and never an exception."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressroom.findings import Place
from pressroom.records import load_yaml, read_bytes


def codes(text: str) -> list[str]:
    return [finding.code for finding in load_yaml(text, "a.md").findings]


def test_every_scalar_is_a_string() -> None:
    record = load_yaml("n: NO\norder: 010\ntime: 12:30\ndate: 2026-02-30\nyes: true\nfloat: 1e3\n", "a.md")
    assert record.values == {
        "n": "NO",
        "order": "010",
        "time": "12:30",
        "date": "2026-02-30",
        "yes": "true",
        "float": "1e3",
    }
    assert record.findings == ()


def test_nothing_is_none_and_quoted_nothing_is_not() -> None:
    assert load_yaml("a:\nb: ~\nc: null\nd: ''\ne: 'null'", "a.md").values == {
        "a": None,
        "b": None,
        "c": None,
        "d": "",
        "e": "null",
    }


def test_place_is_line_and_column_of_the_value() -> None:
    record = load_yaml("title: 云岭\nphotos:\n  - file: a.jpg\n    span: 3\n", "a.md", first_line=5)
    assert record.places[("title",)] == Place("a.md", 5, 8)
    assert record.places[("photos", 0, "span")] == Place("a.md", 8, 11)
    assert record.keys[("photos", 0, "span")] == Place("a.md", 8, 5)
    assert record.place("photos", 0, "caption") == Place("a.md", 7, 5)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("title：云岭", "full-width-colon", 1),
        ("county: 云岭\ntitle：春茶\nslug: a", "full-width-colon", 2),
        ("photos:\n  - file: a.jpg\n    caption：采茶\n    alt: b", "full-width-colon", 3),
        ("title: 云岭县: 春茶", "colon-in-value", 1),
        ("title:云岭\ncounty: b", "colon-without-space", 1),
        ("a: x\n\tb: y", "tab", 2),
        ('title: "云岭\ncaption: "图"\nx: y', "unclosed-quote", 1),
        ("a: b\ntitle: '云岭", "unclosed-quote", 2),
        ('title: "四城"工作\nk: v', "words-after-quote", 1),
        ("a: 1\nb: 2\na: 2", "duplicate-key", 3),
        ("t: @x\nb: c", "special-start", 1),
        ("t: &x c\n", "special-start", 1),
        ("t: *x\n", "special-start", 1),
        ("t: !!python/object:os.system x\n", "special-start", 1),
        ("t: %x\n", "special-start", 1),
        ("p: [6, 7\nc: d", "unclosed-bracket", 1),
        ("a: b\n  c: d\ne: f", "wrong-indent", 2),
        ("a: b\n这一行不是字段\nc: d", "broken-yaml", 2),
        ("- a\n- b", "not-a-mapping", 1),
        ("云岭", "not-a-mapping", 1),
    ],
)
def test_trap_is_named_at_its_line(text: str, code: str, line: int) -> None:
    (finding,) = load_yaml(text, "a.md").findings
    assert (finding.code, finding.place.line) == (code, line)
    assert finding.hint
    assert finding.of_form


def test_all_traps_are_found_in_one_run_and_the_rest_is_read() -> None:
    record = load_yaml("title：云岭\ncounty: '临水\npages: [6, 7\ndeck: a: b\n\tkicker: c\ndate: 2021-04-01", "a.md")
    assert [finding.code for finding in record.findings] == [
        "full-width-colon",
        "unclosed-quote",
        "unclosed-bracket",
        "colon-in-value",
        "tab",
    ]
    assert record.values["title"] == "云岭"
    assert record.values["pages"] == ["6", "7"]
    assert record.values["deck"] == "a: b"
    assert record.values["date"] == "2021-04-01"


@pytest.mark.parametrize(
    "text",
    [
        "a: |\n  第一行：正文\n  第二行\nb: c",
        "a: 'it''s'\nb: \"say \\\"so\\\"\" # why",
        "u: https://feature.example.cn/a?b=c",
        "publisher: {name: 云岭日报社, icp: 云ICP备00000000号}",
        "caption: 记者：林远",
        "units: [云岭县,\n  临水县]\nb: c",
        "a: '第一行\n  第二行'\nb: c",
        "# note：only a remark\na: b",
    ],
)
def test_sound_yaml_has_no_finding(text: str) -> None:
    assert codes(text) == []


def test_gb18030_is_named_and_read() -> None:
    text, findings = read_bytes("title: 云岭".encode("gb18030"), "a.md")
    assert text == "title: 云岭"
    assert [finding.code for finding in findings] == ["wrong-encoding"]
    assert "GB18030" in findings[0].say()


def test_mark_and_line_ends_are_read_over_and_named() -> None:
    text, findings = read_bytes(b"\xef\xbb\xbfa: b\r\nc: d\re: f", "a.md")
    assert text == "a: b\nc: d\ne: f"
    assert [finding.code for finding in findings] == ["byte-order-mark", "carriage-return"]


def test_unseen_character_is_named_with_its_line_and_column() -> None:
    text, (finding,) = read_bytes("一\n二\u2028三".encode(), "a.md")
    assert text == "一\n二三"
    assert finding.place == Place("a.md", 2, 2)


YAML_BITS = [*"ab：:-[]{}#&*!|>'\"%@`, \t\n云岭～—?\\", "a: ", "\n  ", "- ", "\n- a: ", "\n---\n"]
YAML_TEXT = st.lists(st.sampled_from(YAML_BITS), max_size=60).map("".join)


@given(YAML_TEXT | st.text())
def test_any_text_gives_a_record(text: str) -> None:
    record = load_yaml(text, "a.md")
    assert all(finding.place.path == "a.md" and finding.place.line >= 1 for finding in record.findings)


@given(st.binary())
def test_any_bytes_give_text(data: bytes) -> None:
    text, _ = read_bytes(data, "a.md")
    assert "\r" not in text
    load_yaml(text, "a.md")


WORD = st.text(alphabet=string.ascii_letters + "云岭县人大：，。", min_size=1)


@given(st.dictionaries(st.sampled_from(["title", "county", "kicker", "deck"]), WORD, min_size=1))
def test_plain_fields_come_back_as_they_were(fields: dict[str, str]) -> None:
    text = "".join(f'{name}: "{value}"\n' for name, value in fields.items())
    record = load_yaml(text, "a.md")
    assert record.values == fields
    assert record.findings == ()
