"""The headline block: sizes from the scale, balanced lines, names whole, the fold between two characters."""

import pytest
from msgspec.structs import replace

from pressroom.makeup.grid import make_grids
from pressroom.makeup.head import head_choices, place_head
from pressroom.makeup.headlines import break_headline, break_places, clear_fold
from pressroom.makeup.scale import SCALE_PT, crosshead_sizes
from pressroom.paper import Paper


def measure(text: str) -> float:
    return float(len(text))


def test_long_headline_breaks_in_the_middle_and_spares_names() -> None:
    line = "推动县级人大常委会工作创新发展迈上新台阶"
    lines = break_headline(line, 2, break_places(line, ["人大常委会", "新台阶"]), measure)
    assert "".join(lines) == line
    assert any("人大常委会" in part for part in lines)
    assert abs(len(lines[0]) - len(lines[1])) <= 2


def test_headline_breaks_at_its_space_and_drops_it() -> None:
    line = "主动作为依法履职　推动工作创新发展"
    assert break_headline(line, 2, break_places(line, []), measure) == ("主动作为依法履职", "推动工作创新发展")


def test_no_line_begins_with_a_mark_or_ends_with_a_bracket() -> None:
    places = break_places("关于《条例》的说明，请看2021年第3期", [])
    text = "关于《条例》的说明，请看2021年第3期"
    assert not {text[at] for at in places} & set("》，")
    assert "《" not in {text[at - 1] for at in places}
    assert not {at for at in places if text[at - 1 : at + 1].isdigit()}


@pytest.mark.parametrize(
    "line", ["推动县级人大工作创新发展", "推动县级人大工作创新发展好", "主动作为　依法履职", "——发言摘登选"]
)
@pytest.mark.parametrize("size", [63.0, 24.0])
def test_fold_falls_between_two_characters(line: str, size: float) -> None:
    fit = clear_fold(line, size, measure)
    width = (measure(line) + len(line) * fit.tracking_em) * size
    left = fit.shift_pt - width / 2
    for at, char in enumerate(line):
        start = left + at * (1 + fit.tracking_em) * size
        assert char == "　" or start > 0.8 or start + size < -0.8
    assert abs(fit.shift_pt) <= size * 0.55 + 1 or "　" in line


def test_tiers_fall_in_size_and_stand_on_whole_rows(features, composer) -> None:
    feature = features(1, format="tabloid", pages=(6, 7))
    (grid,) = make_grids(feature.paper, (6, 7), 80)
    for head in head_choices(feature, composer, grid):
        sizes = {tier.name: tier.size_pt for tier in head.tiers}
        assert sizes["headline"] > sizes["deck"] >= sizes["kicker"] > max(crosshead_sizes(9.0))
        assert set(sizes.values()) <= set(SCALE_PT)
        tiers = place_head(head, head.rows, grid)
        top, foot = grid.row_y_pt(0), grid.row_y_pt(head.rows)
        assert all(top < tier.rect.y_pt and tier.rect.y_pt + tier.rect.height_pt < foot for tier in tiers)


def test_best_head_of_a_spread_is_large_and_on_one_line(features, composer) -> None:
    feature = replace(features(1, format="tabloid", pages=(6, 7)), headline="推动县级人大工作创新发展")
    (grid,) = make_grids(feature.paper, (6, 7), 80)
    best = head_choices(feature, composer, grid)[0]
    assert best.size_pt >= 63
    assert best.lines == 1
    assert 0.5 < best.width_pt / (grid.right_pt(11) - grid.column_x_pt(0)) < 0.8


def test_headline_too_long_for_its_size_takes_the_next(features, composer) -> None:
    feature = replace(features(1, format="a4"), headline="推动全市各县市区人大常委会工作创新发展迈上新台阶开创新局面")
    (grid,) = make_grids(feature.paper, (1,), 59)
    for head in head_choices(feature, composer, grid):
        assert head.width_pt <= grid.width_of_pt(3)
        assert head.lines <= 3


def test_paper_with_larger_body_has_larger_crossheads() -> None:
    assert crosshead_sizes(10.5)[0] > 10.5
    assert Paper(name="报", url="https://a.cn").type.size_pt < crosshead_sizes(9.0)[-1]
