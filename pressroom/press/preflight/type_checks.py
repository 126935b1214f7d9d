"""Checks of text and lines: C-22 to C-25. In: a document. Out: findings, one a kind and page with its first place."""

from collections.abc import Callable, Iterator, Mapping

from pressroom.findings import Finding, error, form_error, warning
from pressroom.press.graphics import Colour, PaintedPath, ShownText
from pressroom.press.preflight.colour_checks import text_colours
from pressroom.press.preflight.document import Document, PageSeen
from pressroom.press.preflight.places import box_of_painted, in_bleed, in_box

Limits = Mapping[str, float]
TextFault = Callable[[ShownText], bool]


def coloured_text(document: Document, limits: Limits) -> Iterator[Finding]:
    """C-22: text under 20 pt is black ink alone."""

    def faulty(shown: ShownText) -> bool:
        colours = text_colours(shown.state)
        return shown.size < limits["coloured-text"] and any(
            not colour.is_black and not colour.is_white and not is_tint_of_black(colour) for colour in colours
        )

    for page, shown in first_faults(document, faulty):
        what = "page {page} prints text of {size} pt in more than black: `{text}`"
        hint = "print text under {least} pt in black alone"
        yield error(
            "coloured-text",
            what,
            document.place,
            rule="C-22",
            hint=hint,
            least=limits["coloured-text"],
            **told(page, shown),
        )


def black_text_knocks_out(document: Document, limits: Limits) -> Iterator[Finding]:
    """C-23: black text overprints what lies below it."""

    def faulty(shown: ShownText) -> bool:
        black = shown.state.fill.is_black and shown.state.mode % 4 in (0, 2)
        return black and shown.size <= 12.0 and not shown.state.overprint_fill

    for page, shown in first_faults(document, faulty):
        what = "page {page} has black text that does not overprint: `{text}`"
        yield warning("black-text-knocks-out", what, document.place, rule="C-23", **told(page, shown))


def white_overprints(document: Document, limits: Limits) -> Iterator[Finding]:
    """C-23: white never overprints: it would vanish."""
    for page in document.pages:
        for painted in page.painted:
            state = painted.state
            fills = (isinstance(painted, PaintedPath) and painted.fills) or (
                isinstance(painted, ShownText) and state.mode % 4 in (0, 2)
            )
            if (
                fills
                and state.fill.is_white
                and state.overprint_fill
                and state.overprint_mode
                and in_bleed(painted, page)
            ):
                what = "white overprints on page {page}: it will not be seen"
                area = page.area(box_of_painted(painted))
                yield form_error("white-overprints", what, document.place, rule="C-23", area=area, page=page.number)
                break


def small_text(document: Document, limits: Limits) -> Iterator[Finding]:
    """C-24, A-24: no text is smaller than can be read in print; figures raised in a line are."""

    def faulty(shown: ShownText) -> bool:
        return shown.size < limits["small-text"] - 0.05 and not shown.state.rise

    for page, shown in first_faults(document, faulty):
        what = "page {page} prints text of {size} pt: `{text}`"
        yield error("small-text", what, document.place, rule="C-24", **told(page, shown))


def small_coloured_text(document: Document, limits: Limits) -> Iterator[Finding]:
    """C-24: text in two or more inks is not too small, nor is white text on a ground."""

    def faulty(shown: ShownText) -> bool:
        inks = max((inks_in(colour) for colour in text_colours(shown.state)), default=1)
        white = any(colour.is_white for colour in text_colours(shown.state))
        least = limits["small-reversed-text"] if white else limits["small-coloured-text"]
        return (inks > 1 or white) and shown.size < least

    for page, shown in first_faults(document, faulty):
        what = "page {page} prints text of {size} pt in several inks or in white: `{text}`"
        yield warning("small-coloured-text", what, document.place, rule="C-24", **told(page, shown))


