"""Ink of pictures. In: a CMYK picture or a press profile. Out: ink in percent, or the picture held under a limit."""

from functools import lru_cache
from io import BytesIO
from typing import cast

from PIL import Image, ImageCms, ImageMath

FULL = 255


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
