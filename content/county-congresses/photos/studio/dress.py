"""The clothed trunk: jackets, shirts, coats and their collars; a look and a pose in, flat parts in head heights out."""

from __future__ import annotations

from dataclasses import replace

from studio.body import FLUSH, SHADE, Look, Part, Pose
from studio.canvas import mix
from studio.curves import Points, oval, spline, tube
from studio.outlines import LEFT, RIGHT

SHEEN = "#fff3dc"
DROPS = {"coat": 1.5, "padded": 0.25}
"""How far a garment's hem hangs below the hip."""


def draw_trunk(look: Look, pose: Pose) -> list[Part]:
    """Compose trunk, neck and what is worn on them."""
    parts = [Part(_body(look, pose), look.top, 0.3), _neck(look, pose)]
    if pose.view == "back":
        parts += _back(look)
        if not pose.legs:
            wide = 0.84 * look.build * (1.1 if look.garment == "padded" else 1.0)
            parts.insert(0, Part(oval(0, 0.06, wide, 0.3), mix(look.bottom, "#fff0d8", 0.12), 0.1))
    elif pose.view != "side":
        parts += _front(look, {"front": 0.0, "three": 0.16}[pose.view])
    return [replace(part, points=pose.placed(part.points)) for part in parts]


def _body(look: Look, pose: Pose) -> Points:
    view = "front" if pose.view == "back" else pose.view
    drop = -0.1 if pose.folded else DROPS.get(look.garment, 0.12)
    wide = look.build * (1.1 if look.garment == "padded" else 1.0)
    left, right = LEFT[view], RIGHT[view]
    hem = [(left[-1][0] - 0.04, -drop), (right[0][0] + 0.04, -drop)]
    return spline([(x * wide, y) for x, y in [*hem[1:], *right, *left, hem[0]]], closed=False, steps=4)


def _neck(look: Look, pose: Pose) -> Part:
    top = {"three": 0.08, "side": 0.02}.get(pose.view, 0.0)
    line = [(-0.1 if pose.view == "side" else 0.0, 2.34), (top, 2.92)]
    return Part(tube(line, (0.4, 0.4)), mix(look.skin, FLUSH, 0.3))


def _back(look: Look) -> list[Part]:
    lines = [
        tube([(0, 2.3), (0.03, 1.2), (0, 0.2)], (0.01, 0.03, 0.01)),
        tube([(-0.8, 1.86), (0, 1.72), (0.8, 1.86)], (0.01, 0.035, 0.01)),
        *[tube([(way * 0.78, 1.2), (way * 0.5, 0.95), (way * 0.3, 0.92)], (0.01, 0.05, 0.01)) for way in (-1, 1)],
    ]
    collar = spline([(-0.31, 2.52), (0, 2.58), (0.31, 2.52), (0.34, 2.36), (0, 2.29), (-0.34, 2.36)])
    seams = [Part(line, mix(look.top, SHADE, 0.3), solid=False) for line in lines]
    return [*seams, Part(collar, mix(look.top, SHEEN, 0.15), solid=False)]


def _front(look: Look, mid: float) -> list[Part]:
    """Dress the front; `mid` is where its middle line runs."""
    fold = mix(look.top, SHADE, 0.32)
    parts = _lapels(look, mid) if look.garment in ("jacket", "coat", "vest") else _shirt_collar(look, mid)
    if look.garment == "padded":
        seams = [[(-0.8, level), (mid, level - 0.1), (0.72, level)] for level in (1.9, 1.35, 0.8, 0.3)]
        parts += [Part(tube(seam, (0.02, 0.05, 0.02)), fold) for seam in seams]
    if look.badge:
        parts.append(Part(oval(mid + 0.34, 1.72, 0.07, 0.07), "#c4402c"))
    return [replace(part, solid=False) for part in parts]


def _lapels(look: Look, mid: float) -> list[Part]:
    deep = 1.6 if look.garment == "coat" else 1.25
    top = [(mid - 0.24, 2.54), (mid - 0.02, 2.28), (mid + 0.18, 2.52)]
    parts = [Part([*top, (mid + 0.14, 2.0), (mid, deep), (mid - 0.16, 2.0)], look.inner, 0.05)]
    for way in (-1, 1):
        collar = [(mid * 0.4 + way * 0.15, 2.5), (way * 0.2, 2.64), (mid * 0.3 + way * 0.35, 2.48)]
        notch = [(mid + way * 0.46, 2.12), (mid + way * 0.32, 2.0), (mid + way * 0.42, 1.94), (mid, deep)]
        parts.append(Part(collar + notch, mix(look.top, SHEEN, 0.14)))
    parts.append(Part(tube([(mid, deep), (mid + 0.03, 0)], (0.02, 0.03)), mix(look.top, SHADE, 0.32)))
    return parts


def _shirt_collar(look: Look, mid: float) -> list[Part]:
    parts = [Part([(mid - 0.2, 2.5), (mid - 0.01, 2.3), (mid + 0.17, 2.48), (mid, 2.16)], look.inner)]
    for way in (-1, 1):
        wing = [(mid * 0.4 + way * 0.13, 2.5), (way * 0.2, 2.64), (mid * 0.4 + way * 0.36, 2.4)]
        parts.append(Part([*wing, (mid + way * 0.2, 2.14), (mid, 2.26)], mix(look.top, SHEEN, 0.2)))
    parts.append(Part(tube([(mid, 2.22), (mid + 0.02, 0.1)], (0.025, 0.03)), mix(look.top, SHADE, 0.32)))
    return parts
