"""Awkward pictures become CMYK or grey: upright, in the right colours, under the ink limit; or are refused by name."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageCms, ImageFile

from pressroom.cache import Cache
from pressroom.darkroom import PressOrder, PressPicture, convert_for_press
from pressroom.darkroom.inkwell import most_ink
from pressroom.findings import Finding

PROFILE = (Path(__file__).resolve().parents[2] / "assets/colour/newsprint-tr002.icc").read_bytes()
ORDER = PressOrder(PROFILE, 240.0, 250.0)
WHOLE = (0.0, 0.0, 1.0, 1.0)
RED, BLUE = (200, 30, 30), (30, 60, 180)


def two_halves(mode="RGB", size=(400, 200), left=RED, right=BLUE):
    image = Image.new("RGB", size, right)
    image.paste(left, (0, 0, size[0] // 2, size[1]))
    return image.convert(mode)


def convert(path, crop=WHOLE, size_pt=(100.0, 50.0), order=ORDER):
    return convert_for_press(path, path.name, crop, size_pt, order)


def printed(made, x, y):
    """The CIE Lab colour of a place on the print, fractions of width and height."""
    image = Image.open(BytesIO(made.data))
    image = image.crop(
        [round(v) for v in (x * image.width - 4, y * image.height - 4, x * image.width + 4, y * image.height + 4)]
    )
    if image.mode == "L":
        return lab_of(image, ImageCms.createProfile("sRGB"), "RGB")
    return lab_of(image, ImageCms.ImageCmsProfile(BytesIO(PROFILE)), "CMYK")


def lab_of(image, profile, mode):
    lab = ImageCms.profileToProfile(
        image.convert(mode),
        profile,
        ImageCms.createProfile("LAB"),
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode="LAB",
    )
    raw = lab.resize((1, 1), Image.Resampling.BOX).tobytes()
    return raw[0] / 2.55, *((v - 256 if v > 127 else v) for v in raw[1:3])


def reference(colour, source=None):
    """The Lab colour that a plain conversion of a colour prints as."""
    image = Image.new("RGB", (16, 16), colour)
    cmyk = ImageCms.profileToProfile(
        image,
        source or ImageCms.createProfile("sRGB"),
        ImageCms.ImageCmsProfile(BytesIO(PROFILE)),
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode="CMYK",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    return lab_of(cmyk, ImageCms.ImageCmsProfile(BytesIO(PROFILE)), "CMYK")


def difference(one, other):
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5


def assert_halves(made, left=RED, right=BLUE):
    assert isinstance(made, PressPicture), made
    assert difference(printed(made, 0.2, 0.5), reference(left)) < 5
    assert difference(printed(made, 0.8, 0.5), reference(right)) < 5


@pytest.mark.parametrize(
    ("name", "saving"),
    [
        ("a.jpg", {"quality": 95}),
        ("a.jpg", {"quality": 95, "progressive": True}),
        ("a.png", {}),
        ("a.webp", {"quality": 95}),
        ("a.tif", {"compression": "tiff_lzw"}),
        ("a.bmp", {}),
        ("a.avif", {"quality": 95}),
    ],
)
def test_formats_keep_their_colours(tmp_path, name, saving):
    two_halves().save(tmp_path / name, **saving)
    assert_halves(convert(tmp_path / name))


def test_palette_pictures_keep_their_colours(tmp_path):
    two_halves().quantize(8).save(tmp_path / "a.png")
    assert_halves(convert(tmp_path / "a.png"))


def test_transparency_is_paper(tmp_path):
    image = two_halves("RGBA")
    image.paste((0, 0, 0, 0), (200, 0, 400, 200))
    image.save(tmp_path / "a.png")
    assert_halves(convert(tmp_path / "a.png"), right=(255, 255, 255))


def test_a_picture_on_its_side_is_turned(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6
    two_halves().rotate(90, expand=True).save(tmp_path / "a.jpg", quality=95, exif=exif)
    made = convert(tmp_path / "a.jpg")
    assert made.width_px > made.height_px
    assert_halves(made)


def test_an_embedded_profile_is_honoured(tmp_path):
    wide = ImageCms.ImageCmsProfile("/usr/share/color/icc/compatibleWithAdobeRGB1998.icc") if wide_gamut() else None
    if wide is None:
        pytest.skip("no wide gamut profile here")
    two_halves().save(tmp_path / "a.jpg", quality=95, icc_profile=wide.tobytes())
    made = convert(tmp_path / "a.jpg")
    assert difference(printed(made, 0.2, 0.5), reference(RED, wide)) < 5
    assert difference(printed(made, 0.2, 0.5), reference(RED)) > 5


def wide_gamut():
    return Path("/usr/share/color/icc/compatibleWithAdobeRGB1998.icc").is_file()


def test_a_broken_profile_counts_as_none(tmp_path):
    two_halves().save(tmp_path / "a.jpg", quality=95, icc_profile=b"broken" * 30)
    assert_halves(convert(tmp_path / "a.jpg"))


@pytest.mark.parametrize("mode", ["L", "1", "LA", "I;16"])
def test_grey_stays_black_ink(tmp_path, mode):
    image = two_halves("L", left=(40, 40, 40), right=(220, 220, 220))
    if mode == "I;16":
        image = Image.merge("RGB", (image,) * 3).convert("I").point(lambda value: value * 257).convert("I;16")
    elif mode == "LA":
        image = image.convert("LA")
    else:
        image = image.convert(mode)
    image.save(tmp_path / "a.png")
    made = convert(tmp_path / "a.png")
    assert made.components == 1
    back = Image.open(BytesIO(made.data))
    assert abs(back.getpixel((20, back.height // 2)) - (40 if mode != "1" else 0)) < 60
    assert back.getpixel((back.width - 20, back.height // 2)) > 150


def test_sixteen_bit_grey_keeps_its_tones(tmp_path):
    Image.new("I;16", (64, 64), 128 * 257).save(tmp_path / "a.png")
    made = convert(tmp_path / "a.png", size_pt=(20.0, 20.0))
    assert abs(Image.open(BytesIO(made.data)).getpixel((5, 5)) - 128) <= 2


def test_cmyk_of_the_same_profile_is_kept(tmp_path):
    Image.new("CMYK", (100, 100), (51, 102, 153, 26)).save(tmp_path / "a.tif", icc_profile=PROFILE)
    made = convert(tmp_path / "a.tif", size_pt=(40.0, 40.0))
    pixel = Image.open(BytesIO(made.data)).getpixel((50, 50))
    assert all(abs(a - b) <= 3 for a, b in zip(pixel, (51, 102, 153, 26), strict=True))


def test_cmyk_over_the_limit_is_held_under_it(tmp_path):
    Image.new("CMYK", (100, 100), (250, 250, 250, 200)).save(tmp_path / "a.jpg", quality=95)
    made = convert(tmp_path / "a.jpg", size_pt=(40.0, 40.0))
    image = Image.open(BytesIO(made.data))
    assert most_ink(image) <= 243
    assert image.getpixel((50, 50))[3] >= 195


def test_black_only_pages_get_grey_pictures(tmp_path):
    two_halves().save(tmp_path / "a.png")
    order = PressOrder(PROFILE, 240.0, 250.0, "k")
    assert convert(tmp_path / "a.png", order=order).components == 1


def test_a_picture_is_cut_to_what_the_press_can_use(tmp_path):
    two_halves(size=(4000, 2000)).save(tmp_path / "a.jpg", quality=80)
    made = convert(tmp_path / "a.jpg")
    assert 250 * 100 / 72 <= made.width_px <= 250 * 100 / 72 * 2
    small = two_halves(size=(40, 20))
    small.save(tmp_path / "b.png")
    assert convert(tmp_path / "b.png").width_px == 40


def test_a_crop_is_what_is_shown(tmp_path):
    two_halves().save(tmp_path / "a.png")
    made = convert(tmp_path / "a.png", crop=(0.5, 0.0, 1.0, 1.0))
    assert difference(printed(made, 0.2, 0.5), reference(BLUE)) < 5
    assert (made.width_px, made.height_px) == (200, 200)


@pytest.mark.parametrize("lenient", [False, True])
def test_truncated_and_lying_files_are_refused_by_name(tmp_path, monkeypatch, lenient):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", lenient)
    two_halves(size=(1200, 800)).save(tmp_path / "a.jpg", quality=95)
    data = (tmp_path / "a.jpg").read_bytes()
    (tmp_path / "cut.jpg").write_bytes(data[: len(data) // 3])
    (tmp_path / "text.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"nothing" * 50)
    (tmp_path / "empty.jpg").write_bytes(b"")
    for name in ("cut.jpg", "text.png", "empty.jpg"):
        found = convert(tmp_path / name)
        assert isinstance(found, Finding), name
        assert (found.code, found.of_form, found.place.path) == ("unreadable-picture", True, name)


def test_the_same_order_gives_the_same_bytes_from_the_cache(tmp_path):
    two_halves().save(tmp_path / "a.png")
    first = convert_for_press(tmp_path / "a.png", "a.png", WHOLE, (100.0, 50.0), ORDER, Cache(tmp_path / "cache"))
    assert (
        convert_for_press(tmp_path / "a.png", "a.png", WHOLE, (100.0, 50.0), ORDER, Cache(tmp_path / "cache")) == first
    )
    assert len(list((tmp_path / "cache").iterdir())) == 2  # the picture, and what is told of it
    assert convert(tmp_path / "a.png") == first


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path):
    two_halves().save(tmp_path / "a.png")
    (tmp_path / "cache").write_text("a file, no folder")
    made = convert_for_press(tmp_path / "a.png", "a.png", WHOLE, (100.0, 50.0), ORDER, Cache(tmp_path / "cache"))
    assert isinstance(made, PressPicture)


@pytest.mark.long
def test_a_huge_picture_takes_less_than_a_gigabyte(tmp_path):
    import subprocess
    import sys

    Image.new("RGB", (16000, 12000), RED).save(tmp_path / "a.jpg", quality=60)
    # getrusage would tell the memory of the process that starts this one, too
    script = (
        "import re, sys; sys.path.insert(0, sys.argv[2]);"
        "from pathlib import Path; from pressroom.darkroom import *;"
        "o = PressOrder(Path(sys.argv[3]).read_bytes(), 240.0, 250.0);"
        "m = convert_for_press(Path(sys.argv[1]), 'a.jpg', (0, 0, 1, 1), (1000.0, 750.0), o);"
        "print(m.width_px, re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())[1])"
    )
    root = Path(__file__).resolve().parents[2]
    run = subprocess.run(
        [sys.executable, "-c", script, tmp_path / "a.jpg", root, root / "assets/colour/newsprint-tr002.icc"],
        capture_output=True,
        text=True,
        check=True,
    )
    width, peak_kb = map(int, run.stdout.split())
    assert width >= 3400
    assert peak_kb < 1 << 20


def test_a_picture_to_look_at_is_srgb_whatever_it_was(tmp_path):
    screen = PressOrder(b"", 400.0, 150.0, "rgb", 130.0)
    for mode in ("RGB", "L", "P", "CMYK", "RGBA"):
        two_halves(mode if mode != "RGBA" else "RGB").convert(mode).save(tmp_path / f"{mode}.tif")
        made = convert(tmp_path / f"{mode}.tif", order=screen)
        assert made.components == 3
        shown = Image.open(BytesIO(made.data))
        left = shown.getpixel((20, shown.height // 2))
        wanted = RED if mode != "L" else (two_halves("L").getpixel((20, 50)),) * 3
        assert max(abs(a - b) for a, b in zip(left, wanted, strict=True)) < (60 if mode == "CMYK" else 12)


@pytest.mark.parametrize(("enough", "width"), [(110.0, 400), (150.0, 418)])
def test_a_jpeg_is_decoded_no_larger_than_is_enough(tmp_path, enough, width):
    two_halves(size=(1600, 800)).save(tmp_path / "a.jpg", quality=95)
    order = PressOrder(PROFILE, 240.0, 150.0, "cmyk", enough)
    made = convert(tmp_path / "a.jpg", size_pt=(200.0, 100.0), order=order)
    assert made.width_px == width
    assert made.width_px / (200 / 72) >= min(enough, 150.0) - 1
    assert_halves(made)
