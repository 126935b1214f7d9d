"""Things that stand in rooms and yards: chairs, stools, cups, papers, monitors, lectern, banner, notice board."""

from __future__ import annotations

import math
from collections.abc import Sequence

from studio.canvas import Canvas, mix
from studio.curves import Point, Points, box, lerp, oval, patch, spline

PAPER = "#f7f0e1"


def chair_back(canvas: Canvas, at: Point, size: float, colour: str) -> None:
    """Draw a chair seen from behind; `at` is the middle of its back's upper edge, `size` its width."""
    x, y = at
    half, tall = size / 2, size * 0.98
    for way in (-1, 1):
        leg = [(x + way * half * 0.86, y + tall * 0.7), (x + way * half * 0.95, y + tall * 2.4)]
        canvas.stroke(leg, size * 0.09, mix(colour, "#3b3a44", 0.35))
    shell = spline([(x - half, y + size * 0.12), (x - half * 0.8, y), (x + half * 0.8, y), (x + half, y + size * 0.12),
                    (x + half * 0.96, y + tall), (x - half * 0.96, y + tall)], steps=5)  # fmt: skip
    canvas.fill(shell, colour, form=size * 0.09)
    for level in (0.34, 0.62):
        canvas.stroke(
            [(x - half * 0.72, y + tall * level), (x + half * 0.72, y + tall * level)],
            size * 0.035,
            mix(colour, "#3b3a44", 0.3),
        )


def stool(canvas: Canvas, at: Point, size: float, colour: str) -> None:
    """Draw a small bench seat seen from behind; `at` is the middle of its seat."""
    x, y = at
    for way in (-0.4, 0.4):
        canvas.stroke(
            [(x + way * size, y), (x + way * size * 1.15, y + size * 0.62)], size * 0.1, mix(colour, "#3b3a44", 0.3)
        )
    canvas.fill(box(x - size * 0.55, y, x + size * 0.55, y + size * 0.13), colour, form=size * 0.05)


def cup(canvas: Canvas, at: Point, size: float) -> None:
    """Set a lidded tea mug."""
    x, y = at
    canvas.dim([oval(x + size * 0.5, y + size * 0.02, size * 0.75, size * 0.16)], "#6b6f92", 0.45, soft=2)
    canvas.stroke(
        [(x + size * 0.3, y - size * 0.7), (x + size * 0.66, y - size * 0.45), (x + size * 0.3, y - size * 0.2)],
        size * 0.1,
        "#e4dccd",
    )
    wide, foot = size * 0.36, size * 0.32
    body = [(x - wide, y - size * 0.9), (x + wide, y - size * 0.9), (x + foot, y), (x - foot, y)]
    canvas.fill(spline(body, steps=3), "#f6f2e8", form=size * 0.2)
    canvas.fill(oval(x, y - size * 0.92, size * 0.4, size * 0.13), "#e7e0d2")
    canvas.fill(oval(x, y - size * 1.04, size * 0.1, size * 0.09), "#c64a32")


def sheet(canvas: Canvas, corners: Sequence[Point], lines: int = 4, colour: str = PAPER) -> None:
    """Lay a written page; its lines are strokes, not letters."""
    canvas.dim([[(x + 8, y + 7) for x, y in corners]], "#6b6f92", 0.4, soft=2)
    canvas.fill(corners, colour)
    for row in range(lines):
        top = 0.16 + 0.7 * row / lines
        canvas.fill(patch(corners, 0.12, top, 0.88 if row % 3 else 0.66, top + 0.045), "#a7a69c")


def monitor(canvas: Canvas, at: Point, size: float, screen: str) -> None:
    """Stand a flat screen seen from the front; `at` is the middle of its foot."""
    x, y = at
    canvas.fill(oval(x, y, size * 0.2, size * 0.04), "#6d7780")
    canvas.fill(box(x - size * 0.04, y - size * 0.2, x + size * 0.04, y), "#7d878f")
    frame = box(x - size * 0.5, y - size * 0.74, x + size * 0.5, y - size * 0.14)
    canvas.fill(frame, "#4d5a68")
    inside = patch(frame, 0.03, 0.04, 0.97, 0.93)
    canvas.fill(inside, screen, to=mix(screen, "#dfe9e4", 0.35))
    for row in range(4):
        canvas.fill(
            patch(inside, 0.08, 0.16 + row * 0.2, 0.3 + 0.13 * ((row * 7) % 4), 0.23 + row * 0.2), "#e9efe6", alpha=0.85
        )
    for bar in range(4):
        canvas.fill(
            patch(inside, 0.66 + bar * 0.075, 0.72 - 0.13 * ((bar * 3) % 4), 0.71 + bar * 0.075, 0.82), "#e2b463"
        )


