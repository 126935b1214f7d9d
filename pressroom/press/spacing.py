"""Places of glyphs as PDF numbers. In: where the glyphs of a run stand, how wide they are. Out: spacing, offsets.

What most gaps have is the run's spacing; what single gaps have more or less are numbers in its array.
"""

from msgspec import Struct, field

Offsets = tuple[tuple[int, int], ...]
"""Glyphs before which the pen is moved, and by how much: thousandths of the em, to the left."""


class Spaced(Struct, frozen=True):
    """The spacing of a run's places in points; `done` are the offsets of its parts, by first glyph and end."""

    x_pt: tuple[float, ...]
    advances: list[float]
    size_pt: float
    spacing: float
    done: dict[tuple[int, int], Offsets] = field(default_factory=dict)

    def show(self, hexed: str, start: int, end: int) -> str:
        """Write the glyphs of a part; `hexed` are all of the run, four digits each."""
        offsets = self.done.get((start, end))
        if offsets is None:
            offsets = self.done[start, end] = tuple(self.find_offsets(start, end))
        if not offsets:
            return f"<{hexed[4 * start : 4 * end]}>Tj"
        parts = []
        for at, off in offsets:
            parts.append(f"<{hexed[4 * start : 4 * at]}>{off}")
            start = at
        return f"[{''.join(parts)}<{hexed[4 * start : 4 * end]}>]TJ"

    def find_offsets(self, start: int, end: int) -> list[tuple[int, int]]:
        """Find where the pen is off its place; each number carries on what rounding left over."""
        found = []
        pen, per_mille = self.x_pt[start], 1000 / self.size_pt
        for at in range(start, end):
            off = round((pen - self.x_pt[at]) * per_mille)
            if off and at > start:
                found.append((at, off))
                pen -= off / per_mille
            pen += self.advances[at] + self.spacing
        return found


def space_out(x_pt: tuple[float, ...], advances: list[float], size_pt: float) -> Spaced:
    """Find the spacing of places: what most gaps have."""
    gaps = [round(right - left - advance, 3) for left, right, advance in zip(x_pt, x_pt[1:], advances, strict=False)]
    spacing = max(set(gaps), key=lambda gap: (gaps.count(gap), -abs(gap), gap), default=0.0)
    return Spaced(x_pt, advances, size_pt, spacing)
