"""Copy as HTML: every character, the marks, lists by depth, and nothing that could run."""

import re

from hypothesis import given
from hypothesis import strategies as st

from pressroom.findings import Place
from pressroom.model import Block, BlockKind, Photo, PhotoFile, Run
from pressroom.web.markup import render_parts, render_runs


def block(kind: BlockKind, text: str, **fields: object) -> Block:
    return Block(kind, (Run(text, 1),), Place(), **fields)  # type: ignore[arg-type]


def html(*blocks: Block, prefix: str = "") -> str:
    return "".join(part.html for part in render_parts(blocks, prefix))


MARKS = st.frozensets(st.sampled_from(["strong", "emphasis", "code", "superscript", "deleted"]))
RUNS = st.builds(
    lambda text, marks, href: Run(text, 1, marks, href), st.text(), MARKS, st.sampled_from(["", "#a", "/b"])
)


@given(st.lists(RUNS))
def test_no_character_of_the_copy_is_lost_or_added(runs: list[Run]) -> None:
    plain = re.sub(r"<[^>]*>", "", str(render_runs(runs)).replace("<br>", "\n"))
    assert plain == str(render_runs([Run("".join(run.text for run in runs), 1)])).replace("<br>", "\n")


def test_neighbours_with_one_address_are_one_link() -> None:
    runs = (
        Run("网", 1, frozenset({"link"}), "https://a.cn"),
        Run("页", 1, frozenset({"link", "strong"}), "https://a.cn"),
    )
    assert str(render_runs(runs)) == '<a href="https://a.cn">网<strong>页</strong></a>'


def test_an_address_that_could_run_leads_nowhere() -> None:
    for href in ("javascript:alert(1)", " javascript:x", "data:text/html,x", "vbscript:x", "JAVASCRIPT:x"):
        assert str(render_runs([Run("x", 1, frozenset({"link"}), href)])) == '<a href="#">x</a>'
    for href in ("https://a.cn/?q=1", "mailto:a@b.cn", "#top", "../other/", "page.html?x=a:b", "/a:b"):
        assert f'href="{href}"' in str(render_runs([Run("x", 1, frozenset({"link"}), href)]))


def test_a_reading_stands_over_its_characters() -> None:
    assert str(render_runs([Run("鄠", 1, reading="hù")])) == "<ruby>鄠<rp>（</rp><rt>hù</rt><rp>）</rp></ruby>"


def test_lists_nest_by_depth_and_number_by_marker() -> None:
    items = [
        block("list_item", text, level=level, marker=marker)
        for text, level, marker in (("一", 1, "1."), ("甲", 2, "•"), ("乙", 2, "•"), ("二", 1, "2."))
    ]
    assert html(*items) == "<ol><li>一<ul><li>甲</li><li>乙</li></ul></li><li>二</li></ol>"


def test_quotations_that_follow_are_one() -> None:
    assert html(block("quotation", "一"), block("quotation", "二")) == "<blockquote><p>一</p><p>二</p></blockquote>"


def test_subheads_stand_below_the_heading_of_the_entry() -> None:
    assert html(block("subhead", "小标题", level=2)) == "<h3>小标题</h3>"
    assert html(block("subhead", "深", level=9)) == "<h6>深</h6>"


def test_a_table_has_a_head() -> None:
    cells = (((Run("县", 1),), (Run("数", 1),)), ((Run("晋州", 1),), (Run("1<2", 1),)))
    found = html(block("table", "", cells=cells))
    assert "<thead><tr><th>县</th><th>数</th></tr></thead>" in found
    assert "<tbody><tr><td>晋州</td><td>1&lt;2</td></tr></tbody>" in found


def test_a_picture_in_the_copy_is_left_to_the_layout() -> None:
    photo = Photo(PhotoFile("a.jpg", 3, 2), "图", "摄", "", Place())
    parts = render_parts((block("paragraph", "前"), block("picture", "", photo=photo), block("paragraph", "后")))
    assert [part.photo for part in parts] == [None, photo, None]


def test_every_kind_of_block_prints_its_text() -> None:
    kinds: tuple[BlockKind, ...] = ("paragraph", "subhead", "list_item", "quotation", "pull_quote", "footnote", "code")
    for kind in kinds:
        assert "字<i>".replace("<", "&lt;").replace(">", "&gt;") in html(block(kind, "字<i>"))
    assert html(block("rule", "")) == "<hr>"
