"""Headings of neighbouring columns are kept from standing side by side (B-16)."""

from pressroom.findings import Place
from pressroom.makeup.clashes import find_clashes, thread_copy
from pressroom.makeup.columns import free_segments
from pressroom.makeup.grid import make_grids
from pressroom.makeup.pages import Copy, Plan, SheetPlan
from pressroom.makeup.pieces import CrossHead, Piece
from pressroom.makeup.placement import Bench
from pressroom.makeup.sizing import Sizes
from pressroom.makeup.threading import Threader
from pressroom.model import Feature, SetBlock
from pressroom.paper import Grid, Paper, SheetSetting

BLOCK = SetBlock("paragraph", {0: ()}, Place())


def text(rows: int, *looseness: int) -> Piece:
    return Piece(0, BLOCK, {0: rows, **{loose: rows + loose for loose in looseness}})


def heading() -> Piece:
    return Piece(0, BLOCK, {0: 2}, solid=True, keep=True, crosshead=CrossHead(("题",), 12))


def two_columns(pieces: tuple[Piece, ...]) -> tuple[Copy, Plan]:
    form = {"width_mm": 100, "height_mm": 250, "columns": 2, "characters": 11, "lines": 40}
    paper = Paper(name="报", url="https://a.cn", sheet=SheetSetting(format=Grid(**form), imposed="pages"))
    (grid,) = make_grids(paper, (1,), 40)
    bench = Bench(0, grid, (), 0)
    copy = Copy(Feature("f", paper, "题", (), Place()), pieces, (), None, {1: ()}, ())
    sheet = SheetPlan(bench, None, (), ())
    return copy, Plan(Sizes(None, 0, (), 0), (sheet,), tuple(free_segments(0, grid, ())), ())


def test_clashing_headings_are_parted_where_the_copy_lets_them() -> None:
    pieces = (text(10, -1, 1), heading(), text(19, -1, 1), text(19, -1, 1), heading(), text(14, -1, 1), text(14, -1, 1))
    copy, plan = two_columns(pieces)
    greedy = Threader(plan.segments, pieces, 1).thread()
    assert len(find_clashes(plan, greedy)) == 1
    parted = thread_copy(copy, plan)
    assert find_clashes(plan, parted) == []
    assert parted.end == parted.target


def test_headings_that_cannot_be_parted_leave_the_page_filled() -> None:
    pieces = (text(10), heading(), text(38), heading(), text(28))
    copy, plan = two_columns(pieces)
    thread = thread_copy(copy, plan)
    assert thread.end == thread.target
    assert len(find_clashes(plan, thread)) == 1
