"""Draw words as outlines, where no text may stand. In: a face and words. Out: path operators in ems.

The slug line of a press sheet and the words of a proof's stamp are drawn so: they are on the film and not in the text.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import uharfbuzz

from pressroom.faces.subset import open_face

if TYPE_CHECKING:
    from pressroom.faces import FaceFile


@dataclass(frozen=True, slots=True)
class Outline:
    """Words as a path: `steps` are PDF operators with points in ems from the start of the base line."""

    steps: tuple[tuple[str, tuple[float, ...]], ...]
    width_em: float


@dataclass(slots=True)
class Pen:
    """Collects what HarfBuzz draws."""

    scale: float
    at: tuple[float, float] = (0.0, 0.0)
    steps: list[tuple[str, tuple[float, ...]]] = field(default_factory=list)

    def put(self, operator: str, *points: tuple[float, float]) -> None:
        """Put one operator down."""
        values = tuple(value for x, y in points for value in (round(x * self.scale, 5), round(y * self.scale, 5)))
        self.steps.append((operator, values))
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


def outline_words(face: "FaceFile", words: str) -> Outline:
    """Draw words in a face, one glyph a character; characters that it lacks are left out."""
    steps: list[tuple[str, tuple[float, ...]]] = []
    width = 0.0
    for character in words:
        glyph = outline_character(face.path, face.index, character)
        for operator, points in glyph.steps:
            steps.append((operator, tuple(value + width * (at % 2 == 0) for at, value in enumerate(points))))
        width += glyph.width_em
    return Outline(tuple(steps), width)


@lru_cache(maxsize=1024)
def outline_character(path: Path, index: int, character: str) -> Outline:
    """Draw one character; nothing where the face lacks it."""
    whole = open_face(path, index)
    font = uharfbuzz.Font(whole)
    glyph = font.get_nominal_glyph(ord(character))
    if not glyph:
        return Outline((), 0.0)
    pen = Pen(1.0 / whole.upem)
    font.draw_glyph_with_pen(glyph, pen)
    return Outline(tuple(pen.steps), font.get_glyph_h_advance(glyph) / whole.upem)
