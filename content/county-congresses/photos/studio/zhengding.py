"""正定: a walk along village houses and wheat in the first light, the pagoda and the gate tower far off."""

from __future__ import annotations

import itertools

from studio import poses
from studio import wardrobe as cast_of
from studio.canvas import Canvas, mix
from studio.curves import box, lerp, oval
from studio.monuments import gate_tower, pagoda
from studio.people import cast, figure, paint
from studio.plants import wheat_ear
from studio.scenery import clouds, dice, grass, leaves, poplar, ridge, tree
from studio.village import HORIZON, VANISH, out, tiled_roof, wall_with_door


def draw() -> Canvas:
    """Draw the whole picture."""
    canvas = Canvas((3000, 2000), "#f2dcb8", (-0.86, -0.42), cast_of.DUSK)
    _sky(canvas)
    _far(canvas)
    _fields(canvas)
    _reapers(canvas)
    _path(canvas)
    _houses(canvas)
    _hollyhocks(canvas)
    _people(canvas)
    _foreground(canvas)
    return canvas


def _sky(canvas: Canvas) -> None:
    canvas.fill(box(0, 0, 3000, 1000), "#a9c6cc", to="#f6dfb6")
    canvas.fill(oval(520, 620, 620, 460), "#fbe7b9", alpha=0.55, soft=150)
    canvas.fill(oval(520, 640, 122, 122), "#fff3d2")
    clouds(
        canvas, [(1500, 300, 760), (950, 190, 420), (250, 330, 520), (2150, 480, 480), (1180, 520, 360)], "#fbefd9", 0.8
    )
    for x, y, size in ((1330, 420, 26), (1400, 380, 20), (1262, 372, 17)):
        for way in (-1, 1):
            canvas.stroke(
                [(x, y), (x + way * size, y - size * 0.7), (x + way * size * 2, y - size * 0.2)], (6, 5, 1), "#5b6271"
            )


def _far(canvas: Canvas) -> None:
    ridge(
        canvas,
        [(0, 880), (400, 830), (800, 868), (1300, 838), (1900, 872), (2500, 840), (3000, 870)],
        1000,
        "#b4c3c0",
        alpha=0.8,
    )
    pagoda(canvas, (905, 935), 540, "#b08a74", 9)
    gate_tower(canvas, (1560, 935), 300, "#9b9a95")
    for index in range(34):
        x = 40 + index * 62
        tall = dice(300 + index).uniform(34, 84)
        canvas.fill(
            oval(x, 930 - tall * 0.25, 48, tall * 0.6),
            mix("#8ba08a", "#d9c69a", dice(index).uniform(0.0, 0.5)),
            form=16,
        )
    for x, tall, seed in ((330, 330, 5), (425, 260, 6), (228, 250, 7), (1245, 220, 8), (1990, 300, 9)):
        poplar(canvas, (x, 945), tall, "#8da176", seed)


def _fields(canvas: Canvas) -> None:
    canvas.fill(box(0, 930, 3000, 2000), "#cdb463", to="#c89a3e", fibre=0.5)
    for y, wide, tone in ((952, 6, "#b7a851"), (978, 9, "#dcc06a"), (1012, 13, "#b5ad5c"), (1060, 20, "#e0c46f")):
        canvas.stroke([(0, y + 14), (500, y + 4), (1100, y - 10)], (wide, wide, 2), tone, alpha=0.8)
    near = [(-2600, 2000), (-1500, 2000), (-760, 2000), (-180, 2000), (340, 2000), (820, 2000)]
    for index, (left, right) in enumerate(itertools.pairwise(near)):
        strip = [VANISH, VANISH, right, left]
        colour = ("#d9b75b", "#a9ad62", "#deb552", "#b3b066", "#d7ab4b")[index]
        canvas.fill(strip, colour, to=mix(colour, "#a8792f", 0.35), fibre=0.6)
    chance = dice(21)
    for _ in range(74):
        foot = chance.uniform(-2600, 820)
        start, end = chance.uniform(0.05, 0.5), chance.uniform(0.55, 1.0)
        a, b = lerp(VANISH, (foot, 2000), start), lerp(VANISH, (foot, 2000), end)
        canvas.stroke(
            [a, lerp(a, b, 0.5), b], (1, 5, 9), ("#f0d68b", "#94873f", "#c6963a")[chance.randrange(3)], alpha=0.75
        )


def _path(canvas: Canvas) -> None:
    canvas.fill([(1215, 933), (1250, 933), (2900, 2000), (830, 2000)], "#e3cfa6", to="#dcbd8b", texture=0.7)
    canvas.fill([(1250, 933), VANISH, (3000, 1650), (3000, 2000), (2850, 2000)], "#cbb98a", to="#bfa673", texture=0.5)
    canvas.fill([(1250, 933), (1258, 933), (3220, 2000), (2850, 2000)], "#a8a566", to="#96934f", texture=0.5)
    chance = dice(23)
    for _ in range(130):
        part = chance.random() ** 0.6
        x, y = lerp((1254, 940), (2990, 2000), part)
        x += chance.uniform(-90, 90) * part
        size = 46 * part
        blades = [
            [(x + k * size * 0.2 - 3, y), (x + k * size * 0.5, y - size), (x + k * size * 0.2 + 3, y)]
            for k in (-1, 0, 1)
        ]
        canvas.dabs(blades, ("#8f9a4e", "#b5b665", "#76894f")[chance.randrange(3)])
    grass(canvas, (820, 1500, 960, 2000), 120, ("#8f9a4e", "#b9ab58", "#6f8450"), 60, 31)
    canvas.dim([[(1262, 940), (3000, 1760), (3000, 2000), (2630, 2000)]], "#7f86a8", 0.35, soft=6)


