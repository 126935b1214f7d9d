"""Whole figures: a look, a pose and a place in; flat parts in picture pixels out, back to front."""

from __future__ import annotations

from dataclasses import dataclass, replace

from studio.canvas import Canvas, mix
from studio.curves import Point, Points, bend, oval, spline, tube, turn
from studio.heads import Look, Part, draw_head
from studio.props import hold


@dataclass(frozen=True)
class Pose:
    """How somebody stands, in head heights from the ground between the feet, facing right, y upwards."""

    view: str = "three"
    near: Point = (-0.85, 3.05)
    far: Point = (0.95, 3.1)
    feet: tuple[Point, Point] = ((-0.4, 0.1), (0.42, 0.18))
    hip: Point = (0.0, 3.55)
    lean: float = 0.0
    gaze: str | None = None
    """The head's view when it differs from the body's."""
    back_glance: bool = False
    nod: float = 0.0
    legs: bool = True
    folded: bool = False
    """Whether the thighs come before the trunk, as in crouching."""
    prop: str = ""
    elbows: tuple[float, float] = (-0.75, 0.75)
    hands: tuple[str, str] = ("fist", "fist")
    """The near and the far hand: fist, open, point or shake."""


SHOULDERS = {"front": (-0.8, 0.8), "three": (-0.72, 0.6), "side": (-0.06, 0.1), "back": (-0.8, 0.8)}
LEFT = {
    "front": [(-0.2, 2.56), (-0.5, 2.4), (-0.82, 2.17), (-0.93, 1.85), (-0.8, 1.3), (-0.72, 0.8), (-0.76, 0.2)],
    "three": [(-0.16, 2.56), (-0.46, 2.41), (-0.75, 2.18), (-0.87, 1.85), (-0.77, 1.3), (-0.7, 0.8), (-0.74, 0.2)],
    "side": [(-0.16, 2.62), (-0.36, 2.45), (-0.52, 2.1), (-0.54, 1.7), (-0.45, 1.1), (-0.44, 0.7), (-0.54, 0.2)],
}
RIGHT = {
    "front": [(0.76, 0.2), (0.72, 0.8), (0.8, 1.3), (0.93, 1.85), (0.82, 2.17), (0.5, 2.4), (0.2, 2.56)],
    "three": [(0.7, 0.2), (0.66, 0.8), (0.74, 1.3), (0.79, 1.85), (0.68, 2.16), (0.46, 2.38), (0.24, 2.55)],
    "side": [(0.5, 0.2), (0.46, 0.7), (0.5, 1.2), (0.5, 1.7), (0.42, 2.1), (0.32, 2.4), (0.2, 2.6)],
}


def figure(look: Look, pose: Pose, place: Point, head: float, flip: bool = False) -> list[Part]:  # noqa: FBT001, FBT002
    """Compose somebody whose feet stand at `place` and whose head is `head` pixels high."""
    side = -1.0 if flip else 1.0
    below = _lower(look, pose) if pose.legs else []
    trunk, top = _trunk(look, pose), _neck_and_head(look, pose)
    parts = _behind(look, pose) + (trunk + below if pose.folded else below + trunk) + top + _before(look, pose)
    return [
        replace(
            part,
            points=[(place[0] + side * x * head, place[1] - y * head) for x, y in part.points],
            form=part.form * head,
        )
        for part in parts
    ]


def paint(canvas: Canvas, parts: list[Part]) -> None:
    """Lay a figure's parts on the canvas."""
    for part in parts:
        rim = min(part.form * 0.4, 7.0) if part.grain == 1 else 0.0
        canvas.fill(part.points, part.colour, form=part.form, shade=part.shade, rim=rim, grain=part.grain)


def cast(canvas: Canvas, parts: list[Part], ground: float, slant: Point, tint: str, alpha: float = 0.5) -> None:
    """Throw the figure's shadow on level ground; `slant` is the shadow's run for one unit of height."""
    feet = [x for part in parts for x, y in part.points if y > ground - 14]
    middle, span = (max(feet) + min(feet)) / 2, max(feet) - min(feet)
    canvas.dim([oval(middle, ground + span * 0.02, span * 0.6, span * 0.09)], tint, alpha, soft=5)
    shapes = [
        [(x + (ground - y) * slant[0], ground + (ground - y) * slant[1]) for x, y in part.points]
        for part in parts
        if part.solid
    ]
    canvas.dim(shapes, tint, alpha, soft=2)


