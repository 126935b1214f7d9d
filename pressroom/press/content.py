"""Read what a page paints. In: a page of any PDF. Out: its text, paths, images and shadings, each in its state.

It knows nothing of how the page was made: parity and preflight see the file through it.
"""

import warnings
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct, field
from pikepdf import (
    Array,
    ContentStreamInlineImage,
    ContentStreamInstruction,
    Dictionary,
    Object,
    Page,
    PdfError,
    parse_content_stream,
)

from pressroom.press.colours import DEVICE, component_colour, device_colour, space_colour
from pressroom.press.content_text import TextReader
from pressroom.press.graphics import Painted, PaintedPath, PaintedShading, PlacedImage, State, state_with
from pressroom.press.matrices import apply, box_of, matrix_of, multiply

DEPTH = 12
"""Forms in forms deeper than this are left unread."""

FILLS = frozenset(("f", "F", "f*", "B", "B*", "b", "b*"))
STROKES = frozenset(("S", "s", "B", "B*", "b", "b*"))
PATH_ENDS = FILLS | STROKES | {"n"}

Operands = Sequence[Object]
Instruction = ContentStreamInstruction | ContentStreamInlineImage


class UnreadableContent(Exception):
    """A content stream that cannot be parsed."""


def read_page(page: Page) -> Iterator[Painted]:
    """Give all that a page paints, in order, in points from its own origin. Raises `UnreadableContent`."""
    yield from Reader(page.obj.get("/Resources", Dictionary())).read(page, State())


class Reader(Struct):
    """Walks one content stream, and by a reader of its own each form in it."""

    resources: Object
    depth: int = 0
    stack: list[State] = field(default_factory=list)
    points: list[tuple[float, float]] = field(default_factory=list)
    pieces: int = 0
    clips: bool = False

    def read(self, stream: Object | Page, state: State) -> Iterator[Painted]:
        """Walk a stream from a state and give what it paints."""
        for _, painted in self.walk(stream, state):
            yield from painted

    def walk(self, stream: Object | Page, state: State) -> Iterator[tuple[Instruction, tuple[Painted, ...]]]:
        """Walk a stream; give each of its instructions with what it paints."""
        text = TextReader(self.resources)
        for step in parse(stream):
            if isinstance(step, ContentStreamInlineImage):
                yield step, (PlacedImage(step.iimage.obj, "inline", state, inline=True),)
                continue
            operator, operands = str(step.operator), list(step.operands)
            painted: tuple[Painted, ...] = ()
            if text.knows(operator):
                state, shown = text.step(operator, operands, state)
                painted = (shown,) if shown is not None else ()
            elif operator in PATH_ENDS:
                path, state = self.end_path(operator, state)
                painted = (path,) if path is not None else ()
            elif operator in ("Do", "sh"):
                painted = tuple(self.paint_object(operator, operands, state))
            elif operator in STEPS:
                state = STEPS[operator](self, operator, operands, state)
            yield step, painted

    def end_path(self, operator: str, state: State) -> tuple[PaintedPath | None, State]:
        """Paint the path that was built, clip to it where that was asked, and forget it."""
        points, pieces, clips = self.points, self.pieces, self.clips
        self.points, self.pieces, self.clips = [], 0, False
        if not points:
            return None, state
        xs, ys = [x for x, _ in points], [y for _, y in points]
        box = (min(xs), min(ys), max(xs), max(ys))
        painted = None
        if operator != "n":
            painted = PaintedPath(box, operator in FILLS, operator in STROKES, state, pieces)
        return painted, state.clipped(box) if clips else state

    def paint_object(self, operator: str, operands: Operands, state: State) -> Iterator[Painted]:
        """Paint a shading, an image or a form."""
        kind = "/Shading" if operator == "sh" else "/XObject"
        name = str(operands[0]) if len(operands) else ""
        painted = (self.resources.get(kind) or Dictionary()).get(name)
        if painted is None:
            return
        if operator == "sh":
            yield PaintedShading(painted, state)
        elif str(painted.get("/Subtype")) == "/Image":
            yield PlacedImage(painted, name.lstrip("/"), state)
        elif self.depth < DEPTH:
            resources = painted.get("/Resources", self.resources)
            matrix = matrix_of(list(painted.get("/Matrix", Array())))
            inside = state._replace(ctm=multiply(matrix, state.ctm))
            if "/BBox" in painted:
                left, bottom, right, top = (float(value) for value in painted["/BBox"])
                inside = inside.clipped(box_of(inside.ctm, left, bottom, right, top))
            yield from Reader(resources, self.depth + 1).read(painted, inside)

    def save(self, operator: str, operands: Operands, state: State) -> State:
        """Do `q`."""
        self.stack.append(state)
        return state

    def restore(self, operator: str, operands: Operands, state: State) -> State:
        """Do `Q`."""
        return self.stack.pop() if self.stack else state

    def transform(self, operator: str, operands: Operands, state: State) -> State:
        """Do `cm`."""
        return state._replace(ctm=multiply(matrix_of(operands), state.ctm))

    def set_width(self, operator: str, operands: Operands, state: State) -> State:
        """Do `w`."""
        return state._replace(width=float(operands[0]))

    def add_points(self, operator: str, operands: Operands, state: State) -> State:
        """Build a path with `m l c v y`."""
        values = [float(value) for value in operands]
        self.points += [apply(state.ctm, x, y) for x, y in zip(values[::2], values[1::2], strict=False)]
        self.pieces += operator == "m"
        return state

    def add_rectangle(self, operator: str, operands: Operands, state: State) -> State:
        """Do `re`."""
        x, y, width, height = (float(value) for value in operands)
        self.points += [apply(state.ctm, x + dx, y + dy) for dx in (0, width) for dy in (0, height)]
        self.pieces += 1
        return state

    def clip(self, operator: str, operands: Operands, state: State) -> State:
        """Do `W`."""
        self.clips = True
        return state

    def set_colour(self, operator: str, operands: Operands, state: State) -> State:
        """Do `g rg k cs sc scn` and, for strokes, the same in capitals."""
        fills = operator[0].islower()
        current = state.fill if fills else state.stroke
        if operator in DEVICE:
            colour = device_colour(operator, operands)
        elif operator in ("cs", "CS"):
            colour = space_colour(operands, self.resources)
        else:
            colour = component_colour(operands, current, self.resources)
        if colour == current:
            return state
        return state._replace(fill=colour) if fills else state._replace(stroke=colour)

    def set_state(self, operator: str, operands: Operands, state: State) -> State:
        """Do `gs`."""
        entry = (self.resources.get("/ExtGState") or Dictionary()).get(str(operands[0]))
        return state if entry is None else state_with(entry, state)


def parse(stream: Object | Page) -> list[Instruction]:
    """Cut a content stream into instructions. Raises `UnreadableContent`, also where a part was only warned of."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", UserWarning)
            return list(parse_content_stream(stream))
    except (PdfError, UserWarning) as fault:
        raise UnreadableContent(str(fault)) from fault


Step = Callable[[Reader, str, Operands, State], State]
STEPS: dict[str, Step] = {
    "q": Reader.save,
    "Q": Reader.restore,
    "cm": Reader.transform,
    "w": Reader.set_width,
    "re": Reader.add_rectangle,
    "W": Reader.clip,
    "W*": Reader.clip,
    "gs": Reader.set_state,
    **dict.fromkeys(("m", "l", "c", "v", "y"), Reader.add_points),
    **dict.fromkeys((*DEVICE, "cs", "CS", "sc", "SC", "scn", "SCN"), Reader.set_colour),
}
