"""Bring the engine's page into the reading PDF. In: its instructions. Out: these in RGB, words tagged."""

from collections.abc import Callable, Iterable, Iterator

from pikepdf import ContentStreamInstruction, Dictionary, Name, Operator, unparse_content_stream

from pressroom.model import MadeUpSheet, Rect
from pressroom.press.content import PATH_ENDS
from pressroom.press.graphics import Painted, PlacedImage, ShownText
from pressroom.press.reading.outline import Plan
from pressroom.press.reading.tags import Element, MarkCounter
from pressroom.press.steps import Step

PATH_BEGINS = frozenset(("m", "re"))
SLACK_PT = 3.0
CMYK = "/DeviceCMYK"
ARTIFACT, END = b"/Artifact BMC", b"EMC"


def tag_furniture(
    steps: Iterable[tuple[Step, tuple[Painted, ...]]],
    number: int,
    sheet: MadeUpSheet,
    plan: Plan,
    counter: MarkCounter,
) -> Iterator[bytes]:
    """Give the page's steps as written, words marked for their elements, all else as artifacts, colours in RGB."""
    find = finder(sheet, plan)
    in_path = False
    for step, painted in steps:
        operator = step.operator
        if operator in PATH_BEGINS and not in_path:
            in_path = True
            yield ARTIFACT
        if painted and isinstance(painted[0], ShownText):
            element = find(painted[0])
            if element is None:
                yield from (ARTIFACT, step.written, END)
                continue
            mark = counter.take(number)
            element.kids.append(mark)
            yield from (begin(element.kind, mark.number), step.written, END)
        elif painted and isinstance(painted[0], PlacedImage):
            yield from (ARTIFACT, step.written, END)
        else:
            yield in_rgb(step)
        if operator in PATH_ENDS and in_path:
            in_path = False
            yield END


def finder(sheet: MadeUpSheet, plan: Plan) -> Callable[[ShownText], Element | None]:
    """Give a function that finds the element whose place a text begins in."""
    places: list[tuple[Rect, Element]] = [(tier.rect, plan.tiers[tier.name]) for tier in sheet.head]
    for piece in sheet.furniture:
        element = plan.element_of_furniture(piece)
        if element is not None:
            places.append((piece.rect, element))

    def find(shown: ShownText) -> Element | None:
        x, y = shown.matrix[4], sheet.height_pt - shown.matrix[5] - shown.size * 0.3
        for rect, element in places:
            across = rect.x_pt - SLACK_PT <= x <= rect.x_pt + rect.width_pt + SLACK_PT
            if across and rect.y_pt - SLACK_PT <= y <= rect.y_pt + rect.height_pt + SLACK_PT:
                return element
        return None

    return find


def in_rgb(step: Step) -> bytes:
    """Write a step; one that sets a colour in RGB instead of CMYK."""
    operator, operands = step.operator, step.operands
    if operator in ("cs", "CS") and str(operands[0]) == CMYK:
        return f"/DeviceRGB {operator}".encode()
    if operator in ("k", "K", "scn", "SCN") and len(operands) == 4:
        target = Operator({"k": "rg", "K": "RG"}.get(operator, operator))
        return unparse_content_stream([ContentStreamInstruction(rgb_of(*operands), target)])
    return step.written


def rgb_of(cyan: float, magenta: float, yellow: float, black: float) -> tuple[float, float, float]:
    """Give four inks as a colour for the screen: bright, as on a proof, not as on grey paper."""
    red, green, blue = (round((1 - ink) * (1 - black), 4) for ink in (cyan, magenta, yellow))
    return red, green, blue


def begin(kind: str, number: int) -> bytes:
    """Begin marked content."""
    operands = (Name("/" + kind), Dictionary(MCID=number))
    return unparse_content_stream([ContentStreamInstruction(operands, Operator("BDC"))])
