"""What readers do, in the system's Chromium: go from county to county, enlarge, darken, sort, read the e-paper."""

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from pressroom.config import load_house
from pressroom.web import Beside, make_archive_pages, make_card, make_epaper, make_web

from .conftest import Newsroom, copy_site, make_layout, make_pdf

playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}

pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")]


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The trial's site on a local server."""
    folder = tmp_path_factory.mktemp("browser")
    newsroom = Newsroom(load_house(copy_site(folder)))
    feature = newsroom.sample()
    text = "代表们依托代表之家开展活动，听取群众意见，办理代表建议，推动解决问题。" * 12
    more = newsroom.entry("wuji", "无极县", text, text, photos=(newsroom.photo("wuji.jpg", caption="联动监督。"),))
    feature = replace(feature, entries=(*feature.entries, more, newsroom.entry("shenze", "深泽县", text, text)))
    web = make_web(newsroom.house, feature, Beside(epaper=True))
    paper = make_epaper(newsroom.house, feature, make_layout(), make_pdf())
    archive = make_archive_pages(newsroom.house, (make_card(newsroom.house, feature),))
    for file in (*web.files, *paper.files, *archive):
        path = folder / "output" / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    handler = functools.partial(Quiet, directory=str(folder / "output/site"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator["playwright.Browser"]:
    with playwright.sync_playwright() as running:
        chromium = running.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: "playwright.Browser", address: str) -> Iterator[object]:
    """Open a page of the site in a fresh window; a fault in its script fails the test."""
    faults: list[str] = []
    contexts = []

    def open_page(path: str, viewport: dict[str, int] = DESK, **options: object) -> "playwright.Page":
        context = browser.new_context(viewport=viewport, reduced_motion="reduce", **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(8000)
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.goto(f"{address}/{path}")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


def style(page: "playwright.Page", selector: str, name: str) -> str:
    return str(page.locator(selector).first.evaluate(f"(element) => getComputedStyle(element)['{name}']"))


def test_the_rail_marks_the_county_in_view(visit) -> None:
    page = visit("trial/index.html")
    assert page.locator(".counties [aria-current]").count() == 0
    page.locator(".counties a", has_text="无极县").click()
    page.wait_for_function("document.querySelector('.counties [aria-current]')?.textContent === '无极县'")
    assert page.url.endswith("#wuji")
    assert page.locator(".bar").is_hidden()


def test_a_phone_has_a_bar_and_a_sheet(visit) -> None:
    page = visit("trial/index.html", PHONE)
    sheet = page.locator(".counties")
    assert sheet.is_hidden()
    page.locator(".bar-current").click()
    assert sheet.is_visible()
    sheet.locator("a", has_text="无极县").click()
    sheet.wait_for(state="hidden")
    page.wait_for_function("document.querySelector('[data-current]').textContent === '无极县'")
    assert page.locator("[data-count]").text_content() == "4 / 5"
    page.locator("[data-way='1']").click()
    page.wait_for_function("document.querySelector('[data-current]').textContent === '深泽县'")
    assert page.locator("[data-way='1']").is_hidden()


def test_a_picture_is_enlarged_and_turned_by_keys(visit) -> None:
    page = visit("trial/index.html")
    page.locator(".picture-link").first.click()
    viewer = page.locator(".viewer")
    assert viewer.is_visible()
    assert page.locator(".viewer-words").text_content() == "代表走进“代表之家”。（本报记者 摄）"
    page.keyboard.press("ArrowRight")
    assert page.locator("[data-viewer-count]").text_content() == "2 / 3"
    assert "upright-" in str(page.locator(".viewer-picture img").get_attribute("src"))
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert page.locator("[data-viewer-count]").text_content() == "3 / 3"
    page.keyboard.press("Escape")
    assert viewer.is_hidden()
    assert page.evaluate("document.activeElement.className") == "picture-link"


def test_dark_follows_the_system_and_the_switch_and_is_kept(visit) -> None:
    dark, light = "rgb(19, 27, 40)", "rgb(248, 244, 234)"
    page = visit("trial/index.html", color_scheme="dark")
    assert style(page, "html", "backgroundColor") == dark
    page.locator(".folio-settings").click()
    page.locator("button[data-scheme='light']").click()
    assert style(page, "html", "backgroundColor") == light
    page.reload()
    assert style(page, "html", "backgroundColor") == light
    assert page.locator("button[data-scheme='light']").get_attribute("aria-pressed") == "true"
    page.locator(".folio-settings").click()
    page.locator("button[data-scheme='auto']").click()
    assert style(page, "html", "backgroundColor") == dark


def test_text_grows_and_the_choice_is_kept(visit) -> None:
    page = visit("trial/index.html", PHONE)
    before = float(style(page, ".copy p", "fontSize").removesuffix("px"))
    assert before == 17
    page.locator(".folio-settings").click()
    page.locator("button[data-size='huge']").click()
    assert float(style(page, ".copy p", "fontSize").removesuffix("px")) == 24
    page.reload()
    assert float(style(page, ".copy p", "fontSize").removesuffix("px")) == 24
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_table_is_sorted_up_down_and_back(visit) -> None:
    page = visit("trial/index.html")

    def numbers() -> list[str]:
        return [str(words) for words in page.locator(".all-figures td.number").all_text_contents()]

    assert numbers() == ["134条", "92.1%", "1,275人次"]
    head = page.locator(".all-figures th.number button")
    for order, expected in (
        ("ascending", ["92.1%", "134条", "1,275人次"]),
        ("descending", ["1,275人次", "134条", "92.1%"]),
        (None, ["134条", "92.1%", "1,275人次"]),
    ):
        head.click()
        assert page.locator(".all-figures th.number").get_attribute("aria-sort") == order
        assert numbers() == expected


def test_the_epaper_opens_a_text_by_mouse(visit) -> None:
    page = visit("trial/epaper.html")
    assert page.locator("#read-jinzhou").is_hidden()
    area = page.locator("#sheet-1 a[href='#read-jinzhou'] polygon").first
    area.hover()
    assert (
        float(
            area.evaluate(
                "(area) => (area.getAnimations().forEach((one) => one.finish()), getComputedStyle(area).fillOpacity)"
            )
        )
        > 0.1
    )
    area.click()
    assert page.locator("#read-jinzhou").is_visible()
    assert page.locator(".reader-list").is_hidden()
    page.locator("#read-jinzhou .way-next").click()
    assert page.locator("#read-xinle").is_visible()
    assert page.locator("#read-jinzhou").is_hidden()
    assert page.evaluate("document.scrollingElement.scrollTop") == 0


def test_the_epaper_is_read_by_keys(visit) -> None:
    page = visit("trial/epaper.html")
    page.locator("#view-page-7").focus()
    page.keyboard.press("Space")
    assert page.locator("#page-7").is_visible()
    assert page.locator("#sheet-1").is_hidden()
    page.locator("#page-7 a[href='#read-xinle']").focus()
    page.keyboard.press("Enter")
    assert page.locator("#read-xinle").is_visible()
    page.wait_for_function("document.activeElement.id === 'read-xinle'")
    page.keyboard.press("Escape")
    page.wait_for_function("location.hash === '#copy'")
    assert page.locator("#read-xinle").is_hidden()
    assert page.locator("#page-7 a[href='#read-xinle']").evaluate("(area) => area === document.activeElement")


def test_the_epaper_is_magnified(visit) -> None:
    page = visit("trial/epaper.html", PHONE)
    before = page.locator("#sheet-1 img").bounding_box()
    page.locator("label[for=zoom-3]").click()
    after = page.locator("#sheet-1 img").bounding_box()
    assert before
    assert after
    assert 2.9 < after["width"] / before["width"] < 3.6
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_without_script_everything_can_be_read(visit) -> None:
    page = visit("trial/index.html", PHONE, java_script_enabled=False)
    assert page.locator(".folio-settings").is_hidden()
    assert page.locator("[data-way='1']").is_hidden()
    assert page.locator(".all-figures td.number").count() == 3
    assert page.locator(".entry .copy").first.is_visible()
    page.locator(".bar-current").click()
    assert page.locator(".counties").is_visible()
    page.locator(".counties a", has_text="新乐市").click()
    assert page.url.endswith("#xinle")
    page.locator(".counties button").click()
    assert page.locator(".counties").is_hidden()
    page.locator(".picture-link").first.click()
    assert page.url.endswith(".jpg")


def test_without_script_the_epaper_opens_its_texts(visit) -> None:
    page = visit("trial/epaper.html", java_script_enabled=False)
    page.locator("label[for=view-page-6]").click()
    page.locator("#page-6 a[href='#read-note'] polygon").click()
    assert page.locator("#read-note").is_visible()
    assert page.locator("#page-6").is_visible()
    page.locator("#read-note .reading-close a").click()
    assert page.locator("#read-note").is_hidden()
    assert page.locator(".reader-list").is_visible()


def test_on_paper_only_the_copy_is_left(visit) -> None:
    page = visit("trial/index.html", PHONE, color_scheme="dark")
    page.emulate_media(media="print")
    for selector in (".bar", ".counties", ".folio-settings", ".entry-ways", ".dateline a"):
        assert page.locator(selector).first.is_hidden(), selector
    assert style(page, "html", "backgroundColor") == "rgb(255, 255, 255)"
    assert style(page, ".copy p", "color") == "rgb(0, 0, 0)"
    assert page.locator(".picture figcaption").first.is_visible()


def test_copy_is_set_as_chinese_copy(visit) -> None:
    page = visit("trial/index.html", PHONE)
    size = float(style(page, ".copy p", "fontSize").removesuffix("px"))
    assert float(style(page, ".entry .copy p", "textIndent").removesuffix("px")) == 2 * size
    assert style(page, ".copy", "textAlign") == "justify"
    assert style(page, "body", "lineBreak") == "strict"
    assert style(page, "body", "textSpacingTrim") == "trim-start"
    assert style(page, "body", "textAutospace") == "normal"
    assert float(style(page, ".copy p", "lineHeight").removesuffix("px")) >= 1.5 * size


LINES = """(heading) => {
  const range = document.createRange(), tops = {};
  const walk = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) for (let at = 0; at < walk.currentNode.length; at++) {
    range.setStart(walk.currentNode, at); range.setEnd(walk.currentNode, at + 1);
    const top = Math.round(range.getBoundingClientRect().bottom / 4);
    tops[top] = (tops[top] || '') + range.toString();
  }
  return Object.keys(tops).map(Number).sort((a, b) => a - b).map((top) => tops[top]);
}"""


@pytest.mark.parametrize("width", [320, 360, 390, 430, 768, 1280])
def test_no_heading_ends_in_a_lone_character_and_nothing_scrolls_sideways(visit, width: int) -> None:
    page = visit("trial/index.html", {"width": width, "height": 800})
    for heading in page.locator(".headline, .entry-title, .deck").all():
        lines = heading.evaluate(LINES)
        assert all(len(line) > 2 for line in lines), lines
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_search_finds_a_county_by_part_of_its_name(visit) -> None:
    page = visit("index.html")
    page.locator("#search-words").fill("新乐")
    found = page.locator(".search-found a")
    found.wait_for()
    assert found.text_content() == "推动县级人大工作创新发展　新乐市"
    assert found.get_attribute("href") == "trial/index.html#xinle"
    page.locator("#search-words").fill("没有的")
    page.wait_for_function("document.querySelector('.search-state').textContent === '没有找到'")
    assert found.count() == 0


SHIFTS = """() => new Promise((done) => {
  let sum = 0;
  const add = (list) => { for (const shift of list.getEntries()) sum += shift.value; };
  new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => done(sum), 500);
})"""


@pytest.mark.parametrize("path", ["trial/index.html", "trial/epaper.html", "index.html"])
@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_nothing_moves_while_a_page_loads(visit, path: str, viewport: dict[str, int]) -> None:
    page = visit(path, viewport)
    page.evaluate("document.fonts.ready")
    assert page.evaluate(SHIFTS) == 0


def test_the_headline_is_set_in_its_own_face(visit) -> None:
    page = visit("trial/index.html")
    page.evaluate("document.fonts.ready")
    if not page.evaluate("document.fonts.size"):
        pytest.skip("no headline face whose licence lets it be cut is installed")
    assert page.evaluate(
        "[...document.fonts].some((face) => face.family.includes('Pressroom') && face.status === 'loaded')"
    )
