"""A row of village houses along a lane, drawn towards one vanishing point."""

from __future__ import annotations

from studio import wardrobe as cast_of
from studio.canvas import Canvas, mix
from studio.curves import Point, Points, lerp, patch

HORIZON = 930.0
VANISH: Point = (1230.0, HORIZON)


def out(x: float, y: float) -> Point:
    """Map a height given at the picture's right edge to the place x on the same vanishing line."""
    part = (x - VANISH[0]) / (3000 - VANISH[0])
    return x, VANISH[1] + (y - VANISH[1]) * part


def wall_with_door(canvas: Canvas, wall: Points, colour: str) -> None:
    """Plaster a wall (clockwise from upper left) with its door, couplets and windows."""
    canvas.fill(wall, colour, to=mix(colour, "#d8b98a", 0.4), texture=0.25)
    canvas.fill(patch(wall, 0, 0.86, 1, 1), "#b9a48c", texture=0.8)
    canvas.dim([patch(wall, 0, 0, 1, 0.09)], "#8087a6", 0.6)
    door = patch(wall, 0.4, 0.26, 0.62, 1)
    canvas.fill(patch(wall, 0.37, 0.22, 0.65, 1), "#9a8a7a")
    canvas.fill(patch(wall, 0.35, 0.985, 0.67, 1.03), "#b7a791", form=6)
    canvas.fill(door, "#9c4030", form=10)
    canvas.fill(patch(door, 0.48, 0, 0.52, 1), "#6d2f28")
    for u0, u1 in ((0.345, 0.385), (0.635, 0.675)):
        canvas.fill(patch(wall, u0, 0.3, u1, 0.8), cast_of.VERMILION)
    canvas.fill(patch(wall, 0.4, 0.155, 0.62, 0.215), cast_of.VERMILION)
    for u0, u1 in ((0.08, 0.28), (0.75, 0.93)):
        window = patch(wall, u0, 0.3, u1, 0.6)
        canvas.fill(patch(wall, u0 - 0.015, 0.28, u1 + 0.015, 0.62), "#8b6a52")
        canvas.fill(window, "#9fb9bd", to="#d9dcc6")
        for u in (0.32, 0.66):
            canvas.fill(patch(window, u, 0, u + 0.04, 1), "#8b6a52")
        canvas.fill(patch(window, 0, 0.3, 1, 0.34), "#8b6a52")


def tiled_roof(canvas: Canvas, left: float, right: float, top: float) -> None:
    """Tile the slope over a wall that reaches from left to right, its eave at `top`."""
    eave = [out(left - 14, top + 26), out(right + 14, top + 26)]
    rise = [out(right + 30, top - 190), out(left + 26, top - 190)]
    slope = [rise[1], rise[0], eave[1], eave[0]]
    canvas.fill(slope, "#8f979b", to="#757f87", texture=0.5)
    count = max(8, int((right - left) / 24))
    for index in range(count):
        part = (index + 0.5) / count
        canvas.stroke([lerp(slope[0], slope[1], part), lerp(slope[3], slope[2], part)], (4, 9), "#646e79", alpha=0.75)
    canvas.stroke([slope[0], slope[1]], (10, 24), "#6a737c", form=4)
    canvas.stroke([slope[3], slope[2]], (8, 20), "#5f6872")
