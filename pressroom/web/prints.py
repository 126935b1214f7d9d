"""Which prints a photo needs for the web, and their names. In: `Photo`s. Out: orders for the darkroom, names."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from pressroom.darkroom.prints import SUFFIX, PrintOrder, crop_to_ratio
from pressroom.model import Feature, Photo

WIDTHS_PX = (480, 750, 1200, 1600)
"""A phone's 412 px at 1.75, its 390 px at 3, a desk's 800 px at 2 fall just below one of these."""
JPEG_WIDTHS_PX = (750, 1600)
CUTS = (("3x2", 3 / 2, 720), ("1x1", 1.0, 720), ("4x3", 4 / 3, 1200), ("16x9", 16 / 9, 1200))
"""Cuts of the lead picture: the archive's first, then those for shares and search engines; width / height, px."""


def all_photos(feature: Feature) -> Iterable[tuple[str, Photo]]:
    """Walk the feature's photos as they stand on the page: its own, then entry by entry, each with its slug."""
    yield from (("", photo) for photo in feature.photos)
    yield from (("", block.photo) for block in feature.note if block.photo is not None)
    for entry in feature.entries:
        yield from ((entry.slug, photo) for photo in entry.photos)
        yield from ((entry.slug, block.photo) for block in entry.blocks if block.photo is not None)


def print_orders(photo: Photo, avif: bool, shared: bool) -> tuple[PrintOrder, ...]:
    """List the prints a photo needs; none is larger than the original."""
    wide, high = photo.file.width_px, photo.file.height_px

    def sizes(widths: tuple[int, ...]) -> list[tuple[int, int]]:
        kept = sorted({min(width, wide) for width in widths})
        return [(width, max(1, round(width * high / wide))) for width in kept]

    orders = [PrintOrder(*size, "jpeg") for size in sizes(JPEG_WIDTHS_PX)]
    orders += [PrintOrder(*size, "webp") for size in sizes(WIDTHS_PX)]
    orders += [PrintOrder(*size, "avif") for size in sizes(WIDTHS_PX) if avif]
    return (*orders, *lead_cuts(photo)) if shared else tuple(orders)


def lead_cuts(photo: Photo) -> tuple[PrintOrder, ...]:
    """List the cuts of a lead picture, round its focus."""
    wide, high = photo.file.width_px, photo.file.height_px
    orders = []
    for _, ratio, widest in CUTS:
        crop = crop_to_ratio(wide, high, ratio, photo.focus)
        width = max(1, min(widest, round(wide * (crop[2] - crop[0]))))
        orders.append(PrintOrder(width, max(1, round(width / ratio)), "jpeg", crop))
    return tuple(orders)


def name_print(photo: Photo, order: PrintOrder, key: str) -> str:
    """Name a print below the feature's folder: stem, size, hash."""
    return f"pictures/{_stem(photo)}-{order.width_px}x{order.height_px}.{key}.{SUFFIX[order.kind]}"


def _stem(photo: Photo) -> str:
    """Give the file name's stem, safe in an address."""
    stem = PurePosixPath(photo.file.path).stem
    return "".join(char if char.isascii() and (char.isalnum() or char in "-_") else "-" for char in stem) or "picture"


def words_of(photo: Photo) -> tuple[str, str]:
    """Give what is written back into a photo's prints: caption and credit."""
    return photo.caption, photo.credit
