"""Mends that are certain: what they mend, what they never touch, and twice is the same as once."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressroom.copydesk.fix import find_mends, fix_bytes, fix_text, write_mends
from pressroom.copydesk.fix_line import fix_line


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("他说,春天到了.", "他说，春天到了。"),
        ("(试行)办法:一是;二是?三是!", "（试行）办法：一是；二是？三是！"),
        ("共１２件，ＡＢ两类。", "共12件，AB两类。"),
        ("春天 到了 ，花开。", "春天到了，花开。"),
        ("春天，，花开。。", "春天，花开。"),
        ("春天、夏天...都好。", "春天、夏天……都好。"),
        ("家乡--云岭--到了。", "家乡——云岭——到了。"),
        ('建设"代表之家"。', "建设“代表之家”。"),
        ("春\u200b天。", "春天。"),
        ("满意率100%,排名第1.", "满意率100%，排名第1。"),
    ],
)
def test_certain_faults_are_mended(wrong: str, right: str) -> None:
    assert fix_line(wrong) == right


@pytest.mark.parametrize(
    "line",
    [
        "见https://a.cn/b,c?d=e与user@a.cn",
        '用`甲,乙`写，[链接](https://a.cn/甲,乙 "题,目")。',
        "比分3:2，时间10:30，3.5%，1,234元，6+1",
        "He said, “Hello.” (see 3)",
        "- 一\n",
        "1. 第一",
        "## 标题",
        "| 甲 | 乙 |",
        "|---|:-:|",
        "![图](photos/a,b.jpg)",
        "文{: .pull-quote}",
        "<!-- allow half-width-mark: 原文,如此 -->",
        "北京—上海",
        '一个"单独的引号。',
        "[^1]: 注文。",
        "C:\\_路径",
    ],
)
def test_what_is_no_fault_is_not_touched(line: str) -> None:
    assert fix_line(line) == line


def test_front_matter_keeps_its_keys_and_code_its_marks() -> None:
    front = "---\ncounty: 云岭县\ntitle: 云岭县 春茶\nphotos:\n  - file: a,b.jpg\n    caption: 采茶,云岭.\n---\n"
    text = front + "\n甲,乙\n\n```\n甲,乙\n```\n"
    mended = text.replace("采茶,云岭.", "采茶，云岭。").replace("\n\n甲,乙\n\n", "\n\n甲，乙\n\n")
    assert fix_text(text, "a.md") == mended


def test_encoding_line_ends_and_mark_are_mended(tmp_path: Path) -> None:
    folder = tmp_path / "content/a"
    folder.mkdir(parents=True)
    (folder / "index.md").write_bytes("\ufeff---\r\nheadline: 春\r\n---\r\n".encode())
    (folder / "01-a.md").write_bytes("---\ncounty: 云岭县\n---\n\n春天。\n".encode("gb18030"))
    (folder / "02-b.md").write_bytes("---\ncounty: 临水县\n---\n\n春天。\n".encode())
    mends = find_mends(tmp_path, ("a",))
    assert [mend.path for mend in mends] == ["content/a/01-a.md", "content/a/index.md"]
    write_mends(tmp_path, mends)
    assert (folder / "index.md").read_bytes() == "---\nheadline: 春\n---\n".encode()
    assert (folder / "01-a.md").read_text(encoding="utf-8").endswith("春天。\n")
    assert find_mends(tmp_path, ("a",)) == ()


def test_difference_is_shown_as_a_patch() -> None:
    mend = fix_bytes("---\ncounty: 云岭县\n---\n\n春天,花开。\n".encode(), "content/a/01-a.md")
    assert mend
    assert "-春天,花开。\n+春天，花开。\n" in mend.diff()


COPY = st.text(alphabet="云岭县，。、“”…—,.;:?!()\"' -１Ａ12ab`[]<>\u200b*\n", max_size=60)


@given(COPY)
def test_twice_is_the_same_as_once(text: str) -> None:
    whole = f"---\ncounty: 云岭县\ntitle: {' '.join(text.split())}\n---\n\n{text}"
    once = fix_text(whole, "a.md")
    assert fix_text(once, "a.md") == once


@given(COPY)
def test_letters_and_figures_stay(text: str) -> None:
    plain = str.maketrans("１Ａ", "1A")
    kept = [c for c in text.translate(plain) if c.isalnum()]
    assert [c for c in fix_text(text, "a.md") if c.isalnum()] == kept
