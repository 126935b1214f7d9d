"""新乐: inspectors with clipboards on the bank of a river, the sluice and the town beyond."""

from __future__ import annotations

from dataclasses import replace

from studio import poses
from studio import wardrobe as cast_of
from studio.body import Look, Pose
from studio.canvas import Canvas, mix
from studio.curves import Point, box, oval, patch, spline
from studio.people import cast, figure, paint
from studio.plants import reeds, willow
from studio.scenery import clouds, crown, dice, grass, poplar, ridge

HORIZON = 800.0
BANK = [(1130, 1058), (1150, 1130), (1235, 1260), (1420, 1450), (1660, 1660), (2010, 2000)]


def draw() -> Canvas:
    """Draw the whole picture."""
    canvas = Canvas((3000, 2000), "#dbe3d4", (0.82, -0.5), cast_of.DUSK)
    _sky(canvas)
    _town(canvas)
    _river(canvas)
    _sluice(canvas)
    _banks(canvas)
    _people(canvas)
    willow(canvas)
    reeds(canvas)
    return canvas


def _sky(canvas: Canvas) -> None:
    canvas.fill(box(0, 0, 3000, 900), "#a8c8cc", to="#f1e8cd")
    canvas.fill(oval(2550, 300, 560, 380), "#fbf0cf", alpha=0.5, soft=140)
    clouds(
        canvas, [(700, 300, 880), (1750, 210, 560), (2480, 430, 640), (1260, 470, 420), (150, 520, 520)], "#f8f1e0", 0.9
    )


def _town(canvas: Canvas) -> None:
    ridge(canvas, [(0, 720), (500, 660), (1000, 716), (1700, 672), (2400, 712), (3000, 668)], 900, "#b3c6c4")
    chance = dice(4)
    x = 620.0
    while x < 3050:
        wide, tall = chance.uniform(60, 120), chance.uniform(90, 300) * (0.6 if 1200 < x < 1500 else 1.0)
        block = box(x, 800 - tall, x + wide, 820)
        colour = ("#c3cbc4", "#d6cdb8", "#b7c4c4", "#d9bfa8")[chance.randrange(4)]
        canvas.fill(block, colour, form=wide * 0.3, shade=mix(colour, "#7d93a4", 0.4))
        for row in range(int(tall / 26)):
            for column in range(int(wide / 22)):
                left, top = x + 9 + column * 21, 812 - tall + row * 26
                canvas.dabs([box(left, top, left + 10, top + 13)], mix(colour, "#6f8796", 0.5))
        x += wide + chance.uniform(4, 50)
    for index in range(46):
        canvas.fill(
            crown(index * 68, 800, 56, chance.uniform(30, 58), 500 + index, 6),
            mix("#8aa58b", "#b9b98a", chance.random() * 0.6),
            form=14,
        )


def _river(canvas: Canvas) -> None:
    canvas.fill(box(0, 820, 3000, 2000), "#a9b583", to="#8f9d6c", texture=0.5)
    water = [(1180, 850), (2860, 850), (3000, 870), (3000, 2000), (2010, 2000), *spline(BANK, closed=False)[::-1]]
    canvas.fill(water, "#a3c3c3", to="#5d8c98")
    chance = dice(9)
    for _ in range(150):
        depth = chance.random() ** 1.6
        y = 1090 + depth * 900
        x, wide = chance.uniform(1200 + depth * 750, 3000), 30 + depth * 170
        colour = ("#d6e6dd", "#86adb0", "#4f7f8e", "#e9efdf")[chance.randrange(4)]
        canvas.stroke(
            [(x, y), (x + wide / 2, y - 3 - depth * 5), (x + wide, y)], (1, 4 + depth * 9, 1), colour, alpha=0.75
        )


def _sluice(canvas: Canvas) -> None:
    chance = dice(14)
    for pier in range(7):
        for strip in range(12):
            y, sway = 1120 + strip * 19, chance.uniform(-16, 16)
            wide = 92 - strip * 3
            x = 1487 + pier * 255 + sway
            canvas.fill(oval(x, y, wide * chance.uniform(0.6, 1.0), 8), "#7698a2", alpha=0.55)
    canvas.fill(box(1150, 1010, 3010, 1090), "#b9b4a4", form=14)
    canvas.fill([(1120, 1120), (1150, 900), (1450, 900), (1450, 1120)], "#cfc7b2", form=18)
    for index in range(7):
        x = 1450 + index * 255
        if index < 7:
            gate = box(x + 74, 880, x + 255, 1086)
            canvas.fill(gate, "#6f93a0", to="#5a7f90")
            canvas.fill(box(x + 74, 880, x + 255, 935), "#b3553c", form=10)
            fall = box(x + 80, 985, x + 250, 1120)
            canvas.fill(fall, "#eef2e6", to="#cfe0dc")
            for line in range(9):
                canvas.stroke([(x + 90 + line * 18, 990), (x + 88 + line * 18, 1112)], (3, 6), "#a9c8ca")
            foam = [oval(x + 84 + k * 20, 1118 + (k % 3) * 6, 22, 12, 0, 12) for k in range(9)]
            canvas.dabs(foam, "#f4f5ea")
        canvas.fill([(x, 770), (x + 74, 770), (x + 80, 1130), (x - 6, 1130)], "#d9d2bf", form=26)
    canvas.fill(box(1180, 742, 3010, 790), "#cdc5b0", form=12)
    for index in range(7):
        x = 1437 + index * 255
        canvas.fill(box(x, 590, x + 100, 744), "#efe6d2", form=36)
        canvas.fill([(x - 18, 592), (x + 118, 592), (x + 84, 540), (x + 16, 540)], "#b3553c", form=14)
        canvas.fill(box(x + 24, 634, x + 76, 690), "#7fa0a8")
    for x in range(1190, 3010, 42):
        canvas.stroke([(x, 742), (x, 706)], 5, "#8d958f")
    canvas.stroke([(1180, 706), (3010, 706)], 6, "#8d958f")


