"""Print pictures for the web. In: a picture file, its words, the widths wanted. Out: JPEG, WebP and AVIF bytes.

Prints are upright, in sRGB, and carry no metadata but the caption and the credit they are given. They are kept in a
cache under the content of the original and the recipe; a cache that is missing or broken is only slower.
"""

import functools
import hashlib
import io
from html import escape
from pathlib import Path
from typing import Literal

import PIL
from msgspec import Struct
from PIL import Image, ImageCms

from pressroom.cache import Cache
from pressroom.darkroom.open import BROKEN, load_upright, unreadable
from pressroom.findings import Finding, Place

Kind = Literal["jpeg", "webp", "avif"]
SUFFIX: dict[Kind, str] = {"jpeg": "jpg", "webp": "webp", "avif": "avif"}
QUALITY: dict[Kind, int] = {"jpeg": 74, "webp": 68, "avif": 52}
RECIPE = 1
"""To be raised when prints change with the same order, so that the cache is not believed."""


class PrintOrder(Struct, frozen=True):
    """One print: its size in px, its kind, and what is shown (left, top, right, bottom as fractions)."""

    width_px: int
    height_px: int
    kind: Kind
    crop: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)


class WebPrint(Struct, frozen=True):
    """A finished print. `key` is the short hash of original and order that names it for ever."""

    order: PrintOrder
    key: str
    data: bytes


def make_web_prints(
    path: Path, relative: str, words: tuple[str, str], orders: tuple[PrintOrder, ...], cache: Path
) -> tuple[WebPrint, ...] | Finding:
    """Make the prints in their order; `words` are caption and credit. A picture that cannot be read gives a finding.

    The original is decoded once, and only where a print is not in `cache`.
    """
    digest = _digest_of(path)
    if digest is None:
        return _unread(relative)
    keys = [_key(digest, words, order) for order in orders]
    shelf = Cache(cache)
    kept = [shelf.read(key) for key in keys]
    missing = [order for order, data in zip(orders, kept, strict=True) if data is None]
    if missing:
        image = _open_rgb(path, relative, missing)
        if isinstance(image, Finding):
            return image
        packet = _packet(*words)
        for place, order in enumerate(orders):
            if kept[place] is None:
                kept[place] = _print(image, order, packet)
                shelf.write(keys[place], kept[place] or b"")
    return tuple(WebPrint(order, key[:10], data or b"") for order, key, data in zip(orders, keys, kept, strict=True))


def name_prints(
    path: Path, relative: str, words: tuple[str, str], orders: tuple[PrintOrder, ...]
) -> tuple[str, ...] | Finding:
    """Give the keys that prints will have, without making them: the original is read, not decoded."""
    digest = _digest_of(path)
    if digest is None:
        return _unread(relative)
    return tuple(_key(digest, words, order)[:10] for order in orders)


def crop_to_ratio(
    width_px: int, height_px: int, ratio: float, focus: tuple[float, float] | None
) -> tuple[float, float, float, float]:
    """Give the largest part of a picture with width / height = `ratio`, as near round `focus` as the edges let it."""
    x, y = focus or (0.5, 0.45)
    share = ratio * height_px / width_px
    wide, high = (share, 1.0) if share < 1 else (1.0, 1 / share)
    left, top = min(max(x - wide / 2, 0), 1 - wide), min(max(y - high / 2, 0), 1 - high)
    return (left, top, left + wide, top + high)


def _digest_of(path: Path) -> str | None:
    """Hash an original's bytes, once as long as it stays the same; None where it cannot be read."""
    try:
        status = path.stat()
        return _hash_file(path, status.st_size, status.st_mtime_ns)
    except OSError:
        return None


@functools.lru_cache(maxsize=512)
def _hash_file(path: Path, _size: int, _changed_ns: int) -> str:
    """Hash a file of that size and time."""
    return hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest()


def _unread(relative: str) -> Finding:
    """Say that an original cannot be read."""
    return unreadable(Place(relative), OSError("the file is not there or not open to you"))


def _key(digest: str, words: tuple[str, str], order: PrintOrder) -> str:
    """Name a print by all that makes it what it is."""
    recipe = repr((RECIPE, PIL.__version__, QUALITY[order.kind], digest, words, order))
    return hashlib.blake2b(recipe.encode(), digest_size=16).hexdigest()


def _open_rgb(path: Path, relative: str, orders: list[PrintOrder]) -> Image.Image | Finding:
    """Decode the original upright and in sRGB, no larger than the largest print needs."""
    need_px = (
        max(round(order.width_px / (order.crop[2] - order.crop[0])) for order in orders),
        max(round(order.height_px / (order.crop[3] - order.crop[1])) for order in orders),
    )
    image = load_upright(path, relative, need_px)
    if isinstance(image, Finding):
        return image
    try:
        return _in_srgb(image)
    except BROKEN as fault:
        return unreadable(Place(relative), fault)


def _in_srgb(image: Image.Image) -> Image.Image:
    """Convert to sRGB by the picture's own profile where it has a sound one; transparency becomes white."""
    profile = image.info.get("icc_profile")
    if image.has_transparency_data:
        image = image.convert("RGBA")
        ground = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(ground, image).convert("RGB")
    if image.mode not in ("RGB", "L", "CMYK"):
        image = image.convert("RGB")
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
            image = converted or image
        except (ImageCms.PyCMSError, OSError, ValueError):
            image = image.convert("RGB")
    return image.convert("RGB")


def _print(image: Image.Image, order: PrintOrder, packet: bytes) -> bytes:
    """Cut, scale and encode one print."""
    left, top, right, bottom = order.crop
    box = (left * image.width, top * image.height, right * image.width, bottom * image.height)
    small = image.resize((order.width_px, order.height_px), Image.Resampling.LANCZOS, box, reducing_gap=2.5)
    small.info.clear()
    stream = io.BytesIO()
    quality = QUALITY[order.kind]
    if order.kind == "jpeg":
        small.save(stream, "JPEG", quality=quality, optimize=True, progressive=True, subsampling="4:2:0", xmp=packet)
    elif order.kind == "webp":
        small.save(stream, "WEBP", quality=quality, method=5, xmp=packet)
    else:
        small.save(stream, "AVIF", quality=quality, speed=6, xmp=packet)
    return stream.getvalue()


def _packet(caption: str, credit: str) -> bytes:
    """Write the XMP packet: caption as `dc:description`, credit as `photoshop:Credit`."""
    if not caption and not credit:
        return b""
    words = (
        f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{escape(caption)}</rdf:li></rdf:Alt></dc:description>'
        f"<photoshop:Credit>{escape(credit)}</photoshop:Credit>"
    )
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">'
        f'{words}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    ).encode()
