"""晋州: deputies round the long table of their “代表之家”, sun through the windows, one of them speaking."""

from __future__ import annotations

from dataclasses import replace

from studio import wardrobe as cast_of
from studio.body import Look, Pose
from studio.canvas import Canvas, mix
from studio.curves import box, oval, patch
from studio.furniture import chair_back, cup, notice_board, sheet
from studio.people import figure, paint
from studio.plants import pot_plant
from studio.scenery import crown, leaves

LEFT_WALL = [(0, -330), (640, 90), (640, 1215), (0, 1790)]
TABLE = [(760, 1222), (2330, 1222), (2790, 1560), (330, 1560)]


def draw() -> Canvas:
    """Draw the whole picture."""
    canvas = Canvas((3000, 2000), "#efe2c8", (-0.82, -0.5), cast_of.DUSK)
    _room(canvas)
    for u0, u1 in ((0.06, 0.46), (0.56, 0.92)):
        _window(canvas, patch(LEFT_WALL, u0, 0.14, u1, 0.7))
    _wall_things(canvas)
    _sunlight(canvas)
    _far_side(canvas)
    _near_side(canvas)
    return canvas


def _room(canvas: Canvas) -> None:
    canvas.fill(box(640, 90, 3000, 1220), "#f1e6cf", to="#ead9b9")
    canvas.fill([(0, -330), (0, 0), (3000, 0), (3000, 90), (640, 90)], "#e4d7bd")
    canvas.fill([(500, 0), (640, 90), (3000, 90), (3000, 0)], "#ddd0b8")
    canvas.fill(LEFT_WALL, "#ddd3bb", to="#d2c5a8")
    canvas.fill([(640, 1215), (3000, 1215), (3000, 2000), (0, 2000), (0, 1790)], "#c99f73", to="#b98558", fibre=0.7)
    for index in range(15):
        x = 640 + index * 190
        canvas.stroke([(x, 1218), (1500 + (x - 1500) * 2.3, 2000)], (2, 6), "#9c6d49", alpha=0.6)
    canvas.fill(box(640, 1168, 3000, 1218), "#b98a63")
    canvas.fill(patch(LEFT_WALL, 0, 0.955, 1, 1), "#a47a58")
    canvas.fill(box(640, 820, 3000, 834), "#d9c199")
    canvas.fill(box(640, 834, 3000, 1168), "#e6d4b0", texture=0.2)
    for x in range(700, 3000, 230):
        canvas.fill(box(x, 868, x + 190, 1140), "#ecdcbc", form=6, shade="#cdb48c")


def _window(canvas: Canvas, frame: list[tuple[float, float]]) -> None:
    canvas.fill(patch(frame, -0.05, -0.03, 1.05, 1.04), "#b08860")
    canvas.fill(frame, "#c5dcdc", to="#f4e9c9")
    x, y = patch(frame, 0.55, 0.8, 1, 1)[0]
    wide = frame[1][0] - frame[0][0]
    for index, (dx, dy, size) in enumerate(((-0.3, 0.1, 0.5), (0.25, 0.2, 0.42), (0.0, -0.35, 0.45))):
        shape = crown(x + dx * wide, y + dy * wide, size * wide, size * wide * 0.8, 40 + index)
        canvas.fill(shape, ("#a9bf8f", "#93ae86", "#bccb97")[index], within=frame, form=24, shade="#7f9d88")
    for u0, u1 in ((0.485, 0.525), (-0.01, 0.025), (0.975, 1.01)):
        canvas.fill(patch(frame, u0, 0, u1, 1), "#f0e6d0")
    for v in (0.0, 0.3, 0.98):
        canvas.fill(patch(frame, 0, v, 1, v + 0.022), "#f0e6d0")
    canvas.fill(patch(frame, -0.09, 1.0, 1.09, 1.05), "#e9dcc0", form=8)
    canvas.fill(patch(frame, -0.07, -0.04, 0.1, 1.1), "#dcb98e", form=26)
    canvas.fill(patch(frame, 0.9, -0.04, 1.07, 1.1), "#e2c39a", form=22)


