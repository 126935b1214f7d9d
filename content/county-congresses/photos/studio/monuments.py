"""Built landmarks of the plain, seen from far off: pagoda, gate tower, segmental bridge."""

from __future__ import annotations

import math

from studio.canvas import Canvas, mix
from studio.curves import Point, Points, box, oval, spline


def pagoda(canvas: Canvas, at: Point, height: float, colour: str, floors: int) -> None:
    """Raise a slender tapering pagoda of so many floors; `at` is the middle of its foot."""
    x, y = at
    base = height * 0.16
    canvas.fill(box(x - base * 1.15, y - height * 0.05, x + base * 1.15, y), mix(colour, "#e8d9bd", 0.35), form=12)
    foot, step = y - height * 0.05, height * 0.8 / floors
    for floor in range(floors):
        wide = base * (1 - 0.62 * (floor / floors) ** 1.15)
        top = foot - step * (0.9 if floor else 1.15)
        canvas.fill(box(x - wide * 0.78, top, x + wide * 0.78, foot), mix(colour, "#f2dfbf", 0.3), form=wide * 0.5)
        canvas.fill(oval(x, foot - step * 0.3, wide * 0.13, step * 0.26), mix(colour, "#4c4a58", 0.45))
        half = [(wide * 0.7, top - step * 0.2), (wide * 1.12, top + step * 0.02), (wide * 0.8, top + step * 0.16)]
        roof: Points = [(x + across, up) for across, up in half] + [(x - across, up) for across, up in half[::-1]]
        canvas.fill(roof, mix(colour, "#50586a", 0.4), form=wide * 0.3)
        foot = top - step * 0.1
    canvas.fill(
        [(x - base * 0.3, foot), (x + base * 0.3, foot), (x + 6, foot - step * 0.8), (x - 6, foot - step * 0.8)],
        mix(colour, "#50586a", 0.4),
        form=10,
    )
    canvas.stroke([(x, foot - step * 0.7), (x, y - height)], (9, 3), mix(colour, "#50586a", 0.5))


def gate_tower(canvas: Canvas, at: Point, height: float, colour: str) -> None:
    """Build a city gate: a brick terrace with an arch, and a two-storeyed hall with sweeping roofs on it."""
    x, y = at
    wide = height * 0.95
    terrace = [
        (x - wide * 0.86, y - height * 0.42),
        (x + wide * 0.86, y - height * 0.42),
        (x + wide * 0.94, y),
        (x - wide * 0.94, y),
    ]
    canvas.fill(terrace, mix(colour, "#d9cbb0", 0.25), form=26, texture=0.4)
    for index in range(15):
        left = x - wide * 0.86 + index * wide * 1.72 / 15
        canvas.fill(
            box(left, y - height * 0.47, left + wide * 0.07, y - height * 0.41), mix(colour, "#d9cbb0", 0.25), form=3
        )
    arch = [
        (x - 36, y),
        *[
            (x + 36 * math.cos(a / 8 * math.pi + math.pi), y - 62 + 36 * math.sin(a / 8 * math.pi + math.pi))
            for a in range(9)
        ],
        (x + 36, y),
    ]
    canvas.fill(arch, mix(colour, "#4f5568", 0.6))
    for level, part in ((0.42, 0.62), (0.66, 0.48)):
        low, half = y - height * level, wide * part
        canvas.fill(box(x - half * 0.82, low - height * 0.17, x + half * 0.82, low), "#b27a62", form=14)
        for index in range(7):
            post = x - half * 0.8 + index * half * 1.6 / 6
            canvas.fill(box(post - 4, low - height * 0.17, post + 4, low), "#8d5548")
        _sweep(canvas, x, low - height * 0.15, half, height * 0.12, mix(colour, "#566272", 0.55))


def _sweep(canvas: Canvas, x: float, eave: float, half: float, rise: float, colour: str) -> None:
    left = spline(
        [(x - half * 1.12, eave - rise * 0.12), (x - half * 0.8, eave - rise * 0.25), (x - half * 0.55, eave - rise)],
        closed=False,
    )
    right = [(2 * x - px, py) for px, py in reversed(left)]
    canvas.fill([*left, *right, (x + half, eave + rise * 0.2), (x - half, eave + rise * 0.2)], colour, form=rise * 0.25)
    canvas.fill(
        box(x - half * 0.58, eave - rise * 1.18, x + half * 0.58, eave - rise * 0.95), mix(colour, "#39465a", 0.3)
    )


def arch_bridge(canvas: Canvas, left: Point, span: float, colour: str) -> None:
    """Throw a flat segmental stone arch with two small arches in each shoulder; `left` is the left spring."""
    x0, y0 = left
    rise, ring = span * 0.2, span * 0.035
    pale, deep = mix(colour, "#fff3dc", 0.4), mix(colour, "#56627c", 0.45)

    def under(part: float) -> Point:
        return x0 + span * part, y0 - rise * (1 - (2 * part - 1) ** 2)

    def deck(part: float) -> Point:
        return x0 + span * part, y0 - rise - span * 0.055 + span * 0.07 * (2 * part - 1) ** 2

    top = [deck(part / 30) for part in range(-9, 40)]
    inner = [under(part / 30) for part in range(31)]
    foot = y0 + span * 0.03
    canvas.fill(
        [*top, (top[-1][0], foot), (x0 + span, foot), *inner[::-1], (x0, foot), (top[0][0], foot)], colour, texture=0.4
    )
    shade = [(x, y + span * 0.028) for x, y in inner]
    canvas.fill([*inner, *shade[::-1]], deep)
    for part, wide, tall in ((0.05, 0.075, 0.095), (0.155, 0.05, 0.05), (0.845, 0.05, 0.05), (0.95, 0.075, 0.095)):
        _opening(canvas, (x0 + span * part, under(part)[1] - ring * 1.1), span * wide / 2, span * tall, (deep, pale))
    canvas.stroke([(x, y - ring / 2) for x, y in inner[::2]], ring * 0.8, pale)
    canvas.stroke(top[::4], span * 0.016, pale)
    for x, y in top[1:-1:2]:
        canvas.fill(box(x - span * 0.006, y - span * 0.05, x + span * 0.006, y), mix(colour, "#6a6a70", 0.15))
    canvas.stroke([(x, y - span * 0.046) for x, y in top[::4]], span * 0.011, pale)


def _opening(canvas: Canvas, foot: Point, half: float, tall: float, tones: tuple[str, str]) -> None:
    x, y = foot
    head = [
        (x + half * math.cos(math.pi * k / 10), y - tall + half - half * math.sin(math.pi * k / 10)) for k in range(11)
    ]
    canvas.fill([(x + half, y + half * 0.5), *head, (x - half, y + half * 0.5)], tones[0])
    canvas.stroke(head[::2], half * 0.28, tones[1])
