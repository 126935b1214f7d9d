"""元氏: the hall of the county's digital platform, a wide screen of charts, people at their desks."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace

from studio import poses
from studio import wardrobe as cast_of
from studio.canvas import Canvas, mix
from studio.curves import Point, Points, box, lerp, oval, patch
from studio.furniture import chair_back, cup, monitor, sheet
from studio.people import cast, figure, paint
from studio.plants import pot_plant
from studio.scenery import dice

SCREEN = [(420, 250), (2580, 250), (2580, 1000), (420, 1000)]
PALE, GOLD, RED, TEAL = "#cfe3de", "#e6bb62", "#d8694a", "#6fb0ae"


def draw() -> Canvas:
    """Draw the whole picture."""
    canvas = Canvas((3000, 2000), "#dcd6c6", (-0.75, -0.6), cast_of.DUSK)
    _hall(canvas)
    _screen(canvas)
    _middle(canvas)
    _desk_row(canvas, 1260, 96, ((760, 0), (1180, 1), (1600, 2), (2020, 3)))
    _desk_row(canvas, 1560, 142, ((420, 4), (1080, 5), (1850, 6), (2520, 7)))
    return canvas


def _hall(canvas: Canvas) -> None:
    canvas.fill(box(0, 0, 3000, 1110), "#e6dcc6", to="#d9cbb0")
    for side in (
        [(0, -200), (300, 130), (300, 1090), (0, 1420)],
        [(3000, -200), (2700, 130), (2700, 1090), (3000, 1420)],
    ):
        canvas.fill(side, "#cfb795", to="#b89a75", fibre=0.2)
        for index in range(6):
            canvas.fill(patch(side, index / 6 + 0.13, 0, index / 6 + 0.15, 1), "#a58461")
    canvas.fill([(0, -200), (3000, -200), (2700, 130), (300, 130)], "#efe7d6")
    for index in range(5):
        part = index / 4
        a, b = lerp((330, 128), (2670, 128), part), lerp((-200, -100), (3200, -100), part)
        canvas.stroke([a, b], (10, 44), "#fffaf0")
    canvas.fill(
        [(300, 1090), (2700, 1090), (3000, 1420), (3000, 2000), (0, 2000), (0, 1420)],
        "#b9bdb6",
        to="#98a3a6",
        texture=0.3,
    )
    for index in range(13):
        x = -1800 + index * 550
        canvas.stroke([(1500 + (x - 1500) * 0.36, 1092), (x, 2000)], (1, 5), "#8b979b", alpha=0.7)
    canvas.dim([[(420, 1092), (2580, 1092), (2820, 1400), (180, 1400)]], "#8fb0b8", 0.55, soft=18)


def _screen(canvas: Canvas) -> None:
    canvas.fill(oval(1500, 620, 1300, 560), "#f2f1e0", alpha=0.5, soft=90)
    canvas.fill(box(385, 215, 2615, 1040), "#8f9694", form=12)
    canvas.fill(SCREEN, "#35607a", to="#4a7f90")
    canvas.fill(patch(SCREEN, 0, 0, 1, 0.1), "#2f536e")
    canvas.fill(patch(SCREEN, 0.36, 0.03, 0.64, 0.07), PALE)
    for part in (0.03, 0.8):
        canvas.fill(patch(SCREEN, part, 0.035, part + 0.16, 0.065), TEAL)
    _bars(canvas, patch(SCREEN, 0.02, 0.14, 0.26, 0.52))
    _donut(canvas, patch(SCREEN, 0.02, 0.56, 0.26, 0.95))
    _net(canvas, patch(SCREEN, 0.28, 0.14, 0.72, 0.95))
    _line(canvas, patch(SCREEN, 0.74, 0.14, 0.98, 0.52))
    _rows(canvas, patch(SCREEN, 0.74, 0.56, 0.98, 0.95))


def _panel(canvas: Canvas, panel: Points) -> None:
    canvas.fill(panel, "#2f566f", alpha=0.75)
    canvas.fill(patch(panel, 0.04, 0.07, 0.34, 0.12), GOLD)


def _bars(canvas: Canvas, panel: Points) -> None:
    _panel(canvas, panel)
    for bar, high in enumerate((0.3, 0.46, 0.38, 0.6, 0.52, 0.68, 0.44, 0.62)):
        left = 0.07 + bar * 0.11
        canvas.fill(patch(panel, left, 0.9 - high, left + 0.065, 0.9), (TEAL, PALE, GOLD)[bar % 3 if bar != 5 else 2])
    canvas.fill(patch(panel, 0.05, 0.905, 0.95, 0.92), PALE)


def _donut(canvas: Canvas, panel: Points) -> None:
    _panel(canvas, panel)
    x, y = patch(panel, 0.3, 0.56, 1, 1)[0]
    start = -90.0
    for share, colour in ((150, TEAL), (95, GOLD), (65, RED), (50, PALE)):
        angles = [math.radians(start + share * k / 20) for k in range(21)]
        outer = [(x + 98 * math.cos(a), y + 98 * math.sin(a)) for a in angles]
        inner = [(x + 56 * math.cos(a), y + 56 * math.sin(a)) for a in angles]
        canvas.fill(outer + inner[::-1], colour)
        start += share
    for row, colour in enumerate((TEAL, GOLD, RED, PALE)):
        canvas.fill(patch(panel, 0.6, 0.3 + row * 0.15, 0.64, 0.36 + row * 0.15), colour)
        canvas.fill(patch(panel, 0.68, 0.31 + row * 0.15, 0.9 - 0.05 * (row % 2), 0.35 + row * 0.15), PALE, alpha=0.8)


def _net(canvas: Canvas, panel: Points) -> None:
    canvas.fill(panel, "#3f7186", alpha=0.6)
    chance = dice(12)

    def spot(column: int, row: int) -> Point:
        across = 0.1 + 0.16 * column + chance.uniform(-0.035, 0.035)
        return patch(panel, across, 0.12 + 0.19 * row + chance.uniform(-0.04, 0.04), 1, 1)[0]

    grid = [[spot(column, row) for column in range(6)] for row in range(5)]
    tones = ("#5f97a0", "#7fb3b0", "#4d8595", "#94bfb4", "#6ca5a6")
    for r in range(4):
        for c in range(5):
            if (r, c) in ((0, 0), (3, 4), (0, 4), (3, 0)):
                continue
            cell = [grid[r][c], grid[r][c + 1], grid[r + 1][c + 1], grid[r + 1][c]]
            canvas.fill(cell, GOLD if (r, c) == (1, 2) else tones[(r * 3 + c * 2) % 5])
            canvas.polyline([*cell, cell[0]], 4, "#e3efe6")
    hub = patch(grid[1][2:4] + grid[2][3:1:-1], 0.5, 0.5, 1, 1)[0]
    for r, c in ((0, 1), (0, 3), (1, 5), (2, 1), (3, 2), (3, 4), (2, 4), (4, 3), (1, 1)):
        end = grid[r][c]
        middle = ((hub[0] + end[0]) / 2, (hub[1] + end[1]) / 2 - 60)
        canvas.stroke([hub, middle, end], (5, 3), "#f6ead0", alpha=0.9)
        canvas.fill(oval(end[0], end[1], 13, 13), "#f6ead0")
    canvas.fill(oval(hub[0], hub[1], 34, 34), "#f6ead0", alpha=0.6)
    canvas.fill(oval(hub[0], hub[1], 20, 20), RED)


def _line(canvas: Canvas, panel: Points) -> None:
    _panel(canvas, panel)
    for heights, colour in (((0.3, 0.42, 0.36, 0.55, 0.5, 0.7), GOLD), ((0.18, 0.24, 0.34, 0.3, 0.42, 0.48), TEAL)):
        spots = [patch(panel, 0.08 + 0.165 * k, 0.92 - high, 1, 1)[0] for k, high in enumerate(heights)]
        foot = [patch(panel, 0.08 + 0.165 * k, 0.92, 1, 1)[0] for k in (5, 0)]
        canvas.fill(spots + foot, colour, alpha=0.28)
        for a, b in itertools.pairwise(spots):
            canvas.stroke([a, b], 8, colour)
        for x, y in spots:
            canvas.fill(oval(x, y, 11, 11), "#f6ead0")


def _rows(canvas: Canvas, panel: Points) -> None:
    _panel(canvas, panel)
    for row in range(5):
        x, y = patch(panel, 0.11, 0.27 + row * 0.15, 1, 1)[0]
        canvas.fill(oval(x, y, 20, 20), (GOLD, TEAL, PALE, RED, TEAL)[row])
        canvas.fill(patch(panel, 0.2, 0.24 + row * 0.15, 0.6 + 0.07 * (row * 2 % 4), 0.28 + row * 0.15), PALE)
        canvas.fill(patch(panel, 0.2, 0.3 + row * 0.15, 0.45, 0.325 + row * 0.15), TEAL)


def _middle(canvas: Canvas) -> None:
    pot_plant(canvas, (330, 1290), 560, "#86a27c", "#b8674a", 5)
    pot_plant(canvas, (2690, 1290), 560, "#7f9d84", "#b8674a", 8)
    speaker = figure(cast_of.VERMILION_WOMAN, replace(poses.POINT, far=(2.2, 6.5)), (2300, 1395), 100, True)
    guide = figure(cast_of.CHAIR, poses.CLASPED, (2500, 1420), 103, True)
    guest = figure(cast_of.SENIOR, poses.NOTES, (560, 1395), 100)
    clerk = figure(cast_of.OCHRE_WOMAN, poses.STAND, (700, 1350), 90)
    for parts in (guide, speaker, clerk, guest):
        cast(canvas, parts, max(y for part in parts for _, y in part.points) - 8, (0.3, 0.12), "#6f7f96", 0.4)
        paint(canvas, parts)


WORKERS = (
    cast_of.WHITE_SHIRT,
    cast_of.JADE_WOMAN,
    cast_of.GLASSES,
    cast_of.ROSE_WOMAN,
    cast_of.YOUTH,
    cast_of.OCHRE_WOMAN,
    cast_of.VEST_MAN,
    cast_of.BLUE_SHIRT,
)


def _desk_row(canvas: Canvas, top: float, head: float, seats: tuple[tuple[float, int], ...]) -> None:
    left, right = seats[0][0] - head * 2.6, seats[-1][0] + head * 2.6
    canvas.dim([box(left - 20, top + head * 2.1, right + 40, top + head * 2.6)], "#6f7f96", 0.5, soft=10)
    canvas.fill(
        [(left, top), (right, top), (right + head * 0.4, top + head * 0.6), (left - head * 0.4, top + head * 0.6)],
        "#d9b98f",
        fibre=0.4,
    )
    canvas.fill(box(left - head * 0.4, top + head * 0.6, right + head * 0.4, top + head * 2.2), "#b98f66", fibre=0.4)
    for x, who in seats:
        monitor(canvas, (x - head * 0.9, top + head * 0.35), head * 2.3, ("#4f8494", "#5d8f92")[who % 2])
        sheet(
            canvas,
            [
                (x + head * 0.75, top + head * 0.15),
                (x + head * 1.5, top + head * 0.15),
                (x + head * 1.6, top + head * 0.45),
                (x + head * 0.75, top + head * 0.45),
            ],
            3,
        )
        cup(canvas, (x + head * 1.9, top + head * 0.42), head * 0.36)
    for x, who in seats:
        pose = replace(poses.BACK_SEATED, gaze=("back", "side", "away", "away")[who % 4])
        look = replace(WORKERS[who], garment="jacket")
        paint(canvas, figure(look, pose, (x, top + head * 5.5), head, who in (3, 5)))
        chair_back(canvas, (x, top + head * 1.25), head * 2.0, mix("#5f7f8c", "#8fa5a5", 0.3 * (who % 2)))