def _shift(pose: Pose, points: Points) -> Points:
    """Move points given from the hip to the ground's frame, leaning."""
    hip = pose.hip
    return turn([(x + hip[0], y + hip[1]) for x, y in points], hip, -pose.lean)


def _lower(look: Look, pose: Pose) -> list[Part]:
    parts: list[Part] = []
    spread = 0.12 if pose.view == "side" else 0.34 * look.build
    skirt = look.garment == "skirt"
    for index, foot in reversed(list(enumerate(pose.feet))):
        root = (pose.hip[0] + (spread if index else -spread), pose.hip[1] + 0.05)
        bends = 0.55 if pose.view == "side" else 0.12
        knee, ankle = bend(root, (foot[0], foot[1] + 0.22), 1.66, 1.66, bends)
        shade = mix(look.bottom, "#2f3a55", 0.35)
        colour = mix(look.bottom, "#2f3a55", 0.22) if index else look.bottom
        widths = (0.3, 0.26, 0.2) if skirt else tuple(look.build * wide for wide in (0.7, 0.6, 0.5, 0.46))
        parts.append(_shoe(look, pose, foot))
        shin = look.skin if skirt else colour
        parts.append(
            Part(tube([root, knee, ankle], widths), shin, 0.14, mix(shin, "#2f3a55", 0.35) if skirt else shade)
        )
        parts += [] if skirt else _trouser_folds(knee, ankle, shade)
    if skirt:
        left, right = pose.hip[0] - 0.74, pose.hip[0] + 0.7
        parts.append(Part([(left, pose.hip[1] + 0.6), (right, pose.hip[1] + 0.6), (right + 0.1, 1.7), (left - 0.1, 1.7)],
                          look.bottom, 0.3))  # fmt: skip
    return parts


def _trouser_folds(knee: Point, ankle: Point, shade: str) -> list[Part]:
    x, y = ankle
    lines = [[(x - 0.2, y + 0.3), (x - 0.04, y + 0.2), (x + 0.14, y + 0.26)], [(x - 0.16, y + 0.12), (x + 0.02, y + 0.06), (x + 0.18, y + 0.13)],
             [(knee[0] - 0.22, knee[1] + 0.06), (knee[0] - 0.04, knee[1] - 0.05), (knee[0] + 0.12, knee[1] - 0.02)]]  # fmt: skip
    return [Part(tube(line, (0.01, 0.045, 0.01)), shade, solid=False) for line in lines]


def _shoe(look: Look, pose: Pose, foot: Point) -> Part:
    x, y = foot
    ahead = {"front": 0.0, "three": 0.16, "side": 0.26, "back": 0.0}[pose.view]
    wide = 0.24 if pose.view in ("front", "back") else 0.34
    shape = [
        (x - 0.22, y - 0.08),
        (x - 0.2, y + 0.22),
        (x + 0.15, y + 0.24),
        (x + ahead + wide, y + 0.04),
        (x + ahead + wide - 0.02, y - 0.09),
    ]
    return Part(spline(shape, steps=4), look.shoes, 0.06)


def _sleeve(look: Look, pose: Pose, index: int) -> list[Part]:
    """Draw one arm from the shoulder to its hand: 0 is the near one."""
    view = pose.view
    shoulder = _shift(pose, [(SHOULDERS[view][index] * look.build, 1.98)])[0]
    target = (pose.near, pose.far)[index]
    elbow, wrist = bend(shoulder, target, 1.32, 1.2, pose.elbows[index])
    cloth = look.top if look.garment != "vest" else look.inner
    away = bool(index) and view not in ("front", "back")
    colour = mix(cloth, "#2f3a55", 0.16) if away else mix(cloth, "#fff0d8", 0.0 if view == "back" else 0.08)
    dx, dy = wrist[0] - elbow[0], wrist[1] - elbow[1]
    size = (dx * dx + dy * dy) ** 0.5 or 1
    ux, uy = dx / size, dy / size
    arm = tube([shoulder, elbow, wrist], (0.5, 0.5, 0.43, 0.37, 0.33))
    under = tube([(x, y - 0.1) for x, y in (shoulder, elbow, wrist)], (0.44, 0.5, 0.43, 0.37, 0.33))
    cuff = tube(
        [(wrist[0] - ux * 0.06, wrist[1] - uy * 0.06), (wrist[0] + ux * 0.05, wrist[1] + uy * 0.05)], (0.27, 0.27)
    )
    touch = view != "back" and abs(wrist[0]) < 0.75
    parts = [
        *([Part(under, mix(look.top, "#1f2a45", 0.5), solid=False)] if touch else []),
        _hand(look, (wrist[0] + ux * 0.16, wrist[1] + uy * 0.16), (ux, uy), pose.hands[index]),
        Part(cuff, look.inner),
        Part(oval(elbow[0], elbow[1], 0.2, 0.2), colour, solid=False),
        Part(arm, colour, 0.11, None),
        Part(oval(shoulder[0], shoulder[1], 0.25, 0.25), colour, solid=False),
        *([] if view == "back" else [Part(_crease(shoulder, elbow, wrist), mix(colour, "#2f3a55", 0.3), solid=False)]),
    ]
    return [replace(part, arm=True) for part in parts]


