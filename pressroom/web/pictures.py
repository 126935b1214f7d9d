"""A feature's pictures for the web. In: `Photo`s. Out: `Picture`s for the layout, their files, and findings."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pressroom.darkroom.web import SUFFIX, PrintOrder, WebPrint, crop_to_ratio, make_web_prints, name_print
from pressroom.findings import Finding
from pressroom.model import Feature, OutputFile, Photo

WIDTHS_PX = (480, 720, 1080, 1600)
JPEG_WIDTHS_PX = (720, 1600)
CUTS = (("3x2", 3 / 2, 720), ("1x1", 1.0, 720), ("4x3", 4 / 3, 1200), ("16x9", 16 / 9, 1200))
"""Cuts of the lead picture: the archive's first, then those for shares and search engines; width / height, px."""
CACHE = ".cache/pictures"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as a layout shows it. Addresses are relative to the feature's page; `srcset`s are ready made.

    `cuts` are those of the lead picture, in the order of `CUTS`: address, width and height in px.
    """

    id: str
    src: str
    full: str
    full_width_px: int
    full_height_px: int
    width_px: int
    height_px: int
    jpeg: str
    webp: str
    avif: str
    caption: str
    credit: str
    alt: str
    entry: str = ""
    lead: bool = False
    cuts: tuple[tuple[str, int, int], ...] = ()

    @property
    def upright(self) -> bool:
        """Whether the picture is higher than wide."""
        return self.height_px > self.width_px


@dataclass(frozen=True, slots=True)
class PictureDesk:
    """All pictures of a feature: by the photo's file, with what is written beside the page."""

    pictures: Mapping[tuple[str, str], Picture]
    files: tuple[OutputFile, ...]
    findings: tuple[Finding, ...]

    def of(self, photo: Photo, entry: str) -> Picture | None:
        """Give a photo's picture, or None where its file could not be read."""
        return self.pictures.get((entry, photo.file.path))


def make_pictures(root: Path, feature: Feature) -> PictureDesk:
    """Make the prints of every picture of the feature, the lead's shares among them."""
    pictures: dict[tuple[str, str], Picture] = {}
    files: dict[str, OutputFile] = {}
    findings: list[Finding] = []
    for number, (entry, photo) in enumerate(all_photos(feature)):
        lead = number == 0
        orders = _orders(photo, feature.paper.web.avif, shared=lead)
        words = (photo.caption, photo.credit)
        made = make_web_prints(root / photo.file.path, photo.file.path, words, orders, root / CACHE)
        if isinstance(made, Finding):
            findings.append(made)
            continue
        named = [(_name(photo, one.order, one.key), one) for one in made]
        pictures.setdefault((entry, photo.file.path), _picture(photo, entry, number, named))
        files.update((name, OutputFile(f"site/{feature.slug}/{name}", one.data)) for name, one in named)
    return PictureDesk(pictures, tuple(files[name] for name in sorted(files)), tuple(findings))


def all_photos(feature: Feature) -> Iterable[tuple[str, Photo]]:
    """Walk the feature's photos as they stand on the page: its own, then entry by entry, each with its slug."""
    yield from (("", photo) for photo in feature.photos)
    yield from (("", block.photo) for block in feature.note if block.photo is not None)
    for entry in feature.entries:
        yield from ((entry.slug, photo) for photo in entry.photos)
        yield from ((entry.slug, block.photo) for block in entry.blocks if block.photo is not None)


def archive_cut(root: Path, feature: Feature) -> tuple[str, int, int]:
    """Give the archive's cut of the lead picture: path below `site/`, width, height in px; nothing where there is none.

    The cut itself is made with the feature's page.
    """
    lead = next((photo for _, photo in all_photos(feature)), None)
    order = _cuts(lead)[0] if lead else None
    key = name_print(root / lead.file.path, (lead.caption, lead.credit), order) if lead and order else ""
    if not lead or not order or not key:
        return "", 0, 0
    return f"{feature.slug}/{_name(lead, order, key)}", order.width_px, order.height_px


def _name(photo: Photo, order: PrintOrder, key: str) -> str:
    """Name a print below the feature's folder: stem, size, hash."""
    return f"pictures/{_stem(photo)}-{order.width_px}x{order.height_px}.{key}.{SUFFIX[order.kind]}"


def _stem(photo: Photo) -> str:
    """Give the file name's stem, safe in an address."""
    stem = PurePosixPath(photo.file.path).stem
    return "".join(char if char.isascii() and (char.isalnum() or char in "-_") else "-" for char in stem) or "picture"


def _orders(photo: Photo, avif: bool, shared: bool) -> tuple[PrintOrder, ...]:
    """List the prints a photo needs; none is larger than the original."""
    wide, high = photo.file.width_px, photo.file.height_px

    def sizes(widths: tuple[int, ...]) -> list[tuple[int, int]]:
        kept = sorted({min(width, wide) for width in widths})
        return [(width, max(1, round(width * high / wide))) for width in kept]

    orders = [PrintOrder(*size, "jpeg") for size in sizes(JPEG_WIDTHS_PX)]
    orders += [PrintOrder(*size, "webp") for size in sizes(WIDTHS_PX)]
    orders += [PrintOrder(*size, "avif") for size in sizes(WIDTHS_PX) if avif]
    return (*orders, *_cuts(photo)) if shared else tuple(orders)


def _cuts(photo: Photo) -> tuple[PrintOrder, ...]:
    """List the cuts of a lead picture, round its focus."""
    wide, high = photo.file.width_px, photo.file.height_px
    orders = []
    for _, ratio, widest in CUTS:
        crop = crop_to_ratio(wide, high, ratio, photo.focus)
        width = max(1, min(widest, round(wide * (crop[2] - crop[0]))))
        orders.append(PrintOrder(width, max(1, round(width / ratio)), "jpeg", crop))
    return tuple(orders)


def _picture(photo: Photo, entry: str, number: int, named: list[tuple[str, WebPrint]]) -> Picture:
    """Gather a photo's prints into what the layout shows."""
    lead = number == 0
    whole = [(name, one.order) for name, one in (named[: -len(CUTS)] if lead else named)]
    cuts = [(name, one.order.width_px, one.order.height_px) for name, one in named[len(named) - len(CUTS) :]]

    def srcset(kind: str) -> str:
        return ", ".join(f"{name} {order.width_px}w" for name, order in whole if order.kind == kind)

    jpegs = [(name, order) for name, order in whole if order.kind == "jpeg"]
    (src, small), (full, large) = jpegs[0], jpegs[-1]
    return Picture(
        id=f"picture-{number + 1}",
        src=src,
        full=full,
        full_width_px=large.width_px,
        full_height_px=large.height_px,
        width_px=small.width_px,
        height_px=small.height_px,
        jpeg=srcset("jpeg"),
        webp=srcset("webp"),
        avif=srcset("avif"),
        caption=photo.caption,
        credit=photo.credit,
        alt=photo.alt or photo.caption,
        entry=entry,
        lead=lead,
        cuts=tuple(cuts) if lead else (),
    )
