"""What an editor orders is kept: spans, places, focus, reserves, pages; and what the program chooses is fair."""

import pytest
from msgspec.structs import replace

from pressroom.findings import Place
from pressroom.makeup import make_up
from pressroom.model import Block, Feature, KeyFigure, MadeUp, MadeUpSheet, Reserve

MM = 72 / 25.4


def photo_of(made: MadeUp, name: str):
    (found,) = [one for sheet in made.sheets for one in sheet.photos if one.photo.file.path == f"photos/{name}.jpg"]
    return found


@pytest.fixture
def sample(features, photos) -> Feature:
    feature = features(3, entries=17, photos=0, characters=6000, format="tabloid", pages=(6, 7), note=180)
    pictures = {0: "lead", 3: "second", 8: "third", 12: "fourth"}
    entries = [
        replace(entry, photos=(photos(pictures[at], (2400, 1600), span=3 if at == 0 else 2),))
        if at in pictures
        else entry
        for at, entry in enumerate(feature.entries)
    ]
    return replace(feature, entries=tuple(entries))


def with_photo(feature: Feature, at: int, **orders: object) -> Feature:
    entries = list(feature.entries)
    (photo,) = entries[at].photos
    entries[at] = replace(entries[at], photos=(replace(photo, **orders),))
    return replace(feature, entries=tuple(entries))


def test_spread_is_filled_to_the_last_line(sample, composer, audit) -> None:
    made = make_up(sample, composer)
    assert audit(sample, made) == []
    assert made.fit.lines_free - made.fit.lines_set in (0, 1)
    assert [page.number for sheet in made.sheets for page in sheet.pages] == [6, 7]
    assert not made.findings


def test_same_copy_gives_the_same_page(sample, composer) -> None:
    assert make_up(sample, composer) == make_up(sample, composer)


def column_feet(sheet: MadeUpSheet) -> dict[int, float]:
    """Give how far down each column is filled: by text, a picture with its caption, or the code."""
    feet: dict[int, float] = {}
    for line in (line for line in sheet.lines if line.part != "note"):
        feet[round(line.x_pt)] = max(feet.get(round(line.x_pt), 0), line.baseline_pt)
    rects = [photo.rect for photo in sheet.photos] + [piece.rect for piece in sheet.furniture if piece.kind == "qr"]
    for x in feet:
        for rect in rects:
            if rect.x_pt - 25 <= x < rect.x_pt + rect.width_pt:
                feet[x] = max(feet[x], rect.y_pt + rect.height_pt)
    return feet


def test_columns_all_end_on_the_last_row(sample, composer) -> None:
    (sheet,) = make_up(sample, composer).sheets
    area = sheet.pages[0].type_area
    foot = area.y_pt + area.height_pt
    feet = column_feet(sheet)
    assert len(feet) == 12
    assert all(foot - y < 12 + 3 for y in feet.values())
    assert sum(foot - y < 12 for y in feet.values()) >= 9


def test_every_base_line_is_on_the_grid(sample, composer) -> None:
    made = make_up(sample, composer)
    (sheet,) = made.sheets
    top = sheet.pages[0].type_area.y_pt + (made.pitch_pt - made.size_pt) / 2 + 0.88 * made.size_pt
    rows = [(line.baseline_pt - top) / made.pitch_pt for line in sheet.lines]
    assert all(abs(row - round(row)) < 0.001 for row in rows)


def test_span_is_kept_and_widths_are_whole_columns(sample, composer) -> None:
    made = make_up(sample, composer)
    assert photo_of(made, "lead").rect.width_pt == pytest.approx(35 * made.size_pt)
    assert photo_of(made, "second").rect.width_pt == pytest.approx(23 * made.size_pt)


def test_picture_stands_on_a_page_with_its_text(sample, composer) -> None:
    made = make_up(sample, composer)
    (sheet,) = made.sheets
    fold = sheet.width_pt / 2
    for photo in sheet.photos:
        sides = {line.x_pt > fold for line in sheet.lines if line.entry == photo.entry and line.part == "body"}
        assert (photo.rect.x_pt > fold) in sides


def test_place_head_and_foot_are_kept(sample, composer) -> None:
    made = make_up(with_photo(sample, 8, position="head"), composer)
    (sheet,) = made.sheets
    assert photo_of(made, "third").rect.y_pt == pytest.approx(min(photo.rect.y_pt for photo in sheet.photos), abs=8)
    made = make_up(with_photo(sample, 3, position="foot"), composer)
    captions = [line for line in made.sheets[0].lines if line.part == "caption" and line.entry == "e03"]
    area = made.sheets[0].pages[0].type_area
    assert area.y_pt + area.height_pt - max(line.baseline_pt for line in captions) < 12


