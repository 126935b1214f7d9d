"""Whole figures: a look, a pose and a place in; flat parts in picture pixels out, back to front."""

from __future__ import annotations

from dataclasses import replace

from studio.body import Look, Part, Pose
from studio.canvas import Canvas
from studio.curves import Point, oval, turn
from studio.dress import draw_trunk
from studio.heads import draw_head
from studio.limbs import draw_arm, draw_legs
from studio.props import hold


def figure(look: Look, pose: Pose, place: Point, head: float, flip: bool = False) -> list[Part]:
    """Compose somebody whose feet stand at `place` and whose head is `head` pixels high."""
    side = -1.0 if flip else 1.0
    below = draw_legs(look, pose) if pose.legs else []
    trunk = draw_trunk(look, pose)
    middle = trunk + below if pose.folded else below + trunk
    parts = _arms_behind(look, pose) + middle + _head(look, pose) + _arms_before(look, pose)
    return [
        replace(
            part,
            points=[(place[0] + side * x * head, place[1] - y * head) for x, y in part.points],
            form=part.form * head,
        )
        for part in parts
    ]


def paint(canvas: Canvas, parts: list[Part]) -> None:
    """Lay a figure's parts on the canvas, their edges lit and shaded."""
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


def _arms_behind(look: Look, pose: Pose) -> list[Part]:
    if pose.view == "back":
        return draw_arm(look, pose, 0) + draw_arm(look, pose, 1)
    return [] if pose.view == "front" else draw_arm(look, pose, 1)


def _arms_before(look: Look, pose: Pose) -> list[Part]:
    if pose.view == "back":
        return []
    far = draw_arm(look, pose, 1) if pose.view == "front" else []
    return hold(pose.prop, pose.near) + far + draw_arm(look, pose, 0)


def _head(look: Look, pose: Pose) -> list[Part]:
    ahead = {"three": 0.08, "side": 0.12}.get(pose.view, 0.0)
    parts = []
    for part in draw_head(look, pose.gaze or pose.view):
        points = turn([(x * 1.1, y * 1.1) for x, y in part.points], (0, -0.4), -pose.nod)
        parts.append(replace(part, points=pose.placed([(x + ahead, y + 3.16) for x, y in points])))
    return parts
