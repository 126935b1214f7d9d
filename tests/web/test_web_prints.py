"""Pictures for the web: upright, in sRGB, without private data, with caption and credit, never larger than they are."""

import io
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from pressroom.cache import Cache
from pressroom.darkroom.prints import PrintOrder, WebPrint, crop_to_ratio, make_web_prints, name_prints
from pressroom.findings import Finding

WORDS = ("代表<之家>", "张三 摄")


def prints(path: Path, *orders: PrintOrder) -> tuple[WebPrint, ...]:
    made = make_web_prints(path, path.name, WORDS, orders, path.parent / "cache")
    assert not isinstance(made, Finding)
    return made


def opened(made: WebPrint) -> Image.Image:
    return Image.open(io.BytesIO(made.data))


@pytest.fixture
def private(tmp_path: Path) -> Path:
    """A phone's picture: lying on its side (orientation 6), with a place and a camera in its EXIF; red on its left."""
    image = Image.new("RGB", (400, 200), "blue")
    image.paste("red", (0, 0, 200, 200))
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x0110] = "SecretCamera 12"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (38.0, 2.0, 0.0)
    path = tmp_path / "phone.jpg"
    image.save(path, exif=exif, comment=b"SecretComment")
    return path


@pytest.mark.parametrize("kind", ["jpeg", "webp", "avif"])
def test_a_print_is_upright_and_bears_caption_and_credit_alone(private: Path, kind: str) -> None:
    (made,) = prints(private, PrintOrder(100, 200, kind))  # type: ignore[arg-type]
    image = opened(made)
    assert image.size == (100, 200)
    top, foot = (image.convert("RGB").getpixel((50, y)) for y in (20, 180))
    assert top[0] > 200
    assert top[2] < 60
    assert foot[2] > 200
    assert foot[0] < 60
    assert not image.getexif()
    assert b"Secret" not in made.data
    packet = (image.info.get("xmp") or b"").decode("utf-8")
    assert "代表&lt;之家&gt;" in packet
    assert "张三 摄" in packet


def test_a_wide_gamut_picture_becomes_srgb(tmp_path: Path) -> None:
    path = tmp_path / "lab.tif"
    lab = ImageCms.createProfile("LAB")
    srgb = ImageCms.createProfile("sRGB")
    whole = ImageCms.profileToProfile(Image.new("RGB", (60, 60), (200, 40, 30)), srgb, lab, outputMode="LAB")
    whole.save(path, icc_profile=ImageCms.ImageCmsProfile(lab).tobytes())
    (made,) = prints(path, PrintOrder(60, 60, "jpeg"))
    red, green, blue = opened(made).getpixel((30, 30))
    assert abs(red - 200) < 12
    assert abs(green - 40) < 12
    assert abs(blue - 30) < 12


def test_a_cmyk_picture_becomes_rgb(tmp_path: Path) -> None:
    path = tmp_path / "press.jpg"
    Image.new("CMYK", (60, 60), (0, 255, 255, 0)).save(path)
    (made,) = prints(path, PrintOrder(60, 60, "webp"))
    red, green, _ = opened(made).convert("RGB").getpixel((30, 30))
    assert red > 200
    assert green < 80


def test_what_is_transparent_becomes_white(tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    Image.new("RGBA", (50, 50), (0, 0, 0, 0)).save(path)
    (made,) = prints(path, PrintOrder(50, 50, "jpeg"))
    assert min(opened(made).getpixel((25, 25))) > 250


def test_a_print_is_taken_from_the_cache_and_named_before_it_is_made(private: Path) -> None:
    order = PrintOrder(100, 200, "webp")
    names = name_prints(private, private.name, WORDS, (order,))
    (made,) = prints(private, order)
    assert (made.key,) == names
    (kept,) = (private.parent / "cache").iterdir()
    Cache(kept.parent).write(kept.name, b"from the cache")
    assert prints(private, order)[0].data == b"from the cache"
    kept.write_bytes(b"damaged")
    assert prints(private, order)[0] == made
    assert name_prints(private, private.name, ("other", ""), (order,)) != names
    assert isinstance(name_prints(private.with_name("none.jpg"), "none.jpg", WORDS, (order,)), Finding)


def test_a_crop_shows_its_part(private: Path) -> None:
    (made,) = prints(private, PrintOrder(100, 100, "jpeg", (0.0, 0.5, 1.0, 1.0)))
    assert opened(made).getpixel((50, 50))[2] > 200


def test_a_broken_picture_is_a_finding(tmp_path: Path) -> None:
    path = tmp_path / "torn.jpg"
    Image.new("RGB", (900, 900), "red").save(path)
    path.write_bytes(path.read_bytes()[:400])
    made = make_web_prints(path, "torn.jpg", WORDS, (PrintOrder(100, 100, "jpeg"),), tmp_path / "cache")
    assert isinstance(made, Finding)
    assert made.code == "unreadable-picture"


@given(
    st.integers(20, 6000),
    st.integers(20, 6000),
    st.floats(0.3, 3),
    st.none() | st.tuples(st.floats(0, 1), st.floats(0, 1)),
)
def test_a_crop_lies_inside_the_picture_has_its_ratio_and_holds_the_focus(
    wide: int, high: int, ratio: float, focus: tuple[float, float] | None
) -> None:
    left, top, right, bottom = crop_to_ratio(wide, high, ratio, focus)
    near = 1e-9
    assert -near <= left < right <= 1 + near
    assert -near <= top < bottom <= 1 + near
    assert abs((right - left) * wide / ((bottom - top) * high) - ratio) < 1e-6 * ratio
    if focus:
        assert left - near <= focus[0] <= right + near
        assert top - near <= focus[1] <= bottom + near


def test_a_print_is_the_same_whatever_else_is_printed(tmp_path: Path) -> None:
    path = tmp_path / "large.jpg"
    Image.effect_noise((960, 640), 80).convert("RGB").save(path, quality=90)
    small, large = PrintOrder(120, 80, "jpeg"), PrintOrder(900, 600, "webp")
    (alone,) = prints(path, small)
    (path.parent / "cache").rename(path.parent / "put away")
    _, together = prints(path, large, small)
    assert together == alone


def test_a_print_that_is_kept_needs_no_pillow(private: Path) -> None:
    order = PrintOrder(50, 100, "jpeg")
    prints(private, order)
    code = (
        "import sys; from pathlib import Path; from pressroom.darkroom.prints import PrintOrder, make_web_prints;"
        f"p = Path({str(private)!r}); o = (PrintOrder(50, 100, 'jpeg'),);"
        f"make_web_prints(p, p.name, {WORDS!r}, o, p.parent / 'cache'); assert 'PIL' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
