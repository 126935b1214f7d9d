"""The new school of the picture from 赵县, and the crane behind it."""

from __future__ import annotations

from studio import wardrobe as cast_of
from studio.canvas import Canvas, mix
from studio.curves import Points, box, oval, patch

FRONT = [(1240, 380), (2560, 300), (2560, 1085), (1240, 1010)]
END = [(1000, 470), (1240, 380), (1240, 1010), (1000, 975)]


def crane(canvas: Canvas) -> None:
    """Raise a tower crane over the roofs."""
    colour = "#cf8f3a"
    mast = [(2700, 1000), (2700, 130)]
    for way in (-22, 22):
        canvas.stroke([(x + way, y) for x, y in mast], 9, colour)
    for step in range(22):
        y = 980 - step * 39
        canvas.stroke([(2678, y), (2722, y - 39)], 5, colour)
        canvas.stroke([(2722, y), (2678, y - 39)], 5, colour)
    canvas.stroke([(1690, 170), (2960, 170)], 8, colour)
    canvas.stroke([(1720, 132), (2700, 132)], 6, colour)
    for step in range(25):
        x = 1720 + step * 39
        canvas.stroke([(x, 170), (x + 20, 132), (x + 39, 170)], 4, colour)
    canvas.fill([(2676, 132), (2724, 132), (2708, 40), (2692, 40)], colour, form=10)
    for x in (1960, 2930):
        canvas.stroke([(2700, 44), (x, 166)], 4, mix(colour, "#6b5a44", 0.3))
    canvas.fill(box(2860, 165, 2950, 240), "#8d8f8c", form=16)
    canvas.fill(box(2728, 176, 2784, 250), "#e6ded0", form=12)
    canvas.stroke([(2330, 172), (2330, 236)], 4, "#5f6672")
    canvas.fill(box(2262, 236, 2398, 258), "#8d8f8c", form=5)


def school(canvas: Canvas) -> None:
    """Build four storeys of class rooms with an entrance and a clock."""
    canvas.dim([[(1240, 1010), (2560, 1085), (2960, 1150), (1700, 1120)]], "#7a80a2", 0.45, soft=8)
    canvas.fill(END, "#f6ead0", to="#ecd9b4", texture=0.2)
    canvas.fill(FRONT, "#dfb48e", to="#d3a17a", texture=0.35)
    canvas.fill(patch(FRONT, 0, -0.045, 1, 0.035), "#efe2c6", form=6)
    canvas.fill(patch(END, 0, -0.04, 1, 0.035), "#fbf2dd")
    canvas.fill(patch(FRONT, 0, 0.9, 1, 1), "#a9988a")
    canvas.fill(patch(END, 0, 0.92, 1, 1), "#bfae98")
    for row in range(4):
        top = 0.09 + row * 0.205
        canvas.fill(patch(FRONT, 0, top + 0.145, 1, top + 0.17), "#f0e2c6")
        for column in range(11):
            if column == 5:
                continue
            _pane(canvas, patch(FRONT, 0.025 + column * 0.0885, top, 0.085 + column * 0.0885, top + 0.13), row + column)
        for column in range(2):
            _pane(canvas, patch(END, 0.2 + column * 0.36, top + 0.005, 0.42 + column * 0.36, top + 0.125), row)
    _entrance(canvas)


def _pane(canvas: Canvas, pane: Points, number: int) -> None:
    canvas.fill(patch(pane, -0.08, -0.05, 1.08, 1.08), "#f5ecd8")
    canvas.fill(pane, ("#7fa1ac", "#90b0b6", "#719aa8")[number % 3], to="#c6d8d2")
    canvas.fill(patch(pane, 0.46, 0, 0.54, 1), "#f5ecd8")
    canvas.dim([patch(pane, 0, 0, 1, 0.14)], "#7a80a2", 0.6)


def _entrance(canvas: Canvas) -> None:
    canvas.fill(patch(FRONT, 0.44, 0.04, 0.56, 0.99), "#f2e5c9", texture=0.2)
    canvas.fill(patch(FRONT, 0.455, 0.33, 0.545, 0.66), "#86a9b2", to="#cfe0d8")
    for part in (0.475, 0.5, 0.525):
        canvas.fill(patch(FRONT, part - 0.002, 0.33, part + 0.002, 0.66), "#f5ecd8")
    canvas.fill(patch(FRONT, 0.42, 0.7, 0.58, 0.745), cast_of.VERMILION, form=5)
    canvas.fill(patch(FRONT, 0.45, 0.76, 0.55, 0.99), "#5f8390", to="#8fb0b4")
    canvas.fill(patch(FRONT, 0.497, 0.76, 0.503, 0.99), "#f5ecd8")
    for part in (0.425, 0.57):
        canvas.fill(patch(FRONT, part, 0.745, part + 0.01, 1), "#e9dbbd", form=4)
    x, y = patch(FRONT, 0.5, 0.19, 1, 1)[0]
    canvas.fill(oval(x, y, 44, 47), cast_of.VERMILION, form=8)
    canvas.fill(oval(x, y, 35, 38), "#fbf5e6")
    for tip in ((x - 14, y - 12), (x + 2, y - 28)):
        canvas.stroke([(x, y), tip], (6, 4), "#4a5563")
