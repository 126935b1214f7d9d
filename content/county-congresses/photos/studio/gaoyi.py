"""高邑: a deputy reports at the lectern in a courtyard, the villagers listening under the locust tree; upright."""

from __future__ import annotations

import math
from dataclasses import replace

from studio import poses
from studio import wardrobe as cast_of
from studio.body import Look, Pose
from studio.canvas import Canvas, mix
from studio.curves import box, lerp, oval, patch
from studio.furniture import banner, cup, lectern, sheet, stool
from studio.people import figure, paint
from studio.scenery import clouds, crown, dice, leaves, poplar

WALL = [(-10, 900), (2010, 900), (2010, 1560), (-10, 1560)]


def draw() -> Canvas:
    """Draw the whole picture."""
    canvas = Canvas((2000, 3000), "#eadfc6", (-0.72, -0.62), cast_of.DUSK)
    _sky(canvas)
    _yard(canvas)
    _trunk(canvas)
    banner(canvas, (470, 930), (1650, 930), 122, "#c64a32")
    _stage(canvas)
    _audience(canvas)
    _canopy(canvas)
    return canvas


def _sky(canvas: Canvas) -> None:
    canvas.fill(box(0, 0, 2000, 1200), "#b0cdd0", to="#f4e6c8")
    clouds(canvas, [(1500, 420, 620), (850, 640, 520), (1750, 700, 420)], "#fbf3e2", 0.9)
    for x, tall, seed in ((1500, 420, 3), (1620, 520, 4), (1745, 400, 5), (1180, 300, 6), (760, 280, 7)):
        poplar(canvas, (x, 930), tall, "#9fb285", seed)
    roof = [(820, 760), (1450, 760), (1540, 900), (740, 900)]
    canvas.fill(roof, "#8f979b", to="#79838b", texture=0.4)
    for part in range(22):
        a, b = lerp(roof[0], roof[1], (part + 0.5) / 22), lerp(roof[3], roof[2], (part + 0.5) / 22)
        canvas.stroke([a, b], (5, 9), "#687280", alpha=0.7)
    canvas.fill(box(800, 742, 1470, 770), "#69727c", form=5)


def _yard(canvas: Canvas) -> None:
    canvas.fill(WALL, "#f0e4cb", to="#e3cfa8", texture=0.12)
    canvas.fill(patch(WALL, 0, 0.8, 1, 1), "#b9a48c", texture=0.7)
    canvas.fill(box(-10, 872, 2010, 918), "#7f8890", form=8)
    canvas.dim([box(-10, 918, 2010, 946)], "#8087a6", 0.6)
    for left in range(-10, 2010, 44):
        canvas.fill(oval(left + 22, 918, 19, 13), "#9aa1a4", form=5)
    canvas.fill(box(0, 1556, 2000, 3000), "#dcc69c", to="#cfae78", texture=0.6)
    chance = dice(16)
    for _ in range(95):
        y = 1600 + chance.random() ** 1.3 * 1380
        wide = (16 + (y - 1560) * 0.07) * chance.uniform(0.5, 1.3)
        x = chance.uniform(-100, 1950)
        canvas.fill(oval(x, y, wide, wide * 0.26, chance.uniform(-0.1, 0.1)), "#f4e2b6", alpha=0.7, soft=3)
    canvas.dim([crown(640, 1800, 980, 250, 4, 12)], "#8c8fae", 0.4, soft=14)
    door = box(1560, 1010, 1850, 1556)
    canvas.fill(box(1530, 980, 1880, 1556), "#a2917f", form=10)
    canvas.fill(door, "#9c4030", form=18)
    canvas.fill(patch(door, 0.49, 0, 0.51, 1), "#6d2f28")
    for u in (0.42, 0.58):
        canvas.fill(oval(*patch(door, u, 0.5, 1, 1)[0], 13, 13), cast_of.OCHRE)


def _trunk(canvas: Canvas) -> None:
    canvas.dim([[(250, 1700), (430, 1700), (1500, 1960), (1500, 2010), (900, 1900)]], "#8087a6", 0.4, soft=8)
    for line in (
        [(320, 860), (420, 660), (620, 500), (900, 380), (1260, 330)],
        [(360, 760), (300, 560), (160, 420), (-60, 350)],
        [(330, 640), (430, 440), (560, 250), (700, -20)],
    ):
        canvas.stroke(line, (70, 70, 44, 26, 4), "#86664f", form=16)
    canvas.stroke(
        [(330, 1720), (318, 1300), (360, 900), (330, 420), (380, -40)], (230, 150, 130, 110, 80), "#8a6a52", form=42
    )
    for seed in range(14):
        chance = dice(500 + seed)
        x, y = chance.uniform(280, 390), chance.uniform(500, 1650)
        canvas.stroke([(x, y), (x + chance.uniform(-14, 14), y - 60), (x, y - 130)], (2, 9, 2), "#674c3f", alpha=0.8)
    canvas.stroke([(472, 935), (380, 905)], 7, "#e8dcc0")
    canvas.stroke([(1650, 935), (1700, 912)], 7, "#e8dcc0")
    canvas.stroke([(1704, 1600), (1704, 880)], 24, "#a67c52", form=6)


SPEAKS = Pose(
    view="front", legs=False, near=(-1.75, 5.2), far=(0.6, 4.3), gaze="three", elbows=(0.6, 0.5), hands=("open", "fist")
)


