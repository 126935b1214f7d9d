"""Manuscripts of every make become a feature: no character and no picture lost, every county's text under its own."""

import io
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from pressroom.config import load_house
from pressroom.copydesk.content import load_feature
from pressroom.copydesk.markup import parse_markup
from pressroom.findings import StopPress
from pressroom.manuscript import ImportPlan, plan_import, write_plan
from pressroom.manuscript.writing import as_markdown, part_credit, slug_of, split_tiers

TEXT = """\ufeff编者按:春天到了,记者走进几个县(市、区)看变化。

春到人间 走进县城 看一年之计
——全市春耕见闻

正定县古城墙下游人如织。


行唐县人大常委会

行唐县人大常委会听取春耕备耕情况报告,视察农资市场12家。

灵寿县人大常委会组织代表到田间走访,收集意见35条。
意见交有关部门办理。

正定县人大常委会

正定县人大常委会开展*视察*活动,涉及C_1、C_2两区。

并陉矿区人大常委会调研矿山复绿,提出建议6件。
"""


def site(tmp_path: Path) -> Path:
    (tmp_path / "site.yaml").write_text("name: 云岭日报\nurl: https://feature.example.cn\n", encoding="utf-8")
    return tmp_path


def copy_of(plan: ImportPlan, county: str) -> str:
    return next(d.decode() for n, d in plan.files.items() if n.endswith(".md") and f"county: {county}\n" in d.decode())


def nothing_lost(text: str, plan: ImportPlan) -> bool:
    have = Counter("".join(data.decode() for name, data in plan.files.items() if name.endswith(".md")))
    return not Counter("".join(text.replace("\ufeff", "").split())) - have


def plan_text(tmp_path: Path, text: str, encoding: str = "utf-8") -> ImportPlan:
    path = tmp_path / "稿件.txt"
    path.write_bytes(text.encode(encoding))
    return plan_import(site(tmp_path), (path,))


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_text_is_sorted_and_nothing_lost(tmp_path: Path, encoding: str) -> None:
    text = TEXT if encoding == "utf-8" else TEXT.removeprefix("\ufeff")
    plan = plan_text(tmp_path, text, encoding)
    assert plan.slug == "gaojian"
    assert nothing_lost(text, plan)
    index = plan.files["content/gaojian/index.md"].decode()
    assert "kicker: '春到人间　走进县城'\nheadline: '看一年之计'\ndeck: '——全市春耕见闻'" in index
    assert "units: [正定县, 行唐县, 灵寿县, 井陉矿区]" in index
    assert "农资市场12家" in copy_of(plan, "行唐县")
    assert "田间走访" in copy_of(plan, "灵寿县")
    assert "意见交有关部门办理" in copy_of(plan, "灵寿县")
    assert "两区" in copy_of(plan, "正定县")
    assert "矿山复绿" in copy_of(plan, "井陉矿区")


def test_what_was_guessed_is_said_with_places(tmp_path: Path) -> None:
    found = {(finding.code, finding.place.line) for finding in plan_text(tmp_path, TEXT).findings}
    assert found == {
        ("guessed-headline", 3),
        ("caption-without-picture", 6),
        ("filed-by-subject", 13),
        ("no-heading", 13),
        ("filed-by-subject", 20),
        ("no-heading", 20),
    }


def test_imported_feature_is_read_by_the_desk_as_it_was(tmp_path: Path) -> None:
    plan = plan_text(tmp_path, TEXT)
    write_plan(tmp_path, plan)
    feature, findings = load_feature(load_house(tmp_path), "gaojian")
    assert [finding.code for finding in findings] == []
    assert "".join(block.text for block in feature.note) == "春天到了,记者走进几个县(市、区)看变化。"
    zhengding = next(entry for entry in feature.entries if entry.county == "正定县")
    assert zhengding.text == "正定县人大常委会开展*视察*活动,涉及C_1、C_2两区。"


def test_nothing_is_ever_overwritten(tmp_path: Path) -> None:
    plan = plan_text(tmp_path, TEXT)
    write_plan(tmp_path, plan)
    for again in (lambda: write_plan(tmp_path, plan), lambda: plan_text(tmp_path, TEXT)):
        with pytest.raises(StopPress) as stop:
            again()
        assert stop.value.findings[0].code == "feature-exists"