def _crease(shoulder: Point, elbow: Point, wrist: Point) -> Points:
    ax, ay = elbow[0] * 0.8 + shoulder[0] * 0.2, elbow[1] * 0.8 + shoulder[1] * 0.2
    bx, by = elbow[0] * 0.72 + wrist[0] * 0.28, elbow[1] * 0.72 + wrist[1] * 0.28
    return tube([(ax, ay), ((ax + bx) / 2, (ay + by) / 2), (bx, by)], (0.01, 0.05, 0.01))


HANDS = {
    "fist": [(-0.18, -0.1), (0.02, -0.15), (0.24, -0.1), (0.32, 0.0), (0.2, 0.1), (0.14, 0.2), (0.02, 0.19), (-0.18, 0.11)],
    "open": [(-0.18, -0.1), (0.06, -0.17), (0.32, -0.19), (0.47, -0.13), (0.5, 0.0), (0.36, 0.1), (0.2, 0.12), (0.28, 0.28), (0.2, 0.34),
             (0.02, 0.18), (-0.18, 0.11)],
    "point": [(-0.18, -0.1), (0.06, -0.14), (0.3, -0.12), (0.52, -0.06), (0.53, 0.0), (0.32, 0.03), (0.22, 0.1), (0.1, 0.19), (-0.18, 0.11)],
    "shake": [(-0.18, -0.12), (0.06, -0.16), (0.32, -0.17), (0.4, -0.08), (0.34, 0.06), (0.2, 0.18), (0.08, 0.2), (-0.18, 0.12)],
}  # fmt: skip


def _hand(look: Look, at: Point, along: Point, kind: str) -> Part:
    ux, uy = along
    nx, ny = -uy, ux

    def spot(a: float, b: float) -> Point:
        return at[0] + ux * a + nx * b, at[1] + uy * a + ny * b

    shape = [spot(a, b) for a, b in HANDS[kind]]
    return Part(spline(shape, steps=4), look.skin, 0.06, mix(look.skin, "#8d4a3c", 0.4), grain=0.3)


def _behind(look: Look, pose: Pose) -> list[Part]:
    if pose.view == "back":
        return _sleeve(look, pose, 0) + _sleeve(look, pose, 1)
    return _sleeve(look, pose, 1) if pose.view != "front" else []


def _before(look: Look, pose: Pose) -> list[Part]:
    held = hold(pose.prop, pose.near)
    if pose.view == "back":
        return []
    arms = _sleeve(look, pose, 0)
    if pose.view == "front":
        arms = _sleeve(look, pose, 1) + arms
    return held + arms


def _trunk(look: Look, pose: Pose) -> list[Part]:
    view = "front" if pose.view == "back" else pose.view
    drop = -0.1 if pose.folded else {"coat": 1.5, "padded": 0.25}.get(look.garment, 0.12)
    wide = look.build * (1.1 if look.garment == "padded" else 1.0)
    left, right = LEFT[view], RIGHT[view]
    if pose.folded:
        left = [*left[:-1], (-0.4, 0.3)]
    hem = [(left[-1][0] - 0.04, -drop), (right[0][0] + 0.04, -drop)]
    sides = spline([(x * wide, y) for x, y in [*hem[1:], *right, *left, hem[0]]], closed=False, steps=4)
    body = sides
    parts = [Part(_shift(pose, body), look.top, 0.3), _neck(look, pose)]
    if pose.view != "back":
        parts += _front(look, pose)
    else:
        seam = tube([(0, 2.3), (0.03, 1.2), (0, 0.2)], (0.01, 0.03, 0.01))
        yoke = tube([(-0.8, 1.86), (0, 1.72), (0.8, 1.86)], (0.01, 0.035, 0.01))
        folds = [tube([(way * 0.78, 1.2), (way * 0.5, 0.95), (way * 0.3, 0.92)], (0.01, 0.05, 0.01)) for way in (-1, 1)]
        parts += [Part(_shift(pose, line), mix(look.top, "#2f3a55", 0.3), solid=False) for line in (seam, yoke, *folds)]
        if not pose.legs:
            parts.insert(0, Part(_shift(pose, oval(0, 0.06, 0.84 * wide, 0.3)), mix(look.bottom, "#fff0d8", 0.12), 0.1))
    return parts