def _stage(canvas: Canvas) -> None:
    top = [(560, 1590), (1800, 1590), (1900, 1730), (470, 1730)]
    canvas.fill([(470, 1730), (1900, 1730), (1900, 1800), (470, 1800)], "#9c7a5c", form=10)
    canvas.fill(top, "#c99a6c", to="#b98557", fibre=0.6)
    _panel_table(canvas)
    x, floor, head = 980, 1690, 92
    canvas.dim([[(x, 1690), (x + 60, 1700), (x + 520, 1724), (x + 430, 1730)]], "#6b6f92", 0.6, soft=4)
    paint(canvas, figure(cast_of.CHAIR, SPEAKS, (x, floor - 20), head, True))
    lectern(canvas, (x, floor + 14), 350, "#a9744c")
    sheet(canvas, [(x - 60, 1352), (x + 40, 1346), (x + 48, 1372), (x - 56, 1378)], 0)


def _panel_table(canvas: Canvas) -> None:
    for look, x, gaze in (
        (cast_of.GLASSES, 1270, "side"),
        (cast_of.JADE_WOMAN, 1435, "three"),
        (cast_of.SENIOR, 1600, "three"),
    ):
        pose = replace(poses.SEATED, gaze=gaze, near=(-0.4, 4.3), far=(0.45, 4.3))
        paint(canvas, figure(replace(look, badge=True), pose, (x, 1823), 76, True))
    table = box(1170, 1496, 1710, 1690)
    canvas.dim([[(1200, 1690), (1710, 1690), (1850, 1730), (1330, 1730)]], "#6b6f92", 0.5, soft=4)
    canvas.fill(table, "#b3553c", to="#9d4738", form=12, texture=0.3)
    canvas.fill(box(1155, 1480, 1725, 1510), "#c9694c", form=5)
    for x in (1290, 1455, 1615):
        sheet(canvas, [(x - 46, 1482), (x + 26, 1482), (x + 32, 1500), (x - 50, 1500)], 0)
        cup(canvas, (x + 60, 1498), 32)


def _audience(canvas: Canvas) -> None:
    crowd = (
        *(cast_of.BLUE_SHIRT, cast_of.GRANDMOTHER, cast_of.FARMER, cast_of.ROSE_WOMAN),
        *(cast_of.VEST_MAN, cast_of.GRANDFATHER, cast_of.OCHRE_WOMAN, cast_of.GLASSES),
        *(cast_of.YOUTH, cast_of.JADE_WOMAN, cast_of.SENIOR, cast_of.WHITE_SHIRT),
    )
    rows = (
        (1960, 92, ((330, 1), (560, 0), (800, 3), (1240, 4), (1470, 5), (1700, 6))),
        (2270, 124, ((150, 7), (455, 2), (770, 9), (1390, 8), (1690, 10), (1960, 3))),
        (2770, 180, ((290, 5), (740, 6), (1540, 0), (1950, 11))),
    )
    for floor, head, seats in rows:
        for number, (x, who) in enumerate(seats):
            _listener(canvas, crowd[who], x, floor, head, number)


def _listener(canvas: Canvas, look: Look, x: float, floor: float, head: float, number: int) -> None:
    gaze = ("back", "away", "back", "side", "away")[(number * 2 + int(head)) % 5]
    pose = replace(poses.BACK_SEATED, gaze=gaze)
    seat = floor - head * 0.5
    canvas.dim(
        [
            [
                (x - head, floor),
                (x + head, floor - head * 0.1),
                (x + head * 3, floor + head * 0.4),
                (x + head, floor + head * 0.5),
            ]
        ],
        "#7c7f9f",
        0.5,
        soft=5,
    )
    dressed = replace(look, garment="padded" if look.garment == "padded" else "jacket")
    stool(canvas, (x, seat), head * 1.9, "#b98a5e")
    paint(canvas, figure(dressed, pose, (x, seat + head * 3.5), head, x > 1000))


def _canopy(canvas: Canvas) -> None:
    for index, (x, y, rx, ry) in enumerate(
        (
            (120, 120, 420, 260),
            (560, 60, 430, 210),
            (980, 120, 360, 190),
            (1330, 40, 380, 170),
            (1760, 20, 330, 150),
            (40, 420, 240, 190),
            (760, 300, 230, 110),
            (1180, 300, 170, 80),
        )
    ):
        colour = mix("#8fa565", "#c5bb73", 0.12 * (index % 4))
        canvas.fill(crown(x, y, rx, ry, 80 + index, 12), colour, form=60)
        canvas.dabs(
            leaves(x - rx * 0.25, y - ry * 0.2, rx * 0.7, ry * 0.7, 110, 19, 30 + index), mix(colour, "#f4e8a6", 0.4)
        )
        canvas.dabs(
            leaves(x + rx * 0.2, y + ry * 0.55, rx * 0.75, ry * 0.45, 80, 19, 60 + index), canvas.shaded(colour, 0.45)
        )
        canvas.dabs(leaves(x, y + ry * 0.8, rx * 0.9, ry * 0.4, 50, 19, 90 + index), colour)
    fall = dice(5)
    for _ in range(16):
        spot = (fall.uniform(200, 1800), fall.uniform(500, 1500))
        canvas.dabs([oval(*spot, 12, 5, fall.uniform(0, math.pi), 8)], "#d9c877")
