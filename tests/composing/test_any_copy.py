"""Whatever is written: every character comes out once and in order, and the optimum is never worse than greed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressroom.composing.breaking import Problem, break_lines, setting_cost
from pressroom.composing.spacing import Gap
from pressroom.model import Run
from tests.composing.conftest import SetText, block_of

HAN = "人民代表大会常务委员全县市区监督视察项目民生实事"
MARKS = "，。、；：“”‘’（）《》！？…—·～-/%℃￥+"
WESTERN = "abcXYZ0123456789.,’ "
COPY = st.text(st.sampled_from(HAN * 3 + MARKS + WESTERN), min_size=1, max_size=160)
ANY = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\n"), min_size=1, max_size=120)
MARKED = st.lists(
    st.tuples(COPY, st.frozensets(st.sampled_from(["strong", "emphasis", "code", "superscript", "subscript"]))),
    min_size=1,
    max_size=5,
)


def check(block: object, text: str, measure: float) -> None:
    for looseness, lines in block.settings.items():  # type: ignore[attr-defined]
        # the space after a run-in heading is set as one em
        assert "".join(line.text for line in lines).replace("\u3000", " ") == text.replace("\u3000", " "), looseness
        for line in lines:
            longest = max((len(word) for word in line.text.split()), default=0)
            assert line.width_pt <= measure * 9 + 0.5 or longest > 1


@settings(max_examples=150, deadline=None)
@given(text=COPY, measure=st.sampled_from([11, 13, 17, 20, 40]))
def test_chinese_copy_comes_out_whole(set_text: SetText, text: str, measure: int) -> None:
    check(set_text(text, measure), text, measure)


@settings(max_examples=150, deadline=None)
@given(text=ANY, measure=st.sampled_from([11, 20]))
def test_any_unicode_comes_out_whole(set_text: SetText, text: str, measure: int) -> None:
    check(set_text(text, measure), text, measure)


@pytest.mark.long
@settings(max_examples=10_000, deadline=None)
@given(text=st.one_of(ANY, COPY), measure=st.sampled_from([11, 13, 40]))
def test_ten_thousand_paragraphs_come_out_whole(set_text: SetText, text: str, measure: int) -> None:
    check(set_text(text, measure), text, measure)


@settings(max_examples=100, deadline=None)
@given(parts=MARKED, measure=st.sampled_from([11, 20]))
def test_marks_lose_nothing(set_text: SetText, parts: list[tuple[str, frozenset[str]]], measure: int) -> None:
    runs = tuple(Run(text, 7, marks) for text, marks in parts)
    check(set_text(block_of(runs), measure), "".join(text for text, _ in parts), measure)


GAPS = st.builds(
    Gap,
    natural=st.sampled_from([0.0, 0.0, 0.0, 0.25, -0.5]),
    gives=st.sampled_from([0.0, 0.0, 0.5, 0.125]),
    turn=st.integers(0, 5),
    stretches=st.sampled_from([True, True, True, False]),
    cost=st.sampled_from([0.0, 0.0, 0.0, None, 60.0]),
)


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    count = draw(st.integers(2, 60))
    gaps = draw(st.lists(GAPS, min_size=count - 1, max_size=count - 1))
    return Problem(
        widths=[1.0] * count,
        gaps=gaps,
        trim_start=[0.0] * count,
        trim_end=draw(st.lists(st.sampled_from([0.0, 0.0, 0.5]), min_size=count, max_size=count)),
        hyphen=[0.0] * count,
        alone=[True] * count,
        measure=float(draw(st.integers(6, 20))),
        first_measure=float(draw(st.integers(5, 20))),
    )


def greedy(problem: Problem) -> tuple[int, ...]:
    """Fill each line with as many clusters as its natural width holds."""
    ends, start, count = [], 0, len(problem.widths)
    while start < count:
        best = 0
        for end in range(start + 1, count + 1):
            if end < count and problem.gaps[end - 1].cost is None:
                continue
            natural = sum(problem.widths[start:end]) + sum(g.natural for g in problem.gaps[start : end - 1])
            measure = problem.measure if start else problem.first_measure
            if best and natural - problem.trim_end[end - 1] > measure + 1e-9:
                break
            best = end
        ends.append(best)
        start = best
    return tuple(ends)


@settings(max_examples=1500, deadline=None)
@given(problem=problems())
def test_never_worse_than_greedy_by_its_own_measure(problem: Problem) -> None:
    best = next(iter(break_lines(problem).values()))
    assert best.cost == pytest.approx(setting_cost(problem, best.ends))
    assert best.cost <= setting_cost(problem, greedy(problem)) + 1e-6
