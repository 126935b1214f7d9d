"""Bring the engine's page onto the sheet. In: the furniture's PDF. Out: its content at its place, made for press.

The engine knows no overprint: black type and thin black rules get it here (C-23). Its unused colour spaces go.
"""

from collections.abc import Iterator, Mapping

from pikepdf import (
    ContentStreamInstruction,
    Dictionary,
    Name,
    Operator,
    Page,
    Pdf,
    parse_content_stream,
    unparse_content_stream,
)

from pressroom.press.content import Instruction, parse
from pressroom.press.cutting import cut_instructions
from pressroom.press.graphics import Box
from pressroom.press.type import number
from pressroom.press.view import View

BLACK = [0.0, 0.0, 0.0, 1.0]
NEEDLESS = ("/ColorSpace", "/Pattern", "/Shading")


def take_furniture(pdf: Pdf, page: Page, view: View, families: Mapping[str, str], colours: str) -> bytes:
    """Clean the page's resources and give its content, moved to where the view has it.

    The engine draws from the lower left corner of the sheet's trim, y up.
    """
    drop_needless(page)
    rename_faces(page, families)
    x, y = view.x(0.0), view.y(view.sheet.height_pt)
    steps = parse(page) if view.is_whole else list(cut_instructions(page, frame_of(view)))
    content = unparse_content_stream(list(with_overprint(steps, colours)))
    return f"q 1 0 0 1 {number(x)} {number(y)} cm\n".encode() + content + b"\nQ\n"


def drop_needless(page: Page) -> None:
    """Drop colour spaces, patterns and shadings that the engine adds to every page and nothing uses (C-09)."""
    for name in NEEDLESS:
        entries = page.Resources.get(name)
        if not isinstance(entries, Dictionary):
            continue
        for key in list(entries.keys()):
            if not is_used(page, key):
                del entries[key]
        if not len(entries.keys()):
            del page.Resources[name]


def is_used(page: Page, key: str) -> bool:
    """Tell whether the page's own content names a resource."""
    return any(str(operand) == key for step in parse_content_stream(page) for operand in step.operands)


def rename_faces(page: Page, families: Mapping[str, str]) -> None:
    """Give the engine's fonts the names of their faces instead of those of the layout's roles."""
    for font in (page.Resources.get("/Font") or Dictionary()).values():
        tag, _, family = str(font.BaseFont).lstrip("/").partition("+")
        role = family.rpartition("-")[0] or family
        name = Name(f"/{tag}+{families.get(role, family)}")
        descendant = font.DescendantFonts[0]
        font.BaseFont = descendant.BaseFont = descendant.FontDescriptor.FontName = name
        if descendant.Subtype == Name.CIDFontType0 and "/CIDToGIDMap" in descendant:
            del descendant["/CIDToGIDMap"]


def frame_of(view: View) -> Box:
    """Give a view's bleed as the engine's page counts: from the sheet's lower left trim corner."""
    bleed, height = view.bleed, view.sheet.height_pt
    return bleed.x_pt, height - bleed.y_pt - bleed.height_pt, bleed.x_pt + bleed.width_pt, height - bleed.y_pt


def with_overprint(steps: list[Instruction], colours: str) -> Iterator[Instruction]:
    """Give the operators; what is painted in black alone overprints what lies below, all else knocks out.

    Type and rules of the furniture are all the black there is: pictures and lines come later, on top.
    """
    for step in steps:
        operator = str(step.operator)
        if operator not in ("scn", "k", "SCN", "K"):
            yield step
            continue
        ink = [float(value) for value in step.operands if is_number(value)]
        if colours == "k" and len(ink) == 4:
            ink = [0.0, 0.0, 0.0, grey_of(ink)]
            step = ContentStreamInstruction(ink, Operator(operator))
        yield step
        yield state("/GSop" if ink == BLACK else "/GSko")


def grey_of(ink: list[float]) -> float:
    """Give how much black ink looks as dark as four inks."""
    cyan, magenta, yellow, black = ink
    return round(1.0 - (1.0 - black) * (1.0 - 0.3 * cyan - 0.59 * magenta - 0.11 * yellow), 3)


def is_number(value: object) -> bool:
    """Tell whether an operand is a number."""
    try:
        float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return False
    return True


def state(name: str) -> ContentStreamInstruction:
    """Write a change of graphics state."""
    return ContentStreamInstruction([Name(name)], Operator("gs"))
