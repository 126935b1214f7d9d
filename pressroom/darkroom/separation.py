"""Separate pictures into the inks of the press. In: a decoded picture. Out: CMYK under the ink limit, grey, or sRGB."""

from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageCms

from pressroom.darkroom.inkwell import hold_under, profile_ink
from pressroom.darkroom.press import PressOrder


def separate(image: Image.Image, order: PressOrder) -> Image.Image:
    """Give a picture in the inks of the press: grey stays grey, all else becomes CMYK under the ink limit."""
    source = image.info.get("icc_profile")
    image = on_paper(eight_bit(image))
    if order.colours == "rgb":
        return in_srgb(image, source)
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


def in_srgb(image: Image.Image, source: bytes | None) -> Image.Image:
    """Give a picture as screens show it."""
    if source and image.mode != "L":
        return transform(image, source, None)
    return image.convert("RGB")


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
