"""Ink, pixel by pixel. In: a CMYK picture or a press profile. Out: ink in percent, or the picture under a limit."""

from functools import lru_cache, reduce
from io import BytesIO
from operator import add
from typing import cast

from PIL import Image, ImageChops, ImageCms, ImageMath, JpegImagePlugin

from pressroom.darkroom.ink import InkFigures, Pixels
from pressroom.darkroom.open import BROKEN

FULL = 255
ENOUGH_PX = 400_000
"""A JPEG of more pixels is measured at half its size: at 250 ppi that is 0.2 mm, finer than a screen's cell."""


def figures_of(image: Image.Image, limit: float) -> InkFigures:
    """Measure an open picture."""
    if image.mode == "L":
        darkest, _ = cast("tuple[float, float]", image.getextrema())
        return InkFigures((FULL - darkest) * 100 / FULL, 0.0, 0.0)
    *colours, black = image.split()
    coloured = sum_of(colours)
    total: Image.Image = ImageMath.lambda_eval(lambda of: of["cmy"] + of["k"], cmy=coloured, k=black)
    most, most_colour = (cast("tuple[float, float]", summed.getextrema())[1] for summed in (total, coloured))
    over = 0.0
    if most * 100 / FULL > limit:
        beyond = total.point(lambda value: value * 1.0 - limit * FULL / 100, "F").convert("L")
        over = sum(beyond.histogram()[1:]) / (image.width * image.height)
    return InkFigures(most * 100 / FULL, most_colour * 100 / FULL, over)


def open_pixels(pixels: Pixels) -> Image.Image | None:
    """Open a picture as ink: 0 is paper. A JPEG by Adobe is turned round by its reader, as its /Decode says."""
    try:
        if not pixels.encoded:
            image = Image.frombytes(pixels.mode, pixels.size, pixels.data)
            return ImageChops.invert(image) if pixels.inverted else image
        image = JpegImagePlugin.JpegImageFile(BytesIO(pixels.data))
        if image.width * image.height > ENOUGH_PX:
            image.draft(None, (image.width // 2, image.height // 2))
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
    return sum_of([*image.split()])


def sum_of(inks: list[Image.Image]) -> Image.Image:
    """Add inks up, pixel by pixel, as a picture of mode I."""
    named = {str(at): ink for at, ink in enumerate(inks)}
    summed: Image.Image = ImageMath.lambda_eval(lambda of: reduce(add, (of[name] for name in named)), **named)
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