def _wall_things(canvas: Canvas) -> None:
    notice_board(canvas, box(1985, 250, 2800, 760))
    plaque = box(1010, 190, 1760, 372)
    canvas.dim([[(x + 16, y + 18) for x, y in plaque]], "#7a7f9e", 0.5, soft=5)
    canvas.fill(plaque, "#d8a548", form=8)
    canvas.fill(patch(plaque, 0.015, 0.06, 0.985, 0.94), cast_of.VERMILION, texture=0.25)
    canvas.fill(patch(plaque, 0.035, 0.13, 0.965, 0.16), "#e2b75f")
    canvas.fill(patch(plaque, 0.035, 0.84, 0.965, 0.87), "#e2b75f")
    for index in range(4):
        x = 1040 + index * 180
        frame = box(x, 460, x + 150, 660)
        canvas.dim([[(px + 9, py + 10) for px, py in frame]], "#7a7f9e", 0.45, soft=3)
        canvas.fill(frame, "#a9774f")
        canvas.fill(patch(frame, 0.08, 0.06, 0.92, 0.94), "#f8f1e2")
        for row in range(5):
            canvas.fill(patch(frame, 0.2, 0.26 + row * 0.11, 0.8 - 0.2 * (row == 4), 0.29 + row * 0.11), "#b9b3a4")
        canvas.fill(patch(frame, 0.3, 0.13, 0.7, 0.18), cast_of.VERMILION)
    pot_plant(canvas, (790, 1330), 640, "#86a27c", "#b8674a", 5)
    pot_plant(canvas, (2870, 1350), 720, "#7f9d84", "#5f7f91", 8)


def _sunlight(canvas: Canvas) -> None:
    for x in (820, 1330):
        sun = [(x, 330), (x + 360, 410), (x + 540, 1030), (x + 180, 950)]
        for u0, u1 in ((0.0, 0.47), (0.53, 1.0)):
            for v0, v1 in ((0.0, 0.28), (0.32, 1.0)):
                canvas.fill(patch(sun, u0, v0, u1, v1), "#fff7de", alpha=0.5, soft=4)
    canvas.fill([(120, 1500), (360, 1400), (700, 1900), (420, 2060)], "#f6dba6", alpha=0.55, soft=6)


SEATED = Pose(view="front", legs=False, near=(-0.42, 4.12), far=(0.45, 4.12), elbows=(-0.6, 0.6))
WRITES = replace(SEATED, near=(-0.2, 4.05), far=(0.62, 4.1), gaze="three", nod=0.22)
LOOKS = replace(SEATED, gaze="three")
TURNS = replace(SEATED, gaze="side")
CHIN = replace(SEATED, near=(-0.35, 4.05), far=(0.3, 4.2), gaze="three", elbows=(-0.6, 0.6))
SPEAKS = Pose(
    view="front",
    legs=False,
    near=(-1.5, 5.05),
    far=(0.95, 3.55),
    gaze="three",
    elbows=(0.6, 0.4),
    hands=("open", "fist"),
)


def _far_side(canvas: Canvas) -> None:
    row = [
        (replace(cast_of.WHITE_SHIRT, glasses=True), LOOKS, 905, 1738, 116, False),
        (cast_of.JADE_WOMAN, WRITES, 1165, 1728, 112, False),
        (cast_of.CHAIR, TURNS, 1425, 1740, 117, False),
        (cast_of.VERMILION_WOMAN, SPEAKS, 1722, 1610, 121, True),
        (cast_of.SENIOR, TURNS, 2070, 1736, 116, True),
        (replace(cast_of.BLUE_SHIRT, hair_colour=cast_of.GREY_HAIR, badge=True), CHIN, 2325, 1738, 115, True),
    ]
    figures = [figure(look, pose, (x, y), head, flip) for look, pose, x, y, head, flip in row]
    for x in (905, 1165, 1425, 2070, 2325):
        chair_back(canvas, (x, 1060), 215, "#a06a45")
    for parts in figures:
        paint(canvas, parts)
    _table(canvas)
    for index, parts in enumerate(figures):
        if index != 3:
            arms = [part for part in parts if part.arm]
            canvas.dim(
                [[(x + 12, y + 13) for x, y in part.points] for part in arms], "#6b6f92", 0.35, soft=4, within=TABLE
            )
            paint(canvas, arms)


