"""Findings about pictures and limits stand at their place in the copy."""

from msgspec.structs import replace

from pressroom.press import draw_press


def with_press(made, change, **settings):
    press = replace(made.feature.paper.press, **settings)
    paper = replace(made.feature.paper, press=press)
    return change(made.feature, paper=paper)


def draw(made, feature, made_up=None):
    return draw_press(made.house, feature, made_up or made.made_up, made.faces)


def test_a_picture_with_too_few_pixels_is_found_where_it_is_ordered(made, change):
    feature = with_press(made, change, picture_ppi=(500.0, 600.0, 700.0))
    (found,) = draw(made, feature).findings
    assert (found.code, found.severity, found.rule) == ("low-resolution", "error", "C-26")
    assert (found.place.path, found.place.line, found.entry) == ("content/small/01.md", 4, "jinzhou")
    assert (found.area.sheet, found.area.width_mm) == (1, 74.08)
    assert not found.of_form


def test_a_picture_that_is_only_poor_is_a_warning(made, change):
    feature = with_press(made, change, picture_ppi=(100.0, 600.0, 700.0))
    (found,) = draw(made, feature).findings
    assert (found.code, found.severity) == ("poor-resolution", "warning")


def test_pictures_are_cut_to_the_resolution_the_press_asks_for(made, change):
    def bytes_of(most):
        feature = with_press(made, change, picture_ppi=(50.0, 60.0, most))
        return len(next(file.data for file in draw(made, feature).files if file.path.endswith("spread.pdf")))

    assert bytes_of(80.0) < bytes_of(350.0)


def test_a_misspelt_limit_is_refused_with_a_guess(made, change):
    (found,) = draw(made, with_press(made, change, limits={"too-much-inc": 200.0})).findings
    assert (found.code, found.of_form) == ("unknown-limit", True)
    assert "too-much-ink" in found.advise()


def test_a_limit_can_be_moved(made, change):
    (found,) = draw(made, with_press(made, change, limits={"large-file": 0.05})).findings
    assert (found.code, found.severity) == ("large-file", "warning")


def test_a_missing_picture_is_found_and_the_rest_is_drawn(made, change):
    sheet = made.made_up.sheets[0]
    placed = sheet.photos[0]
    gone = change(placed.photo, file=change(placed.photo.file, path="content/small/photos/none.jpg"))
    made_up = change(made.made_up, sheets=(change(sheet, photos=(change(placed, photo=gone),)),))
    drawn = draw(made, made.feature, made_up)
    assert [finding.code for finding in drawn.findings] == ["missing-picture"]
    assert any(file.path.endswith("spread.pdf") for file in drawn.files)
