"""The reading PDF is tagged, small, and in colours of the screen; the proofs show what it shows."""

from io import BytesIO

import pikepdf
import pytest

from pressroom.findings import Place
from pressroom.model import Block, Run
from pressroom.press import draw_press
from pressroom.press.content import read_page
from pressroom.press.graphics import PaintedPath, PlacedImage, ShownText


@pytest.fixture(scope="module")
def files(made):
    sheet = draw_press(made.house, made.feature, made.made_up, made.faces)
    return {file.path: file.data for file in sheet.files}


@pytest.fixture(scope="module")
def reading(files):
    return pikepdf.open(BytesIO(files["site/small/small.pdf"]))


def elements(pdf):
    """All structure elements in the order of the tree."""

    def walk(element):
        yield element
        for kid in element.get("/K", []):
            if isinstance(kid, pikepdf.Dictionary) and kid.get("/S") is not None:
                yield from walk(kid)

    yield from walk(pdf.Root.StructTreeRoot.K[0])


def test_headings_paragraphs_and_pictures_are_tagged(reading):
    kinds = [str(element.S).lstrip("/") for element in elements(reading)]
    assert kinds[0] == "Document"
    assert kinds.count("H1") == 1
    assert kinds.count("H2") == 2
    assert kinds.count("Figure") == 1
    assert kinds.count("Caption") == 1
    figure = next(element for element in elements(reading) if str(element.S) == "/Figure")
    assert str(figure.Alt) == "人群"


def test_every_paragraph_is_one_element(reading, made):
    paragraphs = [element for element in elements(reading) if str(element.S) == "/P"]
    copy = sum(len(entry.blocks) for entry in made.feature.entries) + len(made.feature.note)
    headline_and_label = 3
    assert len(paragraphs) == copy + headline_and_label


def test_every_mark_has_its_element(reading):
    page = reading.pages[0]
    slots = reading.Root.StructTreeRoot.ParentTree.Nums
    numbers = {
        int(step.operands[1].MCID)
        for step in pikepdf.parse_content_stream(page)
        if str(step.operator) == "BDC" and "/MCID" in step.operands[1]
    }
    assert int(slots[0]) == int(page.obj.StructParents)
    assert numbers == set(range(len(slots[1])))


def test_nothing_is_painted_outside_a_tag_or_an_artifact(reading):
    depth = 0
    for step in pikepdf.parse_content_stream(reading.pages[0]):
        operator = str(step.operator)
        depth += (operator in ("BDC", "BMC")) - (operator == "EMC")
        if operator in ("Tj", "TJ", "f", "f*", "S", "Do", "B"):
            assert depth > 0, operator
    assert depth == 0


def test_colours_are_of_the_screen(reading):
    for painted in read_page(reading.pages[0]):
        if isinstance(painted, ShownText | PaintedPath):
            assert painted.state.fill.space in ("DeviceRGB", "DeviceGray")
        elif isinstance(painted, PlacedImage):
            assert str(painted.image.ColorSpace) == "/DeviceRGB"


def test_bookmarks_lead_to_the_entries(reading, made):
    with reading.open_outline() as outline:
        (top,) = outline.root
        assert top.title == made.feature.headline
        assert [item.title for item in top.children] == [entry.title for entry in made.feature.entries]


def test_title_and_language_are_told(reading):
    assert str(reading.Root.Lang) == "zh-CN"
    assert reading.Root.ViewerPreferences.DisplayDocTitle
    assert b"<pdfuaid:part>1<" in reading.Root.Metadata.read_bytes()


def test_page_is_the_trim_and_nothing_else(reading):
    assert [round(float(v) / 72 * 25.4) for v in reading.pages[0].obj.MediaBox] == [0, 0, 540, 390]


def test_links_are_annotations_in_their_element(made, change):
    entry = made.feature.entries[0]
    sheet = made.made_up.sheets[0]
    line = next(line for line in sheet.lines if line.entry == entry.slug)
    runs = tuple(change(run, href="https://example.cn/a") for run in line.line.runs)
    lines = tuple(change(one, line=change(one.line, runs=runs)) if one is line else one for one in sheet.lines)
    made_up = change(made.made_up, sheets=(change(sheet, lines=lines),))
    data = {f.path: f.data for f in draw_press(made.house, made.feature, made_up, made.faces).files}
    with pikepdf.open(BytesIO(data["site/small/small.pdf"])) as pdf:
        (note,) = pdf.pages[0].obj.Annots
        assert str(note.A.URI) == "https://example.cn/a"
        links = [element for element in elements(pdf) if str(element.S) == "/Link"]
        assert len(links) == 1
    with pikepdf.open(BytesIO(data["press/small/spread.pdf"])) as pdf:
        assert "/Annots" not in pdf.pages[0].obj


def test_overset_lines_stand_beside_the_proof_and_nowhere_else(made, change, files):
    from PIL import Image

    sheet = made.made_up.sheets[0]
    overset = tuple(line for line in sheet.lines if line.entry == "xinle")[-3:]
    lines = tuple(line for line in sheet.lines if line not in overset)
    fit = change(made.made_up.fit, overset=overset, overset_characters=20)
    made_up = change(made.made_up, sheets=(change(sheet, lines=lines),), fit=fit)
    drawn = draw_press(made.house, made.feature, made_up, made.faces)
    data = {f.path: f.data for f in drawn.files}
    assert drawn.findings == ()
    plain = Image.open(BytesIO(files["press/small/proof.png"])).size
    wide = Image.open(BytesIO(data["press/small/proof.png"]))
    assert wide.width > plain[0] + 50
    beside = wide.crop((plain[0] + 5, 0, wide.width, wide.height))
    assert min(band.getextrema()[0] for band in beside.split()) < 100
    with pikepdf.open(BytesIO(data["press/small/spread.pdf"])) as pdf:
        text = "".join(g.text for p in read_page(pdf.pages[0]) if isinstance(p, ShownText) for g in p.glyphs)
    assert overset[-1].line.text.strip()[:6] not in text


def test_the_report_is_one_file_with_every_finding(files):
    html = files["press/small/report.html"].decode()
    assert "data:image/jpeg;base64," in html
    assert 'src="http' not in html
    assert "<script" not in html
    assert "可以付印" in html


def test_the_proof_sheet_is_a3(files):
    with pikepdf.open(BytesIO(files["press/small/proof-a3.pdf"])) as pdf:
        assert [round(float(v) / 72 * 25.4) for v in pdf.pages[0].mediabox] == [0, 0, 420, 297]


def test_a_note_of_several_blocks_keeps_its_order(made, change):
    block = Block("paragraph", (Run("第二段。", 3),), Place("content/small/index.md", 3))
    feature = change(made.feature, note=(*made.feature.note, block))
    findings = draw_press(made.house, feature, made.made_up, made.faces).findings
    assert [(finding.code, finding.place.line) for finding in findings] == [("lost-text", 3)]