def _front(look: Look, pose: Pose) -> list[Part]:
    mid = {"front": 0.0, "three": 0.16, "side": 0.4}[pose.view]
    if pose.view == "side":
        return []
    fold = mix(look.top, "#2f3a55", 0.32)
    parts: list[Part] = []
    if look.garment in ("jacket", "coat", "vest", "skirt"):
        deep = 1.25 if look.garment != "coat" else 1.6
        parts.append(
            Part(
                [
                    (mid - 0.24, 2.54),
                    (mid - 0.02, 2.28),
                    (mid + 0.18, 2.52),
                    (mid + 0.14, 2.0),
                    (mid, deep),
                    (mid - 0.16, 2.0),
                ],
                look.inner,
                0.05,
            )
        )
        for way in (-1, 1):
            lapel = [
                (mid * 0.4 + way * 0.15, 2.5),
                (way * 0.2, 2.64),
                (mid * 0.3 + way * 0.35, 2.48),
                (mid + way * 0.46, 2.12),
                (mid + way * 0.32, 2.0),
                (mid + way * 0.42, 1.94),
                (mid, deep),
            ]
            parts.append(Part(lapel, mix(look.top, "#fff3dc", 0.14)))
        parts.append(Part(tube([(mid, deep), (mid + 0.03, 0)], (0.02, 0.03)), fold))
    else:
        parts.append(Part([(mid - 0.2, 2.5), (mid - 0.01, 2.3), (mid + 0.17, 2.48), (mid, 2.16)], look.inner))
        for way in (-1, 1):
            parts.append(
                Part(
                    [
                        (mid * 0.4 + way * 0.13, 2.5),
                        (way * 0.2, 2.64),
                        (mid * 0.4 + way * 0.36, 2.4),
                        (mid + way * 0.2, 2.14),
                        (mid, 2.26),
                    ],
                    mix(look.top, "#fff3dc", 0.2),
                )
            )
        parts.append(Part(tube([(mid, 2.22), (mid + 0.02, 0.1)], (0.025, 0.03)), fold))
    if look.garment == "padded":
        for level in (1.9, 1.35, 0.8, 0.3):
            parts.append(Part(tube([(-0.8, level), (mid, level - 0.1), (0.72, level)], (0.02, 0.05, 0.02)), fold))
    if look.badge:
        parts.append(Part(oval(mid + 0.34, 1.72, 0.07, 0.07), "#c4402c"))
    return [replace(part, points=_shift(pose, part.points), solid=False) for part in parts]


def _neck(look: Look, pose: Pose) -> Part:
    top = {"three": 0.08, "side": 0.02}.get(pose.view, 0.0)
    line = [(-0.1 if pose.view == "side" else 0.0, 2.34), (top, 2.92)]
    return Part(_shift(pose, tube(line, (0.4, 0.4))), mix(look.skin, "#8d4a3c", 0.3))


def _neck_and_head(look: Look, pose: Pose) -> list[Part]:
    gaze = pose.gaze or pose.view
    ahead = {"front": 0.0, "three": 0.08, "side": 0.12, "back": 0.0}[pose.view]
    parts: list[Part] = []
    if pose.view == "back":
        collar = spline([(-0.31, 2.52), (0, 2.58), (0.31, 2.52), (0.34, 2.36), (0, 2.29), (-0.34, 2.36)])
        parts.append(Part(_shift(pose, collar), mix(look.top, "#fff3dc", 0.15)))
    centre = (ahead, 3.16)
    for part in draw_head(look, gaze):
        points = [(-x, y) for x, y in part.points] if pose.back_glance else part.points
        points = turn([(x * 1.1, y * 1.1) for x, y in points], (0, -0.4), -pose.nod)
        parts.append(replace(part, points=_shift(pose, [(x + centre[0], y + centre[1]) for x, y in points])))
    return parts
