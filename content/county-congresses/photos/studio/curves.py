"""Plane geometry of the studio: point lists in, point lists out; no drawing here."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

Point = tuple[float, float]
Points = list[Point]


def knots(text: str) -> Points:
    """Read points written as `x y, x y`."""
    return [(float(x), float(y)) for x, y in (pair.split() for pair in text.split(","))]


def spline(points: Sequence[Point], *, closed: bool = True, steps: int = 7) -> Points:
    """Lay a Catmull-Rom curve through the points."""
    count = len(points)
    result: Points = []
    for index in range(count if closed else count - 1):
        if closed:
            a, b, c, d = (points[(index + shift) % count] for shift in (-1, 0, 1, 2))
        else:
            a, b, c, d = (points[min(max(index + shift, 0), count - 1)] for shift in (-1, 0, 1, 2))
        result.extend(_between(a, b, c, d, step / steps) for step in range(steps))
    if not closed:
        result.append(points[-1])
    return result


def _between(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    def axis(p: float, q: float, r: float, s: float) -> float:
        return 0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t + (3 * q - p - 3 * r + s) * t**3)

    return axis(a[0], b[0], c[0], d[0]), axis(a[1], b[1], c[1], d[1])


def tube(spine: Sequence[Point], widths: Sequence[float], *, steps: int = 6) -> Points:
    """Thicken a spine into an outline; `widths` are full widths at the spine's points."""
    line = spline(spine, closed=False, steps=steps)
    left: Points = []
    right: Points = []
    for index, (x, y) in enumerate(line):
        before, after = line[max(index - 1, 0)], line[min(index + 1, len(line) - 1)]
        length = math.hypot(after[0] - before[0], after[1] - before[1]) or 1.0
        nx, ny = -(after[1] - before[1]) / length, (after[0] - before[0]) / length
        half = _width_at(widths, index / max(len(line) - 1, 1)) / 2
        left.append((x + nx * half, y + ny * half))
        right.append((x - nx * half, y - ny * half))
    return left + right[::-1]


def _width_at(widths: Sequence[float], part: float) -> float:
    place = part * (len(widths) - 1)
    low = min(int(place), len(widths) - 2)
    return widths[low] + (widths[low + 1] - widths[low]) * (place - low)


def oval(x: float, y: float, rx: float, ry: float, turn: float = 0.0, count: int = 28) -> Points:
    """Return an ellipse turned by `turn` radians."""
    cos, sin = math.cos(turn), math.sin(turn)
    result = []
    for index in range(count):
        angle = 2 * math.pi * index / count
        px, py = rx * math.cos(angle), ry * math.sin(angle)
        result.append((x + px * cos - py * sin, y + px * sin + py * cos))
    return result


def box(x0: float, y0: float, x1: float, y1: float) -> Points:
    """Return an upright rectangle."""
    return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]


def lerp(a: Point, b: Point, t: float) -> Point:
    """Return the point a fraction `t` of the way from a to b."""
    return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t


def patch(corners: Sequence[Point], u0: float, v0: float, u1: float, v1: float) -> Points:
    """Cut a rectangle given in fractions out of a four-sided face (clockwise from upper left)."""
    a, b, c, d = corners

    def at(u: float, v: float) -> Point:
        return lerp(lerp(a, b, u), lerp(d, c, u), v)

    return [at(u0, v0), at(u1, v0), at(u1, v1), at(u0, v1)]


def bend(root: Point, target: Point, upper: float, lower: float, side: float) -> tuple[Point, Point]:
    """Find elbow and hand of a two-boned limb; `side` says to which side it bends, and how far out of plane."""
    dx, dy = target[0] - root[0], target[1] - root[1]
    far = math.hypot(dx, dy) or 1e-6
    reach = min(far, (upper + lower) * 0.995)
    along = (upper**2 - lower**2 + reach**2) / (2 * reach)
    along = max(min(along, upper), -upper)
    out = math.sqrt(max(upper**2 - along**2, 0.0)) * side
    ux, uy = dx / far, dy / far
    elbow = root[0] + ux * along - uy * out, root[1] + uy * along + ux * out
    return elbow, (root[0] + ux * reach, root[1] + uy * reach)


def turn(points: Iterable[Point], centre: Point, angle: float) -> Points:
    """Turn points about a centre by `angle` radians."""
    cos, sin = math.cos(angle), math.sin(angle)
    cx, cy = centre
    return [(cx + (x - cx) * cos - (y - cy) * sin, cy + (x - cx) * sin + (y - cy) * cos) for x, y in points]
