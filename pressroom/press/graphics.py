"""What a PDF page is painted with: graphics states, matrices, and the marks that `content` reads off a page."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from msgspec import Struct
from msgspec.structs import replace
from pikepdf import Array, Object

from pressroom.press.matrices import IDENTITY, Box, Matrix, scale_of
from pressroom.press.text_fonts import TextFont


class Colour(Struct, frozen=True):
    """A colour: its space (`DeviceCMYK`, `Separation All`, …) and its components."""

    space: str
    values: tuple[float, ...]
    pattern: Object | None = None

    @property
    def is_black(self) -> bool:
        """Tell whether it is black ink alone at its full strength."""
        return (self.space == "DeviceCMYK" and self.values == (0.0, 0.0, 0.0, 1.0)) or (
            self.space == "DeviceGray" and self.values == (0.0,)
        )

    @property
    def is_white(self) -> bool:
        """Tell whether it is no ink at all."""
        return (self.space == "DeviceCMYK" and not any(self.values)) or (
            self.space == "DeviceGray" and self.values == (1.0,)
        )


BLACK = Colour("DeviceGray", (0.0,))


class State(Struct, frozen=True):
    """A graphics state: what of PDF's (8.4) a preflight asks about."""

    ctm: Matrix = IDENTITY
    fill: Colour = BLACK
    stroke: Colour = BLACK
    width: float = 1.0
    clip: Box | None = None
    overprint_fill: bool = False
    overprint_stroke: bool = False
    overprint_mode: int = 0
    alpha_fill: float = 1.0
    alpha_stroke: float = 1.0
    blend: str = "Normal"
    masked: bool = False
    font: TextFont | None = None
    size: float = 0.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0

    def clipped(self, box: Box) -> "State":
        """Give the state with its clip cut to a box."""
        if self.clip is None:
            return replace(self, clip=box)
        left, bottom, right, top = self.clip
        return replace(self, clip=(max(left, box[0]), max(bottom, box[1]), min(right, box[2]), min(top, box[3])))


class Setting(Struct, frozen=True):
    """What an ExtGState dictionary sets: fields of a state by name."""

    fields: dict[str, Any]

    def over(self, state: State) -> State:
        """Lay it over a state; the same state where it is so already."""
        if all(getattr(state, name) == value for name, value in self.fields.items()):
            return state
        return replace(state, **self.fields)


def read_setting(entry: Object) -> Setting:
    """Read an ExtGState dictionary."""
    readers: dict[str, tuple[str, Callable[[Any], object]]] = {
        "/OPM": ("overprint_mode", int),
        "/ca": ("alpha_fill", float),
        "/CA": ("alpha_stroke", float),
        "/BM": ("blend", name_blend),
        "/SMask": ("masked", lambda mask: str(mask) != "/None"),
        "/LW": ("width", float),
    }
    fields: dict[str, Any] = {
        field: read(entry[name]) for name, (field, read) in readers.items() if entry.get(name) is not None
    }
    stroke, fill = entry.get("/OP"), entry.get("/op", entry.get("/OP"))
    fields |= {"overprint_stroke": bool(stroke)} if stroke is not None else {}
    fields |= {"overprint_fill": bool(fill)} if fill is not None else {}
    return Setting(fields)


def name_blend(blend: Object) -> str:
    """Name a blend mode; of several the first."""
    return str(blend[0] if isinstance(blend, Array) and len(blend) else blend).lstrip("/")


class Glyph(NamedTuple):
    """A glyph on a page: the characters it stands for, its origin and advance in points, its size, its code."""

    text: str
    x: float
    y: float
    advance: float
    size: float
    code: int


class ShownText(Struct, frozen=True):
    """Glyphs shown by one operator: their characters, the matrix of their origin, size and box on the page.

    `parts` are codes, and between them the numbers that move them; `actual` is what marked content says instead. The
    box reaches from below the base line to the height of the em.
    """

    text: str
    matrix: Matrix
    size: float
    box: Box
    parts: tuple[tuple[int, ...] | float, ...]
    state: State
    actual: str | None = None

    @property
    def glyphs(self) -> tuple[Glyph, ...]:
        """Give the glyphs with their places."""
        return tuple(glyphs_of(self))


def glyphs_of(shown: ShownText) -> Iterator[Glyph]:
    """Place the glyphs of a shown text; the first one has what marked content says instead of them all."""
    state, font = shown.state, shown.state.font
    if font is None:
        return
    a, b, c, d, e, f = shown.matrix
    size, factor, along = shown.size, state.size * state.stretch / 1000, 0.0
    left = shown.actual
    for part in shown.parts:
        if isinstance(part, float):
            along -= part * factor
            continue
        for code in part:
            width = font.width(code) * factor
            text, left = (font.texts.get(code, ""), None) if left is None else (left, "")
            x, y = a * along + c * state.rise + e, b * along + d * state.rise + f
            yield Glyph(text, x, y, width * (a * a + b * b) ** 0.5, size, code)
            space = state.word_spacing if font.code_bytes == 1 and code == 32 else 0.0
            along += width + (state.spacing + space) * state.stretch


class PaintedPath(Struct, frozen=True):
    """A path filled, stroked or both. `thin` is its lesser extent in points, `box` what it covers."""

    box: Box
    fills: bool
    strokes: bool
    state: State
    pieces: int = 1

    @property
    def line_width(self) -> float:
        """Give the width of its stroke in points."""
        return self.state.width * scale_of(self.state.ctm)


class PlacedImage(Struct, frozen=True):
    """An image on a page; its matrix maps the unit square to the page."""

    image: Object
    name: str
    state: State
    inline: bool = False


class PaintedShading(Struct, frozen=True):
    """A smooth shade painted by `sh`."""

    shading: Object
    state: State


Painted = ShownText | PaintedPath | PlacedImage | PaintedShading
