"""Ink without a separator. In: what a page paints. Out: the most ink in percent, and how much area has too much.

Vector colours are known; pictures are asked pixel by pixel; what overprints adds to what lies below it.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from msgspec import Struct
from pikepdf import Object, Stream

from pressroom.darkroom.ink import InkFigures, Pixels, measure_ink
from pressroom.findings import Finding, error, warning
from pressroom.press.colours import name_space
from pressroom.press.graphics import Painted, PaintedPath, PlacedImage, ShownText
from pressroom.press.matrices import Box
from pressroom.press.preflight.document import Document, KnownPictures, PageSeen
from pressroom.press.preflight.places import box_of_painted, in_box, shared
from pressroom.units import mm_from_pt

Limits = Mapping[str, float]
BLACK_INK = 100.0
SEEN_MM2 = 0.05
"""Less area than this of overprinted ground is not worth a figure."""


class Inked(Struct, frozen=True):
    """Something painted inside the bleed: its box, its most ink in percent, its coloured ink apart from black."""

    box: Box
    ink: float
    colour: float
    over_mm2: float = 0.0


def too_much_ink(document: Document, limits: Limits) -> Iterator[Finding]:
    """C-20: no more ink than the paper carries, over more than a speck."""
    for page, inked in zip(document.pages, inked_pages(document), strict=True):
        most = max(inked, key=lambda one: one.ink, default=None)
        if most is None:
            continue
        values: dict[str, object] = {
            "page": page.number,
            "ink": round(most.ink),
            "limit": round(limits["too-much-ink"]),
        }
        area = page.area(most.box)
        if sum(one.over_mm2 for one in inked) > limits["ink-area-mm2"]:
            what = "page {page} has {ink} % of ink; the press takes {limit} %"
            hint = "take another picture or profile, or set `press: ink_limit:` as the press allows"
            yield error("too-much-ink", what, document.place, rule="C-20", hint=hint, area=area, **values)
        elif most.ink > limits["much-ink"] and area_mm2(most.box) > limits["ink-area-mm2"]:
            what = "page {page} has {ink} % of ink; newsprint likes no more than {limit} %"
            values["limit"] = round(limits["much-ink"])
            yield warning("much-ink", what, document.place, rule="C-20", area=area, **values)


def most_ink(document: Document) -> float:
    """Give the most ink in percent anywhere inside the bleed of any page."""
    return max((one.ink for inked in inked_pages(document) for one in inked), default=0.0)


def inked_pages(document: Document) -> tuple[tuple[Inked, ...], ...]:
    """Give what carries ink on each page; it is found once for a document."""
    known: tuple[tuple[Inked, ...], ...] | None = document.found.get("ink")
    if known is None:
        limit = document.limits["too-much-ink"]
        known = document.found["ink"] = tuple(tuple(inked_on(page, limit, document.known)) for page in document.pages)
    return known


def inked_on(page: PageSeen, limit: float, known: KnownPictures) -> Iterator[Inked]:
    """Give all that carries ink inside the bleed; text and thin rules that overprint carry that of their ground too."""
    below: list[Inked] = []
    blackened = False
    for painted in page.painted:
        if blackened and is_black_text(painted) and not on_any(painted, below):
            continue
        box = shared(box_of_painted(painted), page.bleed)
        if not in_box(box, page.bleed):
            continue
        own = ink_of(painted, box, limit, known)
        if own is None:
            continue
        if below and overprints(painted):
            own = on_ground(own, [one for one in below if in_box(one.box, box)], limit)
        elif own.colour > 0 and not isinstance(painted, ShownText):
            below.append(own)
        blackened = blackened or own.ink >= BLACK_INK
        yield own


def is_black_text(painted: Painted) -> bool:
    """Tell whether something is text filled with black alone."""
    return isinstance(painted, ShownText) and painted.state.fill.is_black


def on_any(painted: Painted, grounds: list[Inked]) -> bool:
    """Tell whether something may stand on a ground."""
    left, bottom, right, top = box_of_painted(painted)
    return any(one.box[0] < right and left < one.box[2] and one.box[1] < top and bottom < one.box[3] for one in grounds)


def on_ground(own: Inked, grounds: list[Inked], limit: float) -> Inked:
    """Give what overprints with the ink of the grounds it stands on."""
    if not grounds:
        return own
    grounds = [one for one in grounds if overlap_mm2(one.box, own.box) > SEEN_MM2]
    ground = max((one.colour for one in grounds), default=0.0)
    over = sum(overlap_mm2(one.box, own.box) for one in grounds if own.ink + one.colour > limit)
    return Inked(own.box, own.ink + ground, own.colour + ground, over)


def ink_of(painted: Painted, box: Box, limit: float, known: KnownPictures) -> Inked | None:
    """Give the ink of something painted by itself."""
    if isinstance(painted, PlacedImage):
        figures = figures_of(painted, limit, known)
        if figures is None:
            return None
        return Inked(box, figures.most, figures.most_colour, figures.share_over * area_mm2(box))
    if isinstance(painted, PaintedPath):
        colours = [painted.state.fill] if painted.fills else []
        colours += [painted.state.stroke] if painted.strokes else []
    elif isinstance(painted, ShownText):
        colours = [painted.state.fill]
    else:
        return None
    ink, colour = max(inks_of_colour(colour.space, colour.values) for colour in colours)
    return Inked(box, ink, colour, area_mm2(box) if ink > limit else 0.0)


@lru_cache(maxsize=1024)
def inks_of_colour(space: str, values: tuple[float, ...]) -> tuple[float, float]:
    """Give a colour's ink in percent, and that of its coloured inks; one that is no ink of the press counts none."""
    inks = [0.0, 0.0, 0.0, 0.0]
    if space == "DeviceCMYK" and len(values) == 4:
        inks = [value * 100 for value in values]
    elif space == "DeviceGray" and values:
        inks[3] = (1 - values[0]) * 100
    elif space == "Separation All" and values:
        inks = [values[0] * 100] * 4
    return sum(inks), sum(inks[:3])


