"""Bring the engine's page onto the sheet. In: the furniture's PDF. Out: its content at its place, made for press.

The engine knows no overprint: black type and thin black rules get it here (C-23). Its unused colour spaces go.
"""

from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO

from msgspec import Struct
from pikepdf import Dictionary, Name, Page, Pdf

from pressroom.model import Rect
from pressroom.press.content import Reader
from pressroom.press.cutting import cut_steps
from pressroom.press.graphics import Painted, State
from pressroom.press.matrices import Box
from pressroom.press.steps import Step
from pressroom.press.type import number
from pressroom.press.view import View

BLACK = [0.0, 0.0, 0.0, 1.0]
OVERPRINTS, KNOCKS_OUT = Step("gs", (), b"/GSop gs"), Step("gs", (), b"/GSko gs")
NEEDLESS = ("/ColorSpace", "/Pattern", "/Shading")


class FurniturePage(Struct, frozen=True):
    """The engine's page, read once for all that is made of it: its steps with what they paint.

    `source` is held open for them; `used` names the resources that they use.
    """

    data: bytes
    source: Pdf
    steps: tuple[tuple[Step, tuple[Painted, ...]], ...]
    used: frozenset[str]


def open_furniture(data: bytes) -> FurniturePage:
    """Read the engine's page."""
    source = Pdf.open(BytesIO(data))
    page = source.pages[0]
    steps = tuple(Reader(page.Resources).walk(page, State()))
    used = frozenset(str(operand) for step, _ in steps for operand in step.operands if isinstance(operand, Name))
    return FurniturePage(data, source, steps, used)


def clean_page(page: Page, used: frozenset[str], families: Mapping[str, str]) -> None:
    """Drop what the engine adds to every page and nothing uses (C-09), and name its fonts after their faces."""
    for name in NEEDLESS:
        entries = page.Resources.get(name)
        if not isinstance(entries, Dictionary):
            continue
        for key in list(entries.keys()):
            if key not in used:
                del entries[key]
        if not len(entries.keys()):
            del page.Resources[name]
    rename_faces(page, families)


def take_furniture(furniture: FurniturePage, view: View, colours: str) -> bytes:
    """Give the furniture's content, moved to where the view has it, cut to what the view shows.

    The engine draws from the lower left corner of the sheet's trim, y up. Glyphs that stand wholly beyond the trim of a
    page are its neighbour's: only pictures, tints and rules run on into the bleed at the fold.
    """
    x, y = view.x(0.0), view.y(view.sheet.height_pt)
    steps = (
        [step for step, _ in furniture.steps]
        if view.is_whole
        else cut_steps(furniture.steps, frame_of(view, view.bleed), frame_of(view, view.trim))
    )
    content = b"\n".join(step.written for step in with_overprint(steps, colours))
    return f"q 1 0 0 1 {number(x)} {number(y)} cm\n".encode() + content + b"\nQ\n"


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


def frame_of(view: View, rect: Rect) -> Box:
    """Give a rectangle of the sheet as the engine's page counts: from the sheet's lower left trim corner."""
    height = view.sheet.height_pt
    return rect.x_pt, height - rect.y_pt - rect.height_pt, rect.x_pt + rect.width_pt, height - rect.y_pt


def with_overprint(steps: Iterable[Step], colours: str) -> Iterator[Step]:
    """Give the operators; what is painted in black alone overprints what lies below, all else knocks out.

    Type and rules of the furniture are all the black there is: pictures and lines come later, on top.
    """
    for step in steps:
        if step.operator not in ("scn", "k", "SCN", "K"):
            yield step
            continue
        ink = [value for value in step.operands if isinstance(value, float)]
        if colours == "k" and len(ink) == 4:
            ink = [0.0, 0.0, 0.0, grey_of(ink)]
            yield Step(step.operator, tuple(ink), f"0 0 0 {number(ink[3])} {step.operator}".encode())
        else:
            yield step
        yield OVERPRINTS if ink == BLACK else KNOCKS_OUT


def grey_of(ink: list[float]) -> float:
    """Give how much black ink looks as dark as four inks."""
    cyan, magenta, yellow, black = ink
    return round(1.0 - (1.0 - black) * (1.0 - 0.3 * cyan - 0.59 * magenta - 0.11 * yellow), 3)
