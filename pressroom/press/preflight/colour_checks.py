"""Checks of colour: C-09, C-10, C-28, C-31, C-33, C-34. In: a document. Out: findings."""

import hashlib
from collections.abc import Iterator, Mapping

from pikepdf import Array, Dictionary, Object, Stream

from pressroom.findings import Finding, form_error, warning
from pressroom.press.colours import name_space
from pressroom.press.graphics import Colour, Painted, PaintedPath, PaintedShading, PlacedImage, ShownText, State
from pressroom.press.preflight.document import Document, PageSeen
from pressroom.press.preflight.places import box_of_painted, in_bleed

Limits = Mapping[str, float]
RGB = ("DeviceRGB", "CalRGB", "Lab", "ICCBased 3")
PROCESS = ("Cyan", "Magenta", "Yellow", "Black", "None")


def rgb_colour(document: Document, limits: Limits) -> Iterator[Finding]:
    """C-09: nothing is painted in RGB or Lab."""
    for page, spaces in zip(document.pages, spaces_on_pages(document), strict=True):
        for space, painted in spaces.items():
            if any(part in space for part in RGB):
                what = "page {page} paints {kind} in {space}"
                hint = "write colours as `device-cmyk(…)`, and let the darkroom convert pictures"
                values = {"page": page.number, "kind": kind_of(painted[0]), "space": space}
                area = page.area(box_of_painted(painted[0]))
                yield form_error("rgb-colour", what, document.place, rule="C-09", hint=hint, area=area, **values)


def transparency_space(document: Document, limits: Limits) -> Iterator[Finding]:
    """C-10: transparent things blend in the inks of the press."""
    for page in document.pages:
        if any(is_transparent(painted) for painted in page.painted):
            space = name_space(page.page.obj.get("/Group", Dictionary()).get("/CS"), Dictionary())
            if space not in ("DeviceCMYK", "ICCBased 4", "none"):
                what = "transparency on page {page} blends in {space}"
                values = {"page": page.number, "space": space}
                yield form_error("transparency-space", what, document.place, rule="C-10", **values)


def transparency(document: Document, limits: Limits) -> Iterator[Finding]:
    """C-10: newspapers' old workflows flatten badly: transparency is told."""
    for page in document.pages:
        if any(is_transparent(painted) for painted in page.painted):
            what = "page {page} has transparency"
            yield warning("transparency", what, document.place, rule="C-10", page=page.number)


def spot_colour(document: Document, limits: Limits) -> Iterator[Finding]:
    """C-28: there are no inks but the four."""
    for page, spaces in zip(document.pages, spaces_on_pages(document), strict=True):
        inks = {ink for space in spaces for ink in inks_of(space) if ink not in (*PROCESS, "All")}
        for ink in sorted(inks):
            what = "page {page} prints in the spot colour `{ink}`"
            yield form_error("spot-colour", what, document.place, rule="C-28", page=page.number, ink=ink)


def registration_inside(document: Document, limits: Limits) -> Iterator[Finding]:
    """C-28: the registration colour stays outside the bleed."""
    for page, spaces in zip(document.pages, spaces_on_pages(document), strict=True):
        painted = (one for space, all_in in spaces.items() if "All" in inks_of(space) for one in all_in)
        inside = next((one for one in painted if in_bleed(one, page)), None)
        if inside is not None:
            what = "page {page} prints inside the bleed in all inks"
            area = page.area(box_of_painted(inside))
            yield form_error("registration-inside", what, document.place, rule="C-28", area=area, page=page.number)


def rich_black(document: Document, limits: Limits) -> Iterator[Finding]:
    """C-31: black areas carry little more than black."""
    for page in document.pages:
        for painted in page.painted:
            if not isinstance(painted, PaintedPath) or not painted.fills or not in_bleed(painted, page):
                continue
            inks = painted.state.fill
            if inks.space == "DeviceCMYK" and inks.values[3] == 1 and sum(inks.values[:3]) * 100 > limits["rich-black"]:
                what = "page {page} has a black area with {ink} % of coloured ink"
                values = {"page": page.number, "ink": round(sum(inks.values[:3]) * 100)}
                area = page.area(painted.box)
                yield warning("rich-black", what, document.place, rule="C-31", area=area, **values)
                break


