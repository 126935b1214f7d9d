"""The press files of a small feature, read back."""

import json
import pickle
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import replace

from pressroom.press import draw_press
from pressroom.press.content import read_page
from pressroom.press.graphics import PlacedImage, ShownText

MM = 72 / 25.4


@pytest.fixture(scope="module")
def sheet(made):
    return draw_press(made.house, made.feature, made.made_up, made.faces)


@pytest.fixture(scope="module")
def files(sheet):
    return {file.path.removeprefix("press/small/"): file.data for file in sheet.files}


@pytest.fixture(scope="module")
def spread(files):
    return pikepdf.open(BytesIO(files["spread.pdf"]))


def test_nothing_is_found_in_a_good_feature(sheet):
    assert [finding.say() for finding in sheet.findings] == []


def test_boxes_are_those_of_the_press(spread):
    page = spread.pages[0].obj
    trim, bleed, media = ([float(v) for v in page[name]] for name in ("/TrimBox", "/BleedBox", "/MediaBox"))
    assert trim[2] - trim[0] == pytest.approx(540 * MM, abs=0.01)
    assert trim[3] - trim[1] == pytest.approx(390 * MM, abs=0.01)
    assert [round(abs(a - b) / MM, 2) for a, b in zip(trim, bleed, strict=True)] == [3, 3, 3, 3]
    assert media[:2] == [0, 0]
    assert bleed[0] > 5 * MM
    assert "/CropBox" not in page


def test_lines_stand_where_make_up_put_them(made, spread):
    page = spread.pages[0].obj
    left, _, _, top = (float(v) for v in page["/TrimBox"])
    at = {
        (round(shown.glyphs[0].x - left, 1), round(top - shown.glyphs[0].y, 1))
        for shown in read_page(spread.pages[0])
        if isinstance(shown, ShownText)
    }
    for line in made.made_up.sheets[0].lines:
        for run in line.line.runs:
            assert (round(line.x_pt + run.x_pt[0], 1), round(line.baseline_pt - run.rise_pt, 1)) in at


def test_glyphs_of_a_line_keep_their_places(made, spread):
    left = float(spread.pages[0].obj["/TrimBox"][0])
    top = float(spread.pages[0].obj["/TrimBox"][3])
    glyphs = [g for s in read_page(spread.pages[0]) if isinstance(s, ShownText) for g in s.glyphs]
    for line in made.made_up.sheets[0].lines:
        here = sorted(g.x - left for g in glyphs if abs(top - g.y - line.baseline_pt) < 0.01)
        for run in line.line.runs:
            for x in run.x_pt:
                assert min(abs(line.x_pt + x - h) for h in here) < 0.012


def test_all_text_is_black_ink_alone_and_overprints(spread):
    for shown in read_page(spread.pages[0]):
        if isinstance(shown, ShownText):
            assert shown.state.fill.is_black
            assert shown.state.overprint_fill
            assert shown.state.overprint_mode == 1


def test_the_picture_is_cmyk_at_its_place(spread):
    (image,) = [p for p in read_page(spread.pages[0]) if isinstance(p, PlacedImage)]
    assert str(image.image.ColorSpace) == "/DeviceCMYK"
    assert [round(v) for v in (image.state.ctm[0], image.state.ctm[3])] == [210, 144]


def test_fonts_are_embedded_and_named_after_their_faces(spread):
    names = {str(font.BaseFont).partition("+")[2] for font in spread.pages[0].Resources.Font.values()}
    assert {"NotoSerifCJKsc-Regular", "NotoSansCJKsc-Bold"} <= names
    for font in spread.pages[0].Resources.Font.values():
        descriptor = font.DescendantFonts[0].FontDescriptor
        assert "/FontFile2" in descriptor or "/FontFile3" in descriptor


def test_metadata_says_what_the_file_is(spread):
    xmp = spread.Root.Metadata.read_bytes().decode()
    assert "<pdfxid:GTS_PDFXVersion>PDF/X-4<" in xmp
    assert "推动县级人大工作创新发展" in str(spread.docinfo["/Title"])
    assert str(spread.docinfo["/Trapped"]) == "/False"
    (intent,) = spread.Root.OutputIntents
    assert bytes(intent.DestOutputProfile.read_bytes())[12:20] == b"prtrCMYK"


def test_layout_json_tells_every_place(made, files):
    layout = json.loads(files["layout.json"])
    (sheet,) = layout["sheets"]
    assert [sheet["width_mm"], sheet["height_mm"]] == [540, 390]
    assert [entry["slug"] for entry in sheet["entries"]] == ["jinzhou", "xinle"]
    line = next(line for line in sheet["lines"] if line["part"] == "body")
    assert (line["source"], line["line"], line["entry"]) == ("content/small/01.md", 9, "jinzhou")
    assert len(sheet["lines"]) == len(made.made_up.sheets[0].lines)


def test_report_names_the_faces_with_their_hashes(files):
    report = json.loads(files["report.json"])
    assert report["fit_to_print"] is True
    assert all(len(face["sha256"]) == 64 for face in report["faces"])


def test_findings_of_other_rooms_are_in_the_report(made, change):
    from pressroom.findings import error

    sheet = draw_press(made.house, made.feature, made.made_up, made.faces, (error("missing-credit", "no credit"),))
    report = json.loads(next(file.data for file in sheet.files if file.path.endswith("report.json")))
    assert report["fit_to_print"] is False
    assert sheet.findings == ()


def test_a_lost_line_is_found(made, change):
    sheet = made.made_up.sheets[0]
    short = change(made.made_up, sheets=(change(sheet, lines=sheet.lines[:5] + sheet.lines[6:]),))
    findings = draw_press(made.house, made.feature, short, made.faces).findings
    assert "lost-text" in {finding.code for finding in findings}


