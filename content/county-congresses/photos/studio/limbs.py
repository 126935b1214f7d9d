"""Arms and legs: a look and a pose in, flat parts in head heights out."""

from __future__ import annotations

from dataclasses import replace

from studio.body import FLUSH, SHADE, Look, Part, Pose
from studio.canvas import mix
from studio.curves import Point, Points, bend, oval, spline, tube
from studio.outlines import HANDS, SHOULDERS


def draw_legs(look: Look, pose: Pose) -> list[Part]:
    """Compose both legs and their shoes, the far one first."""
    parts: list[Part] = []
    spread = 0.12 if pose.view == "side" else 0.34 * look.build
    for index, foot in ((1, pose.feet[1]), (0, pose.feet[0])):
        root = (pose.hip[0] + (spread if index else -spread), pose.hip[1] + 0.05)
        knee, ankle = bend(root, (foot[0], foot[1] + 0.22), 1.66, 1.66, 0.55 if pose.view == "side" else 0.12)
        colour = mix(look.bottom, SHADE, 0.22) if index else look.bottom
        parts.append(_shoe(look, pose, foot))
        draw = _folded_leg if pose.folded else _leg
        parts += draw(look, (root, knee, ankle), colour)
    if pose.folded:
        parts.insert(0, Part(oval(pose.hip[0] - 0.1, pose.hip[1] + 0.02, 0.6, 0.46), look.bottom, 0.14))
    return parts


def _leg(look: Look, line: tuple[Point, Point, Point], colour: str) -> list[Part]:
    widths = tuple(look.build * wide for wide in (0.7, 0.6, 0.5, 0.46))
    (kx, ky), (x, y) = line[1:]
    folds = (
        [(x - 0.2, y + 0.3), (x - 0.04, y + 0.2), (x + 0.14, y + 0.26)],
        [(x - 0.16, y + 0.12), (x + 0.02, y + 0.06), (x + 0.18, y + 0.13)],
        [(kx - 0.22, ky + 0.06), (kx - 0.04, ky - 0.05), (kx + 0.12, ky - 0.02)],
    )
    shade = mix(look.bottom, SHADE, 0.35)
    creases = [Part(tube(fold, (0.01, 0.045, 0.01)), shade, solid=False) for fold in folds]
    return [Part(tube(line, widths), colour, 0.14, shade), *creases]


def _folded_leg(look: Look, line: tuple[Point, Point, Point], colour: str) -> list[Part]:
    root, knee, ankle = line
    shade = mix(look.bottom, SHADE, 0.45)
    return [
        Part(tube([knee, ankle], (0.56, 0.46)), mix(colour, SHADE, 0.15), 0.14, shade),
        Part(oval(*knee, 0.29, 0.29), colour),
        Part(tube([root, knee], (0.78, 0.58)), colour),
    ]


def _shoe(look: Look, pose: Pose, foot: Point) -> Part:
    x, y = foot
    ahead = {"three": 0.16, "side": 0.26}.get(pose.view, 0.0)
    toe = x + ahead + (0.24 if pose.view in ("front", "back") else 0.34)
    shape = [(x - 0.22, y - 0.08), (x - 0.2, y + 0.22), (x + 0.15, y + 0.24), (toe, y + 0.04), (toe - 0.02, y - 0.09)]
    return Part(spline(shape, steps=4), look.shoes, 0.06)


def draw_arm(look: Look, pose: Pose, index: int) -> list[Part]:
    """Compose one arm from the hand to the shoulder: 0 is the near one."""
    shoulder = pose.placed([(SHOULDERS[pose.view][index] * look.build, 1.98)])[0]
    elbow, wrist = bend(shoulder, (pose.near, pose.far)[index], 1.32, 1.2, pose.elbows[index])
    cloth = look.inner if look.garment == "vest" else look.top
    colour = mix(cloth, "#fff0d8", 0.0 if pose.view == "back" else 0.08)
    if index and pose.view not in ("front", "back"):
        colour = mix(cloth, SHADE, 0.16)
    parts = [*_cuff_and_hand(look, elbow, wrist, pose.hands[index])]
    parts.append(Part(oval(*elbow, 0.2, 0.2), colour, solid=False))
    parts.append(Part(tube([shoulder, elbow, wrist], (0.5, 0.5, 0.43, 0.37, 0.33)), colour, 0.11))
    parts.append(Part(oval(*shoulder, 0.25, 0.25), colour, solid=False))
    if pose.view != "back":
        parts.append(Part(_crease(shoulder, elbow, wrist), mix(colour, SHADE, 0.3), solid=False))
        if abs(wrist[0]) < 0.75:
            under = [(x, y - 0.1) for x, y in (shoulder, elbow, wrist)]
            shadow = tube(under, (0.44, 0.5, 0.43, 0.37, 0.33))
            parts.insert(0, Part(shadow, mix(look.top, "#1f2a45", 0.5), solid=False))
    return [replace(part, arm=True) for part in parts]


def _crease(shoulder: Point, elbow: Point, wrist: Point) -> Points:
    ax, ay = elbow[0] * 0.8 + shoulder[0] * 0.2, elbow[1] * 0.8 + shoulder[1] * 0.2
    bx, by = elbow[0] * 0.72 + wrist[0] * 0.28, elbow[1] * 0.72 + wrist[1] * 0.28
    return tube([(ax, ay), ((ax + bx) / 2, (ay + by) / 2), (bx, by)], (0.01, 0.05, 0.01))


def _cuff_and_hand(look: Look, elbow: Point, wrist: Point, kind: str) -> list[Part]:
    dx, dy = wrist[0] - elbow[0], wrist[1] - elbow[1]
    size = (dx * dx + dy * dy) ** 0.5 or 1.0
    ux, uy = dx / size, dy / size

    def spot(along: float, aside: float) -> Point:
        return wrist[0] + ux * along - uy * aside, wrist[1] + uy * along + ux * aside

    hand = spline([spot(a + 0.16, b) for a, b in HANDS[kind]], steps=4)
    return [
        Part(hand, look.skin, 0.06, mix(look.skin, FLUSH, 0.4), grain=0.3),
        Part(tube([spot(-0.06, 0), spot(0.05, 0)], (0.27, 0.27)), look.inner),
    ]
