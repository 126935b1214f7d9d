"""Blocks: lists, quotations, tables, pictures, footnotes, run-in names; what each takes of the grid."""

import pytest
from msgspec.structs import replace

from pressroom.composing.captions import POINTER
from pressroom.composing.galley import Composer
from pressroom.faces import Faces
from pressroom.findings import Place
from pressroom.model import Block, Photo, PhotoFile, Run, SetLine
from tests.composing.conftest import SetText, block_of, feature_of

PLACE = Place("content/f/01-a.md", 5)
PHOTO = Photo(
    PhotoFile("content/f/p.jpg", 3000, 2000), "晋州市人大常委会组织代表走进代表之家。", "本报制图", "屋内", PLACE
)


def left_em(line: SetLine) -> float:
    return min(run.x_pt[0] for run in line.runs) / 9


@pytest.fixture(scope="session")
def composer(faces: Faces) -> Composer:
    return Composer.for_feature(feature_of(), faces)


def test_list_item_begins_with_its_marker_like_a_paragraph(set_text: SetText) -> None:
    item = block_of("先建档：一户一卡、一渠一牌，档案由村委会和管理所各存一份；", "list_item", level=1, marker="1.")
    lines = set_text(item, 11).settings[0]
    assert lines[0].text.startswith("1. 先建档")
    assert left_em(lines[0]) == pytest.approx(2, abs=0.05)
    assert left_em(lines[1]) == pytest.approx(0, abs=0.05)


def test_deeper_list_stands_further_in(set_text: SetText) -> None:
    text = "先建档：一户一卡、一渠一牌，档案由村委会和管理所各存一份；"
    second = set_text(block_of(text, "list_item", level=2, marker="•"), 11).settings[0]
    assert left_em(second[1]) == pytest.approx(1, abs=0.05)


def test_quotation_is_narrower_by_its_indents(set_text: SetText) -> None:
    lines = set_text(
        block_of("渠修到哪里，账就公开到哪里，心就贴近到哪里，日子就好到哪里。", "quotation"), 11
    ).settings[0]
    assert left_em(lines[1]) == pytest.approx(1, abs=0.05)
    assert lines[0].width_pt / 9 == pytest.approx(10, abs=0.05)


def test_subhead_is_centred_and_kept_with_what_follows(set_text: SetText) -> None:
    block = set_text(block_of("一把尺子", "subhead", level=3), 11)
    assert block.keep_with_next
    assert left_em(block.settings[0][0]) == pytest.approx(3.5, abs=0.05)


def test_run_in_name_stands_an_em_before_the_text(set_text: SetText) -> None:
    runs = (Run("晋州市", 7, frozenset({"strong"})), Run(" 全市代表走进家站。", 7))
    (line,) = set_text(block_of(runs), 20).settings[0]
    name, text = line.runs
    assert text.x_pt[0] - (name.x_pt[-1] + 9) == pytest.approx(9, abs=0.1)


def test_footnote_mark_never_begins_a_line_and_moves_no_base_line(set_text: SetText) -> None:
    for length in range(8, 24):
        runs = (Run("渠" * length, 7), Run("[1]", 7, frozenset({"superscript"})), Run("。水到渠成，账目公开。", 7))
        for line in set_text(block_of(runs), 11).settings[0]:
            assert not line.text.startswith("[1]")
            for run in line.runs:
                assert (run.rise_pt > 0) == ("[" in "".join(run.texts))


def test_table_rows_are_whole_lines_and_its_columns_line_up(set_text: SetText) -> None:
    cells = tuple(
        tuple((Run(cell, 7),) for cell in row) for row in (("村名", "面积"), ("东坡村", "1,204"), ("大河湾村", "986"))
    )
    lines = set_text(Block("table", (), PLACE, cells=cells), 13).settings[0]
    assert [line.text for line in lines] == ["村名\t面积", "东坡村\t1,204", "大河湾村\t986"]
    assert len({line.runs[-1].x_pt[0] for line in lines}) == 1
    assert lines[0].runs[0].role == "hei"


def test_wide_table_wraps_its_cells_within_the_measure(set_text: SetText) -> None:
    long = "灌区所有斗口都装上了计量设备，误差不超过百分之三"
    cells = (((Run("村", 7),), (Run(long, 7),)), ((Run(long, 7),), (Run("少", 7),)))
    lines = set_text(Block("table", (), PLACE, cells=cells), 13).settings[0]
    assert max(line.width_pt for line in lines) <= 13 * 9 + 0.5
    printed = "".join(text for line in lines for run in line.runs for text in run.texts)
    assert sorted(printed) == sorted("村少" + long * 2)


def test_picture_in_the_copy_takes_whole_rows_and_its_caption_stands_below(set_text: SetText) -> None:
    block = set_text(Block("picture", (), PLACE, photo=PHOTO), 12)
    assert block.body_lines == 6  # 12 em × 9 pt × 2/3 = 72 pt = 6 rows of 12 pt
    assert block.settings[0][0].text.startswith(POINTER)


def test_caption_has_its_pointer_and_its_credit_flush_right(composer: Composer) -> None:
    for measure in (11, 23, 35):
        lines = composer.set_caption(PHOTO, measure)
        assert "".join(line.text for line in lines) == POINTER + PHOTO.caption + PHOTO.credit
        assert lines[-1].width_pt == pytest.approx(measure * 9, abs=0.1)
        assert all(line.width_pt <= measure * 9 + 0.1 for line in lines)


def test_caption_without_credit_or_without_words(composer: Composer) -> None:
    bare = replace(PHOTO, credit="")
    assert composer.set_caption(bare, 23)[-1].text.endswith("。")
    assert composer.set_caption(replace(bare, caption=""), 23) == ()


def test_kai_takes_its_quotes_from_the_body_face(set_text: SetText) -> None:
    runs = (Run("“代表之家”·晋州", 7, frozenset({"emphasis"})),)
    (line,) = set_text(block_of(runs), 20).settings[0]
    for run in line.runs:
        if set("“”·") & set("".join(run.texts)):
            assert run.role == "body"
    assert {run.role for run in line.runs} == {"body", "kai"}


def test_rare_characters_of_names_are_printed(composer: Composer, set_text: SetText) -> None:
    text = "鄠邑区、浉河区、瀍河区、漷县、洺水，堃喆昇曌玥赟祎珺頔䶮㛃。"
    (line,) = set_text(text, 60).settings[0]
    assert 0 not in [glyph for run in line.runs for glyph in run.glyphs]
    assert not list(composer.check_coverage(feature_of((block_of(text),))))


def test_character_that_no_face_has_is_named_with_its_line(composer: Composer) -> None:
    findings = list(composer.check_coverage(feature_of((block_of("会议\U0001f9c0召开"),))))
    assert [(f.code, f.place.line, dict(f.values)["character"]) for f in findings] == [
        ("missing-glyph", 7, "\U0001f9c0")
    ]


def test_refused_looseness_says_why(set_text: SetText) -> None:
    block = set_text("人民代表大会。", 11)
    assert set(block.refused) == {-1, 1}
    assert all(block.refused.values())
    kept = set_text("人民代表大会常务委员会组织代表视察民生实事项目。" * 6, 11)
    assert not set(kept.refused) & set(kept.settings)
