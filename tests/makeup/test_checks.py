"""Every check of the made-up page sees its fault, and a good page has none."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from pressroom.findings import Place
from pressroom.makeup import make_up
from pressroom.makeup.checks import CHECKS, View, check_pages
from pressroom.makeup.checks.reserves import CLASHES
from pressroom.makeup.grid import make_grids
from pressroom.model import Furniture, HeadTier, MadeUpPage, MadeUpSheet, PlacedLine, PlacedPhoto, Rect, Reserve
from pressroom.paper import Style

Tamper = Callable[[MadeUpSheet], MadeUpSheet]


@pytest.fixture
def view(features, composer, photos) -> View:
    feature = features(3, entries=17, photos=0, characters=6000, format="tabloid", pages=(6, 7), note=180)
    entries = list(feature.entries)
    for at in (0, 5, 9, 13):
        entries[at] = replace(entries[at], photos=(photos(f"p{at}", (2400, 1600), span=2),))
    feature = replace(feature, entries=tuple(entries), headline="推动县级人大工作创新发展")
    made = make_up(feature, composer)
    rows = round(960 / made.pitch_pt)
    grids = make_grids(feature.paper, (6, 7), rows)
    return View(feature, made.sheets, grids, made.size_pt, made.pitch_pt, composer.width_em)


def codes(view: View) -> set[str]:
    return {finding.code for finding in check_pages(view)}


def moved(rect: Rect, x: float = 0, y: float = 0, width: float = 0, height: float = 0) -> Rect:
    return Rect(rect.x_pt + x, rect.y_pt + y, rect.width_pt + width, rect.height_pt + height)


def on_photo(at: int, **by: float) -> Tamper:
    def tamper(sheet: MadeUpSheet) -> MadeUpSheet:
        photo = replace(sheet.photos[at], rect=moved(sheet.photos[at].rect, **by))
        return replace(sheet, photos=(*sheet.photos[:at], photo, *sheet.photos[at + 1 :]))

    return tamper


def on_lines(change: Callable[[PlacedLine], PlacedLine | None]) -> Tamper:
    def tamper(sheet: MadeUpSheet) -> MadeUpSheet:
        return replace(sheet, lines=tuple(new for line in sheet.lines if (new := change(line)) is not None))

    return tamper


def on_kind(kind: str, change: Callable[[Furniture], Furniture | None]) -> Tamper:
    def tamper(sheet: MadeUpSheet) -> MadeUpSheet:
        pieces = [change(piece) if piece.kind == kind else piece for piece in sheet.furniture]
        return replace(sheet, furniture=tuple(piece for piece in pieces if piece is not None))

    return tamper


def on_head(change: Callable[[HeadTier], HeadTier]) -> Tamper:
    return lambda sheet: replace(sheet, head=tuple(change(tier) for tier in sheet.head))


def add_piece(kind: str, rect: Rect, text: str = "") -> Tamper:
    return lambda sheet: replace(sheet, furniture=(*sheet.furniture, Furniture(kind, rect, text)))


def beside(sheet: MadeUpSheet) -> MadeUpSheet:
    """Put a heading beside another one."""
    heads = [piece for piece in sheet.furniture if piece.kind == "crosshead"]
    other = replace(heads[1], rect=moved(heads[0].rect, x=108, y=4))
    return replace(sheet, furniture=tuple(other if piece is heads[1] else piece for piece in sheet.furniture))


def swap_last(sheet: MadeUpSheet) -> MadeUpSheet:
    body = [line for line in sheet.lines if line.part == "body"]
    first, last = body[0], body[-1]
    spots = {id(first): last, id(last): first}
    return replace(
        sheet,
        lines=tuple(
            replace(line, x_pt=spots[id(line)].x_pt, baseline_pt=spots[id(line)].baseline_pt)
            if id(line) in spots
            else line
            for line in sheet.lines
        ),
    )


def head_line(text: str) -> Tamper:
    def change(tier: HeadTier) -> HeadTier:
        return replace(tier, lines=(text,)) if tier.name == "headline" else tier

    return on_head(change)


def two_lines(first: str, second: str) -> Tamper:
    def change(tier: HeadTier) -> HeadTier:
        return replace(tier, lines=(first, second)) if tier.name == "headline" else tier

    return on_head(change)


def drop_under_first_heading(sheet: MadeUpSheet) -> MadeUpSheet:
    head = next(piece for piece in sheet.furniture if piece.kind == "crosshead")
    under = head.rect.y_pt + head.rect.height_pt
    return on_lines(
        lambda line: None if abs(line.x_pt - head.rect.x_pt) < 1 and under < line.baseline_pt < under + 24 else line
    )(sheet)


def on_pages(change: Callable[[MadeUpPage], MadeUpPage]) -> Tamper:
    return lambda sheet: replace(sheet, pages=tuple(change(page) for page in sheet.pages))


def other_page(sheet: MadeUpSheet) -> MadeUpSheet:
    def far(photo: PlacedPhoto) -> PlacedPhoto:
        return replace(photo, rect=moved(photo.rect, x=765 if photo.rect.x_pt < 765 else -765))

    return replace(sheet, photos=tuple(far(photo) for photo in sheet.photos))


def clear_column(sheet: MadeUpSheet) -> MadeUpSheet:
    """Take everything out of the third column of the second page."""
    left, right = 1044.0, 1143.0
    rects = [photo for photo in sheet.photos if photo.rect.x_pt > right or photo.rect.x_pt + photo.rect.width_pt < left]
    lines = tuple(line for line in sheet.lines if not left - 1 < line.x_pt < right)
    pieces = tuple(piece for piece in sheet.furniture if not left - 1 < piece.rect.x_pt < right)
    return replace(sheet, photos=tuple(rects), lines=lines, furniture=pieces)


def row_of_pictures(sheet: MadeUpSheet) -> MadeUpSheet:
    photos = [replace(photo, rect=Rect(63.18 + at * 216, 600, 207, 150)) for at, photo in enumerate(sheet.photos[:3])]
    return replace(sheet, photos=(*photos, *sheet.photos[3:]))


def beside_note(sheet: MadeUpSheet) -> MadeUpSheet:
    """Reserve a rectangle over a part of the note."""
    note = next(piece for piece in sheet.furniture if piece.kind == "note")
    return add_piece("reserve", moved(note.rect, x=40, y=40))(sheet)


def two_reserves(sheet: MadeUpSheet) -> MadeUpSheet:
    """Reserve two rectangles that share a part, low on the sheet."""
    one = Rect(63.18, 800, 207, 120)
    return add_piece("reserve", moved(one, y=60))(add_piece("reserve", one)(sheet))


TAMPERED: list[tuple[str, Tamper]] = [
    ("other-format", on_pages(lambda page: replace(page, trim=moved(page.trim, width=9)))),
    ("outside-type-area", on_photo(0, y=-900)),
    ("small-head-margin", on_pages(lambda page: replace(page, type_area=moved(page.type_area, y=-40)))),
    ("frame-off-columns", on_photo(1, x=20, width=-30)),
    ("glyph-on-fold", on_lines(lambda line: replace(line, x_pt=700) if line.part == "note" else line)),
    ("glyph-on-fold", on_head(lambda tier: replace(tier, rect=moved(tier.rect, x=20)))),
    ("advertisement-unmarked", add_piece("reserve", Rect(63.18, 700, 99, 100), "公益")),
    ("tiers-out-of-order", on_head(lambda tier: replace(tier, size_pt=20.0))),
    ("head-off-rows", on_lines(lambda line: replace(line, baseline_pt=line.baseline_pt + 3))),
    ("headline-unbalanced", two_lines("推动县级人大工作创新发", "展")),
    ("name-split", two_lines("推动县级人大常", "委会工作创新发展")),
    ("headline-long", head_line("推动县级人大工作创新发展" * 3)),
    ("note-wrong", on_kind("note", lambda piece: None)),
    ("note-wrong", on_kind("note-label", lambda piece: None)),
    ("note-long", on_kind("note", lambda piece: replace(piece, rect=moved(piece.rect, height=900)))),
    ("note-late", on_kind("note", lambda piece: replace(piece, rect=moved(piece.rect, x=216)))),
    ("caption-apart", on_photo(2, height=-30)),
    ("picture-astray", other_page),
    ("tight-box", on_lines(lambda line: replace(line, x_pt=line.x_pt - 8) if line.part == "note" else line)),
    ("boxes-touch", add_piece("reserve", Rect(63.18, 300, 423, 60))),
    ("reserve-clash", add_piece("reserve", Rect(500, 100, 423, 60))),
    ("reserve-clash", beside_note),
    ("reserve-clash", two_reserves),
    ("lead-picture-low", on_photo(0, y=500, height=90)),
    ("headings-side-by-side", beside),
    ("heading-at-foot", drop_under_first_heading),
    ("flows-backwards", swap_last),
    ("copy-lost", on_lines(lambda line: None if line.entry == "e04" else line)),
    ("white-hole", on_lines(lambda line: None if line.entry == "e04" else line)),
    ("white-gutter", clear_column),
    ("page-cut-across", row_of_pictures),
]  # fmt: skip


def test_good_page_has_no_fault(view) -> None:
    assert check_pages(view) == ()


@pytest.mark.parametrize(("code", "tamper"), TAMPERED, ids=[code for code, _ in TAMPERED])
def test_fault_is_seen(code: str, tamper: Tamper, view) -> None:
    paper = replace(view.feature.paper, glossary=("人大常委会",))
    wide = (
        replace(view.feature, headline="推动县级人大常委会工作创新发展", paper=paper)
        if code == "name-split"
        else view.feature
    )
    assert code in codes(replace(view, feature=wide, sheets=tuple(tamper(sheet) for sheet in view.sheets)))


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        ("headline-space", {"kicker": "主动作为 依法履职"}),
        ("pages-not-facing", {"pages": (7, 8)}),
        ("reserve-outside", {"reserve": (Reserve(3, 1, 1, 1, 1, "", Place("index.md")),)}),
        ("reserve-outside", {"reserve": (Reserve(1, 5, 70, 3, 11, "", Place("index.md")),)}),
    ],
)
def test_fault_of_the_front_matter_is_seen(code: str, fields: dict, view) -> None:
    numbered = view.sheets
    if "pages" in fields:
        pages = [
            replace(page, number=number) for page, number in zip(view.sheets[0].pages, fields["pages"], strict=True)
        ]
        numbered = (replace(view.sheets[0], pages=tuple(pages)),)
    assert code in codes(replace(view, feature=replace(view.feature, **fields), sheets=numbered))


def test_lone_line_is_seen(view) -> None:
    sheet = view.sheets[0]
    last = next(line for line in sheet.lines if line.part == "body" and line.line.last and not line.line.first)

    def push_off(line: PlacedLine) -> PlacedLine:
        above = line.part == "body" and line.x_pt == last.x_pt and line.baseline_pt < last.baseline_pt
        return replace(line, x_pt=line.x_pt + 108) if above else line

    alone = on_lines(push_off)
    assert "lone-line" in codes(replace(view, sheets=(alone(sheet),)))


@pytest.mark.parametrize("at", ["headline", "note", "reserve"])
def test_what_a_reserved_rectangle_meets_is_named(at: str, view) -> None:
    tamper = {"headline": add_piece("reserve", Rect(500, 100, 423, 60)), "note": beside_note, "reserve": two_reserves}[
        at
    ]
    found = check_pages(replace(view, sheets=tuple(tamper(sheet) for sheet in view.sheets)))
    (clash,) = [one for one in found if one.code == "reserve-clash"]
    assert clash.say() == CLASHES[at]


def test_note_in_another_face_is_seen(view) -> None:
    hei = replace(view.feature.paper.type, styles={"note": Style(face="hei", first_em=2.0)})
    feature = replace(view.feature, paper=replace(view.feature.paper, type=hei))
    assert codes(replace(view, feature=feature)) == {"note-not-kai"}


def test_pitch_out_of_ratio_is_seen(view) -> None:
    assert "pitch-out-of-ratio" in codes(replace(view, size_pt=8.0))


def test_findings_have_their_area_and_entry(view) -> None:
    tampered = replace(view, sheets=(beside(view.sheets[0]),))
    (finding,) = [one for one in check_pages(tampered) if one.code == "headings-side-by-side"]
    assert finding.area is not None
    assert finding.area.sheet == 1
    assert finding.entry
    assert finding.rule == "B-16"


def test_checks_are_all_named_for_their_fault() -> None:
    assert len({check.__name__ for check in CHECKS}) == len(CHECKS)
    assert all(check.__doc__ for check in CHECKS)