def test_a_doubled_line_is_found(made, change):
    sheet = made.made_up.sheets[0]
    double = change(made.made_up, sheets=(change(sheet, lines=(*sheet.lines, sheet.lines[5])),))
    assert draw_press(made.house, made.feature, double, made.faces).findings != ()


def test_a_headline_the_layout_forgets_is_found(made, change):
    sheet = change(made.made_up.sheets[0], head=made.made_up.sheets[0].head[:2])
    findings = draw_press(made.house, made.feature, change(made.made_up, sheets=(sheet,)), made.faces).findings
    assert [(finding.code, finding.place.path) for finding in findings] == [("lost-text", "content/small/index.md")]


def test_a_missing_profile_is_an_error_of_form(made, change):
    paper = replace(made.feature.paper, press=replace(made.feature.paper.press, profile="colour/none.icc"))
    sheet = draw_press(made.house, change(made.feature, paper=paper), made.made_up, made.faces)
    assert [(f.code, f.of_form) for f in sheet.findings] == [("press-profile", True)]
    assert sheet.files == ()


def test_the_cache_changes_no_byte(made, files, tmp_path):
    for _ in range(2):
        again = draw_press(made.house, made.feature, made.made_up, made.faces, cache=tmp_path / "cache")
        assert {file.path.removeprefix("press/small/"): file.data for file in again.files} == files
    assert list((tmp_path / "cache").iterdir())


def test_a_pull_quote_may_say_what_the_copy_says(made, change):
    entry = made.feature.entries[0]
    quote = change(entry.blocks[0], kind="pull_quote")
    entries = (change(entry, blocks=(*entry.blocks, quote)), *made.feature.entries[1:])
    feature = change(made.feature, entries=entries)
    assert draw_press(made.house, feature, made.made_up, made.faces).findings == ()
    sheet = made.made_up.sheets[0]
    again = tuple(
        change(line, baseline_pt=line.baseline_pt + 200, paragraph=3)
        for line in sheet.lines
        if line.entry == entry.slug and line.paragraph == 1 and line.part == "body"
    )
    made_up = change(made.made_up, sheets=(change(sheet, lines=(*sheet.lines, *again)),))
    assert draw_press(made.house, feature, made_up, made.faces).findings == ()
    found = draw_press(made.house, made.feature, made_up, made.faces).findings
    assert {finding.code for finding in found} == {"doubled-text"}


def test_what_make_up_found_no_room_for_is_not_lost(made, change):
    from pressroom.findings import Place, error

    sheet, entry = made.made_up.sheets[0], made.feature.entries[0]
    own = [line for line in sheet.lines if line.entry == entry.slug]
    heading = change(own[0], line=change(own[0].line, runs=(), text=entry.title), part="crosshead", paragraph=0)
    overset = (heading, *(line for line in own if line.part == "body"))
    lines = tuple(line for line in sheet.lines if line.entry != entry.slug)
    furniture = tuple(piece for piece in sheet.furniture if piece.entry != entry.slug)
    bare = change(sheet, lines=lines, furniture=furniture, photos=())
    fit = change(made.made_up.fit, overset=overset, overset_characters=60)
    no_room = error("picture-without-room", "no room", Place("content/small/01.md", 4))
    made_up = change(made.made_up, sheets=(bare,), fit=fit, findings=(no_room,))
    assert draw_press(made.house, made.feature, made_up, made.faces).findings == ()
    unexplained = change(made_up, findings=())
    found = draw_press(made.house, made.feature, unexplained, made.faces).findings
    assert {finding.code for finding in found} == {"lost-text"}


def test_without_paperwork_the_press_files_are_the_same(made, tmp_path):
    whole = draw_press(made.house, made.feature, made.made_up, made.faces, cache=tmp_path)
    bare = draw_press(made.house, made.feature, made.made_up, made.faces, cache=tmp_path, paperwork=False)
    kept = {file.path.rpartition("/")[2] for file in bare.files}
    assert kept == {"spread.pdf", "page-6.pdf", "page-7.pdf", "layout.json", "report.json"}
    assert bare.files == tuple(file for file in whole.files if file in bare.files)
    assert bare.findings == whole.findings


def test_a_files_id_is_that_of_its_document(files):
    ids = set()
    for name in ("spread.pdf", "page-6.pdf", "page-7.pdf"):
        with pikepdf.open(BytesIO(files[name])) as pdf:
            first, second = (bytes(one).hex() for one in pdf.trailer.ID)
            told = pdf.Root.Metadata.read_bytes().partition(b"uuid:")[2][:36].decode().replace("-", "")
            assert first == second == told
            ids.add(first)
    assert len(ids) == 3


WARM = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from pickle import load
from pressroom.press import draw_press
house, feature, made_up, faces = load(open(sys.argv[2], "rb"))
draw_press(house, feature, made_up, faces, cache=Path(sys.argv[3]), paperwork=False)
print(*sorted(sys.modules))
"""


def test_a_warm_run_for_the_press_starts_no_library_but_pikepdf(made, tmp_path):
    draw_press(made.house, made.feature, made.made_up, made.faces, cache=tmp_path / "cache", paperwork=False)
    kept = tmp_path / "made.pickle"
    kept.write_bytes(pickle.dumps((made.house, made.feature, made.made_up, made.faces)))
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-c", WARM, root, kept, tmp_path / "cache"]
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    started = set(run.stdout.split()) & {
        "PIL",
        "jinja2",
        "pypdfium2",
        "uharfbuzz",
        "segno",
        "weasyprint",
        "lxml",
        "yaml",
    }
    assert started == set()
    assert "pikepdf" in run.stdout
