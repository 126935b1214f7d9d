"""Bring the engine's page into the reading PDF. In: its instructions. Out: these in RGB, words tagged."""

from collections.abc import Callable, Iterable, Iterator

from pikepdf import ContentStreamInstruction, Dictionary, Name, Operator

from pressroom.model import MadeUpSheet, Rect
from pressroom.press.content import PATH_ENDS, Instruction
from pressroom.press.graphics import Painted, PlacedImage, ShownText
from pressroom.press.reading.outline import Plan
from pressroom.press.reading.tags import Element, MarkCounter

PATH_BEGINS = frozenset(("m", "re"))
SLACK_PT = 3.0
CMYK = "/DeviceCMYK"


def tag_furniture(
    steps: Iterable[tuple[Instruction, tuple[Painted, ...]]],
    number: int,
    sheet: MadeUpSheet,
    plan: Plan,
    counter: MarkCounter,
) -> Iterator[Instruction]:
    """Give the page's instructions with words marked for their elements, all else as artifacts, colours in RGB."""
    find = finder(sheet, plan)
    in_path = False
    for step, painted in steps:
        operator = str(step.operator)
        if operator in PATH_BEGINS and not in_path:
            in_path = True
            yield begin_artifact()
        if painted and isinstance(painted[0], ShownText):
            element = find(painted[0])
            if element is None:
                yield from (begin_artifact(), step, end())
                continue
            mark = counter.take(number)
            element.kids.append(mark)
            yield from (begin(element.kind, mark.number), step, end())
        elif painted and isinstance(painted[0], PlacedImage):
            yield from (begin_artifact(), step, end())
        else:
            yield in_rgb(step)
        if operator in PATH_ENDS and in_path:
            in_path = False
            yield end()


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


def in_rgb(step: Instruction) -> Instruction:
    """Give an instruction that sets a colour in RGB instead of CMYK."""
    operator, operands = str(step.operator), list(step.operands)
    if operator in ("cs", "CS") and str(operands[0]) == CMYK:
        return ContentStreamInstruction([Name.DeviceRGB], Operator(operator))
    if operator in ("k", "K", "scn", "SCN") and len(operands) == 4:
        colour = rgb_of(*(float(value) for value in operands))
        target = {"k": "rg", "K": "RG"}.get(operator, operator)
        return ContentStreamInstruction(list(colour), Operator(target))
    return step


def rgb_of(cyan: float, magenta: float, yellow: float, black: float) -> tuple[float, float, float]:
    """Give four inks as a colour for the screen: bright, as on a proof, not as on grey paper."""
    red, green, blue = (round((1 - ink) * (1 - black), 4) for ink in (cyan, magenta, yellow))
    return red, green, blue


def begin(kind: str, number: int) -> ContentStreamInstruction:
    """Begin marked content."""
    return ContentStreamInstruction([Name("/" + kind), Dictionary(MCID=number)], Operator("BDC"))


def begin_artifact() -> ContentStreamInstruction:
    """Begin what readers pass over."""
    return ContentStreamInstruction([Name.Artifact], Operator("BMC"))


def end() -> ContentStreamInstruction:
    """End marked content."""
    return ContentStreamInstruction([], Operator("EMC"))
