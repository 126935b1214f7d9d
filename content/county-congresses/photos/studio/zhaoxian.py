"""赵县: deputies in helmets read the plan before the new school; pear blossom near, the stone arch bridge far off."""

from __future__ import annotations

from dataclasses import replace

from studio import poses
from studio import wardrobe as cast_of
from studio.body import Look, Pose
from studio.canvas import Canvas
from studio.curves import box, oval, patch, spline
from studio.monuments import arch_bridge
from studio.people import cast, figure, paint
from studio.plants import blossoms, branch
from studio.scenery import clouds, crown, dice, grass, leaves, ridge, tree
from studio.school import crane, school

HORIZON = 905.0


def draw() -> Canvas:
    """Draw the whole picture."""
    canvas = Canvas((3000, 2000), "#e9e3d0", (-0.82, -0.5), cast_of.DUSK)
    _sky(canvas)
    crane(canvas)
    _tower_block(canvas)
    _orchard(canvas)
    _ground(canvas)
    school(canvas)
    _saplings(canvas)
    _pupils(canvas)
    _people(canvas)
    _bough(canvas)
    return canvas


def _sky(canvas: Canvas) -> None:
    canvas.fill(box(0, 0, 3000, 1000), "#b4d0d2", to="#f3e6cd")
    clouds(
        canvas,
        [(1500, 250, 760), (2350, 160, 520), (780, 520, 520), (2800, 420, 460), (300, 680, 420)],
        "#faf3e4",
        0.92,
    )


def _tower_block(canvas: Canvas) -> None:
    block = [(2600, 420), (2960, 400), (2960, 1060), (2600, 1030)]
    canvas.fill(block, "#a9bd9c", to="#93ab90", form=20)
    for row in range(9):
        canvas.fill(patch(block, 0, row / 9, 1, row / 9 + 0.012), "#d8d2bd")
    for column in range(8):
        canvas.fill(patch(block, column / 8, 0, column / 8 + 0.012, 1), "#c9bd9c")
    canvas.fill([(2960, 400), (3000, 410), (3000, 1070), (2960, 1060)], "#75907f")
    canvas.fill(patch(block, 0, -0.06, 0.55, 0.0), "#cfc6b2", form=10)


def _orchard(canvas: Canvas) -> None:
    ridge(canvas, [(0, 850), (420, 812), (900, 856), (1400, 836)], 1000, "#b2c2bb")
    canvas.fill(box(0, 890, 3000, 2000), "#b8bd86", to="#a9ad74", texture=0.5)
    canvas.fill([(0, 1010), (560, 985), (1010, 960), (1010, 985), (600, 1050), (0, 1120)], "#9fc0c0", to="#86aeb4")
    arch_bridge(canvas, (175, 1032), 560, "#c9bda6")
    canvas.dim([oval(455, 1058, 290, 20)], "#7a90a4", 0.55, soft=6)
    for index in range(15):
        chance = dice(700 + index)
        x, y, size = -20 + index * 76, 905 + chance.uniform(-8, 10), chance.uniform(38, 62)
        if 200 < x < 790:
            y, size = y - 20, size * 0.72
        canvas.fill(
            crown(x, y - size * 0.5, size, size * 0.75, 720 + index, 7), "#f1eade", form=size * 0.4, shade="#bcc3b4"
        )
        canvas.dabs(leaves(x, y - size * 0.4, size * 0.8, size * 0.6, 12, 7, 740 + index), "#c3cb9c")


def _ground(canvas: Canvas) -> None:
    canvas.fill([(640, 1000), (3000, 1040), (3000, 2000), (0, 2000), (0, 1560)], "#e2d2ae", to="#d3b98a", texture=0.6)
    canvas.fill([(900, 1005), (3000, 1075), (3000, 1190), (560, 1080)], "#d0c5ae", texture=0.4)
    for index in range(9):
        x = -800 + index * 560
        canvas.stroke([(1500 + (x - 1500) * 0.14, 1085), (x, 2000)], (1, 7), "#bda67c", alpha=0.8)
    for y, wide in ((1180, 3), (1310, 4), (1490, 5), (1740, 6)):
        canvas.stroke([(0, y + 20), (3000, y)], wide, "#bda67c", alpha=0.8)
    grass(canvas, (0, 1120, 420, 1520), 190, ("#8fa365", "#b3b877", "#7c9460"), 54, 15)


