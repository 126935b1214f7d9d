"""Which characters may begin or end a line in Chinese: the groups that the W3C's line-breaking tests for zh go through.

The groups (small kana, hyphens, iteration marks, inseparables, centred punctuation, prefixes, postfixes, brackets and
stops) are those of CSS Text's i18n tests; what is asked of each is GB/T 15834 and CLREQ 3.1.4, not CSS's three levels.
"""

import pytest

from pressroom.composing.classes import Kind, kind_of, may_break

NEVER_FIRST = {
    "small kana and prolonged sound mark": "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶーｧｨｩｪｫｬｭｮｯｰ",
    "iteration marks": "々〻ゝゞヽヾ",
    "hyphens and connectors": "‐–〜゠～-—",
    "centred punctuation": "・：；･‼⁇⁈⁉！？·",
    "stops": "、。，．｡､,.;:!?﹐﹑﹒﹔﹕﹖﹗︐︑︒︓︔︕︖",
    "closing brackets and quotes": "”’）》〉】〗〕］｝」』〙〛〞〟)]}⁆⁾₎〉❩❫❭❯❱❳❵⟧⟩⟫⦄⦆⦈﹂﹄︶︸︺︼︾﹀﹈﹚﹜﹞｠｣",
    "postfixes": "%¢°‰′″℃％￠",
    "slashes": "/／",
}
NEVER_LAST = {
    "opening brackets and quotes": "“‘（《〈【〖〔［｛「『〘〚〝([{⁅⁽₍〈❨❪❬❮❰❲❴⟦⟨⟪⦃⦅⦇﹁﹃︵︷︹︻︽︿﹇﹙﹛﹝｟｢",
    "prefixes": "№￥$£¥€＄￡＃#",
    "slashes": "/／",
}
FREE = "国あア한字①②○□△々"


@pytest.mark.parametrize("group", NEVER_FIRST)
def test_no_line_begins_with(group: str) -> None:
    assert [c for c in NEVER_FIRST[group] if may_break("国", c)] == []


@pytest.mark.parametrize("group", NEVER_LAST)
def test_no_line_ends_with(group: str) -> None:
    assert [c for c in NEVER_LAST[group] if may_break(c, "国")] == []


@pytest.mark.parametrize("group", [name for name in NEVER_FIRST if name != "slashes"])
def test_a_line_may_end_with_what_may_not_begin_one(group: str) -> None:
    assert [c for c in NEVER_FIRST[group] if not may_break(c, "国")] == []


@pytest.mark.parametrize("group", [name for name in NEVER_LAST if name != "slashes"])
def test_a_line_may_begin_with_what_may_not_end_one(group: str) -> None:
    assert [c for c in NEVER_LAST[group] if not may_break("国", c)] == []


@pytest.mark.parametrize("character", FREE[:-1])
def test_letters_of_the_square_break_anywhere(character: str) -> None:
    assert may_break("国", character)
    assert may_break(character, "国")


def test_inseparable_pairs_are_not_parted() -> None:
    assert not may_break("—", "—")
    for pair in ("……", "⋯⋯", "‥‥", "⸺⸺"):
        assert not may_break(*pair)


@pytest.mark.parametrize("pair", ["12", "a1", "1%", "1.", ".5", "￥5", "6+", "+1", "1℃", "a'", "C+", "3,", "x/"])
def test_numbers_and_words_are_not_parted(pair: str) -> None:
    assert not may_break(*pair)


@pytest.mark.parametrize("pair", ["国1", "1国", "国a", "a国", "”国", "国“", "，国", "％国", "国￥"])
def test_han_and_western_part_where_no_mark_forbids(pair: str) -> None:
    assert may_break(*pair)


def test_compound_words_part_after_their_hyphen() -> None:
    assert may_break("-", "b")
    assert not may_break("-", "5")


def test_kinds_of_characters_that_no_set_names() -> None:
    assert kind_of("㛃") is Kind.HAN
    assert kind_of("𠮷") is Kind.HAN
    assert kind_of("ж") is Kind.WEST
    assert kind_of("\u0301") is Kind.GLUE
    assert kind_of("❨") is Kind.OPEN
