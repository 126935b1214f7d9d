"""Convert pictures for a sheet. In: a picture file, its crop, its size there. Out: CMYK, grey or sRGB JPEG bytes.

Order of work (it decides the cost): decode at the next size that is enough, crop, resample only where that is still
more than the press can use, convert once to the press profile, hold under the ink limit, encode.

Resampling is Hamming's: after decoding less than half the width is left to lose, and what a longer filter (Lanczos,
twice the cost) would keep is finer than the screen's cell.
"""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageCms

from pressroom.book import digest_of
from pressroom.darkroom.open import BROKEN, load_upright, open_picture, unreadable, upright_size
from pressroom.darkroom.press import Colours, Crop, PressOrder, PressPicture
from pressroom.darkroom.separation import eight_bit, separate
from pressroom.findings import Finding, Place, form_error
from pressroom.units import px_for_print

SAVING: dict[Colours, tuple[int, str]] = {"cmyk": (92, "4:4:4"), "k": (92, "4:4:4"), "rgb": (74, "4:2:0")}
"""Quality and subsampling of the JPEGs; those to look at are as the web's."""
SLACK = 1.15
"""A picture of at most so many times the resolution wanted is left as it is."""


def convert(
    path: Path, relative: str, crop: Crop, size_pt: tuple[float, float], order: PressOrder
) -> PressPicture | Finding:
    """Convert a picture: decode, crop, resample, separate, encode."""
    header = open_picture(path, relative)
    if isinstance(header, Finding):
        return header
    with header:
        whole = upright_size(header)
    image = load_upright(path, relative, whole_size(whole, crop, size_pt, min(order.most_ppi, order.enough_ppi)))
    if isinstance(image, Finding):
        return image
    try:
        most = tuple(px_for_print(length, order.most_ppi) for length in size_pt)
        image = resample(image.crop(pixels_of(crop, image.size)), (most[0], most[1]))
        separated = separate(image, order)
    except BROKEN as fault:
        return unreadable(Place(relative), fault)
    except ImageCms.PyCMSError as fault:
        return broken_profile(relative, fault)
    file = BytesIO()
    file.name = "picture.jpg"  # Pillow reads one plug-in for it instead of five
    quality, subsampling = SAVING[order.colours]
    separated.save(file, quality=quality, subsampling=subsampling)
    data = file.getvalue()
    return PressPicture(data, *separated.size, len(separated.getbands()), digest_of(data))


def whole_size(whole: tuple[int, int], crop: Crop, size_pt: tuple[float, float], ppi: float) -> tuple[int, int]:
    """Give the size in px at which the whole picture must be there for its cropped part to have so many ppi."""
    wide = round(px_for_print(size_pt[0], ppi) / (crop[2] - crop[0]))
    high = round(px_for_print(size_pt[1], ppi) / (crop[3] - crop[1]))
    return min(whole[0], wide), min(whole[1], high)


def pixels_of(crop: Crop, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """Give a crop in whole pixels, at least one each way."""
    left, top = round(crop[0] * size[0]), round(crop[1] * size[1])
    right, bottom = round(crop[2] * size[0]), round(crop[3] * size[1])
    return left, top, max(right, left + 1), max(bottom, top + 1)


def resample(image: Image.Image, most: tuple[int, int]) -> Image.Image:
    """Bring a picture down to what the press can use; it is never enlarged."""
    if image.width <= most[0] * SLACK and image.height <= most[1] * SLACK:
        return image
    factor = max(most[0] / image.width, most[1] / image.height)
    size = (max(1, round(image.width * factor)), max(1, round(image.height * factor)))
    return eight_bit(image).resize(size, Image.Resampling.HAMMING)


def broken_profile(relative: str, fault: BaseException) -> Finding:
    """Say that LittleCMS cannot convert a picture."""
    return form_error(
        "unreadable-profile",
        "the colours of `{file}` cannot be converted: {fault}",
        Place(relative),
        hint="save the picture again with an sRGB profile, or check `press: profile:` in site.yaml",
        file=relative,
        fault=str(fault),
    )