def _table(canvas: Canvas) -> None:
    canvas.dim([[(400, 1820), (2760, 1820), (2960, 1960), (560, 1960)]], "#6f6f90", 0.55, soft=12)
    front = [(330, 1560), (2790, 1560), (2730, 1870), (390, 1870)]
    canvas.fill(front, "#a87349", to="#8d5d3f", fibre=0.5)
    for u in (0.02, 0.27, 0.52, 0.77):
        canvas.fill(patch(front, u, 0.2, u + 0.21, 0.84), "#b37d52", form=8, fibre=0.4)
    canvas.fill(TABLE, "#d2a273", to="#c28a58", fibre=0.6)
    canvas.fill(patch(TABLE, 0, 0.955, 1, 1), "#e0b88a")
    for u in (0.08, 0.34):
        canvas.fill(patch(TABLE, u, 0.02, u + 0.2, 0.94), "#f8e3b4", alpha=0.5, soft=3)
    canvas.fill(patch(TABLE, 0.2, 0.42, 0.8, 0.6), "#7c9c8a", alpha=0.9, texture=0.4)
    for x, y in ((1010, 1330), (1290, 1318), (1545, 1326), (1930, 1322), (2195, 1330), (2460, 1345)):
        cup(canvas, (x, y), 46)
    for x, tilt in ((850, -30), (1130, -8), (1390, 0), (2030, 22), (2300, 34)):
        sheet(canvas, [(x - tilt, 1290), (x + 118 - tilt, 1290), (x + 128, 1352), (x - 8, 1352)], 3)
    vase = (1560, 1440)
    canvas.dim([oval(vase[0] + 50, vase[1], 90, 16)], "#6b6f92", 0.5, soft=3)
    canvas.dabs(leaves(vase[0], vase[1] - 105, 105, 62, 60, 17, 3), "#7f9d78")
    canvas.dabs(
        [
            oval(vase[0] + dx, vase[1] - 105 + dy, 17, 15)
            for dx, dy in ((-60, -10), (-20, -46), (28, -28), (66, -4), (4, 4))
        ],
        cast_of.VERMILION,
    )
    canvas.dabs(
        [oval(vase[0] + dx, vase[1] - 105 + dy, 13, 12) for dx, dy in ((-38, 18), (44, 20), (-2, -64))], "#f2d48d"
    )
    canvas.fill(box(vase[0] - 62, vase[1] - 68, vase[0] + 62, vase[1]), "#e9e2d2", form=22)


BACK = Pose(view="back", legs=False, near=(-0.5, 4.05), far=(0.5, 4.05), elbows=(-0.32, 0.32))


def _near_side(canvas: Canvas) -> None:
    row: list[tuple[Look, float, float, str | None, bool]] = [
        (cast_of.OCHRE_WOMAN, 640, 150, None, False),
        (replace(cast_of.GLASSES, top="#6f8086"), 1090, 156, "away", False),
        (replace(cast_of.ROSE_WOMAN, top="#b8837c"), 2070, 148, None, True),
        (replace(cast_of.VEST_MAN, top="#4f6f86", garment="jacket"), 2500, 158, "away", True),
    ]
    for look, x, head, gaze, flip in row:
        pose = replace(BACK, gaze=gaze)
        paint(canvas, figure(replace(look, garment="jacket"), pose, (x, 1270 + 6.7 * head), head, flip))
        chair_back(canvas, (x, 1585), head * 2.15, mix("#a06a45", "#c98f5f", 0.3))
    for x in (1420, 1700):
        sheet(canvas, [(x, 1478), (x + 150, 1478), (x + 168, 1545), (x - 12, 1545)], 3)
