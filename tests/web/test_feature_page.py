"""The feature's web page: nothing lost, everything reachable, captions and credits in sight, nothing from elsewhere."""

import datetime
import json
import pickle
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import PurePosixPath

import pytest
from msgspec.structs import replace

from pressroom.findings import StopPress
from pressroom.model import Run
from pressroom.paper import WebSetting
from pressroom.web import Beside, make_card, make_web
from pressroom.web.pictures import make_print, plan_pictures

from .conftest import Newsroom, paragraph


class Page(HTMLParser):
    """What a test asks of a page: its elements with attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.silent = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.silent += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def text(self) -> str:
        return re.sub(r"[ \n]+", "", "".join(self.words))


def page_of(newsroom: Newsroom, beside: Beside = Beside(), **fields: object) -> Page:
    web = make_web(newsroom.house, replace(newsroom.sample(), **fields), beside)  # type: ignore[arg-type]
    assert web.findings == ()
    return Page(next(file.data.decode() for file in web.files if file.path == "site/trial/index.html"))


def test_all_copy_stands_on_the_page_in_order(newsroom: Newsroom) -> None:
    page = page_of(newsroom)
    order = ["主动作为　依法履职", "推动县级人大工作创新发展", "——座谈会发言摘登", "编者按", "县级人大是基层组织。"]
    order += [
        "晋州市人大常委会",
        "代表走进“代表之家”。",
        "（本报记者摄）",
        "134条",
        "进家履职。代表联系选民9400余人次。",
        "述职评议。",
    ]
    order += ["新乐市人大常委会", "常委会开展联动监督。", "赵县人大常委会", "视察民生实事。", "云岭日报社"]
    at = 0
    for words in order:
        at = page.text.index(words, at) + len(words)


def test_every_county_is_reached_from_the_navigation_and_knows_its_neighbours(newsroom: Newsroom) -> None:
    page = page_of(newsroom)
    links = [link["href"] for link in page.all("a")]
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {"#jinzhou", "#xinle", "#zhaoxian"} <= set(links)
    assert all(link[1:] in ids for link in links if link and link.startswith("#"))
    ways = [link for link in page.all("a") if str(link.get("class", "")).startswith("way-")]
    assert [way["href"] for way in ways if way["class"] == "way-previous"] == ["#jinzhou", "#xinle"]
    assert [way["href"] for way in ways if way["class"] == "way-next"] == ["#xinle", "#zhaoxian"]


def test_pictures_have_sizes_widths_and_words_and_only_the_first_is_eager(newsroom: Newsroom) -> None:
    page = page_of(newsroom)
    images = page.all("img")
    assert [image["alt"] for image in images] == ["房间里坐着人"] * 2
    assert all(image["width"] and image["height"] and image["sizes"] for image in images)
    assert [image.get("loading") for image in images] == [None, "lazy"]
    assert images[0]["fetchpriority"] == "high"
    assert all("480w" in str(source["srcset"]) for source in page.all("source"))
    assert "代表走进“代表之家”。（本报记者摄）" in page.text


def test_pictures_the_page_names_are_among_its_files(newsroom: Newsroom) -> None:
    web = make_web(newsroom.house, newsroom.sample())
    page = Page(web.files[0].data.decode())
    named = {
        part.split()[0] for source in (*page.all("source"), *page.all("img")) for part in source["srcset"].split(", ")
    }
    named |= {str(image["src"]) for image in page.all("img")}
    named |= {str(link["href"]) for link in page.all("a") if str(link["href"]).startswith("pictures/")}
    assert {f"site/trial/{name}" for name in named} <= {file.path for file in web.files}
    assert len({file.path for file in web.files}) == len(web.files)


def test_nothing_is_asked_from_another_site(newsroom: Newsroom) -> None:
    page = page_of(newsroom)
    asked = [
        attributes.get(name) for _, attributes in page.elements for name in ("src", "href") if attributes.get(name)
    ]
    own = [address for address in asked if str(address).startswith(("http:", "https:", "//"))]
    assert own == ["https://feature.example.cn/trial/"]


def test_markup_in_the_copy_is_escaped(newsroom: Newsroom) -> None:
    feature = newsroom.feature(newsroom.entry("a", "<b>县", "1 < 2 & <script>alert(1)</script>"), headline="<i>题")
    html = make_web(newsroom.house, feature).files[0].data.decode()
    assert "<script>alert" not in html
    assert "<b>县" not in html
    assert "<i>题" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_data_for_search_engines_names_parts_and_credits(newsroom: Newsroom) -> None:
    html = make_web(newsroom.house, newsroom.sample()).files[0].data.decode()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert found
    data = json.loads(found[1])
    assert data["@type"] == "NewsArticle"
    assert data["datePublished"] == "2021-04-01T00:00:00+08:00"
    assert [part["url"].rpartition("#")[2] for part in data["hasPart"]] == ["jinzhou", "xinle", "zhaoxian"]
    assert [picture["creditText"] for picture in data["associatedMedia"]] == ["本报记者 摄"] * 2
    assert len(data["image"]) == 3


def test_correction_is_shown_with_its_date(newsroom: Newsroom) -> None:
    assert "更正" not in page_of(newsroom).text
    page = page_of(newsroom, updated=datetime.date(2021, 4, 3), correction="数字应为134条。")
    assert "更正数字应为134条。更新于2021年4月3日" in page.text


def test_what_stands_beside_is_linked_with_size_and_pages(newsroom: Newsroom) -> None:
    bare = page_of(newsroom)
    assert not [link for link in bare.all("a") if str(link["href"]).endswith((".pdf", "epaper.html"))]
    page = page_of(newsroom, Beside(pdf_bytes=1_234_567, pdf_pages=2, epaper=True))
    assert "下载报纸版PDF（1.2MB，共2版）" in page.text
    assert {"trial.pdf", "epaper.html"} <= {str(link["href"]) for link in page.all("a")}


def test_table_of_all_figures_holds_every_figure_with_its_number(newsroom: Newsroom) -> None:
    page = page_of(newsroom)
    assert [cell["data-sort"] for cell in page.all("td") if "data-sort" in cell] == ["134", "92.1", "1275"]


def test_terms_of_the_glossary_are_kept_together_in_headings(newsroom: Newsroom) -> None:
    html = make_web(newsroom.house, newsroom.sample()).files[0].data.decode()
    assert '<span class="term">人大常委会</span>' in html


def test_an_english_feature_speaks_english(newsroom: Newsroom) -> None:
    paper = replace(newsroom.house.paper, language="en")
    page = page_of(newsroom, paper=paper)
    assert page.all("html") == [{"lang": "en"}]
    assert "Editor’snote" in page.text
    assert "1April2021" in page.text


def test_a_changed_layout_and_style_show_without_touching_python(newsroom: Newsroom) -> None:
    before = make_web(newsroom.house, newsroom.sample()).files[0].data.decode()
    layout = newsroom.house.root / "layouts/feature.html"
    text = layout.read_text(encoding="utf-8")
    layout.write_text(text.replace('<h1 class="headline', '<h1 class="grand headline'), encoding="utf-8")
    style = newsroom.house.root / "assets/css/web.css"
    style.write_text(style.read_text(encoding="utf-8") + "\n.grand { color: teal }\n", encoding="utf-8")
    after = make_web(newsroom.house, newsroom.sample()).files[0].data.decode()
    assert '<h1 class="grand headline">' in after
    sheets = [next(iter(re.findall(r"assets/web\.[0-9a-f]+\.css", html))) for html in (before, after)]
    assert sheets[0] != sheets[1]


def test_a_misspelt_name_in_the_layout_is_an_error_with_file_and_line(newsroom: Newsroom) -> None:
    layout = newsroom.house.root / "layouts/feature.html"
    text = layout.read_text(encoding="utf-8")
    layout.write_text(text.replace("{{ feature.headline }}", "{{ feature.headlin }}"), encoding="utf-8")
    line = text[: text.index("{{ feature.headline }}")].count("\n") + 1
    with pytest.raises(StopPress) as stop:
        make_web(newsroom.house, newsroom.sample())
    (finding,) = stop.value.findings
    assert str(finding.place) == f"layouts/feature.html:{line}"
    assert finding.advise() == "did you mean `headline`?"


def test_an_asset_that_is_not_there_is_an_error(newsroom: Newsroom) -> None:
    layout = newsroom.house.root / "layouts/base.html"
    layout.write_text(layout.read_text(encoding="utf-8").replace("css/web.css", "css/wep.css"), encoding="utf-8")
    with pytest.raises(StopPress, match=r"css/wep\.css"):
        make_web(newsroom.house, newsroom.sample())


def test_a_picture_that_cannot_be_read_is_a_finding_and_the_page_still_stands(newsroom: Newsroom) -> None:
    feature = newsroom.sample()
    (newsroom.house.root / "content/trial/photos/upright.jpg").write_bytes(b"no picture")
    web = make_web(newsroom.house, feature)
    assert [finding.code for finding in web.findings] == ["unreadable-picture"]
    assert len(Page(web.files[0].data.decode()).all("img")) == 1


def test_a_draft_is_marked_and_kept_from_search_engines(newsroom: Newsroom) -> None:
    assert {"name": "robots", "content": "noindex"} not in page_of(newsroom).all("meta")
    page = page_of(newsroom, draft=True)
    assert "草稿" in page.text
    assert {"name": "robots", "content": "noindex"} in page.all("meta")
    assert "草稿" not in page_of(newsroom).text
    entries = (replace(newsroom.sample().entries[1], draft=True),)
    assert "新乐市人大常委会草稿" in page_of(newsroom, entries=entries).text


def test_avif_is_offered_first_where_the_paper_wants_it(newsroom: Newsroom) -> None:
    paper = replace(newsroom.house.paper, web=WebSetting(avif=True))
    kinds = [source["type"] for source in page_of(newsroom, paper=paper).all("source")]
    assert kinds == ["image/avif", "image/webp"] * 2


def test_two_builds_give_the_same_bytes(newsroom: Newsroom) -> None:
    first = make_web(newsroom.house, newsroom.sample())
    for kept in (newsroom.house.root / ".cache/pictures").iterdir():
        kept.unlink()
    assert make_web(newsroom.house, newsroom.sample()) == first


def test_planned_pictures_have_the_names_and_bytes_of_made_ones(newsroom: Newsroom) -> None:
    feature, root = newsroom.sample(), newsroom.house.root
    planned = plan_pictures(root, feature)
    assert not (root / ".cache/pictures").exists()
    page = make_web(newsroom.house, feature, desk=planned.desk)
    made = make_web(newsroom.house, feature)
    assert page.files[0] == made.files[0]
    prints = {f"site/trial/{name}": make_print(root, *order) for name, order in planned.orders.items()}
    assert prints == {file.path: file.data for file in made.files if "/pictures/" in file.path}


def test_the_card_names_a_picture_that_the_page_brings(newsroom: Newsroom) -> None:
    feature = newsroom.sample()
    card = make_card(newsroom.house, feature)
    files = {file.path for file in make_web(newsroom.house, feature).files}
    assert f"site/{card.lead_picture}" in files
    assert PurePosixPath(card.lead_picture).suffix == ".jpg"
    assert (card.lead_width_px, card.lead_height_px) == (720, 480)
    assert f'<img src="https://feature.example.cn/{card.lead_picture}"' in card.feed_html
    assert card.counties == (("jinzhou", "晋州市"), ("xinle", "新乐市"), ("zhaoxian", "赵县"))
    assert card.summary == "县级人大是基层组织。"


def test_inline_marks_and_anchors_of_entries_do_not_collide(newsroom: Newsroom) -> None:
    note = replace(paragraph("注"), kind="footnote", anchor="fn-1")
    mark = replace(paragraph("文"), runs=(Run("1", 1, frozenset({"superscript", "link"}), "#fn-1"),))
    entries = [replace(newsroom.entry(slug, slug), blocks=(mark, note)) for slug in ("a", "b")]
    page = Page(make_web(newsroom.house, newsroom.feature(*entries)).files[0].data.decode())
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert {"a-fn-1", "b-fn-1"} <= set(ids)
    assert {"#a-fn-1", "#b-fn-1"} <= {link["href"] for link in page.all("a")}


def test_a_page_whose_pictures_are_kept_needs_neither_engine_nor_pillow(newsroom: Newsroom) -> None:
    feature = newsroom.sample()
    made = make_web(newsroom.house, feature)
    kept = newsroom.house.root / "feature"
    kept.write_bytes(pickle.dumps((newsroom.house, feature)))
    code = (
        "import pickle, sys; from pathlib import Path; from pressroom.web import make_card, make_web;"
        f"house, feature = pickle.loads(Path({str(kept)!r}).read_bytes());"
        "print(len(make_web(house, feature).files), make_card(house, feature).lead_picture);"
        "heavy = {'weasyprint', 'pypdfium2', 'PIL', 'uharfbuzz', 'yaml'};"
        "print(*(heavy & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.splitlines()
    assert told == [f"{len(made.files)} {make_card(newsroom.house, feature).lead_picture}", ""]