def _banks(canvas: Canvas) -> None:
    edge = spline(BANK, closed=False)
    canvas.fill([(0, 905), (700, 900), (1130, 1010), *edge, (0, 2000)], "#d9cba7", to="#cdb98d", texture=0.5)
    slope = [*edge, *[(x - 60 - (y - 1058) * 0.11, y) for x, y in edge[::-1]]]
    canvas.fill(slope, "#b5ad97", texture=0.6)
    for index in range(0, len(edge), 2):
        x, y = edge[index]
        canvas.stroke([(x, y), (x - 60 - (y - 1058) * 0.11, y)], 3 + (y - 1058) / 300, "#8e8a7d")
    canvas.stroke([(x - 62 - (y - 1058) * 0.11, y - 4) for x, y in edge[::4]], (8, 26), "#e8ddc3")
    canvas.fill([(0, 905), (700, 900), (900, 955), (300, 1240), (0, 1330)], "#a7b27c", to="#94a268", texture=0.6)
    grass(canvas, (0, 960, 640, 1300), 260, ("#8fa365", "#b3b877", "#7c9460"), 44, 15)
    for x, y, tall, seed in (
        (90, 1010, 640, 21),
        (300, 985, 560, 22),
        (480, 960, 470, 23),
        (622, 940, 400, 24),
        (738, 925, 330, 25),
        (826, 912, 270, 26),
    ):
        canvas.dim(
            [[(x, y), (x - tall * 0.8, y + tall * 0.2), (x - tall * 0.75, y + tall * 0.28), (x + 6, y + 8)]],
            "#7b86a0",
            0.35,
            soft=5,
        )
        poplar(canvas, (x, y), tall, "#93aa78", seed)


def _people(canvas: Canvas) -> None:
    kneeling = replace(cast_of.VEST_MAN, top="#d08a3c", inner="#8fa7ae", hair="helmet", hat="#f0ead9")
    group: list[tuple[Look, Pose, float, float, bool, float]] = [
        (cast_of.CHAIR, poses.CLASPED, 640, 1540, False, 1.0),
        (replace(cast_of.ROSE_WOMAN, badge=True), poses.CLIPBOARD, 820, 1580, False, 0.92),
        (cast_of.SENIOR, poses.STAND, 260, 1640, False, 0.98),
        (cast_of.JADE_WOMAN, poses.CLIPBOARD, 490, 1720, False, 0.93),
        (replace(cast_of.GLASSES, top="#6c7f88"), poses.NOTES, 985, 1690, False, 1.0),
        (cast_of.WHITE_SHIRT, replace(poses.POINT, far=(2.6, 5.3)), 1205, 1745, False, 1.03),
        (kneeling, poses.CROUCH, 1690, 1880, False, 0.98),
    ]
    for look, pose, x, ground, flip, tall in group:
        head = (ground - HORIZON) / 6.6 * tall
        parts = figure(look, pose, (x, ground), head, flip)
        cast(canvas, parts, ground - 4, (-0.85, 0.14), "#7279a0", 0.5)
        paint(canvas, parts)
    _sample(canvas, (1998, 1800))


def _sample(canvas: Canvas, at: Point) -> None:
    x, y = at
    canvas.fill(box(x - 20, y - 34, x + 20, y + 50), "#e8f0e6", form=10, shade="#9fc0c4")
    canvas.fill(box(x - 20, y + 2, x + 20, y + 50), "#7fb0b4", form=8)
    canvas.fill(box(x - 12, y - 50, x + 12, y - 32), cast_of.VERMILION)
    case = [(1330, 1850), (1500, 1850), (1500, 1950), (1330, 1950)]
    canvas.dim([[(1330, 1946), (1500, 1946), (1420, 1976), (1200, 1976)]], "#7279a0", 0.55, soft=4)
    canvas.fill(case, "#5f8793", form=16)
    canvas.fill(patch(case, 0, 0.3, 1, 0.38), "#e8e0cc")
    canvas.stroke([(1380, 1850), (1390, 1822), (1440, 1822), (1450, 1850)], 9, "#43606c")
