"""Print pictures for the web. In: a picture file, its words, the prints wanted. Out: JPEG, WebP and AVIF bytes.

Prints are upright, in sRGB, and carry no metadata but the caption and the credit they are given.
`pressroom.darkroom.prints` keeps them.
"""

import io
from html import escape
from pathlib import Path

from PIL import Image, ImageCms

from pressroom.darkroom.open import BROKEN, load_upright, open_picture, unreadable, upright_size
from pressroom.darkroom.prints import QUALITY, PrintOrder
from pressroom.findings import Finding, Place


def print_picture(
    path: Path, relative: str, words: tuple[str, str], orders: tuple[PrintOrder, ...]
) -> tuple[bytes, ...] | Finding:
    """Make prints in their order. A picture that cannot be read gives a finding.

    Each is made from the original decoded at the scale that its own size asks for, so that it is the same whatever
    else is printed with it; prints of one scale share the decoding.
    """
    packet = _packet(*words)
    made: dict[PrintOrder, bytes] = {}
    for together in _by_scale(path, relative, orders):
        image = _open_rgb(path, relative, together)
        if isinstance(image, Finding):
            return image
        made.update((order, _print(image, order, packet)) for order in together)
    return tuple(made[order] for order in orders)


def _by_scale(path: Path, relative: str, orders: tuple[PrintOrder, ...]) -> list[tuple[PrintOrder, ...]]:
    """Group prints by the scale at which the original is decoded for them; only a JPEG has more than one."""
    image = open_picture(path, relative)
    if isinstance(image, Finding) or image.format not in ("JPEG", "MPO"):
        return [orders]
    wide, high = upright_size(image)
    groups: dict[int, list[PrintOrder]] = {}
    for order in orders:
        need = _need_px(order)
        fits = min(wide // need[0], high // need[1])
        groups.setdefault(next((scale for scale in (8, 4, 2) if fits >= scale), 1), []).append(order)
    return [tuple(group) for _, group in sorted(groups.items())]


def _need_px(order: PrintOrder) -> tuple[int, int]:
    """Give the size at which the whole picture must be there for a print."""
    left, top, right, bottom = order.crop
    return round(order.width_px / (right - left)), round(order.height_px / (bottom - top))


def unread(relative: str) -> Finding:
    """Say that an original cannot be read."""
    return unreadable(Place(relative), OSError("the file is not there or not open to you"))


def _open_rgb(path: Path, relative: str, orders: tuple[PrintOrder, ...]) -> Image.Image | Finding:
    """Decode the original upright and in sRGB, no larger than the largest print needs."""
    needs = [_need_px(order) for order in orders]
    image = load_upright(path, relative, (max(wide for wide, _ in needs), max(high for _, high in needs)))
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
