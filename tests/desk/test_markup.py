"""Markdown to blocks: kinds, marks, true source lines, and no character lost."""

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from pressroom.copydesk.markup import Copy, copytext, parse_markup
from pressroom.copydesk.markup.plain import is_plain
from pressroom.model import Block, Run


def parse(text: str, first_line: int = 1) -> Copy:
    return parse_markup(text, "a.md", first_line)


def only(text: str) -> Block:
    copy = parse(text)
    assert copy.findings == ()
    (block,) = copy.blocks
    return block


def test_soft_line_ends_between_han_are_nothing_and_between_latin_a_space() -> None:
    assert only("春天\n到了，\n“花\n开”。").text == "春天到了，“花开”。"
    assert only("spring has\ncome").text == "spring has come"
    assert only("使用\nPython\n编写").text == "使用Python编写"


def test_marks_hold_beside_han_punctuation() -> None:
    assert only("**重点。**后文").runs == (
        Run("重点。", 1, frozenset({"strong"})),
        Run("后文", 1),
    )


def test_runs_know_their_source_line() -> None:
    copy = parse("第一行\n**第二行\n第三行**\n\n第五行", 11)
    assert [(run.text, run.line) for block in copy.blocks for run in block.runs] == [
        ("第一行", 11),
        ("第二行", 12),
        ("第三行", 13),
        ("第五行", 15),
    ]
    assert [block.place.line for block in copy.blocks] == [11, 15]


def test_kinds_levels_and_markers() -> None:
    text = "## 小标题\n\n- 一\n  - 二\n\n3. 甲\n5. 乙\n\n> 引文\n\n妙语\n{: .pull-quote}\n\n---\n"
    assert [(b.kind, b.level, b.marker, b.text, b.place.line) for b in parse(text).blocks] == [
        ("subhead", 2, "", "小标题", 1),
        ("list_item", 1, "•", "一", 3),
        ("list_item", 2, "•", "二", 4),
        ("list_item", 1, "3.", "甲", 6),
        ("list_item", 1, "5.", "乙", 7),
        ("quotation", 1, "", "引文", 9),
        ("pull_quote", 0, "", "妙语", 11),
        ("rule", 0, "", "", 14),
    ]


def test_table_is_cells_with_lines() -> None:
    block = only("| 县 | 亩 |\n|---|--:|\n| 云岭 | 30 |")
    assert block.kind == "table"
    assert [["".join(run.text for run in cell) for cell in row] for row in block.cells] == [
        ["县", "亩"],
        ["云岭", "30"],
    ]
    assert block.cells[1][0][0].line == 3


def test_footnote_stands_last_and_its_number_is_raised() -> None:
    text, note = parse("茶[^a]园。\n\n[^a]: 指老茶园。").blocks
    assert text.runs[1] == Run("[1]", 1, frozenset({"superscript", "link"}), "#fn-a-a")
    assert (note.kind, note.marker, note.text, note.place.line) == ("footnote", "[1]", "指老茶园。", 3)
    assert text.runs[1].href == f"#{note.anchor}"


def test_ruby_link_break_and_code() -> None:
    runs = only("<ruby>嶂<rt>zhàng</rt></ruby>石[岩](https://x.cn/a)<br>下`a<b`").runs
    assert runs[0] == Run("嶂", 1, reading="zhàng")
    assert runs[2] == Run("岩", 1, frozenset({"link"}), "https://x.cn/a")
    assert runs[3].text == "\n下"
    assert runs[4] == Run("a<b", 1, frozenset({"code"}))


def test_indent_by_spaces_is_copy_and_not_code() -> None:
    assert only("    两字缩进的段落。").text == "两字缩进的段落。"
    assert only("　　两字缩进的段落。").text == "两字缩进的段落。"


def test_fenced_code_keeps_its_lines() -> None:
    block = only("```py\nx = 1  # 数\n\ny = {2}\n```")
    assert (block.kind, block.text) == ("code", "x = 1  # 数\n\ny = {2}")


@pytest.mark.parametrize(
    "text",
    [
        "面积小于a<b且AT&T{注}。",
        "[备注]: 这是一段",
        "[注](见附件)",
        "5*3*2",
        "他说{.}好",
        "末尾{注}",
        "<晋州>",
        "a & b &copy c",
        "#话题#开头",
        "一 <b 二",
    ],
)
def test_what_only_looks_like_markup_is_kept(text: str) -> None:
    assert only(text).text == text


def test_unknown_tag_is_printed_and_named() -> None:
    copy = parse("甲\n<script>乙</script>", 5)
    assert copy.blocks[0].text == "甲<script>乙</script>"
    assert [(finding.code, finding.place.line) for finding in copy.findings] == [("strange-tag", 6)] * 2


