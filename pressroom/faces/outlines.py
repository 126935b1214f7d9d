"""Draw words as outlines, where no text may stand. In: a face and words. Out: path operators.

The slug line of a press sheet and the words of a proof's stamp are drawn so: they are on the film and not in the text.
"""

from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct, field

from pressroom.cache import Cache, key_of
from pressroom.faces.program import program

if TYPE_CHECKING:
    from pressroom.faces import FaceFile


UNIT = 0.001
"""Paths are written in thousandths of the em, so that whole numbers are enough."""


class Outline(Struct, frozen=True):
    """A character as a path: PDF operators in `UNIT`s of the em from the start of the base line, and its advance."""

    path: str
    width_em: float


class Alphabet(Struct, eq=False):
    """The outlines of a face that were asked for so far; what is new is drawn by HarfBuzz and may be kept."""

    face: "FaceFile"
    drawn: dict[str, Outline] = field(default_factory=dict)
    is_changed: bool = False

    def outline(self, character: str) -> Outline:
        """Give a character's outline; nothing where the face lacks it."""
        known = self.drawn.get(character)
        if known is None:
            known = self.drawn[character] = outline_character(self.face, character)
            self.is_changed = True
        return known

    def draw_words(self, words: str, x: float, y: float, size: float) -> str:
        """Give the operators that fill words at a place in points; characters that the face lacks are left out."""
        out = []
        for outline in map(self.outline, words):
            scale = size * UNIT
            if outline.path:
                out.append(f"q {scale:.5f} 0 0 {scale:.5f} {x:.3f} {y:.3f} cm {outline.path} f Q")
            x += outline.width_em * size
        return " ".join(out)

    def width_of_words(self, words: str) -> float:
        """Give the width of words in ems."""
        return sum(self.outline(character).width_em for character in words)

    def keep(self, cache: Cache) -> None:
        """Keep all outlines for the next run, where some are new."""
        if self.is_changed:
            cache.write(_key(self.face), msgspec.json.encode(self.drawn))


def open_alphabet(face: "FaceFile", cache: Cache | None = None) -> Alphabet:
    """Give the alphabet of a face, with the outlines that a cache has of it."""
    kept = cache.read(_key(face)) if cache else None
    return Alphabet(face, msgspec.json.decode(kept, type=dict[str, Outline]) if kept else {})


def _key(face: "FaceFile") -> str:
    return key_of("outlines", program(), face.sha256, str(face.index))


class Pen(Struct):
    """Collects what HarfBuzz draws."""

    scale: float
    at: tuple[float, float] = (0.0, 0.0)
    steps: list[str] = field(default_factory=list)

    def put(self, operator: str, *points: tuple[float, float]) -> None:
        """Put one operator down."""
        values = " ".join(f"{round(x * self.scale)} {round(y * self.scale)}" for x, y in points)
        self.steps.append(f"{values} {operator}".lstrip())
        if points:
            self.at = points[-1]

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802 - the name HarfBuzz calls
        """Begin a contour."""
        self.put("m", point)

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802 - the name HarfBuzz calls
        """Draw a line."""
        self.put("l", point)

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802 - the name HarfBuzz calls
        """Draw a cubic curve."""
        self.put("c", *points)

    def qCurveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802 - the name HarfBuzz calls
        """Draw a quadratic curve as a cubic one."""
        (x0, y0), (x1, y1), (x2, y2) = self.at, points[0], points[-1]
        first = (x0 + (x1 - x0) * 2 / 3, y0 + (y1 - y0) * 2 / 3)
        second = (x2 + (x1 - x2) * 2 / 3, y2 + (y1 - y2) * 2 / 3)
        self.put("c", first, second, (x2, y2))

    def closePath(self) -> None:  # noqa: N802 - the name HarfBuzz calls
        """End a contour."""
        self.put("h")

    def endPath(self) -> None:  # noqa: N802 - the name HarfBuzz calls
        """End an open contour: there is nothing to do."""


def outline_character(face: "FaceFile", character: str) -> Outline:
    """Draw one character; nothing where the face lacks it."""
    from pressroom.faces.subset import open_font  # it starts HarfBuzz

    font = open_font(face.path, face.index)
    glyph = font.get_nominal_glyph(ord(character))
    if not glyph:
        return Outline("", 0.0)
    pen = Pen(1 / UNIT / font.face.upem)
    font.draw_glyph_with_pen(glyph, pen)
    return Outline(" ".join(pen.steps), font.get_glyph_h_advance(glyph) / font.face.upem)
