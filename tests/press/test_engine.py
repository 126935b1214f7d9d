"""The engine reads the project only, and every line it says is a finding."""

import tempfile

import pytest

from pressroom.cache import Cache
from pressroom.engine import Reader, draw_html, make_fetcher
from pressroom.faces.cut import cut_for_text
from pressroom.findings import StopPress

HEAD = "<!doctype html><html lang=zh-CN><head><style>@page{size:100pt 100pt;margin:0}</style>"


@pytest.fixture
def root(tmp_path):
    site = tmp_path / "site"
    (site / "assets").mkdir(parents=True)
    (site / "assets" / "a.css").write_text("p { color: device-cmyk(0 0 0 1) }", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret")
    (site / "assets" / "link.txt").symlink_to(tmp_path / "secret.txt")
    return site


@pytest.mark.parametrize(
    "address",
    [
        "../secret.txt",
        "/../secret.txt",
        "%2e%2e/secret.txt",
        "/assets/link.txt",
        "/assets/..%2f..%2fsecret.txt",
        "file:///etc/passwd",
        "http://example.invalid/a.css",
        "https://example.invalid/a.css",
        "ftp://example.invalid/a.css",
        "/assets/none.css",
    ],
)
@pytest.mark.parametrize(
    "markup",
    [
        '<link rel="stylesheet" href="{}">',
        '<link rel="attachment" href="{}">',
        "<style>@import url({});</style>",
        '<style>@font-face{{font-family:x;src:url("{}")}} p{{font-family:x}}</style><p>x</p>',
    ],
)
def test_what_is_not_of_the_project_is_refused(root, address, markup):
    html = HEAD + markup.format(address) + "</head><body><p>x</p></body>"
    try:
        drawing = draw_html(root, "layouts/spread.html", html, {})
    except StopPress as stop:
        assert stop.findings[0].of_form
        return
    assert drawing.findings
    assert b"secret" not in drawing.data


def test_a_fetcher_gives_files_of_the_project_and_those_made_on_the_way(root):
    fetcher = make_fetcher(Reader(root.resolve(), {"faces/a.otf": b"made"}))
    assert fetcher("https://project.invalid/assets/a.css").read().startswith(b"p {")
    assert fetcher("https://project.invalid/faces/a.otf").read() == b"made"


def test_a_misspelt_style_is_found_with_its_place(root):
    (root / "assets" / "b.css").write_text("p {\n  colour: red;\n}", encoding="utf-8")
    html = HEAD + '<link rel="stylesheet" href="/assets/b.css"></head><body><p>x</p></body>'
    (found,) = draw_html(root, "layouts/spread.html", html, {}).findings
    assert (found.code, found.place.path, found.place.line) == ("ignored-style", "assets/b.css", 2)
    assert "colour" in found.say()


def test_a_style_the_engine_breaks_on_is_a_finding(root):
    style = "<style>div{height:9pt;background:linear-gradient(device-cmyk(0 0 0 1),device-cmyk(0 0 0 0))}</style>"
    with pytest.raises(StopPress) as stop:
        draw_html(root, "layouts/spread.html", HEAD + style + "</head><body><div></div></body>", {})
    assert stop.value.findings[0].code == "engine-crash"


def test_a_picture_that_cannot_be_read_is_a_finding(root):
    (root / "assets" / "a.png").write_bytes(b"no picture")
    html = HEAD + '</head><body><img src="/assets/a.png"></body>'
    assert {finding.code for finding in draw_html(root, "layouts/spread.html", html, {}).findings} == {"engine-error"}


def test_files_of_faces_are_gone_when_the_page_is_drawn(root, faces, tmp_path, monkeypatch):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    monkeypatch.setattr("weasyprint.text.fonts.FontConfiguration.__del__", lambda fonts: None)
    face = cut_for_text(faces.file("body"), "版", Cache(tmp_path / "cache"))
    style = "<style>@font-face{font-family:body;src:url(/faces/body.otf)} p{font-family:body}</style>"
    drawing = draw_html(root, "layouts/spread.html", HEAD + style + "</head><p>版</p>", {"faces/body.otf": face})
    assert drawing.families == ("body",)
    assert list(scratch.iterdir()) == []
