"""The sample in another house's dress: other layouts, other styles, the same copy, no Python touched."""

import re
import shutil
from html import unescape
from pathlib import Path

import pytest

from pressroom.config import load_house
from pressroom.copydesk.content import load_feature
from pressroom.edition import make_archive, make_feature

HERE = Path(__file__).parent
SITE = HERE.parents[1]
SLUG = "county-congresses"

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Everything the sample becomes in the other house."""
    root = tmp_path_factory.mktemp("other_house")
    shutil.copytree(SITE / "content" / SLUG, root / "content" / SLUG, ignore=shutil.ignore_patterns("studio", "*.py"))
    shutil.copy(SITE / "site.yaml", root / "site.yaml")
    shutil.copytree(SITE / "assets/colour", root / "assets/colour")
    shutil.copytree(HERE / "layouts", root / "layouts")
    shutil.copytree(HERE / "assets", root / "assets", dirs_exist_ok=True)
    house = load_house(root)
    edition = make_feature(house, SLUG)
    assert [finding for finding in edition.findings if finding.of_form] == []
    assert edition.card
    made = (*edition.files, *make_archive(house, (edition.card,)))
    return {file.path: file.data for file in made}


def text_of(html: bytes) -> str:
    return re.sub(r"\s", "", unescape(re.sub(r"<(script|style).*?</\1>|<[^>]+>", "", html.decode(), flags=re.DOTALL)))


def test_the_web_page_is_the_other_houses_and_holds_all_copy(files: dict[str, bytes]) -> None:
    html = files[f"site/{SLUG}/index.html"]
    feature, _ = load_feature(load_house(SITE), SLUG)
    text = text_of(html)
    assert html.count(b'<article class="county"') == len(feature.entries)
    assert "编辑的话" in text
    assert "编者按" not in text
    assert re.search(rb'href="\.\./assets/site\.[0-9a-f]+\.css"', html)
    assert b"<script src" not in html
    for entry in feature.entries:
        for block in entry.blocks:
            assert re.sub(r"\s", "", block.text) in text
        for photo in entry.photos:
            assert re.sub(r"\s", "", photo.caption + photo.credit) in text


def test_every_other_product_is_the_other_houses_too(files: dict[str, bytes]) -> None:
    assert "全部专题" in text_of(files["site/index.html"])
    assert "2021年度" in text_of(files["site/archive/2021/index.html"])
    assert "没有这一页" in text_of(files["site/404.html"])
    assert "第6版" in text_of(files[f"site/{SLUG}/epaper.html"])
    assert b'style="color: #0b3a6f"' in files[f"wechat/{SLUG}.html"]
    assert files[f"site/{SLUG}/card.png"][16:24] == (600).to_bytes(4, "big") + (315).to_bytes(4, "big")
    assert not any("page." in path and path.endswith(".js") for path in files)


def test_the_sheet_is_the_other_houses(files: dict[str, bytes]) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(files[f"press/{SLUG}/spread.pdf"])
    words = document[0].get_textpage().get_text_range()
    document.close()
    assert "蓝版" in words
    assert "编辑的话" in words
