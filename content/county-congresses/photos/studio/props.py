"""Things people hold, in the figure's own head heights."""

from __future__ import annotations

from studio.body import Part
from studio.curves import Point, Points, turn


def hold(kind: str, hand: Point) -> list[Part]:
    """Return the parts of what the near hand holds; an empty kind holds nothing."""
    x, y = hand
    if kind == "clipboard":
        return _board(x + 0.12, y + 0.12, 0.5)
    if kind == "notebook":
        cover, leaf = _slab(x + 0.1, y + 0.1, 0.34, 0.24, 0.25), _slab(x + 0.12, y + 0.14, 0.3, 0.2, 0.25)
        return [Part(cover, "#c65a3f", 0.03), Part(leaf, "#f4ecd9")]
    if kind == "folder":
        return [Part(_slab(x, y - 0.05, 0.32, 0.44, 0.1), "#c65a3f", 0.08)]
    if kind == "bag":
        strap = _slab(x, y - 0.12, 0.04, 0.3, 0.0)
        return [Part(strap, "#6f4d37"), Part(_slab(x, y - 0.75, 0.42, 0.36, 0.0), "#8a6245", 0.12)]
    if kind == "hoe":
        handle, blade = _slab(x + 0.05, y - 0.3, 0.06, 3.4, -0.05), _slab(x + 0.4, y + 3.0, 0.4, 0.12, -0.3)
        return [Part(handle, "#a57a4c", 0.04), Part(blade, "#7d868c", 0.05)]
    return []


def _board(x: float, y: float, angle: float) -> list[Part]:
    lines = [Part(_slab(x - 0.02 + 0.06 * row, y + 0.15 - 0.13 * row, 0.2, 0.02, angle), "#a9a79c") for row in range(3)]
    return [
        Part(_slab(x, y, 0.36, 0.46, angle), "#8a5f3f", 0.04),
        Part(_slab(x, y - 0.02, 0.3, 0.38, angle), "#f6efdf"),
        Part(_slab(x - 0.19, y + 0.36, 0.12, 0.05, angle), "#8b98a0"),
        *lines,
    ]


def _slab(x: float, y: float, half_wide: float, half_high: float, angle: float) -> Points:
    left, right, low, high = x - half_wide, x + half_wide, y - half_high, y + half_high
    return turn([(left, low), (right, low), (right, high), (left, high)], (x, y), angle)
