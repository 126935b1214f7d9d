"""What the room is not content with: a run wider than the measure, a line spaced too wide."""

from msgspec.structs import replace

from pressroom.composing.verdict import judge_lines
from tests.composing.conftest import SetText


def test_run_wider_than_the_measure_is_named_with_its_line(set_text: SetText) -> None:
    lines = set_text("编号为HX20210401KZ7745SJZ9981的文件", 11).settings[0]
    findings = list(judge_lines(lines))
    assert [(f.code, f.place.line) for f in findings if f.code == "overfull-line"] == [("overfull-line", 7)]
    assert any("HX20210401KZ7745SJZ9981" in f.say() for f in findings)


def test_line_spaced_past_the_worst_allowed_is_named(set_text: SetText) -> None:
    line = set_text("人民代表大会", 11).settings[0][0]
    assert [f.code for f in judge_lines([replace(line, spacing_em=0.3)])] == ["loose-line"]


def test_good_copy_has_no_finding(set_text: SetText) -> None:
    lines = set_text("人民代表大会常务委员会组织代表视察民生实事项目推进情况，听取群众意见建议。", 11).settings[0]
    assert list(judge_lines(lines)) == []