def lectern(canvas: Canvas, at: Point, size: float, colour: str) -> None:
    """Stand a lectern facing us; `at` is the middle of its foot, `size` its height."""
    x, y = at
    half = size * 0.27
    canvas.fill(
        [
            (x - half * 0.82, y - size * 0.9),
            (x + half * 0.82, y - size * 0.9),
            (x + half * 0.9, y),
            (x - half * 0.9, y),
        ],
        colour,
        form=size * 0.11,
    )
    panel = [
        (x - half * 0.56, y - size * 0.76),
        (x + half * 0.56, y - size * 0.76),
        (x + half * 0.6, y - size * 0.14),
        (x - half * 0.6, y - size * 0.14),
    ]
    canvas.fill(panel, mix(colour, "#f3d9ac", 0.25), form=size * 0.03)
    canvas.fill(oval(x, y - size * 0.48, half * 0.26, half * 0.26), "#d8a548", form=6)
    top, low = (half * 1.08, y - size * 0.96), (half * 1.16, y - size * 0.87)
    desk = [(x - top[0], top[1]), (x + top[0], top[1]), (x + low[0], low[1]), (x - low[0], low[1])]
    canvas.fill(desk, mix(colour, "#f3d9ac", 0.35), form=size * 0.02)
    canvas.stroke(
        [(x + half * 0.5, y - size * 0.95), (x + half * 0.42, y - size * 1.15), (x + half * 0.2, y - size * 1.24)],
        size * 0.018,
        "#b9b4a8",
    )
    canvas.fill(oval(x + half * 0.17, y - size * 1.25, size * 0.035, size * 0.026, -0.4), "#d8d2c4")


def banner(canvas: Canvas, left: Point, right: Point, height: float, colour: str) -> None:
    """Hang a blank cloth banner that sags between two ties."""

    def edge(part: float, low: float) -> Point:
        x, y = lerp(left, right, part)
        return x, y + low + math.sin(math.pi * part) * height * 0.16

    parts = [part / 24 for part in range(25)]
    cloth: Points = [edge(part, 0) for part in parts] + [edge(part, height) for part in reversed(parts)]
    canvas.fill(cloth, colour, to=mix(colour, "#8f2f2a", 0.25), texture=0.4)
    for number in range(7):
        part = 0.06 + number * 0.147
        a, b = edge(part, height * 0.04), edge(part + 0.012, height * 0.96)
        canvas.stroke([a, lerp(a, b, 0.5), b], (4, 16, 4), mix(colour, "#7c2a2a", 0.5), alpha=0.6)
    for low in (height * 0.1, height * 0.9):
        canvas.stroke([edge(part, low) for part in parts[1:24:2]], height * 0.025, "#e2b75f")


def notice_board(canvas: Canvas, frame: Sequence[Point]) -> None:
    """Hang a cork board with pinned sheets, pictures and a little chart."""
    canvas.dim([[(x + 16, y + 18) for x, y in frame]], "#7a7f9e", 0.5, soft=5)
    canvas.fill(frame, "#a8744d", form=8)
    inside = patch(frame, 0.015, 0.03, 0.985, 0.97)
    canvas.fill(inside, "#e5cfa5", texture=0.3)
    canvas.fill(patch(inside, 0, 0, 1, 0.16), "#c64a32")
    canvas.fill(patch(inside, 0.3, 0.055, 0.7, 0.105), "#f2d9a0")
    for index in range(4):
        left = 0.04 + 0.24 * index
        card = patch(inside, left, 0.24, left + 0.19, 0.55)
        sheet(canvas, card, 5, ("#f7f0e1", "#e9efe6")[index % 2])
    for index, colour in enumerate(("#8fb0b4", "#b9c28f", "#dba763")):
        left = 0.04 + 0.21 * index
        card = patch(inside, left, 0.62, left + 0.17, 0.92)
        sheet(canvas, card, 0)
        view = patch(card, 0.08, 0.1, 0.92, 0.78)
        canvas.fill(view, colour, to="#f0e3c4")
        peak = lerp(lerp(view[0], view[1], 0.5), lerp(view[3], view[2], 0.5), 0.5)
        hills = [view[3], lerp(view[3], view[0], 0.4), peak, lerp(view[2], view[1], 0.3), view[2]]
        canvas.fill(hills, mix(colour, "#3f5a64", 0.45))
    chart = patch(inside, 0.69, 0.62, 0.95, 0.92)
    sheet(canvas, chart, 0)
    for bar, high in enumerate((0.35, 0.5, 0.42, 0.68)):
        canvas.fill(
            patch(chart, 0.14 + bar * 0.2, 0.86 - high, 0.26 + bar * 0.2, 0.86), ("#3c5a74", "#c64a32")[bar == 3]
        )
