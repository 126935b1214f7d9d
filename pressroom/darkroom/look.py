"""Look at a picture before it is ordered. In: a path. Out: a `PhotoFile` (upright size, own words), findings."""

from pathlib import Path

from pressroom.darkroom.metadata import read_words
from pressroom.darkroom.open import BROKEN, open_picture, unreadable, upright_size
from pressroom.findings import Finding, Place, warning
from pressroom.model import PhotoFile


def look_at(path: Path, relative: str) -> tuple[PhotoFile | None, tuple[Finding, ...]]:
    """Read a picture's size and words from its header; `relative` is its path from the site root.

    A missing, unreadable or too large picture gives None and an error of form; an animated one its first frame and a
    warning. Pixels are not decoded: a truncated file is found when it is converted.
    """
    image = open_picture(path, relative)
    if isinstance(image, Finding):
        return None, (image,)
    with image:
        try:
            words = read_words(image)
            width_px, height_px = upright_size(image)
            moving = image.format != "MPO" and getattr(image, "n_frames", 1) > 1 and image.format != "TIFF"
        except BROKEN as fault:
            return None, (unreadable(Place(relative), fault),)
    photo = PhotoFile(relative, width_px, height_px, words.caption, words.credit, words.alt)
    return photo, (animated(relative),) if moving else ()


def animated(relative: str) -> Finding:
    """Say that only the first frame of a moving picture can be printed."""
    return warning(
        "animated-picture",
        "`{file}` moves; only its first frame is used",
        Place(relative),
        hint="give the frame you want as a JPEG",
        file=relative,
    )
