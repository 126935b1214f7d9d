"""The archive: newest first, a page a year, months where a year is full, a feed and maps that are well formed."""

import datetime
import json
import re
from xml.etree import ElementTree

from msgspec.structs import replace

from pressroom.model import ArchiveCard
from pressroom.web import make_archive_pages

from .conftest import Newsroom

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def card(number: int, date: str, **fields: object) -> ArchiveCard:
    plain = ArchiveCard(f"f{number:04}", f"专题{number}", "肩", "副", date, "", "摘要", (("jinzhou", "晋州市"),))
    return replace(plain, feed_html="<p>全文&amp;</p>", **fields)  # type: ignore[arg-type]


def pages(newsroom: Newsroom, *cards: ArchiveCard) -> dict[str, str]:
    made = make_archive_pages(newsroom.house, cards)
    return {file.path.removeprefix("site/"): file.data.decode("utf-8", "replace") for file in made}


def linked(html: str) -> list[str]:
    return re.findall(r'<h3 class="card-headline"><a href="([^"]+)"', html)


def test_the_newest_stand_first_whatever_order_they_come_in(newsroom: Newsroom) -> None:
    cards = [card(1, "2020-12-31"), card(2, "2021-04-01"), card(3, ""), card(4, "2021-04-01")]
    made = pages(newsroom, *cards)
    assert linked(made["index.html"]) == [f"f000{n}/index.html" for n in (2, 4, 1, 3)]
    assert pages(newsroom, *reversed(cards)) == made
    assert linked(made["archive/2021/index.html"]) == ["../../f0002/index.html", "../../f0004/index.html"]
    assert "2020年" in made["archive/2021/index.html"]


def test_no_page_lists_everything(newsroom: Newsroom) -> None:
    first = datetime.date(2021, 1, 1)
    cards = [card(n, (first + datetime.timedelta(days=n)).isoformat()) for n in range(300)]
    made = pages(newsroom, *cards)
    counts = {path: len(linked(html)) for path, html in made.items() if path.endswith("index.html")}
    assert counts["index.html"] == 24
    assert counts["archive/2021/index.html"] == 0
    assert counts["archive/2021/02/index.html"] == 28
    assert max(counts.values()) <= 31
    assert sum(count for path, count in counts.items() if path.startswith("archive/")) == 300
    assert made["archive/2021/index.html"].count("../../archive/2021/") == 10


def test_the_feed_has_full_text_and_ids_that_stay(newsroom: Newsroom) -> None:
    changed = card(1, "2021-04-01", updated="2021-04-03")
    root = ElementTree.fromstring(pages(newsroom, changed, card(2, ""))["feed.xml"])
    (entry,) = root.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}id") == "tag:feature.example.cn,2021-04-01:f0001"
    assert entry.findtext(f"{ATOM}content") == "<p>全文&amp;</p>"
    assert entry.findtext(f"{ATOM}updated") == root.findtext(f"{ATOM}updated") == "2021-04-03T00:00:00+08:00"


def test_the_feed_holds_the_latest_thirty(newsroom: Newsroom) -> None:
    cards = [card(n, f"2021-01-{n % 28 + 1:02}") for n in range(40)]
    assert len(ElementTree.fromstring(pages(newsroom, *cards)["feed.xml"]).findall(f"{ATOM}entry")) == 30


def test_every_page_is_on_a_map_and_every_map_in_the_index(newsroom: Newsroom) -> None:
    made = pages(newsroom, card(1, "2020-01-01"), card(2, "2021-01-01"), card(3, ""))
    index = ElementTree.fromstring(made["sitemap.xml"])
    names = [str(loc.text).rpartition("/")[2] for loc in index.iter(f"{MAP}loc")]
    assert sorted(names) == sorted(path for path in made if path.startswith("sitemap-"))
    listed = {str(loc.text) for name in names for loc in ElementTree.fromstring(made[name]).iter(f"{MAP}loc")}
    paths = {"", "f0001/", "f0002/", "f0003/", "archive/2020/", "archive/2021/"}
    assert listed == {f"https://feature.example.cn/{path}" for path in paths}
    assert "https://feature.example.cn/sitemap.xml" in made["robots.txt"]


def test_search_knows_titles_and_counties(newsroom: Newsroom) -> None:
    rows = json.loads(pages(newsroom, card(1, "2021-04-01"))["search.json"])
    assert rows == [["f0001", "专题1", "肩 副", "2021-04-01", [["jinzhou", "晋州市"]]]]


def test_the_page_for_what_is_missing_works_at_any_depth(newsroom: Newsroom) -> None:
    html = pages(newsroom)["404.html"]
    addresses = re.findall(r'(?:href|src)="([^"#]+)"', html)
    assert addresses
    assert all(address.startswith(("/", "mailto:")) for address in addresses)
    below = replace(newsroom.house.paper, url="https://a.cn/paper")
    html = pages(Newsroom(replace(newsroom.house, paper=below)))["404.html"]
    assert 'href="/paper/index.html"' in html


def test_assets_are_named_by_their_content(newsroom: Newsroom) -> None:
    made = pages(newsroom)
    names = [path for path in made if path.startswith("assets/")]
    assert any(re.fullmatch(r"assets/web\.[0-9a-f]{10}\.css", name) for name in names)
    assert not any("print" in name for name in names)
    assert all(name in made["index.html"] for name in names if name.endswith((".css", ".js")))


def test_an_address_in_a_stylesheet_leads_to_the_named_file(newsroom: Newsroom) -> None:
    style = newsroom.house.root / "assets/css/web.css"
    style.write_text('a { background: url("../icons/icon.svg") } b { background: url(data:,x) }', encoding="utf-8")
    made = pages(newsroom)
    (css,) = (text for path, text in made.items() if path.endswith(".css"))
    (icon,) = (path for path in made if path.endswith(".svg"))
    assert css == f'a {{ background: url("{icon.removeprefix("assets/")}") }} b {{ background: url(data:,x) }}'