def light_tint(document: Document, limits: Limits) -> Iterator[Finding]:
    """C-27: tints are strong enough to hold on the plate."""
    for page in document.pages:
        for painted in page.painted:
            if not isinstance(painted, PaintedPath) or not painted.fills or not in_bleed(painted, page):
                continue
            inks = [value * 100 for value in painted.state.fill.values if value]
            if painted.state.fill.space == "DeviceCMYK" and inks and max(inks) < limits["light-tint"]:
                what = "page {page} has a tint of {ink} %, too light to print"
                values = {"page": page.number, "ink": round(max(inks), 1)}
                area = page.area(painted.box)
                yield warning("light-tint", what, document.place, rule="C-27", area=area, **values)
                break


def conversion_profile(document: Document, limits: Limits) -> Iterator[Finding]:
    """C-34: pictures with a CMYK profile have that of the output intent."""
    wanted: set[str] = set()
    for page, placed in document.images():
        space = placed.image.get("/ColorSpace")
        if not isinstance(space, Array) or str(space[0]) != "/ICCBased":
            continue
        wanted = wanted or {digest_of(intent.get("/DestOutputProfile")) for intent in document.intents}
        if digest_of(space[1]) not in wanted:
            what = "picture `{name}` on page {page} has another profile than the output intent"
            values = {"page": page.number, "name": placed.name}
            area = page.area(box_of_painted(placed))
            yield form_error("conversion-profile", what, document.place, rule="C-34", area=area, **values)


def spaces_on_pages(document: Document) -> tuple[Mapping[str, list[Painted]], ...]:
    """Give for each page the colour spaces that are painted in, and what is painted in each; found once."""
    known: tuple[Mapping[str, list[Painted]], ...] | None = document.found.get("spaces")
    if known is None:
        known = document.found["spaces"] = tuple(spaces_on(page) for page in document.pages)
    return known


def spaces_on(page: PageSeen) -> Mapping[str, list[Painted]]:
    """Give what a page paints by colour space."""
    spaces: dict[str, list[Painted]] = {}
    for painted in page.painted:
        for space in spaces_of(painted, page):
            spaces.setdefault(space, []).append(painted)
    return spaces


def spaces_of(painted: Painted, page: PageSeen) -> tuple[str, ...]:
    """Name the colour spaces that something is painted in."""
    if isinstance(painted, PlacedImage):
        if painted.image.get("/ImageMask", False):
            return (painted.state.fill.space,)
        resources = page.page.obj.get("/Resources", Dictionary())
        mask = painted.image.get("/SMask")
        group = () if mask is None else (name_space(mask.get("/ColorSpace"), resources),)
        return name_space(painted.image.get("/ColorSpace", painted.image.get("/CS")), resources), *group
    if isinstance(painted, PaintedShading):
        return (name_space(painted.shading.get("/ColorSpace"), Dictionary()),)
    if isinstance(painted, ShownText):
        return tuple(colour.space for colour in text_colours(painted.state))
    return tuple(colour.space for colour in path_colours(painted))


def text_colours(state: State) -> tuple[Colour, ...]:
    """Give the colours that text is shown in, by its mode."""
    mode = state.mode % 4
    return {0: (state.fill,), 1: (state.stroke,), 2: (state.fill, state.stroke)}.get(mode, ())


def path_colours(path: PaintedPath) -> tuple[Colour, ...]:
    """Give the colours that a path is painted in."""
    return (*((path.state.fill,) if path.fills else ()), *((path.state.stroke,) if path.strokes else ()))


def inks_of(space: str) -> tuple[str, ...]:
    """Give the inks that a space names."""
    kind, _, names = space.partition(" ")
    return tuple(names.split(",")) if kind in ("Separation", "DeviceN") else ()


def is_transparent(painted: Painted) -> bool:
    """Tell whether something lets what is below it through."""
    state = painted.state
    masked = isinstance(painted, PlacedImage) and "/SMask" in painted.image
    return masked or state.masked or min(state.alpha_fill, state.alpha_stroke) < 1 or state.blend not in NORMAL


NORMAL = ("Normal", "Compatible")


def digest_of(profile: Object | None) -> str:
    """Hash a profile."""
    return hashlib.md5(profile.read_bytes(), usedforsecurity=False).hexdigest() if isinstance(profile, Stream) else ""


def kind_of(painted: Painted) -> str:
    """Name what is painted."""
    names = {PlacedImage: "a picture", ShownText: "text", PaintedPath: "an area or line", PaintedShading: "a shade"}
    return names[type(painted)]


CHECKS = (
    rgb_colour,
    transparency_space,
    transparency,
    spot_colour,
    registration_inside,
    rich_black,
    light_tint,
    conversion_profile,
)
