"""A picture that is written as PNG is read back pixel by pixel."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from pressroom.darkroom import encode_png
from pressroom.raster import Raster


@given(st.integers(1, 9), st.integers(1, 9), st.data())
def test_png_holds_the_pixels(width: int, height: int, data: st.DataObject) -> None:
    size = width * height * 3
    pixels = data.draw(st.binary(min_size=size, max_size=size))
    image = Image.open(BytesIO(encode_png(Raster(width, height, pixels))), formats=("PNG",))
    assert (image.mode, image.size, image.tobytes()) == ("RGB", (width, height), pixels)


@pytest.mark.parametrize("level", [1, 3, 6])
def test_white_page_takes_little_room(level: int) -> None:
    assert len(encode_png(Raster(1000, 1000, b"\xff" * 3_000_000), level)) < 20_000
