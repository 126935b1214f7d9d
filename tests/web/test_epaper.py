"""The e-paper: each page as a picture at two sizes, areas counted from its own corner, text for every entry."""

import io
import re

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from pressroom.cache import Cache
from pressroom.web import make_epaper
from pressroom.web.areas import Box, tidy_areas

from .conftest import Newsroom, make_layout, make_pdf


def test_each_page_and_the_sheet_are_pictures_at_two_sizes(newsroom: Newsroom) -> None:
    made = make_epaper(newsroom.house, newsroom.sample(), make_layout(), make_pdf())
    pictures = {file.path: Image.open(io.BytesIO(file.data)) for file in made.files[1:]}
    sizes = {re.sub(r"\.\w+\.webp", "", path): image.size for path, image in pictures.items()}
    assert sizes == {
        "site/trial/epaper/sheet-1-1100": (1100, 794),
        "site/trial/epaper/sheet-1-2200": (2200, 1589),
        "site/trial/epaper/page-6-900": (900, 1300),
        "site/trial/epaper/page-6-1800": (1800, 2600),
        "site/trial/epaper/page-7-900": (900, 1300),
        "site/trial/epaper/page-7-1800": (1800, 2600),
    }
    for path, image in pictures.items():
        red, _, blue = image.convert("RGB").getpixel((image.width // 4, 50))
        assert (red > 200 > blue) is ("page-7" not in path)


def test_areas_are_counted_from_their_own_page(newsroom: Newsroom) -> None:
    html = make_epaper(newsroom.house, newsroom.sample(), make_layout(), make_pdf()).files[0].data.decode()
    plates = dict(re.findall(r'<section class="plate" id="([^"]+)".*?(<svg.*?</svg>)', html, re.DOTALL))
    areas = {
        name: {
            href: re.findall(r'points="([^"]+)"', inner)
            for href, inner in re.findall(r'<a href="#read-(\w+)">(.*?)</a>', svg, re.DOTALL)
        }
        for name, svg in plates.items()
    }
    assert areas["page-6"] == {
        "note": ["19.3,80 140.7,80 140.7,120 19.3,120"],
        "jinzhou": ["19.3,150 80.7,150 80.7,350 19.3,350"],
    }
    assert areas["page-7"] == {
        "jinzhou": ["29.3,80 90.7,80 90.7,170 29.3,170"],
        "xinle": ["129.3,80 190.7,80 190.7,174 129.3,174"],
    }
    assert list(areas["sheet-1"]) == ["note", "jinzhou", "xinle"]
    assert len(areas["sheet-1"]["jinzhou"]) == 2
    assert 'viewBox="0 0 270 390"' in plates["page-7"]


def test_every_entry_has_its_text_even_one_that_is_not_on_the_sheet(newsroom: Newsroom) -> None:
    html = make_epaper(newsroom.house, newsroom.sample(), make_layout(), make_pdf()).files[0].data.decode()
    assert re.findall(r'<article class="reading" id="read-(\w+)"', html) == ["note", "jinzhou", "xinle", "zhaoxian"]
    assert "代表联系选民9400余人次。" in html
    assert 'href="trial.pdf"' in html


def test_pages_are_rendered_once(newsroom: Newsroom) -> None:
    pdf = make_pdf()
    first = make_epaper(newsroom.house, newsroom.sample(), make_layout(), pdf)
    kept = sorted((newsroom.house.root / ".cache/plates").iterdir())
    assert len(kept) == 6
    Cache(kept[0].parent).write(kept[0].name, b"kept")
    again = make_epaper(newsroom.house, newsroom.sample(), make_layout(), pdf)
    old, new = ({file for file in page.files if file.path.endswith(".webp")} for page in (first, again))
    assert len(old - new) == 1
    assert [file.data for file in new - old] == [b"kept"]


BOXES = st.builds(
    lambda x, y, wide, high: (x, y, x + wide, y + high),
    *(st.integers(0, 60).map(float) for _ in range(2)),
    *(st.integers(1, 30).map(float) for _ in range(2)),
)


def covers(boxes: tuple[Box, ...], box: Box) -> bool:
    return any(one[0] <= box[0] and one[1] <= box[1] and one[2] >= box[2] and one[3] >= box[3] for one in boxes)


@given(st.dictionaries(st.sampled_from("abc"), st.lists(BOXES, min_size=1, max_size=5), min_size=1))
def test_tidied_areas_cover_all_they_covered_and_nothing_more_of_anybody_else(areas: dict[str, list[Box]]) -> None:
    tidy = tidy_areas(areas)
    for slug, boxes in areas.items():
        assert len(tidy[slug]) <= len(set(boxes))
        assert all(covers(tidy[slug], box) for box in boxes)
        others = [box for other, theirs in areas.items() if other != slug for box in theirs]
        for box in set(tidy[slug]) - set(boxes):
            assert all(
                min(box[2], o[2]) - max(box[0], o[0]) <= 0.05 or min(box[3], o[3]) - max(box[1], o[1]) <= 0.05
                for o in others
            )


def test_a_short_last_line_joins_its_column_but_not_across_somebody_else() -> None:
    column, line = (0.0, 0.0, 35.0, 80.0), (0.0, 80.0, 10.0, 84.0)
    assert tidy_areas({"a": [column, line]}) == {"a": ((0.0, 0.0, 35.0, 84.0),)}
    picture, beside = (0.0, 0.0, 73.0, 40.0), (38.0, 41.0, 73.0, 90.0)
    assert tidy_areas({"a": [picture, (0.0, 44.0, 35.0, 90.0)], "b": [beside]})["a"] == (
        picture,
        (0.0, 44.0, 35.0, 90.0),
    )
