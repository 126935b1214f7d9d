"""Single pages hold only what stands on them; marks and slug stand outside; colours can be black alone."""

from io import BytesIO

import pikepdf
import pytest
from msgspec.structs import replace

from pressroom.press import draw_press
from pressroom.press.content import read_page
from pressroom.press.graphics import PaintedPath, PlacedImage, ShownText
from pressroom.press.matrices import box_of

MM = 72 / 25.4


def draw(made, **more):
    sheet = draw_press(made.house, made.feature, made.made_up, made.faces, **more)
    return {file.path.rpartition("/")[2]: file.data for file in sheet.files}


@pytest.fixture(scope="module")
def files(made):
    return draw(made)


def painted(data):
    with pikepdf.open(BytesIO(data)) as pdf:
        page = pdf.pages[0]
        boxes = {name: [float(v) for v in page.obj[name]] for name in ("/TrimBox", "/BleedBox", "/MediaBox")}
        things = list(read_page(page))
        spaces = [str(one.image.ColorSpace) for one in things if isinstance(one, PlacedImage)]
        return boxes, things, spaces


def words(things):
    return "".join(glyph.text for one in things if isinstance(one, ShownText) for glyph in one.glyphs)


def with_press(made, change, **settings):
    press = replace(made.feature.paper.press, **settings)
    paper = replace(made.feature.paper, press=press)
    return change(made, feature=change(made.feature, paper=paper))


def test_each_page_has_its_own_file_and_trim(files):
    for name in ("page-6.pdf", "page-7.pdf"):
        boxes, _, _ = painted(files[name])
        assert boxes["/TrimBox"][2] - boxes["/TrimBox"][0] == pytest.approx(270 * MM, abs=0.01)


def test_a_page_holds_its_own_entry_and_not_the_neighbours(files):
    _, left, _ = painted(files["page-6.pdf"])
    _, right, _ = painted(files["page-7.pdf"])
    assert "jinzhou" in words(left)
    assert "xinle" not in words(left)
    assert "xinle" in words(right)
    assert "jinzhou" not in words(right)


def test_a_headline_over_the_fold_is_parted(files, made):
    halves = [words(painted(files[name])[1]) for name in ("page-6.pdf", "page-7.pdf")]
    headline = made.feature.headline
    assert headline[:5] in halves[0]
    assert headline[-5:] not in halves[0]
    assert headline[-5:] in halves[1]


def test_glyphs_of_a_parted_line_keep_their_places(files):
    spread, whole, _ = painted(files["spread.pdf"])
    page, half, _ = painted(files["page-7.pdf"])
    shift = spread["/TrimBox"][0] + 270 * MM - page["/TrimBox"][0]
    places = {
        (glyph.text, round(glyph.x - shift, 1), round(glyph.y, 1))
        for one in whole
        if isinstance(one, ShownText)
        for glyph in one.glyphs
    }
    for one in half:
        if isinstance(one, ShownText):
            for glyph in one.glyphs:
                near = [(glyph.text, round(glyph.x + dx, 1), round(glyph.y, 1)) for dx in (-0.1, 0, 0.1)]
                assert any(place in places for place in near), glyph


def test_a_picture_over_the_fold_is_cut_with_the_neighbours_bleed(files):
    for name, width in (("page-6.pdf", 100 + 3 * MM), ("page-7.pdf", 110 + 3 * MM)):
        boxes, things, _ = painted(files[name])
        (image,) = [one for one in things if isinstance(one, PlacedImage)]
        left, _, right, _ = box_of(image.state.ctm, 0, 0, 1, 1)
        assert right - left == pytest.approx(width, abs=0.02)
        assert left >= boxes["/BleedBox"][0] - 0.01
        assert right <= boxes["/BleedBox"][2] + 0.01


def test_a_press_may_ask_for_no_bleed_at_the_fold(made, change):
    boxes, _, _ = painted(draw(with_press(made, change, fold_bleed_mm=0.0))["page-6.pdf"])
    trim, bleed = boxes["/TrimBox"], boxes["/BleedBox"]
    assert bleed[2] == pytest.approx(trim[2], abs=0.001)
    assert trim[0] - bleed[0] == pytest.approx(3 * MM, abs=0.01)


def test_marks_stand_outside_the_bleed_in_all_inks(files):
    for name in ("spread.pdf", "page-6.pdf"):
        boxes, things, _ = painted(files[name])
        bleed, media = boxes["/BleedBox"], boxes["/MediaBox"]
        marks = [one for one in things if isinstance(one, PaintedPath) and one.strokes]
        assert len(marks) >= 8 + 4 * 3
        for mark in marks:
            assert mark.state.stroke.space == "Separation All"
            assert mark.line_width == pytest.approx(0.25)
            x0, y0, x1, y1 = mark.box
            assert x1 <= bleed[0] or x0 >= bleed[2] or y1 <= bleed[1] or y0 >= bleed[3]
            assert media[0] <= x0 <= x1 <= media[2]
            assert media[1] <= y0 <= y1 <= media[3]


def test_there_is_no_text_outside_the_bleed(files):
    boxes, things, _ = painted(files["spread.pdf"])
    left, bottom, right, top = boxes["/BleedBox"]
    for one in things:
        if isinstance(one, ShownText):
            for glyph in one.glyphs:
                assert left <= glyph.x <= right
                assert bottom <= glyph.y <= top


def test_fold_marks_stand_at_the_fold(files):
    boxes, things, _ = painted(files["spread.pdf"])
    fold = (boxes["/TrimBox"][0] + boxes["/TrimBox"][2]) / 2
    upright = [one.box for one in things if isinstance(one, PaintedPath) and one.strokes and one.box[0] == one.box[2]]
    assert sum(1 for box in upright if abs(box[0] - fold) < 0.01) == 2


def test_pages_in_black_alone_have_no_coloured_ink(made, change):
    files = draw(with_press(made, change, colours="k"))
    boxes, things, spaces = painted(files["spread.pdf"])
    bleed = boxes["/BleedBox"]
    assert spaces == ["/DeviceGray"]
    for one in things:
        if isinstance(one, PaintedPath) and one.box[0] >= bleed[0] and one.box[1] >= bleed[1]:
            for colour in (one.state.fill, one.state.stroke):
                assert colour.space != "DeviceCMYK" or not any(colour.values[:3])
    report = files["report.json"].decode()
    assert '"fit_to_print": true' in report


def test_a_single_page_sheet_makes_one_file(made, change):
    sheet = made.made_up.sheets[0]
    width = sheet.width_pt / 2
    keep = {"lines": tuple(line for line in sheet.lines if line.entry != "xinle" and line.part != "caption")}
    head = tuple(change(tier, rect=change(tier.rect, width_pt=640.0)) for tier in sheet.head)
    furniture = tuple(piece for piece in sheet.furniture if piece.entry != "xinle")
    single = change(sheet, width_pt=width, pages=sheet.pages[:1], photos=(), head=head, furniture=furniture, **keep)
    feature = change(made.feature, entries=(change(made.feature.entries[0], photos=()),))
    drawn = draw_press(made.house, feature, change(made.made_up, sheets=(single,)), made.faces)
    assert drawn.findings == ()
    names = {file.path.rpartition("/")[2] for file in drawn.files}
    assert {"page-6.pdf", "proof.png"} <= names
    assert "spread.pdf" not in names
