"""Set lines: edges, marks, numbers, words, whatever the measure."""

import itertools
import re

import pytest

from pressroom.composing.classes import CLOSE, COMMA, CONN, DOT, NOT_FIRST_BESIDES, OPEN, POST, PRE, SLASH, STOP
from pressroom.model import Run, SetLine
from tests.composing.conftest import SetText, block_of

NEWS = (
    "春分过后，云岭水库开闸放水，三座泵站同时运转，灌区12.6万亩冬小麦喝上了返青水。“今年来水早，比去年提前了整整5天。”"
    "管水员老周说，他手里的《用水登记簿》记满了各村的需求：东坡村、西坡村、大河湾……一村一页，清清楚楚——谁家先浇，"
    "谁家后浇，“都摆在明面上”。县水务局介绍，2020年全县节水1,340万立方米，渠系水利用率达到68.5%，比“十三五”初期提高9个百分点；"
    "下一步，将建成“一张图”调度平台（一期），把6+1个灌片、230余处闸门连到一起，做到‘水从哪里来、到哪里去’心中有数。"
)
MEASURES = (11, 13, 17, 20, 40)


def lines_of(block: object) -> tuple[SetLine, ...]:
    return block.settings[0]  # type: ignore[attr-defined]


@pytest.mark.parametrize("measure", MEASURES)
def test_every_full_line_fills_the_measure(set_text: SetText, measure: int) -> None:
    for line in lines_of(set_text(NEWS, measure)):
        if not line.last:
            assert abs(line.width_pt - measure * 9) <= 0.05 * 9, line.text


@pytest.mark.parametrize("measure", MEASURES)
def test_no_line_begins_or_ends_with_a_forbidden_mark(set_text: SetText, measure: int) -> None:
    for line in lines_of(set_text(NEWS, measure)):
        dash = line.text.startswith("——")  # allowed at GB level
        assert dash or line.text[0] not in COMMA + STOP + CLOSE + CONN + DOT + SLASH + POST + NOT_FIRST_BESIDES
        assert line.text[-1] not in OPEN + SLASH + PRE


@pytest.mark.parametrize("measure", MEASURES)
def test_numbers_dashes_and_ellipses_stay_whole(set_text: SetText, measure: int) -> None:
    lines = lines_of(set_text(NEWS, measure))
    for one, other in itertools.pairwise(lines):
        joined = one.text[-1] + "|" + other.text[0]
        assert not re.search(r"[0-9.,]\|[0-9.,]|[0-9]\|[%‰℃]|—\|—|…\|…", joined), joined


@pytest.mark.parametrize("measure", MEASURES)
def test_spacing_keeps_to_the_paper_s_limit(set_text: SetText, measure: int) -> None:
    assert max(line.spacing_em for line in lines_of(set_text(NEWS, measure))) <= 0.25


@pytest.mark.parametrize("measure", MEASURES)
def test_the_copy_comes_out_whole_in_every_looseness(set_text: SetText, measure: int) -> None:
    block = set_text(NEWS, measure)
    for looseness, lines in block.settings.items():
        assert "".join(line.text for line in lines) == NEWS
        assert len(lines) == len(block.settings[0]) + looseness
        glyph_text = "".join(text for line in lines for run in line.runs for text in run.texts)
        assert glyph_text == NEWS


def place_of(line: SetLine, character: str) -> float:
    for run in line.runs:
        for text, x in zip(run.texts, run.x_pt, strict=True):
            if character in text:
                return x / 9
    raise AssertionError(f"{character} is not in {line.text}")


def test_first_line_is_indented_by_two_ems(set_text: SetText) -> None:
    lines = lines_of(set_text("人民代表大会常务委员会在全县推广代表联系群众制度，收到良好成效。", 11))
    assert place_of(lines[0], "人") == pytest.approx(2.0, abs=0.01)
    assert lines[1].runs[0].x_pt[0] == pytest.approx(0.0, abs=0.01)


def test_opening_mark_is_trimmed_after_the_indent_and_at_the_line_start(set_text: SetText) -> None:
    lines = lines_of(set_text("“人民代表大会常务委员会在全县推广代表联系群众制度，收到良好成效。”", 11))
    assert place_of(lines[0], "“") == pytest.approx(1.5, abs=0.01)


def test_closing_mark_hangs_its_blank_half_over_the_line_end(set_text: SetText) -> None:
    lines = lines_of(set_text("一二三四五六七八，一二三四五六七八九十，二三。", 11))
    assert lines[0].text.endswith("，")
    assert place_of(lines[0], "，") == pytest.approx(10.5, abs=0.01)
    assert lines[0].width_pt == pytest.approx(99, abs=0.1)


