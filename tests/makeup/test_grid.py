"""The grid comes out exactly, as the newspaper counts it."""

import pytest
from msgspec import convert

from pressroom.findings import StopPress
from pressroom.makeup.grid import make_grids, size_for_pitch
from pressroom.paper import FORMATS, Paper
from pressroom.units import mm_from_pt


def paper_of(**sheet: object) -> Paper:
    return convert({"name": "报", "url": "https://a.cn", "sheet": sheet}, Paper, strict=False)


@pytest.mark.parametrize(
    ("name", "measure_mm", "side_mm", "foot_mm"),
    [("broadsheet", 352.4, 18.8, 24.0), ("tabloid", 225.4, 22.3, 23.0), ("a4", 168.3, 20.9, 22.0)],
)
def test_formats_come_out_as_the_table_says(name: str, measure_mm: float, side_mm: float, foot_mm: float) -> None:
    form = FORMATS[name]
    (grid,) = make_grids(paper_of(format=name), (6, 7), form.lines)
    area = grid.type_area(0)
    assert mm_from_pt(area.width_pt) == pytest.approx(measure_mm, abs=0.06)
    assert mm_from_pt(area.x_pt) == pytest.approx(side_mm, abs=0.06)
    assert form.height_mm - mm_from_pt(area.y_pt + area.height_pt) == pytest.approx(foot_mm, abs=0.16)


def test_spread_is_two_pages_wide_and_columns_lie_beside_the_fold() -> None:
    (grid,) = make_grids(paper_of(), (6, 7), 80)
    assert (mm_from_pt(grid.width_pt), mm_from_pt(grid.page_height_pt)) == pytest.approx((540, 390))
    assert grid.all_columns == 12
    assert grid.fold_pt is not None
    assert mm_from_pt(grid.fold_pt - grid.right_pt(5)) > 5
    assert mm_from_pt(grid.column_x_pt(6) - grid.fold_pt) > 5


def test_columns_are_whole_characters_and_a_character_apart() -> None:
    (grid,) = make_grids(paper_of(), (6, 7), 80)
    assert grid.width_of_pt(1) / grid.size_pt == pytest.approx(11)
    assert (grid.column_x_pt(1) - grid.right_pt(0)) / grid.size_pt == pytest.approx(1)
    assert [grid.measure_em(span) for span in (2, 3, 4)] == [23, 35, 47]


def test_base_lines_share_one_pitch_on_all_columns() -> None:
    (grid,) = make_grids(paper_of(), (6, 7), 80)
    assert grid.baseline_pt(7) - grid.baseline_pt(6) == pytest.approx(12)
    assert grid.baseline_pt(0) - grid.row_y_pt(0) == pytest.approx(1.5 + 0.88 * 9)


def test_other_rows_keep_the_type_area_high() -> None:
    for rows in (76, 80, 83):
        (grid,) = make_grids(paper_of(), (6, 7), rows)
        assert grid.type_area(1).height_pt == pytest.approx(960, abs=0.01)


def test_pages_are_grouped_by_two_only_on_spreads() -> None:
    assert [grid.page_numbers for grid in make_grids(paper_of(), (6, 7, 8), 80)] == [(6, 7), (8,)]
    assert [grid.page_numbers for grid in make_grids(paper_of(**{"as": "pages"}), (6, 7), 80)] == [(6,), (7,)]


def test_size_moves_in_tenths_and_only_to_keep_the_ratio() -> None:
    paper = paper_of()
    assert size_for_pitch(paper, 12.0) == 9.0
    assert size_for_pitch(paper, 11.5663) == 9.0
    assert size_for_pitch(paper, 12.6316) == 9.1


def test_grid_larger_than_its_page_is_refused() -> None:
    wide = {"width_mm": 200, "height_mm": 390, "columns": 6, "characters": 11, "lines": 80}
    with pytest.raises(StopPress) as stop:
        make_grids(paper_of(format=wide), (1,), 80)
    assert stop.value.findings[0].code == "grid-too-large"
    assert stop.value.findings[0].of_form
