"""A feature's pictures for the web. In: `Photo`s. Out: `Picture`s for the layout, their files, and findings."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from pressroom.cache import open_cache
from pressroom.darkroom.prints import PrintOrder, WebPrint, make_web_prints, name_prints
from pressroom.findings import Finding
from pressroom.model import Feature, OutputFile, Photo
from pressroom.web.prints import CUTS, all_photos, lead_cuts, name_print, print_orders, words_of


class Picture(Struct, frozen=True):
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


class PictureDesk(Struct, frozen=True):
    """All pictures of a feature: by the photo's file, with what is written beside the page."""

    pictures: Mapping[tuple[str, str], Picture]
    files: tuple[OutputFile, ...]
    findings: tuple[Finding, ...]

    def of(self, photo: Photo, entry: str) -> Picture | None:
        """Give a photo's picture, or None where its file could not be read."""
        return self.pictures.get((entry, photo.file.path))


class PlannedPictures(Struct, frozen=True):
    """Pictures whose prints are not made yet; `orders` leads from each address `pictures/…` to what it is."""

    desk: PictureDesk
    orders: Mapping[str, tuple[Photo, PrintOrder]]


def make_pictures(root: Path, feature: Feature) -> PictureDesk:
    """Make the prints of every picture of the feature, the lead's cuts among them."""
    pictures: dict[tuple[str, str], Picture] = {}
    files: dict[str, OutputFile] = {}
    findings: list[Finding] = []
    for number, (entry, photo) in enumerate(all_photos(feature)):
        made = _make_prints(root, feature, number, photo)
        if isinstance(made, Finding):
            findings.append(made)
            continue
        named = [(name_print(photo, one.order, one.key), one.order) for one in made]
        pictures.setdefault((entry, photo.file.path), _picture(photo, entry, number, named))
        for (name, _), one in zip(named, made, strict=True):
            files[name] = OutputFile(f"site/{feature.slug}/{name}", one.data)
    return PictureDesk(pictures, tuple(files[name] for name in sorted(files)), tuple(findings))


def make_prints_ahead(root: Path, feature: Feature) -> None:
    """Make the prints of every picture for the cache, the last picture first."""
    for number, (_, photo) in reversed([*enumerate(all_photos(feature))]):
        _make_prints(root, feature, number, photo)


def plan_pictures(root: Path, feature: Feature) -> PlannedPictures:
    """Name the prints of every picture as `make_pictures` does, but make none."""
    pictures: dict[tuple[str, str], Picture] = {}
    planned: dict[str, tuple[Photo, PrintOrder]] = {}
    findings: list[Finding] = []
    for number, (entry, photo) in enumerate(all_photos(feature)):
        orders = print_orders(photo, feature.paper.web.avif, shared=number == 0)
        keys = name_prints(root / photo.file.path, photo.file.path, words_of(photo), orders)
        if isinstance(keys, Finding):
            findings.append(keys)
            continue
        named = [(name_print(photo, order, key), order) for order, key in zip(orders, keys, strict=True)]
        pictures.setdefault((entry, photo.file.path), _picture(photo, entry, number, named))
        planned.update((name, (photo, order)) for name, order in named)
    return PlannedPictures(PictureDesk(pictures, (), tuple(findings)), planned)


def _make_prints(root: Path, feature: Feature, number: int, photo: Photo) -> tuple[WebPrint, ...] | Finding:
    """Make the prints of the picture of that number, or take them from the cache; the first is the lead."""
    orders = print_orders(photo, feature.paper.web.avif, shared=number == 0)
    folder = open_cache(root, "pictures").folder
    return make_web_prints(root / photo.file.path, photo.file.path, words_of(photo), orders, folder)


def make_print(root: Path, photo: Photo, order: PrintOrder) -> bytes | Finding:
    """Make one print, or take it from the cache."""
    made = make_web_prints(
        root / photo.file.path, photo.file.path, words_of(photo), (order,), open_cache(root, "pictures").folder
    )
    return made if isinstance(made, Finding) else made[0].data


def archive_cut(root: Path, feature: Feature) -> tuple[str, int, int]:
    """Give the archive's cut of the lead picture: path below `site/`, width, height in px; nothing where there is none.

    The cut itself is made with the feature's page.
    """
    lead = next((photo for _, photo in all_photos(feature)), None)
    if lead is None:
        return "", 0, 0
    order = lead_cuts(lead)[0]
    keys = name_prints(root / lead.file.path, lead.file.path, words_of(lead), (order,))
    if isinstance(keys, Finding):
        return "", 0, 0
    return f"{feature.slug}/{name_print(lead, order, keys[0])}", order.width_px, order.height_px


def _picture(photo: Photo, entry: str, number: int, named: list[tuple[str, PrintOrder]]) -> Picture:
    """Gather a photo's prints into what the layout shows."""
    lead = number == 0
    whole = named[: -len(CUTS)] if lead else named
    cuts = [(name, order.width_px, order.height_px) for name, order in named[len(named) - len(CUTS) :]]

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
