"""Read what a page paints. In: a page of any PDF. Out: its text, paths, images and shadings, each in its state.

It knows nothing of how the page was made: parity and preflight see the file through it.
"""

from collections.abc import Callable, Iterator

from msgspec import Struct, field
from msgspec.structs import replace
from pikepdf import Array, Dictionary, Object, Page

from pressroom.press.colours import DEVICE, INITIAL, component_colour, device_colour, name_space
from pressroom.press.content_text import SHOWING, TEXT_STEPS, TextReader
from pressroom.press.graphics import (
    Colour,
    Painted,
    PaintedPath,
    PaintedShading,
    PlacedImage,
    Setting,
    State,
    read_setting,
)
from pressroom.press.matrices import apply, box_of, matrix_of, multiply
from pressroom.press.operands import Operands, Path
from pressroom.press.steps import INLINE_IMAGE, Step, read_operators, read_steps

DEPTH = 12
"""Forms in forms deeper than this are left unread."""

FILLS = frozenset(("f", "F", "f*", "B", "B*", "b", "b*"))
STROKES = frozenset(("S", "s", "B", "B*", "b", "b*"))
PATH_ENDS = FILLS | STROKES | {"n"}


def read_page(page: Page) -> Iterator[Painted]:
    """Give all that a page paints, in order, in points from its own origin. Raises `UnreadableContent`."""
    return Reader(page.obj.get("/Resources", Dictionary())).read(page, State())


class Reader(Struct):
    """Walks one content stream, and by a reader of its own each form in it."""

    resources: Object
    depth: int = 0
    stack: list[State] = field(default_factory=list)
    points: list[tuple[float, float]] = field(default_factory=list)
    """Of the path being built, or of boxes round parts of it."""
    pieces: int = 0
    clips: bool = False
    settings: dict[str, Setting | None] = field(default_factory=dict)
    spaces: dict[str, str] = field(default_factory=dict)

    def read(self, stream: Object | Page, state: State) -> Iterator[Painted]:
        """Walk a stream from a state and give what it paints."""
        text = TextReader(self.resources)
        for operator, operands in read_operators(stream):
            if operator in SHOWING:  # of text there are thousands of steps: they go the short way
                shown, state = text.show_next(operator, operands, state)
                if shown is not None:
                    yield shown
            elif operator in TEXT_STEPS:
                state = TEXT_STEPS[operator](text, operands, state)
            else:
                painted, state = self.do(operator, operands, state, text)
                yield from painted

    def walk(self, stream: Object | Page, state: State) -> Iterator[tuple[Step, tuple[Painted, ...]]]:
        """Walk a stream; give each of its steps with what it paints."""
        text = TextReader(self.resources)
        for step in read_steps(stream):
            painted, state = self.do(step.operator, step.operands, state, text)
            yield step, painted

    def do(
        self, operator: str, operands: Operands, state: State, text: TextReader
    ) -> tuple[tuple[Painted, ...], State]:
        """Do one operator; give what it paints and the state after it."""
        if operator in STEPS:
            return (), STEPS[operator](self, operator, operands, state)
        if operator in TEXT_STEPS:
            return (), TEXT_STEPS[operator](text, operands, state)
        if operator in SHOWING:
            shown, state = text.show_next(operator, operands, state)
            return () if shown is None else (shown,), state
        if operator in PATH_ENDS:
            path, state = self.end_path(operator, state)
            return () if path is None else (path,), state
        if operator in ("Do", "sh"):
            return tuple(self.paint_object(operator, operands, state)), state
        if operator == INLINE_IMAGE:
            return (PlacedImage(operands[0], "inline", state, inline=True),), state
        return (), state

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
            inside = replace(state, ctm=multiply(matrix, state.ctm))
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
        return replace(state, ctm=multiply(matrix_of(operands), state.ctm))

    def set_width(self, operator: str, operands: Operands, state: State) -> State:
        """Do `w`."""
        return replace(state, width=float(operands[0]))

    def add_points(self, operator: str, operands: Operands, state: State) -> State:
        """Build a path with `m l c v y`; what follows on `m` may come with it as one."""
        rest = operands[-1] if operands and isinstance(operands[-1], Path) else None
        values = operands if rest is None else operands[:-1]
        self.points += [apply(state.ctm, x, y) for x, y in zip(values[::2], values[1::2], strict=False)]
        self.pieces += operator == "m"
        if rest is not None:
            _, b, c, *_ = state.ctm
            self.points += [apply(state.ctm, x, y) for x, y in (rest.points if b or c else rest.corners)]
            self.pieces += rest.pieces
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
            space = self.space(operands)
            colour = Colour(space, INITIAL.get(space, (1.0,)))
        else:
            colour = component_colour(operands, current, self.resources)
        if colour == current:
            return state
        return replace(state, fill=colour) if fills else replace(state, stroke=colour)

    def space(self, operands: Operands) -> str:
        """Name the space that `cs` sets; each is looked up once."""
        name = str(operands[0]) if operands else ""
        if name not in self.spaces:
            self.spaces[name] = name_space(operands[0] if operands else None, self.resources)
        return self.spaces[name]

    def set_state(self, operator: str, operands: Operands, state: State) -> State:
        """Do `gs`; each ExtGState is read once."""
        name = str(operands[0])
        if name not in self.settings:
            entry = (self.resources.get("/ExtGState") or Dictionary()).get(name)
            self.settings[name] = None if entry is None else read_setting(entry)
        setting = self.settings[name]
        return state if setting is None else setting.over(state)


STEPS: dict[str, Callable[[Reader, str, Operands, State], State]] = {
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
