"""Content streams cut by one expression, against pikepdf's own parser."""

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Name

from pressroom.press.content import read_page
from pressroom.press.operands import Properties, Words
from pressroom.press.plain_steps import cut_plain
from pressroom.press.steps import INLINE_IMAGE, parse, read_instruction, read_operators, read_steps

NUMBERS = st.one_of(st.integers(-9999, 9999).map(str), st.decimals(-999, 999, places=3).map(str), st.just(".5"))
HEXED = st.binary(max_size=6).map(lambda data: f"<{data.hex()}>")
PLAIN = st.text("abc 1<>[]/", max_size=6).map(lambda text: f"({text})")
NAMES = st.sampled_from(("/F1", "/a1.0", "/GSop", "/P1"))
ITEMS = st.lists(st.one_of(NUMBERS, HEXED, PLAIN), max_size=5).map(lambda items: f"[{' '.join(items)}]")
STEPS = st.one_of(
    st.tuples(NUMBERS, NUMBERS, st.sampled_from(("l", "Td", "T*", "f*"))).map(" ".join),
    st.tuples(NAMES, st.sampled_from(("gs", "Do", "cs"))).map(" ".join),
    st.tuples(NAMES, NUMBERS, st.just("Tf")).map(" ".join),
    st.tuples(NUMBERS, NAMES, st.just("scn")).map(" ".join),
    st.tuples(HEXED, st.sampled_from(("Tj", "'"))).map("".join),
    st.tuples(PLAIN, st.just("Tj")).map("".join),
    st.tuples(ITEMS, st.just("TJ")).map("".join),
    st.tuples(ITEMS, NUMBERS, st.just("d")).map(" ".join),
    st.sampled_from(("q", "Q", "BT", "ET", "/Artifact BMC", "EMC", "% a word\nq", "(a\\)) Tj", "/A#42 gs")),
)

HELD = pikepdf.new()
"""Pages are nothing once their file is forgotten."""


def stream_of(content: bytes) -> pikepdf.Page:
    page = HELD.add_blank_page(page_size=(100, 100))
    page.Contents = HELD.make_stream(content)
    return page


def plain(operators):
    return [
        (operator, [list(one.items()) if isinstance(one, Words) else one for one in operands])
        for operator, operands in operators
    ]


@given(st.lists(STEPS, max_size=12), st.sampled_from((" ", "\n", "\r\n")))
def test_steps_are_those_that_pikepdf_reads(steps, between):
    page = stream_of(between.join(steps).encode())
    assert plain(read_operators(page)) == plain(map(read_instruction, parse(page)))


@given(st.lists(STEPS, max_size=12))
def test_steps_written_again_are_read_the_same(steps):
    page = stream_of("\n".join(steps).encode())
    again = stream_of(b"\n".join(step.written for step in read_steps(page)))
    assert plain(read_operators(again)) == plain(read_operators(page))


POINTS = st.tuples(st.integers(-99, 99), st.decimals(-99, 99, places=2)).map(lambda point: f"{point[0]} {point[1]}")
PIECES = st.one_of(
    st.tuples(POINTS, st.sampled_from("mlvy")).map(" ".join),
    st.tuples(POINTS, POINTS, POINTS, st.just("c")).map(" ".join),
    st.sampled_from(("h", "1 2 3 4 re", "q", "Q", "W n")),
)
MATRICES = st.sampled_from(("1 0 0 1 0 0 cm", "2 0 0 -3 .1 7 cm", "0 1 -1 0 5 5 cm", ".7 .7 -.7 .7 0 1 cm"))


@given(MATRICES, st.lists(st.lists(PIECES, max_size=6), max_size=4))
def test_paths_cover_what_they_cover_by_the_parser(matrix, paths):
    content = "\n".join((matrix, *(" ".join(("1 2 m", *pieces, "f")) for pieces in paths))).encode()
    painted = [(one.box, one.pieces, one.state) for one in read_page(stream_of(content))]
    parsed = [(one.box, one.pieces, one.state) for one in read_page(stream_of(content + b"\n% a word"))]
    assert painted == parsed


def test_plain_streams_are_cut_without_a_parser():
    content = b"q 1 0 0 1 .5 -2 cm/Span<</ActualText<FEFF>>>BDC /F1 9 Tf[<0a>-1()]TJ EMC Q"
    assert cut_plain(stream_of(content)) is not None
    *_, (operator, (name, properties)), _, _, _, _ = read_operators(stream_of(content))
    assert (operator, name) == ("BDC", Name.Span)
    assert isinstance(properties, Properties)
    assert str(properties.read().ActualText) == ""


@pytest.mark.parametrize("content", [b"q % word\nQ", b"(a\\051) Tj", b"BI /W 1 /H 1 ID \0 EI", b"true f", b"1 2 3"])
def test_what_is_not_plain_is_left_to_the_parser(content):
    assert cut_plain(stream_of(content)) is None


def test_an_inline_image_is_a_step():
    (only,) = read_operators(stream_of(b"BI /W 1 /H 1 /BPC 8 /CS /G ID \0 EI"))
    assert only[0] == INLINE_IMAGE
