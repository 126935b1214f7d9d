"""The preview over HTTP: what is shown, what is refused, how it ends."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.live.preview import Preview, previewing, wait_until, write_entry, write_site


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    root = tmp_path_factory.mktemp("live") / "paper"
    root.mkdir()
    write_site(root)
    (root.parent / "secret.txt").write_text("secret")
    (root / "assets" / "icons" / "leak.svg").symlink_to(root.parent / "secret.txt")
    (root / "assets" / "leak.png").symlink_to("/etc/passwd")
    with previewing(root) as preview:
        yield preview


def test_desk_page_sheet_and_archive_are_shown(preview: Preview) -> None:
    status, headers, desk = preview.ask("/")
    assert (status, headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert b"spring" in desk
    status, headers, page = preview.ask("/spring/")
    assert status == 200
    assert headers["cache-control"] == "no-store"
    assert "推动县级人大工作" in page.decode()
    assert b"/_live/live.js" in page
    assert wait_until(lambda: b"pressroom-sheet" in preview.ask("/_live/sheet/spring")[2])
    assert 'data-at="content/spring/01-a.md:' in preview.ask("/_live/sheet/spring")[2].decode()
    assert "推动县级人大工作" in preview.ask("/index.html")[2].decode()
    assert preview.ask("/spring")[0] == 307


def test_everything_a_page_asks_for_is_there(preview: Preview) -> None:
    import re

    page = preview.ask("/spring/")[2].decode()
    names = set(re.findall(r'(?:src|href)="([^"#]+?)"', page)) | {
        part.split()[0] for found in re.findall(r'srcset="([^"]+)"', page) for part in found.split(",")
    }
    for name in sorted(names):
        if name.startswith(("http", "data:", "mailto:")) or name.endswith("feed.xml"):
            continue
        path = name if name.startswith("/") else f"/spring/{name}" if not name.startswith("../") else name[2:]
        assert preview.ask(path)[0] == 200, name
    sheet = preview.ask("/_live/sheet/spring")[2].decode()
    for path in set(re.findall(r'(?:href="|url\()(/[^")]+)', sheet)):
        assert preview.ask(path)[0] == 200, path


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/../../etc/passwd",
        "/spring/../../secret.txt",
        "/spring/%2e%2e/%2e%2e/site.yaml",
        "/..%2fsecret.txt",
        "/spring%2findex.html",
        "/spring%2Findex.html",
        "/spring/..%5c..%5csite.yaml",
        "/%2e%2e%2fsecret.txt",
        "/%252e%252e%252fsecret.txt",
        "//etc/passwd",
        "/spring//index.html",
        "/site.yaml",
        "/content/spring/index.md",
        "/spring/01-a.md",
        "/.cache/preview/records/spring.json",
        "/output/site/index.html",
        "/assets/leak.png",
        "/assets/../site.yaml",
        "/assets/css/web.css",
        "/_live/../site.yaml",
        "/_live/server.py",
        "/_live/press/spring/../../../site.yaml",
        "/_live/press/spring/nothing.pdf",
        "/_live/proof/nothing/1",
        "/_live/faces/x.otf",
        "/_live/qr.svg",
        "/nothing/",
        "/nothing/index.html",
        "/_live/sheet/nothing",
        "/_live/events?feature=nothing",
        "/spring/pictures/river-720x480.0123456789.jpg",
        "/preview.log",
        "/%00",
    ],
)
def test_what_is_not_the_sites_is_not_there(preview: Preview, path: str) -> None:
    status, _, body = preview.ask(path)
    assert status == 404
    assert body == b"not found"


def test_link_out_of_the_project_is_no_asset(preview: Preview) -> None:
    from pressroom.web.assets import load_assets

    addresses = load_assets(preview.root).addresses
    for name in ("icons/leak.svg", "leak.png"):
        assert name in addresses
        assert preview.ask(f"/{addresses[name]}")[0] == 404
    assert preview.ask(f"/{addresses['css/web.css']}")[0] == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "[::2]", "localhost.evil", " "]
)
def test_foreign_host_is_refused(preview: Preview, host: str) -> None:
    for path in ("/", "/spring/", "/_live/events?feature=spring", "/../secret.txt"):
        assert preview.ask(path, host)[0] == 400


def test_own_names_are_let_in_and_nothing_is_said_to_other_origins(preview: Preview) -> None:
    for host in ("localhost", f"127.0.0.1:{preview.port}", "LOCALHOST:1", "[::1]"):
        status, headers, _ = preview.ask("/spring/", host)
        assert status == 200
        assert not [name for name in headers if name.startswith("access-control")]
        assert headers["x-frame-options"] == "SAMEORIGIN"
        assert headers["cross-origin-resource-policy"] == "same-origin"
    assert preview.ask("/spring/", method="POST")[0] == 405
    assert preview.ask("/spring/", method="OPTIONS")[0] == 405


def test_only_this_machine_is_served(preview: Preview) -> None:
    table = Path(f"/proc/{preview.process.pid}/net/tcp").read_text(encoding="ascii")
    port = f"{preview.port:04X}"
    listening = [line.split()[1] for line in table.splitlines()[1:] if line.split()[3] == "0A"]
    assert [place for place in listening if place.endswith(f":{port}")] == [f"0100007F:{port}"]


def test_state_follows_a_save_a_fault_and_its_mending(preview: Preview) -> None:
    entry = preview.root / "content" / "spring" / "02-b.md"
    good = entry.read_text(encoding="utf-8")
    states = preview.states()
    first = next(states)
    while not (first["page"] and first["sheet"]):
        first = next(states)
    entry.write_text(good + "\n新的一段。\n", encoding="utf-8")
    state = next(one for one in states if one["page"] != first["page"])
    assert "新的一段。" in preview.ask("/spring/")[2].decode()
    state = next(one for one in states if one["sheet"] != first["sheet"])
    assert not state["broken"]
    entry.write_text("---\ncounty: [新乐市\n---\n\n坏了。\n", encoding="utf-8")
    broken = next(one for one in states if one["broken"])
    assert broken["page"] == state["page"]
    found = broken["findings"]
    assert isinstance(found, list)
    assert any(one["path"] == "content/spring/02-b.md" and one["line"] == 2 for one in found)
    assert "新的一段。" in preview.ask("/spring/")[2].decode()
    entry.write_text(good, encoding="utf-8")
    mended = next(one for one in states if not one["broken"] and one["page"] == first["page"])
    assert mended["page"] == first["page"]
    states.close()


@pytest.mark.long
def test_press_follows_with_its_picture_and_all_findings(preview: Preview) -> None:
    states = preview.states()
    state = next(one for one in states if one["proof"])
    status, headers, picture = preview.ask(f"/_live/proof/spring/1?{state['proof']}")
    assert (status, headers["content-type"]) == (200, "image/jpeg")
    assert picture.startswith(b"\xff\xd8")
    assert preview.ask("/_live/press/spring/page-1.pdf")[2].startswith(b"%PDF-")
    state = state if state["epaper"] else next(one for one in states if one["epaper"])
    assert "spring" in preview.ask("/spring/epaper.html")[2].decode()
    states.close()


def test_feature_that_comes_and_goes(preview: Preview) -> None:
    other = preview.root / "content" / "summer"
    other.mkdir()
    (other / "index.md").write_text("---\nheadline: 夏天\n---\n", encoding="utf-8")
    write_entry(other / "01-a.md", "02-xinle")
    assert preview.ask("/summer/")[0] == 200
    (other / "index.md").unlink()
    assert preview.ask("/summer/")[0] == 404
    assert preview.ask("/_live/sheet/summer")[0] == 404


def test_server_ends_cleanly_and_leaves_no_process(tmp_path: Path) -> None:
    write_site(tmp_path)
    with previewing(tmp_path) as preview:
        states = preview.states()
        next(states)
        assert wait_until(preview.children)
        children = preview.children()
        assert preview.end() == 0
        assert not [child for child in children if Path(f"/proc/{child}").exists()]
        states.close()
    assert "Traceback" not in (tmp_path / "preview.log").read_text(encoding="utf-8")


def test_site_that_is_broken_from_the_start_says_why_and_recovers(tmp_path: Path) -> None:
    write_site(tmp_path)
    site = tmp_path / "site.yaml"
    good = site.read_text(encoding="utf-8")
    site.write_text("name: [\n", encoding="utf-8")
    with previewing(tmp_path) as preview:
        states = preview.states()
        state = next(states)
        assert state["broken"]
        assert preview.ask("/spring/")[0] == 200
        site.write_text(good, encoding="utf-8")
        state = next(one for one in states if one["page"])
        assert "推动县级人大工作" in preview.ask("/spring/")[2].decode()
        states.close()


def test_port_that_is_taken_is_said(preview: Preview, capsys: pytest.CaptureFixture[str]) -> None:
    from pressroom.cli import main

    assert main(["serve", "--site", str(preview.root), "--port", str(preview.port), "--lang", "en"]) == 1
    assert "another port" in capsys.readouterr().err