def test_picture_for_the_web_only_is_not_printed(sample, composer) -> None:
    made = make_up(with_photo(sample, 3, printed=False), composer)
    assert "photos/second.jpg" not in [photo.photo.file.path for sheet in made.sheets for photo in sheet.photos]


@pytest.mark.parametrize("focus", [(0.5, 0.5), (0.05, 0.9), (1.0, 0.0)])
def test_focus_is_never_cut_away(sample, composer, focus) -> None:
    photo = photo_of(make_up(with_photo(sample, 0, focus=focus), composer), "lead")
    left, top, right, foot = photo.crop
    assert left <= focus[0] <= right
    assert top <= focus[1] <= foot
    shown = (right - left) * 2400 / ((foot - top) * 1600)
    assert shown == pytest.approx(photo.rect.width_pt / photo.rect.height_pt, rel=0.001)


def test_caption_stands_under_its_picture(sample, composer) -> None:
    (sheet,) = make_up(sample, composer).sheets
    for photo in sheet.photos:
        lines = [line for line in sheet.lines if line.part == "caption" and line.entry == photo.entry]
        gap = min(line.baseline_pt for line in lines) - 0.88 * 8.1 - photo.rect.y_pt - photo.rect.height_pt
        assert 2 <= gap <= 8
        assert {line.x_pt for line in lines} == {photo.rect.x_pt}


def test_entry_of_pictures_alone_prints_no_heading(sample, composer, photos, audit) -> None:
    alone = replace(sample.entries[5], blocks=(), photos=(photos("alone", (1600, 2400)),))
    feature = replace(sample, entries=(*sample.entries[:5], alone, *sample.entries[6:]))
    made = make_up(feature, composer)
    assert audit(feature, made) == []
    assert photo_of(made, "alone").entry == alone.slug
    assert alone.slug not in {piece.entry for piece in made.sheets[0].furniture if piece.kind == "crosshead"}


def test_reserved_rectangle_is_kept_free_and_drawn(sample, composer, audit) -> None:
    reserve = Reserve(page=2, column=5, line=61, columns=2, lines=20, label="", place=Place("index.md", 12))
    feature = replace(sample, reserve=(reserve,))
    made = make_up(feature, composer)
    assert [problem for problem in audit(feature, made) if "lost" not in problem] == []
    (frame,) = [piece for piece in made.sheets[0].furniture if piece.kind == "reserve"]
    area = made.sheets[0].pages[1].type_area
    assert 240 <= frame.rect.height_pt < 240 + made.pitch_pt
    assert frame.rect.x_pt + frame.rect.width_pt == pytest.approx(area.x_pt + area.width_pt)
    assert frame.rect.y_pt + frame.rect.height_pt == pytest.approx(area.y_pt + area.height_pt)


def test_note_stands_first_in_its_box(sample, composer) -> None:
    (sheet,) = make_up(sample, composer).sheets
    (box,) = [piece.rect for piece in sheet.furniture if piece.kind == "note"]
    assert box.x_pt == pytest.approx(sheet.pages[0].type_area.x_pt)
    assert "".join(line.line.text for line in sheet.lines if line.part == "note") == sample.note[0].text
    for line in sheet.lines:
        if line.part == "note":
            assert box.x_pt + 4.5 <= line.x_pt
            assert line.x_pt + line.line.width_pt <= box.x_pt + box.width_pt - 4.4
            assert box.y_pt + 4.5 < line.baseline_pt < box.y_pt + box.height_pt - 4.5


def test_no_line_comes_near_the_fold(sample, composer) -> None:
    (sheet,) = make_up(sample, composer).sheets
    fold = sheet.width_pt / 2
    assert all(line.x_pt + line.line.width_pt < fold - 5 * MM or line.x_pt > fold + 5 * MM for line in sheet.lines)


def test_column_rules_stand_only_between_entries(sample, composer) -> None:
    (sheet,) = make_up(sample, composer).sheets
    rules = [piece.rect for piece in sheet.furniture if piece.kind == "column-rule"]
    assert rules
    for rule in rules:
        rows = [line for line in sheet.lines if rule.y_pt < line.baseline_pt < rule.y_pt + rule.height_pt]
        left = {
            line.baseline_pt: line.entry for line in rows if 0 < rule.x_pt - line.x_pt < 110 and line.part == "body"
        }
        right = {line.baseline_pt: line.entry for line in rows if 0 < line.x_pt - rule.x_pt < 9 and line.part == "body"}
        assert not [y for y in left if y in right and left[y] == right[y]]


