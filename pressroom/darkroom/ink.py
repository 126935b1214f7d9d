"""Ink of pictures. In: a CMYK picture or a press profile. Out: ink in percent, or the picture held under a limit."""

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import cast

from PIL import Image, ImageChops, ImageCms, ImageMath

from pressroom.darkroom.open import BROKEN

FULL = 255
NOTHING = [0] * 256


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture inside a PDF: a JPEG (`encoded`) or rows of bytes; `inverted` where the PDF turns its values round."""

    data: bytes
    encoded: bool
    mode: str
    size: tuple[int, int]
    inverted: bool


@dataclass(frozen=True, slots=True)
class InkFigures:
    """A picture's ink in percent: the most anywhere, the most of coloured ink, the share of its area over a limit."""

    most: float
    most_colour: float
    share_over: float


@lru_cache(maxsize=32)
def measure_ink(pixels: Pixels, limit: float) -> InkFigures | None:
    """Measure the ink of a picture as it prints; None where it cannot be read."""
    image = open_pixels(pixels)
    if image is None:
        return None
    if image.mode == "L":
        darkest, _ = cast("tuple[float, float]", image.getextrema())
        return InkFigures((FULL - darkest) * 100 / FULL, 0.0, 0.0)
    total = total_ink(image)
    _, most = cast("tuple[float, float]", total.getextrema())
    without_black = Image.merge("CMYK", (*image.split()[:3], image.getchannel("K").point(NOTHING)))
    _, coloured = cast("tuple[float, float]", total_ink(without_black).getextrema())
    over = 0.0
    if most * 100 / FULL > limit:
        beyond = total.point(lambda value: value * 1.0 - limit * FULL / 100, "F").convert("L")
        over = sum(beyond.histogram()[1:]) / (image.width * image.height)
    return InkFigures(most * 100 / FULL, coloured * 100 / FULL, over)


def open_pixels(pixels: Pixels) -> Image.Image | None:
    """Open a picture as ink: 0 is paper. A JPEG by Adobe is turned round by its reader, as its /Decode says."""
    try:
        if not pixels.encoded:
            image = Image.frombytes(pixels.mode, pixels.size, pixels.data)
            return ImageChops.invert(image) if pixels.inverted else image
        image = Image.open(BytesIO(pixels.data), formats=("JPEG",))
        image.load()
    except BROKEN:
        return None
    turned = image.mode == "CMYK" and image.info.get("adobe_transform") is not None
    return image if pixels.inverted == turned or image.mode != "CMYK" else ImageChops.invert(image)


@lru_cache(maxsize=8)
def profile_ink(profile: bytes) -> float:
    """Give the most ink in percent that a press profile lays down for any of 17³ colours of sRGB."""
    steps = [round(at * FULL / 16) for at in range(17)]
    colours = bytes(value for r in steps for g in steps for b in steps for value in (r, g, b))
    image = Image.frombytes("RGB", (17 * 17, 17), colours)
    out = ImageCms.profileToProfile(
        image,
        ImageCms.createProfile("sRGB"),
        ImageCms.ImageCmsProfile(BytesIO(profile)),
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode="CMYK",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    return most_ink(out) if out is not None else 400.0


def most_ink(image: Image.Image) -> float:
    """Give the most ink in percent at any pixel of a CMYK picture."""
    _, most = cast("tuple[float, float]", total_ink(image).getextrema())
    return most * 100 / FULL


def total_ink(image: Image.Image) -> Image.Image:
    """Give the sum of the four inks of each pixel, 0 to 1020, as a picture of mode I."""
    cyan, magenta, yellow, black = image.split()
    summed: Image.Image = ImageMath.lambda_eval(
        lambda of: of["c"] + of["m"] + of["y"] + of["k"], c=cyan, m=magenta, y=yellow, k=black
    )
    return summed


def hold_under(image: Image.Image, limit: float) -> Image.Image:
    """Take coloured ink out of a CMYK picture, black left as it is, where the four come to more than the limit."""
    if most_ink(image) <= limit:
        return image
    *colours, black = image.split()
    share = share_left(colours, black, limit * FULL / 100)
    held = [
        ImageMath.lambda_eval(lambda of: of["convert"](of["ink"] * of["share"], "L"), ink=ink, share=share)
        for ink in colours
    ]
    return Image.merge("CMYK", (*held, black))


def share_left(colours: list[Image.Image], black: Image.Image, most: float) -> Image.Image:
    """Give which part of its coloured ink each pixel may keep, 0 to 1, as a picture of mode F."""
    cyan, magenta, yellow = colours
    share: Image.Image = ImageMath.lambda_eval(
        lambda of: of["min"]((most - of["k"]) / of["max"](of["float"](of["c"] + of["m"] + of["y"]), 0.001), 1.0),
        c=cyan,
        m=magenta,
        y=yellow,
        k=black,
    )
    return share