def test_cell_beyond_the_table_is_an_error_at_its_line() -> None:
    (finding,) = parse("| 县 |\n|---|\n| 云岭 | 多 |", 3).findings
    assert (finding.code, finding.place.line) == ("lost-copy", 5)


def test_comment_waives_for_its_paragraph() -> None:
    copy = parse("甲\n\n<!-- allow half-width: 原文如此 -->\n乙\n丙\n\n<!-- 别的话 -->丁", 10)
    assert [block.text for block in copy.blocks] == ["甲", "乙丙", "丁"]
    (waiver,) = copy.waivers
    assert (waiver.code, waiver.reason) == ("half-width", "原文如此")
    assert (waiver.first_line, waiver.last_line) == (12, 14)


PLAIN = "云岭县人大，。：；、“”‘’（）《》—…·ABCxyz0123456789%％+=,;:?/'\" 　"
LINE = st.text(alphabet=PLAIN, min_size=1, max_size=40).filter(lambda line: not line.lstrip(" 　").startswith("+"))


@given(st.lists(LINE, max_size=8))
def test_plain_copy_comes_out_as_it_went_in(lines: list[str]) -> None:
    copy = parse("\n\n".join(lines))
    squeezed = ["".join(line.split()) for line in lines]
    assert ["".join(block.text.split()) for block in copy.blocks] == [line for line in squeezed if line]
    assert copy.findings == ()


@given(st.lists(LINE.filter(lambda line: any(c.isalnum() for c in line)), min_size=1, max_size=8))
def test_every_line_keeps_its_number(lines: list[str]) -> None:
    copy = parse("\n".join(lines), 7)
    given_lines: dict[int, str] = {}
    for block in copy.blocks:
        for run in block.runs:
            given_lines[run.line] = given_lines.get(run.line, "") + "".join(run.text.split())
    assert given_lines == {7 + n: "".join(line.split()) for n, line in enumerate(lines)}


BITS = [
    *("\n\n", "```", "![", "](", "[^", "<!--", "-->", "<br>", "<div>", "</div>", "<ruby>", "<rt>", "{:"),
    *("1.", "-", ">", "##", "|", "---", "|---|", "[a]:", "x.y", "[^a]:", "~~~"),
]
MARKUP = st.lists(
    st.sampled_from([*"云岭a1 \n\t*_`~#>-+.|[](){}<>!&;:^=\\/\"'　\u0080\U000f0001", *BITS, "- ", "    "]), max_size=60
).map("".join)


@given(MARKUP | st.text())
def test_any_text_gives_copy(text: str) -> None:
    copy = parse(text)
    assert all(run.text and run.line >= 1 for block in copy.blocks for run in block.runs)
    assert all(ord(c) < 0xF0000 for block in copy.blocks for run in block.runs for c in run.text)


@given(st.lists(LINE | st.just(""), max_size=10))
def test_plain_copy_is_read_as_markdown_reads_it(lines: list[str]) -> None:
    body = "\n".join(lines)
    through_markdown = parse_markup(body + "\n\n*止*", "a.md").blocks[:-1]
    assert parse_markup(body, "a.md").blocks == through_markdown


PIECES = (
    "春",
    "到了",
    "，",
    "。",
    "“",
    "”",
    " ",
    "\n",
    "\n\n",
    "\n\u3000",
    "a",
    "1",
    "**",
    "**粗**",
    "**粗。**",
    "*",
    "~",
    "-",
    "1.",
    "@",
    "(c)",
    "_",
    "`",
    "~~",
    "&",
    "**[a](b.c)**",
)


@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=20).map("".join))
def test_plain_copy_with_bold_words_is_read_as_markdown_reads_it(body: str) -> None:
    lines = [line for line in body.split("\n") if line.strip(" ")]
    assume(is_plain(body) and all(any(map(str.isalnum, line)) for line in lines))
    plain = parse(body, 3)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(copytext, "is_plain", lambda _body: False)
        assert parse(body, 3) == plain


def test_bold_words_alone_need_no_markdown() -> None:
    assert is_plain("**重点。**后文**又一处**，春天到了。\n\n第二段。")
    assert not is_plain("**重点")
    assert not is_plain("** 重点 **")
    assert not is_plain("***重点***")
    assert not is_plain("**一**_二_")
    assert not is_plain("**[一](https://a.cn)**")
    assert not is_plain("**一~~二~~**")


def test_words_between_tildes_are_struck_out_and_told_of() -> None:
    copy = parse("春天~~来~~到了，`~~x~~`和**~~粗~~**，还有~~ 空格 ~~。")
    (block,) = copy.blocks
    assert [run.text for run in block.runs if "deleted" in run.marks] == ["来", "粗"]
    assert block.text == "春天来到了，~~x~~和粗，还有~~ 空格 ~~。"
    assert [finding.code for finding in copy.findings] == ["struck-words", "struck-words"]