def hairline(document: Document, limits: Limits) -> Iterator[Finding]:
    """C-25: lines are thick enough to hold; filled slivers are lines too."""
    yield from thin_lines(document, limits["hairline"], False, "hairline")


def coloured_hairline(document: Document, limits: Limits) -> Iterator[Finding]:
    """C-25, C-30: lines in two or more inks forgive the register of the press."""
    yield from thin_lines(document, limits["coloured-hairline"], True, "coloured-hairline")


def thin_lines(document: Document, least: float, coloured: bool, code: str) -> Iterator[Finding]:
    """Find lines thinner than a limit; those in several inks only, or any."""
    for page in document.pages:
        for painted in page.painted:
            if not isinstance(painted, PaintedPath) or not in_bleed(painted, page):
                continue
            width = thickness(painted)
            colour = painted.state.stroke if painted.strokes else painted.state.fill
            if width is None or width >= least - 0.005 or (coloured and inks_in(colour) < 2):
                continue
            values = {"page": page.number, "width": round(width, 3), "least": least}
            area = page.area(box_of_painted(painted))
            if coloured:
                what = "page {page} has a line of {width} pt in several inks, thinner than {least} pt"
                yield warning(code, what, document.place, rule="C-25", area=area, **values)
            else:
                what = "page {page} has a line of {width} pt, thinner than {least} pt"
                yield error(code, what, document.place, rule="C-25", area=area, **values)
            break


def thickness(path: PaintedPath) -> float | None:
    """Give how thick a line is: its stroke, or the lesser side of a filled sliver; None for an area."""
    if path.strokes:
        return path.line_width
    left, bottom, right, top = box_of_painted(path)
    thin, long = sorted((right - left, top - bottom))
    return thin if thin > 0 and long > 8 * thin else None


def first_faults(document: Document, faulty: TextFault) -> Iterator[tuple[PageSeen, ShownText]]:
    """Give the first faulty text on each page that stands inside the bleed."""
    for page, kinds in zip(document.pages, kinds_of_text(document), strict=True):
        found = next((shown for shown in kinds if faulty(shown)), None)
        if found is not None:
            yield page, found


def kinds_of_text(document: Document) -> tuple[tuple[ShownText, ...], ...]:
    """Give for each page the first text of every kind there is: colour, size, overprint, rise; found once."""
    known: tuple[tuple[ShownText, ...], ...] | None = document.found.get("text")
    if known is None:
        known = document.found["text"] = tuple(tuple(kinds_on(page).values()) for page in document.pages)
    return known


def kinds_on(page: PageSeen) -> dict[tuple[object, ...], ShownText]:
    """Give the first text of every kind on a page that is seen."""
    kinds: dict[tuple[object, ...], ShownText] = {}
    for shown in page.painted:
        if not isinstance(shown, ShownText) or shown.state.mode == 3:
            continue
        state = shown.state
        kind = (state.fill, state.stroke, state.mode, state.overprint_fill, state.rise, shown.size)
        if kind not in kinds and shown.text.strip() and in_box(shown.box, page.bleed):
            kinds[kind] = shown
    return kinds


def told(page: PageSeen, shown: ShownText) -> dict[str, object]:
    """Give what a finding tells of a text."""
    words = shown.text[:16]
    return {
        "page": page.number,
        "size": round(shown.size, 1),
        "text": words,
        "area": page.area(shown.box),
    }


def inks_in(colour: Colour) -> int:
    """Count the inks of a colour."""
    return sum(1 for value in colour.values if value) if colour.space == "DeviceCMYK" else 1


def is_tint_of_black(colour: Colour) -> bool:
    """Tell whether a colour is black ink at any strength."""
    return colour.space == "DeviceGray" or (colour.space == "DeviceCMYK" and not any(colour.values[:3]))


CHECKS = (
    coloured_text,
    black_text_knocks_out,
    white_overprints,
    small_text,
    small_coloured_text,
    hairline,
    coloured_hairline,
)