def _houses(canvas: Canvas) -> None:
    tree(canvas, out(1985, 1330), 660, "#8a9e63", 61)
    for left, right, top, colour in (
        (1880, 2080, 560, "#ead9bd"),
        (2070, 2410, 470, "#efe2ca"),
        (2400, 3020, 400, "#f0e0c2"),
    ):
        wall = [out(left, top), out(right, top), out(right, 1660), out(left, 1660)]
        wall_with_door(canvas, wall, colour)
        tiled_roof(canvas, left, right, top)
    for x in (2475, 2905):
        hook = out(x, 560)
        canvas.stroke([out(x, 424), hook], 4, "#6b4a3c")
        size = 62 * (x - VANISH[0]) / 1770
        canvas.fill(oval(hook[0], hook[1] + size, size * 0.78, size), cast_of.VERMILION, form=size * 0.5)
        canvas.fill(box(hook[0] - size * 0.3, hook[1] - 4, hook[0] + size * 0.3, hook[1] + 8), cast_of.OCHRE)
        canvas.stroke([(hook[0], hook[1] + size * 2), (hook[0], hook[1] + size * 2.8)], (10, 16), cast_of.OCHRE)


def _reapers(canvas: Canvas) -> None:
    for look, x, ground, flip in ((cast_of.FARMER, 520, 1245, False), (cast_of.ROSE_WOMAN, 640, 1215, True)):
        parts = figure(look, poses.CLASPED, (x, ground), (ground - HORIZON) / 6.6, flip)
        paint(canvas, parts)
        grass(canvas, (x - 70, ground - 40, x + 70, ground + 18), 80, ("#d9b75b", "#b9a04c", "#e6cb7a"), 46, x)


def _hollyhocks(canvas: Canvas) -> None:
    chance = dice(19)
    for number in range(17):
        x = 2290 + number * 44 + (170 if number > 4 else 0)
        foot = out(x, 1668 + chance.uniform(0, 30))
        tall = (x - VANISH[0]) / 1770 * chance.uniform(150, 330)
        canvas.stroke([foot, (foot[0] + 6, foot[1] - tall)], (9, 3), "#7f965f")
        canvas.dabs(
            leaves(foot[0], foot[1] - tall * 0.22, 46, tall * 0.24, 16, 21, 200 + number),
            ("#7f965f", "#96a86a")[number % 2],
        )
        for bloom in range(5):
            y = foot[1] - tall * (0.35 + 0.14 * bloom)
            size = 19 - 2.6 * bloom
            canvas.dabs(
                [oval(foot[0] + chance.uniform(-13, 13), y, size, size * 0.92, 0, 10)],
                ("#d98a83", "#c64a32", "#f0c9b8")[number % 3],
            )


def _people(canvas: Canvas) -> None:
    group = [
        (cast_of.BLUE_SHIRT, poses.WALK, 2330, 1570, True, 1.0),
        (cast_of.JADE_WOMAN, poses.STAND, 2000, 1540, True, 0.95),
        (cast_of.GRANDMOTHER, poses.CLASPED, 1085, 1640, False, 0.88),
        (cast_of.GLASSES, poses.NOTES, 2170, 1660, True, 1.0),
        (cast_of.VERMILION_WOMAN, poses.NOTES, 1830, 1700, True, 0.94),
        (cast_of.FARMER, poses.GREET, 1275, 1740, False, 0.97),
        (cast_of.CHAIR, poses.GREET, 1600, 1765, True, 1.0),
        (cast_of.CHILD, poses.CLASPED, 1010, 1800, False, 0.66),
    ]
    drawn = []
    for look, pose, x, ground, flip, tall in group:
        head = (ground - HORIZON) / 6.55 * tall
        drawn.append((figure(look, pose, (x, ground), head, flip), ground))
    for parts, ground in drawn:
        cast(canvas, parts, ground - 6, (0.95, 0.16), "#767a9c", 0.5)
        paint(canvas, parts)


def _foreground(canvas: Canvas) -> None:
    chance = dice(77)
    canvas.fill(
        [(0, 1830), (300, 1800), (620, 1850), (900, 2000), (0, 2000)], "#a9853a", to="#8f7434", alpha=0.8, soft=20
    )
    for row, (y, size, colour) in enumerate(((1840, 190, "#b88d38"), (1930, 230, "#d1a84a"), (2040, 270, "#e2bd62"))):
        for _ in range(44):
            x = chance.uniform(-80, 880 - 120 * row)
            wheat_ear(
                canvas,
                (x, y),
                size * chance.uniform(0.8, 1.2),
                chance.uniform(0.04, 0.3),
                mix(colour, "#fff0bd", chance.uniform(0, 0.35)),
            )