def test_without_pages_there_are_as_many_as_the_copy_needs(features, composer, audit) -> None:
    for characters, least in ((2500, 1), (9000, 2), (30000, 6)):
        feature = features(5, entries=10, photos=0, characters=characters, format="tabloid", note=0, **{"as": "spread"})
        made = make_up(feature, composer)
        assert audit(feature, made) == []
        numbers = [page.number for sheet in made.sheets for page in sheet.pages]
        assert numbers == list(range(1, len(numbers) + 1))
        assert least <= len(numbers) <= least + 2


def test_too_long_copy_is_said_in_characters_and_set_beside_the_sheet(sample, composer, writers, audit) -> None:
    feature = writers[0](sample, 1500)
    made = make_up(feature, composer)
    (finding,) = [one for one in made.findings if one.code == "overset"]
    assert finding.severity == "error"
    assert 300 < int(dict(finding.values)["characters"]) < 1500
    assert made.fit.overset
    assert min(line.x_pt for line in made.fit.overset) > made.sheets[-1].width_pt
    assert audit(feature, made) == []


def test_too_short_copy_ends_level_and_says_what_would_fill_it(sample, composer, cutters) -> None:
    feature = cutters[0](sample, 2500)
    made = make_up(feature, composer)
    (finding,) = [one for one in made.findings if one.code == "underset"]
    assert finding.severity == "warning"
    feet = column_feet(made.sheets[0]).values()
    assert max(feet) - min(feet) <= 2 * made.pitch_pt + 0.1


def test_code_to_the_web_feature_stands_after_the_last_line(sample, composer, writers) -> None:
    (sheet,) = make_up(sample, composer).sheets
    (code,) = [piece for piece in sheet.furniture if piece.kind == "qr"]
    assert code.text == "https://a.cn/made/"
    assert code.rect.height_pt == pytest.approx(code.rect.width_pt + 12)
    overset = make_up(writers[0](sample, 3000), composer)
    assert not [piece for one in overset.sheets for piece in one.furniture if piece.kind == "qr"]


def test_key_figures_fill_a_page_that_is_short_of_copy(sample, composer, cutters, audit) -> None:
    figures = (
        KeyFigure("9400", "人次", "联系选民", Place("00.md", 7)),
        KeyFigure("134", "条", "意见建议", Place("00.md", 8)),
    )
    feature = replace(sample, entries=tuple(replace(entry, figures=figures) for entry in sample.entries))
    assert not [piece for piece in make_up(feature, composer).sheets[0].furniture if piece.kind == "figures"]
    short = cutters[0](feature, 2500)
    made = make_up(short, composer)
    pieces = [piece for piece in made.sheets[0].furniture if piece.kind == "figures"]
    assert [piece.text for piece in pieces[:4]] == ["9400人次", "联系选民", "134条", "意见建议"]
    assert audit(short, made) == []


def test_headings_that_find_no_room_are_among_the_overset(sample, composer, entries) -> None:
    more = tuple(entries(number, ["县" * 400]) for number in range(17, 22))
    feature = replace(sample, entries=(*sample.entries, *more))
    made = make_up(feature, composer)
    headings = [line.line.text for line in made.fit.overset if line.part == "crosshead"]
    assert headings
    printed = {piece.text.replace("\n", "") for piece in made.sheets[0].furniture if piece.kind == "crosshead"}
    assert not printed & set(headings)
    assert {entry.title for entry in feature.entries} == printed | set(headings)


def test_picture_in_the_copy_stands_in_its_column_between_its_paragraphs(sample, composer, photos) -> None:
    entry = sample.entries[6]
    picture = Block("picture", (), entry.blocks[0].place, photo=photos("inside", (2400, 1600)))
    blocks = (entry.blocks[0], picture, *entry.blocks[1:])
    feature = replace(sample, entries=(*sample.entries[:6], replace(entry, blocks=blocks), *sample.entries[7:]))
    made = make_up(feature, composer)
    photo = photo_of(made, "inside")
    assert photo.entry == entry.slug
    assert photo.rect.width_pt == pytest.approx(11 * made.size_pt)
    captions = [line for line in made.sheets[0].lines if line.part == "caption" and line.entry == entry.slug]
    gap = (
        min(line.baseline_pt for line in captions) - 0.88 * 0.9 * made.size_pt - photo.rect.y_pt - photo.rect.height_pt
    )
    assert 2 <= gap <= 8
    assert not [finding for finding in made.findings if finding.severity == "error"]