def overprints(painted: Painted) -> bool:
    """Tell whether what lies below stays: black alone with overprint on."""
    state = painted.state
    if isinstance(painted, PaintedPath):
        fills = not painted.fills or (state.fill.is_black and state.overprint_fill)
        return fills and (not painted.strokes or (state.stroke.is_black and state.overprint_stroke))
    return isinstance(painted, ShownText) and state.fill.is_black and state.overprint_fill


def figures_of(placed: PlacedImage, limit: float, known: KnownPictures) -> InkFigures | None:
    """Measure a picture's ink; one that is not of the press's inks has none."""
    image = placed.image
    space = name_space(image.get("/ColorSpace", image.get("/CS")), placed.image)
    if not isinstance(image, Stream) or space not in ("DeviceCMYK", "ICCBased 4", "DeviceGray", "ICCBased 1"):
        return None
    encoded = str(image.get("/Filter", "")) == "/DCTDecode"
    if not encoded and int(image.get("/BitsPerComponent", 8)) != 8:
        return None
    size = (int(image.get("/Width", 0)), int(image.get("/Height", 0)))
    mode = "CMYK" if space.endswith(("CMYK", "4")) else "L"
    data, digest = known.find(image.get_raw_stream_buffer()) if encoded else (image.read_bytes(), "")
    return measure_ink(Pixels(data, encoded, mode, size, is_inverted(image), digest), limit, known.cache)


def is_inverted(image: Object) -> bool:
    """Tell whether a /Decode array turns a picture's values round."""
    decode = image.get("/Decode")
    return decode is not None and len(decode) > 1 and float(decode[0]) > float(decode[1])


def overlap_mm2(one: Box, other: Box) -> float:
    """Give the area that two boxes share."""
    return area_mm2(shared(one, other))


def area_mm2(box: Box) -> float:
    """Give the area of a box."""
    return max(0.0, mm_from_pt(box[2] - box[0])) * max(0.0, mm_from_pt(box[3] - box[1]))


CHECKS = (too_much_ink,)
