"""Make pictures ready for press. In: a picture file, its crop and its size on the sheet. Out: CMYK or grey JPEG bytes.

Order of work (it decides the cost): decode at the next size that is enough, crop, resample only where that is still
more than the press can use, convert once to the press profile, hold under the ink limit, encode.
"""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageCms
from PIL import __version__ as pillow_version

from pressroom.cache import Cache, key_of
from pressroom.darkroom.ink import hold_under, profile_ink
from pressroom.darkroom.open import BROKEN, load_upright, open_picture, unreadable, upright_size
from pressroom.findings import Finding, Place, form_error
from pressroom.units import px_for_print

QUALITY = 92
RECIPE = "1"
"""Counted up when the same order would give other pixels."""

Crop = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PressOrder:
    """How the press wants its pictures: profile, ink limit in percent, resolution in ppi, `cmyk` or `k`."""

    profile: bytes
    ink_limit: float
    most_ppi: float
    colours: str = "cmyk"

    @property
    def key(self) -> str:
        """Give what names this order in a cache."""
        told = f"{RECIPE} {self.ink_limit} {self.most_ppi} {self.colours} {QUALITY} {pillow_version}"
        return hashlib.sha256(told.encode() + self.profile).hexdigest()


@dataclass(frozen=True, slots=True)
class PressPicture:
    """A picture ready for press: a JPEG of 1 (grey) or 4 (CMYK, inverted as Adobe does) components."""

    data: bytes
    width_px: int
    height_px: int
    components: int


def convert_for_press(
    path: Path, relative: str, crop: Crop, size_pt: tuple[float, float], order: PressOrder, cache: Cache | None = None
) -> PressPicture | Finding:
    """Convert the cropped part of a picture for a place of `size_pt`; a picture made before comes from the cache."""
    if cache is None or not path.is_file():
        return convert(path, relative, crop, size_pt, order)
    key = key_of("press", path.read_bytes(), order.key, repr((crop, size_pt)))
    kept = cache.read(key)
    if kept is not None:
        return read_kept(kept)
    made = convert(path, relative, crop, size_pt, order)
    if isinstance(made, PressPicture):
        cache.write(key, made.data)
    return made


def read_kept(data: bytes) -> PressPicture:
    """Read the header of a picture made before."""
    with Image.open(BytesIO(data), formats=("JPEG",)) as image:
        return PressPicture(data, image.width, image.height, len(image.getbands()))


def convert(
    path: Path, relative: str, crop: Crop, size_pt: tuple[float, float], order: PressOrder
) -> PressPicture | Finding:
    """Convert a picture: decode, crop, resample, separate, encode."""
    header = open_picture(path, relative)
    if isinstance(header, Finding):
        return header
    with header:
        whole = upright_size(header)
    most = tuple(px_for_print(length, order.most_ppi) for length in size_pt)
    shown = (crop[2] - crop[0], crop[3] - crop[1])
    need = tuple(min(px, round(limit / part)) for px, limit, part in zip(whole, most, shown, strict=True))
    image = load_upright(path, relative, (need[0], need[1]))
    if isinstance(image, Finding):
        return image
    try:
        image = resample(image.crop(pixels_of(crop, image.size)), (most[0], most[1]))
        separated = separate(image, order)
    except BROKEN as fault:
        return unreadable(Place(relative), fault)
    except ImageCms.PyCMSError as fault:
        return broken_profile(relative, fault)
    file = BytesIO()
    separated.save(file, "JPEG", quality=QUALITY, subsampling=0)
    return PressPicture(file.getvalue(), *separated.size, len(separated.getbands()))


