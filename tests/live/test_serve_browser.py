"""The preview as an editor sees it: every save is shown in time, nothing is reloaded by hand, nothing stale stays."""

import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.live.preview import Preview, previewing, wait_until, write_entry, write_picture, write_site

pytestmark = pytest.mark.browser
LONG = 20_000

# Notes in the desk when each pane shows another version, by the clock that Python reads too.
WATCH = """
if (parent === window) {
  window.marker = "not reloaded"; window.shown = [];
  const last = new Map();
  setInterval(() => {
    for (const pane of document.querySelectorAll(".pane")) {
      const name = pane.dataset.kind, version = pane.dataset.version;
      if (version && last.get(name) !== version) { last.set(name, version);
        window.shown.push([name, Date.now() / 1000]); }
    }
  }, 5);
}
addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href^='vscode:']");
  if (link) { event.preventDefault(); top.opened = link.href; }
}, true);
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        words = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=words)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    root = tmp_path_factory.mktemp("browser") / "paper"
    root.mkdir()
    write_site(root)
    with previewing(root) as preview:
        yield preview


@pytest.fixture
def page(browser: Browser, preview: Preview) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1600, "height": 900})
    page.add_init_script(WATCH)
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    yield page
    page.close()
    assert faults == []


@pytest.fixture
def desk(page: Page, preview: Preview) -> Page:
    page.goto(preview.url)
    for kind in ("page", "sheet"):
        page.wait_for_selector(f".pane.{kind}[data-version]:not([data-version=''])", state="attached", timeout=LONG)
    page.wait_for_function("document.body.dataset.state === 'fresh'", timeout=LONG)
    return page


def inside(desk: Page, kind: str, expression: str) -> Any:
    """Evaluate an expression in the document (`doc`) and window (`win`) a pane shows now."""
    return desk.evaluate(
        f"""() => {{
          const frame = [...document.querySelectorAll(".pane.{kind} iframe")].at(-1);
          const win = frame.contentWindow, doc = frame.contentDocument;
          return {expression};
        }}"""
    )


def words_of(desk: Page, kind: str) -> str:
    """Give what a pane shows."""
    return str(inside(desk, kind, "doc.body ? doc.body.textContent : ''"))


def wait_for(desk: Page, kind: str, expression: str) -> None:
    """Wait until an expression is true in a pane."""

    def true() -> bool:
        desk.wait_for_timeout(20)
        return bool(inside(desk, kind, expression))

    assert wait_until(true), expression


def wait_for_words(desk: Page, kind: str, words: str, there: bool = True) -> None:
    """Wait until a pane shows words, or no longer does."""

    def seen() -> bool:
        desk.wait_for_timeout(20)
        return (words in words_of(desk, kind)) is there

    assert wait_until(seen), f"{kind}: {words}"
    assert desk.evaluate("window.marker") == "not reloaded"


def entry(preview: Preview, name: str) -> Path:
    return preview.root / "content" / "spring" / name


def test_saved_entry_is_shown_on_page_and_sheet_with_its_scroll(desk: Page, preview: Preview) -> None:
    file = entry(preview, "02-b.md")
    good = file.read_text(encoding="utf-8")
    inside(desk, "page", "win.scrollTo({top: 700, behavior: 'instant'})")
    file.write_text(good + "\n滹沱河边新闻一则。\n", encoding="utf-8")
    wait_for_words(desk, "page", "滹沱河边新闻一则。")
    assert inside(desk, "page", "win.scrollY") == 700
    wait_for_words(desk, "sheet", "滹沱河边新闻一则。")
    file.write_text(good, encoding="utf-8")
    wait_for_words(desk, "page", "滹沱河边新闻一则。", there=False)
    wait_for_words(desk, "sheet", "滹沱河边新闻一则。", there=False)


def test_layout_style_and_settings_are_shown(desk: Page, preview: Preview) -> None:
    layout, style = preview.root / "layouts" / "feature.html", preview.root / "assets" / "css" / "web.css"
    layout.write_text(layout.read_text(encoding="utf-8").replace("</main>", "<p>版式新加</p></main>"), encoding="utf-8")
    wait_for_words(desk, "page", "版式新加")
    style.write_text(
        style.read_text(encoding="utf-8") + "\nbody { outline: 7px solid rgb(1, 2, 3) }\n", encoding="utf-8"
    )
    wait_for(desk, "page", "win.getComputedStyle(doc.body).outlineColor === 'rgb(1, 2, 3)'")
    site = preview.root / "site.yaml"
    site.write_text(site.read_text(encoding="utf-8").replace("云岭日报", "云岭晚报"), encoding="utf-8")
    wait_for_words(desk, "page", "云岭晚报")
    wait_for_words(desk, "sheet", "云岭晚报")
    spread = preview.root / "layouts" / "spread.html"
    text = spread.read_text(encoding="utf-8").replace("{{ paper.name }}", "{{ paper.name }}号外", 1)
    spread.write_text(text, encoding="utf-8")
    wait_for_words(desk, "sheet", "云岭晚报号外")


def test_changed_picture_is_shown(desk: Page, preview: Preview) -> None:
    look = "[...doc.images].map(image => image.currentSrc).find(src => src.includes('river'))"
    before = inside(desk, "page", look)
    write_picture(entry(preview, "photos/river.jpg"), (200, 30, 40))
    wait_for(desk, "page", f"![undefined, '', {before!r}].includes({look})")
    colour = """(async () => {
      const image = [...doc.images].find(image => image.currentSrc.includes('river'));
      image.loading = 'eager'; await image.decode();
      const pen = new OffscreenCanvas(1, 1).getContext('2d');
      pen.drawImage(image, 0, 0, 1, 1);
      return [...pen.getImageData(0, 0, 1, 1).data];
    })()"""
    red, green, blue, _ = inside(desk, "page", colour)
    assert red > 150 > 100 > max(green, blue)


def test_broken_copy_leaves_the_last_good_edition_marked_until_mended(desk: Page, preview: Preview) -> None:
    file = entry(preview, "03-c.md")
    good = file.read_text(encoding="utf-8")
    before = words_of(desk, "page")
    file.write_text(good.replace("county:", "cuonty:"), encoding="utf-8")
    desk.wait_for_selector(".pane.page.broken", timeout=LONG)
    assert desk.locator(".banner").is_visible()
    assert words_of(desk, "page") == before
    link = desk.locator("pressroom-findings a").first
    assert link.get_attribute("href") == f"vscode://file{file}:2:1"
    assert "cuonty" in str(desk.evaluate("document.querySelector('pressroom-findings').shadowRoot.textContent"))
    file.write_text(good, encoding="utf-8")
    desk.wait_for_selector(".pane.page:not(.broken)", timeout=LONG)
    assert not desk.locator(".banner").is_visible()


def test_entry_renamed_and_deleted(desk: Page, preview: Preview) -> None:
    extra = entry(preview, "04-d.md")
    write_entry(extra, "06-yuanshi")
    wait_for_words(desk, "page", "元氏县")
    wait_for(desk, "page", "doc.querySelector('section#d')?.id")
    extra.rename(entry(preview, "04-neu.md"))
    wait_for(desk, "page", "doc.querySelector('section#neu')?.id")
    assert not inside(desk, "page", "doc.querySelector('section#d')?.id")
    entry(preview, "04-neu.md").unlink()
    wait_for_words(desk, "page", "元氏县", there=False)
    wait_for_words(desk, "sheet", "元氏县", there=False)


def test_click_on_a_printed_line_opens_its_source(desk: Page, preview: Preview) -> None:
    desk.wait_for_timeout(500)
    area = desk.frame_locator(".pane.sheet iframe").locator("rect[data-at^='content/spring/02-b.md:']").nth(8)
    at = area.get_attribute("data-at")
    area.click()
    assert desk.evaluate("window.opened") == f"vscode://file{preview.root}/{at}:1"
    name, _, number = str(at).partition(":")
    text = (preview.root / name).read_text(encoding="utf-8").splitlines()[int(number) - 1]
    assert text.strip()


def test_picture_of_the_press_takes_the_drawings_place(desk: Page, preview: Preview) -> None:
    wait_for(desk, "sheet", "doc.querySelector('.pressroom-sheet.printed') !== null")
    sizes = inside(
        desk,
        "sheet",
        """['image.proof', '.pressroom-sheet'].map(name => doc.querySelector(name).getBoundingClientRect())
        .map(box => [Math.round(box.width), Math.round(box.height)])""",
    )
    assert sizes[0] == sizes[1]


def test_phone_tablet_and_desk_stand_side_by_side(desk: Page, preview: Preview) -> None:
    desk.click(".views button[value=widths]")
    for number in range(3):
        desk.wait_for_selector(f".pane:nth-child({number + 1})[data-version]", state="attached", timeout=LONG)
    frames = [handle.content_frame() for handle in desk.query_selector_all(".pane iframe")]
    assert [frame.evaluate("innerWidth") for frame in frames if frame] == [390, 820, 1280]
    desk.evaluate("sessionStorage.clear()")


def test_draft_has_its_watermark(desk: Page, preview: Preview) -> None:
    file = entry(preview, "03-c.md")
    good = file.read_text(encoding="utf-8")
    file.write_text(good.replace("---\n", "---\ndraft: true\n", 1), encoding="utf-8")
    wait_for(desk, "page", "win.getComputedStyle(doc.getElementById('c'), '::after').content.includes('草稿')")
    wait_for_words(desk, "sheet", "草稿")
    file.write_text(good, encoding="utf-8")
    wait_for_words(desk, "sheet", "草稿", there=False)


def test_page_opened_alone_renews_itself_with_its_scroll(page: Page, preview: Preview) -> None:
    page.goto(f"{preview.url}spring/")
    file = entry(preview, "02-b.md")
    good = file.read_text(encoding="utf-8")
    page.wait_for_function("document.documentElement.dataset.pressroom === 'fresh'", timeout=LONG)
    page.evaluate("scrollTo({top: 500, behavior: 'instant'})")
    file.write_text(good + "\n单独打开也会更新。\n", encoding="utf-8")
    page.wait_for_function("document.body.innerText.includes('单独打开也会更新。')", timeout=LONG)
    page.wait_for_function("scrollY === 500", timeout=LONG)
    file.write_text(good, encoding="utf-8")
    page.wait_for_function("!document.body.innerText.includes('单独打开也会更新。')", timeout=LONG)


@pytest.mark.long
def test_twenty_saves_are_each_shown(
    desk: Page, preview: Preview, record_property: Callable[[str, object], None]
) -> None:
    file = entry(preview, "02-b.md")
    good = file.read_text(encoding="utf-8")
    desk.wait_for_timeout(4000)
    times: dict[str, list[float]] = {"page": [], "sheet": []}
    for number in range(20):
        desk.evaluate("window.shown.length = 0")
        began = time.time()
        file.write_text(f"{good}\n第{number}次改动。\n", encoding="utf-8")
        both = "['page', 'sheet'].every(kind => window.shown.some(one => one[0] === kind))"
        desk.wait_for_function(both, polling=50, timeout=LONG)
        for kind, moment in reversed(desk.evaluate("window.shown")):
            times[kind].append(moment - began) if kind in times else None
        desk.wait_for_timeout(400)
    file.write_text(good, encoding="utf-8")
    medians = {kind: statistics.median(found[-20:]) for kind, found in times.items()}
    record_property("medians", medians)
    assert {kind: len(found) >= 20 for kind, found in times.items()} == {"page": True, "sheet": True}
