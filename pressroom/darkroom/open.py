"""Open pictures without trusting them. In: a path. Out: a Pillow image, or the finding that says why not."""

import struct
import zlib
from importlib.util import find_spec
from pathlib import Path

from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

from pressroom.findings import Finding, Place, form_error

FORMATS = ("JPEG", "MPO", "PNG", "WEBP", "TIFF", "GIF", "BMP", "AVIF", "JPEG2000", "HEIF")
JPEG_HEAD, PNG_HEAD = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
MAX_BYTES = 400_000_000
"""Decoded bytes of one picture: with a turned or cropped copy beside it this stays under 1 GiB."""

MAX_SCALE = 4
"""A baseline JPEG of so many times the width and height is decoded at a scale that fits."""

# What Pillow's decoders raise on broken files, one by one: each is a fault of the file, not of the house.
BROKEN = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, struct.error, zlib.error)

# Pillow's own limit counts pixels of any kind alike; ours (`too_large`) counts the bytes that a picture would take.
Image.MAX_IMAGE_PIXELS = None


def open_picture(path: Path, relative: str) -> Image.Image | Finding:
    """Read a picture's header; no pixel is decoded yet. `relative` is what findings call the file."""
    place = Place(relative)
    if not path.is_file():
        return form_error(
            "missing-picture",
            "there is no picture `{file}`",
            place,
            hint="put the file there, or mend its name in the front matter",
            file=relative,
        )
    try:
        image = Image.open(path, formats=formats_of(path))
    except BROKEN as fault:
        return unreadable(place, fault)
    if too_large(image):
        return form_error(
            "picture-too-large",
            "`{file}` is {width} by {height} pixels, more than can be worked on",
            place,
            hint="make it smaller: 6,000 pixels fill a broadsheet page",
            file=relative,
            width=image.width,
            height=image.height,
        )
    return image


def load_upright(path: Path, relative: str, need_px: tuple[int, int] | None = None) -> Image.Image | Finding:
    """Decode a picture's first frame and turn it as its EXIF says.

    `need_px` (upright width and height) lets a JPEG be decoded at the next size that still covers it (DCT scaling).
    """
    image = open_picture(path, relative)
    if isinstance(image, Finding):
        return image
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # the print engine switches it on for the whole process
    try:
        if isinstance(image, ImageFile.ImageFile):
            need_px = need_px or upright_size(image)
            image.draft(None, within_memory(image, need_px[::-1] if lies_sideways(image) else need_px))
        image.load()
        ImageOps.exif_transpose(image, in_place=True)
        return image
    except BROKEN as fault:
        return unreadable(Place(relative), fault)


def within_memory(image: Image.Image, need_px: tuple[int, int]) -> tuple[int, int]:
    """Give the size a JPEG may be decoded at: what is needed, or less where that would not fit."""
    scale = 1
    while decoded_bytes(image) > MAX_BYTES * scale * scale:
        scale *= 2
    return min(need_px[0], image.width // scale), min(need_px[1], image.height // scale)


def upright_size(image: Image.Image) -> tuple[int, int]:
    """Give width and height in px as the picture is looked at."""
    return image.size[::-1] if lies_sideways(image) else image.size


def lies_sideways(image: Image.Image) -> bool:
    """Tell whether the EXIF orientation (5 to 8) exchanges width and height."""
    try:
        return image.getexif().get(0x0112) in (5, 6, 7, 8)
    except BROKEN:
        return False


def too_large(image: Image.Image) -> bool:
    """Tell whether decoding would take more than `MAX_BYTES`; a baseline JPEG can be decoded scaled down."""
    scalable = image.format in ("JPEG", "MPO") and not image.info.get("progressive")
    return decoded_bytes(image) > MAX_BYTES * (MAX_SCALE**2 if scalable else 1)


def decoded_bytes(image: Image.Image) -> int:
    """Give what a picture takes in memory: Pillow keeps anything but grey in four bytes a pixel."""
    return image.width * image.height * (1 if image.mode in ("1", "L", "P") else 4)


def unreadable(place: Place, fault: BaseException) -> Finding:
    """Say that a file is no picture, or a broken one."""
    return form_error(
        "unreadable-picture",
        "`{file}` cannot be read as a picture: {fault}",
        place,
        hint="open it in a picture editor and save it again as JPEG, PNG or TIFF",
        file=place.path,
        fault=plain(fault, place.path),
    )


def plain(fault: BaseException, relative: str) -> str:
    """Give an exception's words without the path and the memory address that Pillow puts into them."""
    if isinstance(fault, UnidentifiedImageError):
        return "no known picture format"
    return str(fault).split(" at 0x")[0].replace("\n", " ").strip() or type(fault).__name__


def formats_of(path: Path) -> tuple[str, ...]:
    """Give the formats that a file may be opened as: by its first bytes, or else all that are known.

    Pillow reads a plug-in for each format it is to know of (thirty, 25 ms); a JPEG and a PNG need one.
    """
    with path.open("rb") as file:
        head = file.read(8)
    if head.startswith(JPEG_HEAD):
        from PIL import JpegImagePlugin  # noqa: F401  reading it makes the format known

        return ("JPEG",)
    if head == PNG_HEAD:
        from PIL import PngImagePlugin  # noqa: F401  reading it makes the format known

        return ("PNG",)
    return known_formats()


def known_formats() -> tuple[str, ...]:
    """Give the formats that may be opened; HEIC is among them where the `heic` extra is installed."""
    if find_spec("pillow_heif"):
        import pillow_heif

        pillow_heif.register_heif_opener()
    Image.init()
    return tuple(name for name in FORMATS if name in Image.OPEN)
