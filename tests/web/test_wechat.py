"""The file for an official account's editor: styles inline, nothing else that the editor would drop."""

import re

import pytest

from pressroom.findings import StopPress
from pressroom.web import make_web
from pressroom.web.inlining import inline_styles

from .conftest import Newsroom


def inlined(styles: str, body: str) -> str:
    page = f"<html><head><style>{styles}</style></head><body>{body}</body></html>"
    return inline_styles(page, "layouts/wechat.html").strip()


def test_rules_meet_elements_classes_and_descendants() -> None:
    styles = "/* note */ p { margin: 0 } .a { color: red; } p.a { top: 1px } .note p, h2 { font: x }"
    assert inlined(styles, '<p>1</p><p class="a">2</p>') == (
        '<p style="margin: 0">1</p><p style="margin: 0;color: red;top: 1px">2</p>'
    )
    assert (
        inlined(styles, '<div class="note"><i><p>3</p></i></div>')
        == '<div><i><p style="margin: 0;font: x">3</p></i></div>'
    )
    assert inlined(styles, '<h2 id="x" style="left: 0">4</h2>') == '<h2 style="font: x;left: 0">4</h2>'


def test_words_and_escapes_stay_as_they_are() -> None:
    body = '<p>a &amp; b &#8212; <br>c</p><img src="x.jpg" alt="1 &lt; 2">'
    assert inlined("", body) == body


def test_a_void_element_does_not_swallow_what_follows() -> None:
    assert inlined("b p { x: y }", "<b><br></b><p>1</p>") == "<b><br></b><p>1</p>"


@pytest.mark.parametrize("selector", ["a:hover", "p > b", "#id", "*", "[x]", "@media print"])
def test_a_selector_that_cannot_be_inlined_is_an_error(selector: str) -> None:
    with pytest.raises(StopPress, match="selector-not-inline"):
        inlined(f"{selector} {{ x: y }}", "<p>1</p>")


def test_the_page_keeps_all_copy_and_loses_classes_and_scripts(newsroom: Newsroom) -> None:
    web = make_web(newsroom.house, newsroom.sample())
    html = next(file.data.decode() for file in web.files if file.path == "wechat/trial.html")
    assert not re.search(r"<(script|style|link|html|body)|\sclass=|\sid=|\sonclick", html)
    text = re.sub(r"<[^>]+>|\s", "", html)
    for words in (
        "推动县级人大工作创新发展",
        "编者按县级人大是基层组织。",
        "晋州市人大常委会",
        "代表联系选民9400余人次。",
        "（本报记者摄）",
    ):
        assert words in text
    pictures = re.findall(r'<img src="https://feature\.example\.cn/trial/(pictures/[^"]+)"', html)
    assert len(pictures) == 2
    assert {f"site/trial/{name}" for name in pictures} <= {file.path for file in web.files}
    assert all('style="' in tag for tag in re.findall(r"<(?:p|section|img|h1|h2)[^>]*>", html))
