"""The thread fills its segments with no heading at a foot and no line alone."""

from pressroom.findings import Place
from pressroom.makeup.columns import Segment
from pressroom.makeup.pieces import CrossHead, Piece
from pressroom.makeup.threading import Threader
from pressroom.model import SetBlock

BLOCK = SetBlock("paragraph", {0: ()}, Place())


def text(rows: int, *looseness: int) -> Piece:
    return Piece(0, BLOCK, {0: rows, **{loose: rows + loose for loose in looseness}})


def heading(rows: int = 2) -> Piece:
    return Piece(0, BLOCK, {0: rows}, solid=True, keep=True, crosshead=CrossHead(("题",), 12))


def columns(*lengths: int) -> list[Segment]:
    return [Segment(0, column, 0, length) for column, length in enumerate(lengths)]


def test_text_runs_through_all_segments() -> None:
    thread = Threader(columns(10, 10, 4), [text(24)], 1).thread()
    assert thread.placed[0].parts == ((0, 0, 10), (1, 0, 10), (2, 0, 4))
    assert (thread.end, thread.target, thread.cost) == (24, 24, thread.cost)


def test_heading_goes_to_the_next_column_with_its_text() -> None:
    thread = Threader(columns(10, 12), [text(7), heading(), text(9)], 1).thread()
    number, line, _ = thread.placed[1].parts[0]
    assert (number, line) == (1, 0)


def test_looseness_fills_what_is_short_before_space_does() -> None:
    thread = Threader(columns(12), [text(5), heading(), text(4, 1)], 1).thread()
    assert [(one.looseness, one.space) for one in thread.placed] == [(0, 0), (0, 0), (1, 0)]
    assert thread.end == 12


def test_space_above_headings_fills_where_no_paragraph_can() -> None:
    thread = Threader(columns(17), [text(5), heading(), text(8)], 1).thread()
    assert thread.placed[1].space == 2
    assert thread.end == 17


def test_tighter_setting_brings_copy_back() -> None:
    thread = Threader(columns(10), [text(6), text(5, -1)], 1).thread()
    assert thread.placed[1].looseness == -1
    assert thread.end == 10


def test_last_line_is_not_left_alone_at_a_head() -> None:
    thread = Threader(columns(10, 10), [text(11, 1), text(8)], 1).thread()
    parts = thread.placed[0].parts
    assert parts[-1][2] >= 2


def test_first_line_is_not_left_alone_at_a_foot() -> None:
    thread = Threader(columns(10, 10), [text(9, -1), text(6), text(5)], 1).thread()
    assert all(count >= 2 for one in thread.placed for _, _, count in one.parts)


def test_table_is_never_cut() -> None:
    table = Piece(0, BLOCK, {0: 6}, solid=True)
    thread = Threader(columns(10, 20), [text(7), table, text(7)], 1).thread()
    assert thread.placed[1].parts == ((1, 0, 6),)


def test_what_finds_no_room_goes_on_behind_the_last_segment() -> None:
    thread = Threader(columns(10), [text(8), text(9)], 1).thread()
    assert thread.end - thread.target == 7
    assert thread.placed[1].parts[-1][0] == 1


def test_a_heading_keeps_away_from_the_one_to_its_left() -> None:
    pieces = [text(6), heading(), text(10), text(6, -2, 2), heading(), text(10, -2, 2)]
    apart, beside = (Threader(columns(18, 18), pieces, count).thread() for count in (2, 1))
    rows = [[one.parts[0][1] for one in thread.placed if one.piece.crosshead] for thread in (apart, beside)]
    assert abs(rows[0][0] - rows[0][1]) == 2
    assert rows[1] == [6, 6]
    assert apart.end == beside.end == 36