def pixels_of(crop: Crop, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """Give a crop in whole pixels, at least one each way."""
    left, top = round(crop[0] * size[0]), round(crop[1] * size[1])
    right, bottom = round(crop[2] * size[0]), round(crop[3] * size[1])
    return left, top, max(right, left + 1), max(bottom, top + 1)


def resample(image: Image.Image, most: tuple[int, int]) -> Image.Image:
    """Bring a picture down to what the press can use; it is never enlarged."""
    if image.width <= most[0] * 1.15 and image.height <= most[1] * 1.15:
        return image
    factor = max(most[0] / image.width, most[1] / image.height)
    size = (max(1, round(image.width * factor)), max(1, round(image.height * factor)))
    return eight_bit(image).resize(size, Image.Resampling.LANCZOS)


def separate(image: Image.Image, order: PressOrder) -> Image.Image:
    """Give a picture in the inks of the press: grey stays grey, all else becomes CMYK under the ink limit."""
    source = image.info.get("icc_profile")
    image = on_paper(eight_bit(image))
    if image.mode == "L" or order.colours == "k":
        return in_grey(image, source)
    if image.mode == "CMYK":
        if source and source != order.profile:
            image = transform(image, source, order.profile)
        return hold_under(image, order.ink_limit)
    separated = transform(image.convert("RGB"), source, order.profile)
    if profile_ink(order.profile) > order.ink_limit:
        return hold_under(separated, order.ink_limit)
    return separated


def eight_bit(image: Image.Image) -> Image.Image:
    """Bring deep, palette and bilevel pictures to 8 bits a channel."""
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value * (1 / 257) + 0.5).convert("L")
    if image.mode in ("F", "1"):
        return image.convert("L")
    if image.mode in ("P", "PA"):
        return image.convert("RGBA" if "transparency" in image.info or image.mode == "PA" else "RGB")
    if image.mode in ("LAB", "YCbCr", "HSV", "RGBX"):
        return image.convert("RGB")
    return image


def on_paper(image: Image.Image) -> Image.Image:
    """Lay a picture with transparency on white."""
    if image.mode not in ("RGBA", "LA", "La", "RGBa") and "transparency" not in image.info:
        return image
    icc = image.info.get("icc_profile")
    grey = image.mode in ("LA", "La", "L")
    layered = image.convert("RGBA")
    paper = Image.new("RGBA", image.size, (255, 255, 255, 255))
    flat = Image.alpha_composite(paper, layered).convert("L" if grey else "RGB")
    if icc:
        flat.info["icc_profile"] = icc
    return flat


def in_grey(image: Image.Image, source: bytes | None) -> Image.Image:
    """Give a picture as black ink alone."""
    if image.mode == "L":
        return image
    if image.mode == "CMYK" and source:
        image = transform(image, source, None)
    return image.convert("RGB").convert("L")


def transform(image: Image.Image, source: bytes | None, target: bytes | None) -> Image.Image:
    """Convert with LittleCMS: relative colorimetric, black point compensation. Without a profile a side is sRGB."""
    return build_transform(source, target, image.mode).apply(image)


@lru_cache(maxsize=32)
def build_transform(source: bytes | None, target: bytes | None, mode: str) -> ImageCms.ImageCmsTransform:
    """Build a transform; an embedded profile that is not of the picture's kind counts as none."""
    profile = open_profile(source)
    wanted = {"RGB": "RGB", "CMYK": "CMYK", "L": "GRAY"}[mode]
    if profile is None or profile.profile.xcolor_space.strip() != wanted:
        profile = srgb()
    out = srgb() if target is None else ImageCms.ImageCmsProfile(BytesIO(target))
    return ImageCms.buildTransform(
        profile,
        out,
        mode,
        "RGB" if target is None else "CMYK",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


def srgb() -> ImageCms.ImageCmsProfile:
    """Give the profile of pictures that bring none."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


def open_profile(data: bytes | None) -> ImageCms.ImageCmsProfile | None:
    """Open an embedded profile; a broken one counts as none."""
    if not data:
        return None
    try:
        return ImageCms.ImageCmsProfile(BytesIO(data))
    except (OSError, ImageCms.PyCMSError):
        return None


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