@pytest.mark.parametrize("pair", ["》《", "”，", "。”", "、“", "（《", "））"])
def test_adjacent_marks_take_one_em_and_a_half(set_text: SetText, pair: str) -> None:
    (line,) = lines_of(set_text(f"甲乙{pair}丙丁", 20))
    first = line.text.index(pair)
    places = [x / 9 for run in line.runs for x in run.x_pt]
    after = places[first + 2] - places[first]
    assert after <= 1.52


def test_dash_and_ellipsis_are_two_ems_in_body_and_kai(set_text: SetText) -> None:
    kai = (Run("甲——乙……丙", 7, frozenset({"emphasis"})),)
    for text in ("甲——乙……丙", kai):
        (line,) = lines_of(set_text(block_of(text), 20))
        assert place_of(line, "乙") - place_of(line, "甲") == pytest.approx(3.0, abs=0.04)
        assert place_of(line, "丙") - place_of(line, "乙") == pytest.approx(3.0, abs=0.04)


def test_han_and_western_stand_a_quarter_em_apart_but_not_beside_marks(set_text: SetText) -> None:
    (line,) = lines_of(set_text("甲2020乙，3丙", 20))
    gap = place_of(line, "2") - place_of(line, "甲") - 1
    assert gap == pytest.approx(0.25, abs=0.01)
    assert place_of(line, "3") - place_of(line, "，") == pytest.approx(1.0, abs=0.01)


def test_a_space_of_the_copy_between_han_and_western_changes_nothing(set_text: SetText) -> None:
    one, other = lines_of(set_text("甲2020乙", 20)), lines_of(set_text("甲 2020 乙", 20))
    assert place_of(one[0], "乙") == pytest.approx(place_of(other[0], "乙"), abs=0.001)


def test_last_line_has_more_than_one_character(set_text: SetText) -> None:
    for length in range(20, 140):
        text = ("人民代表大会常务委员会组织代表视察民生实事项目推进情况" * 6)[:length] + "。"
        for measure in (11, 13, 17):
            lines = lines_of(set_text(text, measure))
            assert len(lines) == 1 or len(lines[-1].text) >= 3, (length, measure, lines[-1].text)


def test_names_of_the_glossary_stay_whole_where_they_can(set_text: SetText) -> None:
    text = "全县四级代表走进人大代表之家，听取群众意见建议，一府一委两院负责人到场接受询问，当面回应关切。" * 4
    names = ("人大代表之家", "一府一委两院")

    def cut(**paper: object) -> int:
        lines = lines_of(set_text(text, 13, **paper))
        ends = [len("".join(line.text for line in lines[: n + 1])) for n in range(len(lines) - 1)]
        spots = [m.span() for name in names for m in re.finditer(name, text)]
        return sum(start < end < stop for end in ends for start, stop in spots)

    assert cut(glossary=names) < cut()


def test_no_stretch_inside_words_and_numbers(set_text: SetText) -> None:
    text = "全长3.14159公里的Pressroom大道10月通车，沿线新建站点若干座，方便群众出行和货物运输往来"
    natural = lines_of(set_text(text, 60))[0]
    lines = lines_of(set_text(text, 13))
    assert any(line.spacing_em > 0 for line in lines)
    for line in lines:
        for word in ("3.14159", "Pressroom", "10"):
            if word in line.text:
                assert length_of(line, word) == pytest.approx(length_of(natural, word), abs=0.01)


def length_of(line: SetLine, word: str) -> float:
    """From the first to the last glyph of a word, in points."""
    (run,) = line.runs
    at = "".join(run.texts).index(word)
    starts = [sum(map(len, run.texts[:n])) for n in range(len(run.texts))]
    return run.x_pt[max(n for n, start in enumerate(starts) if start < at + len(word))] - run.x_pt[starts.index(at)]


def test_long_address_may_break_after_its_signs(set_text: SetText) -> None:
    address = "https://feature.example.cn/county-congresses/2021/index.html"
    runs = (Run("详见", 7), Run(address, 7, frozenset({"link"}), address), Run("。", 7))
    lines = lines_of(set_text(block_of(runs), 20))
    assert len(lines) > 1
    assert all(line.width_pt <= 20 * 9 + 0.5 for line in lines)
    assert "".join(line.text for line in lines) == "详见" + address + "。"


def test_hanging_puts_the_stop_outside_only_where_the_paper_asks(set_text: SetText) -> None:
    text = "一二三四五六七八，一二三四五六七八九十，二三。"
    spacing = {"spacing": {"hanging": True}}
    hung = lines_of(set_text(text, 11, type=spacing))
    assert all(place_of(line, "，") / 1 >= 11 - 0.01 for line in hung if line.text.endswith("，") and not line.last)


def test_line_may_begin_with_a_dash_of_two_ems_but_not_with_half_of_one(set_text: SetText) -> None:
    starts = set()
    for length in range(4, 14):
        lines = lines_of(set_text("渠" * length + "——误差不超过百分之三，账目公开，水到渠成。", 11))
        starts |= {line.text[:2] for line in lines[1:] if line.text[0] == "—"}
    assert starts == {"——"}