def _pupils(canvas: Canvas) -> None:
    """Send a few children with satchels towards the door."""
    for number, (x, ground) in enumerate(((1935, 1300), (2025, 1318), (1560, 1340))):
        look = replace(
            cast_of.CHILD, hair=("tail", "short", "bob")[number], top=("#c64a32", "#e0b050", "#7fa3ad")[number]
        )
        head = (ground - HORIZON) / 6.35 * 0.72
        parts = figure(look, replace(poses.WALK, view="back"), (x, ground), head)
        cast(canvas, parts, ground - 3, (0.8, 0.15), "#7279a0", 0.5)
        paint(canvas, parts)
        satchel = box(x - head * 0.55, ground - head * 5.6, x + head * 0.55, ground - head * 4.1)
        canvas.fill(spline(satchel, steps=3), ("#4f7284", "#b3553c", "#8a6a4f")[number], form=head * 0.2)


def _saplings(canvas: Canvas) -> None:
    for x, ground, tall, seed in (
        (1330, 1085, 230, 3),
        (1610, 1105, 240, 4),
        (2260, 1150, 290, 5),
        (2500, 1165, 310, 6),
    ):
        canvas.dim([oval(x + tall * 0.35, ground + 8, tall * 0.4, tall * 0.05)], "#7a80a2", 0.5, soft=4)
        tree(canvas, (x, ground), tall, "#96ac6e", seed * 31)


def _people(canvas: Canvas) -> None:
    reads = replace(poses.GREET, near=(0.95, 4.2), far=(1.2, 4.35), nod=0.12, elbows=(-0.4, -0.3))
    shows = replace(reads, far=(1.95, 4.35), hands=("fist", "point"))
    builder = replace(cast_of.VEST_MAN, top="#d08a3c", inner="#7d99a6")
    group: list[tuple[Look, str, Pose, float, float, bool, float]] = [
        (cast_of.BLUE_SHIRT, "#efe8d8", poses.CLASPED, 560, 1600, False, 0.98),
        (cast_of.OCHRE_WOMAN, "#c64a32", poses.CLASPED, 2440, 1620, True, 0.92),
        (cast_of.SENIOR, "#efe8d8", poses.NOTES, 850, 1720, False, 0.98),
        (cast_of.JADE_WOMAN, "#e3bf62", poses.NOTES, 2180, 1730, True, 0.93),
        (cast_of.CHAIR, "#c64a32", reads, 1220, 1850, False, 1.0),
        (builder, "#e3bf62", shows, 1800, 1860, True, 1.02),
    ]
    for look, hat, pose, x, ground, flip, tall in group:
        head = (ground - HORIZON) / 6.35 * tall
        parts = figure(replace(look, hair="helmet", hat=hat), pose, (x, ground), head, flip)
        cast(canvas, parts, ground - 5, (0.8, 0.15), "#7279a0", 0.5)
        paint(canvas, parts)
        arms = [part for part in parts if part.arm]
    _plan(canvas)
    paint(canvas, arms)
    canvas.fill(oval(1322, 1268, 26, 34, 0.4), cast_of.CHAIR.skin, form=8, shade="#b98767")


def _plan(canvas: Canvas) -> None:
    plan = [(1335, 1165), (1690, 1155), (1725, 1325), (1305, 1337)]
    canvas.fill(plan, "#6f95a6", to="#86a9b4", form=6)
    for u0, v0, u1, v1 in (
        (0.1, 0.15, 0.5, 0.55),
        (0.5, 0.15, 0.72, 0.8),
        (0.1, 0.55, 0.5, 0.8),
        (0.78, 0.2, 0.92, 0.8),
    ):
        room = patch(plan, u0, v0, u1, v1)
        canvas.polyline([*room, room[0]], 4, "#eef1e4")
    canvas.stroke([plan[3], plan[2]], 12, "#dfe6dc")


def _bough(canvas: Canvas) -> None:
    main = [(-40, 60), (360, 190), (690, 180), (980, 300)]
    low = [(240, 150), (420, 330), (560, 400), (720, 520)]
    high = [(420, 180), (640, 90), (860, 70), (1080, 20)]
    side = [(-20, 330), (120, 420), (260, 560), (300, 700)]
    for line, wide in ((main, 44), (low, 24), (high, 22), (side, 24)):
        branch(canvas, line, wide, "#7d6250")
    for index, (line, count) in enumerate(((main, 60), (low, 42), (high, 40), (side, 36))):
        blossoms(canvas, line, count, 27, 50 + index)
    chance = dice(88)
    for _ in range(26):
        x, y = chance.uniform(100, 1500), chance.uniform(500, 1900)
        canvas.dabs([oval(x, y, 11, 6, chance.uniform(0, 3), 8)], "#fbf4ea")
