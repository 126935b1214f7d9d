"""Read the text of a content stream. In: text operators. Out: glyphs with their characters and places."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace
from pikepdf import Dictionary, Object

from pressroom.press.graphics import ShownText, State
from pressroom.press.matrices import IDENTITY, Matrix, box_of, matrix_of, multiply, scale_of
from pressroom.press.operands import Operands, Properties, Words
from pressroom.press.text_fonts import TextFont, read_font

SHOWING = frozenset(("Tj", "TJ", "'", '"'))


class TextReader(Struct):
    """Keeps the text matrices of a stream, its fonts, and the characters that marked content says itself."""

    resources: Object
    fonts: dict[str, TextFont] = field(default_factory=dict)
    matrix: Matrix = IDENTITY
    line: Matrix = IDENTITY
    spans: list[str | None] = field(default_factory=list)

    def show_next(self, operator: str, operands: Operands, state: State) -> tuple[ShownText | None, State]:
        """Do one of `SHOWING`; give the text it shows and the state after it."""
        if operator == '"':
            state = replace(state, word_spacing=float(operands[0]), spacing=float(operands[1]))
        if operator in ("'", '"'):
            self.next_line(0.0, -state.leading)
        words = operands[-1] if operands else None
        if state.font is None or not isinstance(words, Words):
            return None, state
        return self.show(words, state, state.font), state

    def show(self, words: Words, state: State, font: TextFont) -> ShownText:
        """Read a shown string or array and move on behind it."""
        read = font.read(words)
        length = read.width * state.size * state.stretch / 1000
        spaces = read.spaces if state.word_spacing else 0
        length += (state.spacing * read.count + state.word_spacing * spaces) * state.stretch
        actual = self.take_actual() if self.spans else None
        matrix = self.matrix if state.ctm == IDENTITY else multiply(self.matrix, state.ctm)
        a, b, c, d, e, f = self.matrix
        self.matrix = (a, b, c, d, length * a + e, length * b + f)
        size = state.size
        box = box_of(matrix, 0.0, state.rise - 0.2 * size, length, state.rise + 0.9 * size)
        text = read.text if actual is None else actual
        return ShownText(text, matrix, size * scale_of(matrix), box, read.parts, state, actual)

    def take_actual(self) -> str | None:
        """Take what the innermost span stands for: what is shown first in it gets all of it."""
        for at in range(len(self.spans) - 1, -1, -1):
            text = self.spans[at]
            if text is not None:
                self.spans[at] = ""
                return text
        return None

    def end_mark(self, operands: Operands, state: State) -> State:
        """Do `EMC`."""
        if self.spans:
            self.spans.pop()
        return state

    def mark(self, operands: Operands, state: State) -> State:
        """Do `BDC` and `BMC`: what is marked may have /ActualText."""
        properties = operands[1] if len(operands) > 1 else None
        if isinstance(properties, Properties):
            properties = properties.read()
        elif properties is not None and not isinstance(properties, Dictionary):
            properties = (self.resources.get("/Properties") or Dictionary()).get(str(properties))
        actual = properties.get("/ActualText") if isinstance(properties, Dictionary) else None
        self.spans.append(str(actual) if actual is not None else None)
        return state

    def begin(self, operands: Operands, state: State) -> State:
        """Do `BT`."""
        self.matrix = self.line = IDENTITY
        return state

    def set_matrix(self, operands: Operands, state: State) -> State:
        """Do `Tm`."""
        self.matrix = self.line = matrix_of(operands)
        return state

    def move(self, operands: Operands, state: State) -> State:
        """Do `Td`."""
        self.next_line(float(operands[0]), float(operands[1]))
        return state

    def move_leading(self, operands: Operands, state: State) -> State:
        """Do `TD`."""
        self.next_line(float(operands[0]), float(operands[1]))
        return replace(state, leading=-float(operands[1]))

    def move_line(self, operands: Operands, state: State) -> State:
        """Do `T*`."""
        self.next_line(0.0, -state.leading)
        return state

    def next_line(self, x: float, y: float) -> None:
        """Move the line matrix."""
        self.matrix = self.line = multiply((1.0, 0.0, 0.0, 1.0, x, y), self.line)

    def set_font(self, operands: Operands, state: State) -> State:
        """Do `Tf`."""
        name = str(operands[0])
        if name not in self.fonts:
            entry = (self.resources.get("/Font") or Dictionary()).get(name)
            if entry is None:
                return replace(state, font=None, size=float(operands[1]))
            self.fonts[name] = read_font(entry)
        font, size = self.fonts[name], float(operands[1])
        return state if state.font is font and state.size == size else replace(state, font=font, size=size)


def with_number(state: State, name: str, value: float) -> State:
    """Give a state with one number changed; the same state where it is so already."""
    changed: dict[str, Any] = {name: value}
    return state if getattr(state, name) == value else replace(state, **changed)


Step = Callable[[TextReader, Operands, State], State]
TEXT_STEPS: dict[str, Step] = {
    "BT": TextReader.begin,
    "Tm": TextReader.set_matrix,
    "Td": TextReader.move,
    "TD": TextReader.move_leading,
    "T*": TextReader.move_line,
    "Tf": TextReader.set_font,
    "BDC": TextReader.mark,
    "BMC": TextReader.mark,
    "EMC": TextReader.end_mark,
    "ET": lambda reader, operands, state: state,
    "Tc": lambda reader, operands, state: with_number(state, "spacing", float(operands[0])),
    "Tw": lambda reader, operands, state: with_number(state, "word_spacing", float(operands[0])),
    "Tz": lambda reader, operands, state: replace(state, stretch=float(operands[0]) / 100),
    "TL": lambda reader, operands, state: with_number(state, "leading", float(operands[0])),
    "Ts": lambda reader, operands, state: with_number(state, "rise", float(operands[0])),
    "Tr": lambda reader, operands, state: replace(state, mode=int(operands[0])),
}