def test_words_without_a_county_are_unplaced_with_the_reason(tmp_path: Path) -> None:
    text = "今天天气很好，适合出门走一走，看看山水，也看看人，这是一段说不清归谁的话。\n\n" + TEXT.removeprefix(
        "\ufeff"
    )
    plan = plan_text(tmp_path, text)
    assert nothing_lost(text, plan)
    assert "说不清归谁" in plan.files["content/gaojian/unplaced.md"].decode()
    assert "unplaced-paragraph" in {finding.code for finding in plan.findings}


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def word(tmp_path: Path, body: str, **parts: str) -> Path:
    picture = io.BytesIO()
    Image.new("RGB", (30, 20), (90, 120, 90)).save(picture, "PNG")
    path = tmp_path / "稿件.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {W} {R} {A} {MC}><w:body>{body}</w:body></w:document>")
        archive.writestr(
            "word/_rels/document.xml.rels",
            '<Relationships><Relationship Id="rId7" Target="media/image1.png"/></Relationships>',
        )
        archive.writestr("word/media/image1.png", picture.getvalue())
        for name, text in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{name} {W}>{text}</w:{name}>")
    return path


def p(text: str, properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


HEADING = ('<w:jc w:val="center"/>', "<w:b/>")
PICTURE = '<w:p><w:r><w:drawing><a:blip r:embed="rId7"/></w:drawing></w:r></w:p>'


def test_word_headings_pictures_tables_notes_and_changes(tmp_path: Path) -> None:
    body = (
        p("春耕见闻", *HEADING)
        + p("正定县", *HEADING)
        + "<w:p><w:r><w:t>正定县召开</w:t></w:r><w:ins><w:r><w:t>春耕</w:t></w:r></w:ins>"
        + "<w:del><w:r><w:delText>旧话</w:delText></w:r></w:del>"
        + '<w:r><w:t>现场会。</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
        + PICTURE
        + p("正定县农民下田。")
        + "<w:tbl><w:tr><w:tc>"
        + p("乡镇")
        + "</w:tc><w:tc>"
        + p("亩数")
        + "</w:tc></w:tr><w:tr><w:tc>"
        + p("甲|乙")
        + "</w:tc><w:tc>"
        + p("30")
        + "</w:tc></w:tr></w:tbl>"
        + p("行唐县", *HEADING)
        + "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><a:blip r:embed='rId7'/><w:txbxContent>"
        + p("行唐县果园花开。")
        + "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>"
        + p("行唐县果园花开。")
        + "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent><w:t>行唐县枣园扩种，面积增加。</w:t>"
        + "</w:r></w:p>"
    )
    notes = '<w:footnote w:id="2"><w:p><w:r><w:t>指三月。</w:t></w:r></w:p></w:footnote>'
    plan = plan_import(site(tmp_path), (word(tmp_path, body, footnotes=notes),))
    zhengding, xingtang = copy_of(plan, "正定县"), copy_of(plan, "行唐县")
    assert "正定县召开春耕现场会。[^2]" in zhengding
    assert "[^2]: 指三月。" in zhengding
    assert "旧话" not in zhengding
    assert "caption: '正定县农民下田。'" in zhengding
    assert "caption: '行唐县果园花开。'" in xingtang
    assert xingtang.count("果园花开") == 1
    assert sorted(name for name in plan.files if name.endswith(".png")) == [
        "content/gaojian/photos/xingtang-1.png",
        "content/gaojian/photos/zhengding-1.png",
    ]
    write_plan(tmp_path, plan)
    feature, _ = load_feature(load_house(tmp_path), "gaojian")
    table = next(block for block in feature.entries[0].blocks if block.kind == "table")
    assert [["".join(run.text for run in cell) for cell in row] for row in table.cells] == [
        ["乡镇", "亩数"],
        ["甲|乙", "30"],
    ]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0 old word"])
def test_broken_word_file_is_refused_in_words(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    with pytest.raises(StopPress) as stop:
        plan_import(site(tmp_path), (path,))
    assert stop.value.findings[0].code == "not-word"


@pytest.mark.parametrize("body", ["<w:p>", "&lol;", "<w:p><w:r><w:t>甲</w:t></w:p></w:r>"])
def test_broken_xml_is_refused_in_words(tmp_path: Path, body: str) -> None:
    with pytest.raises(StopPress) as stop:
        plan_import(site(tmp_path), (word(tmp_path, body),))
    assert stop.value.findings[0].code == "not-word"


def test_nests_too_deep_are_refused_in_words(tmp_path: Path) -> None:
    body = "<w:sdt>" * 4000 + p("正定县") + "</w:sdt>" * 4000
    with pytest.raises(StopPress) as stop:
        plan_import(site(tmp_path), (word(tmp_path, body),))
    assert stop.value.findings[0].code == "not-word"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=80)
@given(st.data())
def test_damaged_word_file_is_read_or_refused(tmp_path: Path, data: st.DataObject) -> None:
    path = word(tmp_path, p("正定县", *HEADING) + p("正定县古城开门迎客。") + PICTURE)
    whole = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(whole)
    try:
        plan_import(site(tmp_path), (path,))
    except StopPress as stop:
        assert stop.findings


def test_other_files_are_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(StopPress) as stop:
        plan_import(site(tmp_path), (tmp_path / "a.wps", tmp_path / "no.txt"))
    assert [finding.code for finding in stop.value.findings] == ["unknown-manuscript", "missing-manuscript"]


def test_markdown_keeps_its_marks(tmp_path: Path) -> None:
    path = tmp_path / "spring.md"
    path.write_text("---\ntitle: 旧字段\n---\n# 正定县\n\n正定县**重点**推进。\n\n- 一\n- 二\n", encoding="utf-8")
    plan = plan_import(site(tmp_path), (path,))
    assert "正定县**重点**推进。\n\n- 一\n- 二" in copy_of(plan, "正定县")
    assert "旧字段" in plan.files["content/spring/unplaced.md"].decode()


@given(st.lists(st.text(alphabet="云岭县，。“”()[]{}<>*_`#>-+.!&;:|\\/~^=1a &", min_size=1, max_size=30), max_size=4))
def test_escaped_words_are_printed_as_they_are(lines: list[str]) -> None:
    words = ["".join(line.split()) for line in lines]
    text = "\n\n".join(as_markdown(word) for word in words if word)
    copy = parse_markup(text, "a.md")
    assert ["".join(block.text.split()) for block in copy.blocks] == [word for word in words if word]


def test_slugs_are_pinyin() -> None:
    assert [slug_of(name) for name in ("晋州市", "赵县", "藁城区", "Spring 2021")] == [
        "jinzhou",
        "zhaoxian",
        "gaocheng",
        "spring-2021",
    ]


def test_tiers_are_told_apart() -> None:
    assert split_tiers(["肩题一 肩题二 主题"]) == ("肩题一　肩题二", "主题")
    assert split_tiers(["肩题", "主题 两段"]) == ("肩题", "主题　两段")
    assert split_tiers(["主题"]) == ("", "主题")


def test_several_files_are_one_feature_each_its_own_countys(tmp_path: Path) -> None:
    for name, text in (("正定县.txt", "古城开门迎客，游人如织。\n"), ("行唐.txt", "枣园扩种，面积增加，枣农高兴。\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "灵寿县.txt").write_text("灵寿县山桃花开，漫山遍野。\n", encoding="utf-8")
    paths = tuple(tmp_path / name for name in ("灵寿县.txt", "正定县.txt", "行唐.txt"))
    plan = plan_import(site(tmp_path), paths, "spring")
    assert "古城开门" in copy_of(plan, "正定县")
    assert "山桃花开" in copy_of(plan, "灵寿县")
    assert "枣园扩种" in copy_of(plan, "行唐县")


def test_strict_word_file_under_another_name_is_read(tmp_path: Path) -> None:
    path = tmp_path / "正定县.docx"
    strict = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
    body = p("正定县", *HEADING) + p("正定县古城开门迎客。")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document2.xml", f"<w:document {strict}><w:body>{body}</w:body></w:document>")
        archive.writestr(
            "_rels/.rels",
            '<Relationships><Relationship Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"'
            ' Target="/word/document2.xml"/></Relationships>',
        )
    plan = plan_import(site(tmp_path), (path,))
    assert "古城开门" in copy_of(plan, "正定县")


SCRAPS = [
    *("正定县", "行唐县人大常委会", "编者按：", "——摘登", "\n", "\n\n\n\n", "古城开门迎客。", "2021年4月1日"),
    *("# ", "- ", "*", "[^1]", "<b>", "|", "图为", "a_b"),
]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(SCRAPS), max_size=25).map("".join))
def test_any_text_is_imported_without_loss(tmp_path: Path, text: str) -> None:
    for name in ("稿件.txt", "稿件.md"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        plan = plan_import(tmp_path, (tmp_path / name,))
        assert nothing_lost(text if name.endswith("txt") else text.replace("#", "").replace("*", ""), plan)


@pytest.mark.parametrize(
    ("text", "words", "credit"),
    [
        ("采茶。林远 摄", "采茶。", "林远摄"),
        ("采茶。（林远/摄）", "采茶。", "林远摄"),
        ("茶农在采茶 本报记者 林远 摄影报道", "茶农在采茶", "本报记者 林远摄影报道"),
        ("采茶。林远、王山摄", "采茶。", "林远、王山摄"),
        ("图为代表视察 县人大供图", "图为代表视察", "县人大供图"),
        ("老人在学摄影", "老人在学摄影", ""),
        ("林远 摄", "林远 摄", ""),
        ("春天，花开了。", "春天，花开了。", ""),
    ],
)
def test_photographer_at_the_end_of_a_caption_is_its_credit(text: str, words: str, credit: str) -> None:
    assert part_credit(text) == (words, credit)
