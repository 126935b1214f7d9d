"""Heads: a look and a view in, flat parts in head heights out (origin the head's centre, y upwards, facing right)."""

from __future__ import annotations

from dataclasses import dataclass

from studio.canvas import mix
from studio.curves import Points, oval, spline, tube


@dataclass(frozen=True)
class Part:
    """One flat shape of a figure; `form` is the depth of its shaded edge in head heights."""

    points: Points
    colour: str
    form: float = 0.0
    shade: str | None = None
    solid: bool = True
    """Whether the part throws a shadow on the ground."""
    arm: bool = False
    """Whether the part belongs to an arm, which may lie on a table drawn later."""
    grain: float = 1.0
    """How coarse the edge of its shade is; skin is smoother than cloth."""


@dataclass(frozen=True)
class Look:
    """What somebody looks like; every colour is a hex string."""

    hair: str = "short"
    top: str = "#41607a"
    bottom: str = "#3f4653"
    garment: str = "jacket"
    inner: str = "#efe9dc"
    skin: str = "#e0ad84"
    hair_colour: str = "#37322f"
    build: float = 1.0
    glasses: bool = False
    badge: bool = False
    shoes: str = "#3d3835"
    hat: str = "#d9b46a"


FACE = {
    "front": [(0.3, 0.26), (0.335, 0.02), (0.29, -0.24), (0.15, -0.44), (0, -0.5)],
    "three": [(0.26, 0.34), (0.325, 0.1), (0.3, 0.02), (0.335, -0.12), (0.3, -0.28), (0.22, -0.44), (0.1, -0.5),
              (-0.04, -0.46), (-0.2, -0.28), (-0.27, -0.05), (-0.27, 0.3), (0, 0.46)],
    "side": [(0.2, 0.42), (0.31, 0.24), (0.325, 0.11), (0.315, 0.05), (0.42, -0.1), (0.4, -0.145), (0.335, -0.165),
             (0.36, -0.215), (0.33, -0.26), (0.345, -0.31), (0.33, -0.42), (0.22, -0.48), (0.04, -0.4), (-0.1, -0.24),
             (-0.22, -0.2), (-0.3, 0.1), (-0.2, 0.4)],
    "back": [(0.3, 0.26), (0.32, 0.02), (0.27, -0.25), (0.14, -0.4), (0, -0.42)],
    "away": [(0.2, 0.36), (0.33, 0.12), (0.31, 0.03), (0.345, -0.1), (0.31, -0.28), (0.2, -0.44), (0.02, -0.42), (-0.24, -0.26),
             (-0.3, 0.1), (-0.1, 0.4)],
}  # fmt: skip

SHORT = {
    "front": [(-0.32, -0.02), (-0.38, 0.2), (-0.34, 0.42), (-0.16, 0.56), (0.1, 0.57), (0.32, 0.44), (0.38, 0.2),
              (0.32, -0.02), (0.29, 0.14), (0.2, 0.29), (-0.04, 0.3), (-0.2, 0.25), (-0.29, 0.13)],
    "three": [(0.31, 0.2), (0.36, 0.34), (0.26, 0.52), (0.02, 0.58), (-0.26, 0.51), (-0.42, 0.28), (-0.43, 0.02),
              (-0.34, -0.22), (-0.26, -0.2), (-0.22, 0.0), (-0.13, -0.04), (-0.13, 0.14), (-0.02, 0.24), (0.16, 0.27)],
    "side": [(0.29, 0.26), (0.33, 0.4), (0.18, 0.55), (-0.08, 0.58), (-0.34, 0.46), (-0.45, 0.2), (-0.43, -0.06),
             (-0.34, -0.27), (-0.24, -0.25), (-0.18, -0.02), (-0.04, -0.06), (-0.02, 0.1), (0.1, 0.24)],
    "back": [(-0.33, -0.1), (-0.38, 0.2), (-0.32, 0.44), (-0.12, 0.57), (0.12, 0.57), (0.32, 0.44), (0.38, 0.2),
             (0.33, -0.1), (0.24, -0.27), (0, -0.32), (-0.24, -0.27)],
    "away": [(0.29, 0.22), (0.34, 0.36), (0.22, 0.54), (-0.02, 0.58), (-0.28, 0.5), (-0.42, 0.24), (-0.41, -0.06), (-0.31, -0.28),
             (-0.06, -0.32), (0.03, -0.22), (0.06, 0.0), (0.15, -0.06), (0.17, 0.12)],
}  # fmt: skip

BOB = {
    "front": [(-0.3, -0.34), (-0.42, -0.26), (-0.43, 0.1), (-0.36, 0.42), (-0.14, 0.58), (0.14, 0.58), (0.36, 0.42),
              (0.43, 0.1), (0.42, -0.26), (0.3, -0.34), (0.28, -0.05), (0.24, 0.16), (0.06, 0.27), (-0.16, 0.22),
              (-0.26, 0.06), (-0.28, -0.1)],
    "three": [(0.31, 0.18), (0.37, 0.34), (0.26, 0.54), (0, 0.6), (-0.3, 0.53), (-0.46, 0.28), (-0.48, -0.08),
              (-0.43, -0.38), (-0.24, -0.42), (-0.06, -0.34), (-0.1, -0.1), (-0.06, 0.12), (0.06, 0.26), (0.2, 0.26)],
    "side": [(0.29, 0.24), (0.33, 0.4), (0.18, 0.56), (-0.08, 0.6), (-0.36, 0.48), (-0.48, 0.2), (-0.49, -0.12),
             (-0.42, -0.42), (-0.18, -0.42), (-0.02, -0.3), (-0.05, -0.08), (0.02, 0.12), (0.14, 0.25)],
    "back": [(-0.36, -0.38), (-0.43, -0.1), (-0.4, 0.25), (-0.3, 0.48), (0, 0.6), (0.3, 0.48), (0.4, 0.25),
             (0.43, -0.1), (0.36, -0.38), (0, -0.43)],
    "away": [(0.3, 0.2), (0.36, 0.36), (0.22, 0.56), (-0.04, 0.6), (-0.32, 0.5), (-0.46, 0.22), (-0.47, -0.14), (-0.4, -0.42),
             (-0.1, -0.45), (0.16, -0.38), (0.14, -0.1), (0.2, 0.08)],
}  # fmt: skip


def _mirrored(half: Points) -> Points:
    return half + [(-x, y) for x, y in half[-2::-1]] + [(0, 0.46)]


def draw_head(look: Look, view: str) -> list[Part]:
    """Compose a head of one height unit."""
    outline = _mirrored(FACE[view]) if view in ("front", "back") else FACE[view]
    parts = [_tail(look, view)] if look.hair == "tail" and view != "back" else []
    parts += _ears(look, view) if view in ("front", "back") else []
    parts.append(Part(spline(outline), look.skin, 0.12, _flesh(look, 0.36), grain=0.25))
    parts += _features(look, view)
    parts += _crown(look, view)
    parts += _ears(look, view) if view not in ("front", "back") and look.hair not in ("bob", "fringe") else []
    parts += [_tail(look, view)] if look.hair == "tail" and view == "back" else []
    return parts + _hat(look, view)


def _flesh(look: Look, part: float) -> str:
    return mix(look.skin, "#8d4a3c", part)


def _ears(look: Look, view: str) -> list[Part]:
    if view in ("front", "back"):
        return [Part(oval(x, -0.05, 0.06, 0.1), _flesh(look, 0.2), 0.03) for x in (-0.335, 0.335)]
    x = {"three": -0.19, "side": -0.11}.get(view, 0.12)
    return [Part(oval(x, -0.06, 0.06, 0.1, 0.2), _flesh(look, 0.12), 0.04)]


def _features(look: Look, view: str) -> list[Part]:
    if view in ("back", "away"):
        return []
    ink, lip, deep = "#3a2d2a", mix(look.skin, "#a03a30", 0.62), _flesh(look, 0.42)
    eyes = {"front": (-0.14, 0.14), "three": (0.025, 0.235), "side": (0.22,)}[view]
    nose = {"front": 0.0, "three": 0.19, "side": 0.34}[view]
    mouth = {"front": 0.0, "three": 0.15, "side": 0.29}[view]
    brow = mix(look.hair_colour, look.skin, 0.25)
    parts = [Part(oval(eyes[0] - 0.02, -0.16, 0.08, 0.06), mix(look.skin, "#d0604c", 0.28))]
    if view != "side":
        parts.append(Part([(nose - 0.01, 0.05), (nose + 0.055, -0.13), (nose - 0.05, -0.145)], deep))
    for x in eyes:
        parts.append(Part(oval(x, 0.0, 0.034, 0.022), ink))
        parts.append(Part(tube([(x - 0.075, 0.075), (x, 0.1), (x + 0.07, 0.078)], (0.018, 0.035, 0.016)), brow))
        if look.glasses:
            parts += _lens(x)
    if look.glasses and len(eyes) == 2:
        parts.append(Part(tube([(eyes[0] + 0.08, 0.01), (eyes[1] - 0.08, 0.01)], (0.02, 0.02)), "#4a403c"))
    wide = 0.085 if view == "front" else 0.06
    smile = [(mouth - wide, -0.255), (mouth, -0.285), (mouth + wide, -0.25)]
    parts.append(Part(tube(smile, (0.015, 0.045, 0.015)), lip))
    return parts


def _lens(x: float) -> list[Part]:
    ring = oval(x, -0.005, 0.095, 0.08)
    inside = oval(x, -0.005, 0.075, 0.06)
    return [Part(ring + ring[:1] + inside[:1] + inside[::-1], "#4a403c")]


def _crown(look: Look, view: str) -> list[Part]:
    light, deep = mix(look.hair_colour, "#c9a98b", 0.26), mix(look.hair_colour, "#2c2a33", 0.3)
    if look.hair == "bald":
        return [Part(spline(_bald(view)), look.hair_colour, 0.05)]
    shape = BOB[view] if look.hair in ("bob", "fringe") else SHORT[view]
    if look.hair == "crop":
        shape = [(x * 0.97, y if y < 0.3 else 0.3 + (y - 0.3) * 0.72) for x, y in shape]
    parts = [Part(spline(shape), light, 0.14, deep, grain=0.5), *_strands(view, mix(light, "#f0d9bd", 0.22), deep)]
    if look.hair == "fringe" and view in ("front", "three"):
        parts.append(
            Part(
                spline([(-0.24, 0.14), (-0.1, 0.1), (0.1, 0.11), (0.3, 0.15), (0.33, 0.36), (0, 0.46), (-0.22, 0.36)]),
                light,
                0.07,
                deep,
            )
        )
    if look.hair == "bun":
        x, y = {
            "front": (0, 0.6),
            "three": (-0.3, 0.5),
            "side": (-0.44, 0.34),
            "back": (0, 0.36),
            "away": (-0.3, 0.42),
        }[view]
        parts.insert(1 if view == "back" else 0, Part(oval(x, y, 0.17, 0.16), mix(light, deep, 0.35), 0.1, deep))
    return parts


def _strands(view: str, shine: str, deep: str) -> list[Part]:
    """Comb a few strands into the hair."""
    if view in ("back", "away"):
        lines = [([(-0.2, 0.44), (-0.28, 0.2), (-0.26, -0.06)], shine), ([(-0.06, 0.5), (-0.12, 0.24), (-0.1, 0.0)], shine),
                 ([(0.06, 0.46), (0.08, 0.2), (0.05, -0.12)], deep)]  # fmt: skip
    else:
        lines = [
            ([(-0.3, 0.28), (-0.16, 0.44), (0.04, 0.49)], shine),
            ([(-0.2, 0.22), (-0.06, 0.36), (0.14, 0.4)], shine),
        ]
    return [Part(tube(line, (0.008, 0.034, 0.008)), colour) for line, colour in lines]


def _bald(view: str) -> Points:
    if view in ("back", "away"):
        return [
            (-0.34, 0.06),
            (-0.3, 0.16),
            (0, 0.1),
            (0.3, 0.16),
            (0.34, 0.06),
            (0.24, -0.27),
            (0, -0.32),
            (-0.24, -0.27),
        ]
    if view == "front":
        return [(-0.34, -0.06), (-0.37, 0.14), (-0.33, 0.22), (-0.29, 0.14), (-0.3, -0.02)]
    shift = 0.0 if view == "three" else 0.08
    return [
        (-0.14 + shift, 0.0),
        (-0.13 + shift, 0.16),
        (-0.3, 0.24),
        (-0.4, 0.16),
        (-0.4, -0.06),
        (-0.3, -0.24),
        (-0.2, -0.05),
    ]


def _tail(look: Look, view: str) -> Part:
    lines = {
        "front": [(0.25, 0.1), (0.42, -0.3), (0.36, -0.7)],
        "three": [(-0.3, 0.3), (-0.6, 0.05), (-0.55, -0.6)],
        "side": [(-0.38, 0.3), (-0.72, 0.1), (-0.66, -0.6)],
        "back": [(0.0, 0.24), (0.03, -0.3), (0.0, -0.95)],
        "away": [(-0.3, 0.2), (-0.42, -0.2), (-0.36, -0.85)],
    }
    return Part(
        tube(lines[view], (0.16, 0.3, 0.26, 0.04)), mix(look.hair_colour, "#c9a98b", 0.2), 0.1, look.hair_colour
    )


def _hat(look: Look, view: str) -> list[Part]:
    lean = {"three": 0.03, "side": 0.05}.get(view, 0.0)
    if look.hair == "helmet":
        dome = [(-0.42, 0.14), (-0.4, 0.42), (-0.2, 0.64), (0.1 + lean, 0.66), (0.36, 0.46), (0.42, 0.14)]
        brim = {"three": 0.54, "side": 0.58, "away": 0.5}.get(view, 0.46)
        rim = [(-0.45, 0.1), (0.1, 0.16), (brim, 0.1), (brim - 0.04, 0.18), (0.0, 0.25), (-0.44, 0.18)]
        ridge = tube([(-0.1 + lean, 0.3), (-0.05 + lean, 0.66), (0.08 + lean, 0.66)], (0.03, 0.06, 0.03))
        return [Part(spline(dome), look.hat, 0.16), Part(spline(rim), mix(look.hat, "#ffffff", 0.3)),
                Part(ridge, mix(look.hat, "#ffffff", 0.35))]  # fmt: skip
    if look.hair == "straw":
        brim = Part(oval(lean, 0.2, 0.86, 0.17, -0.05), mix(look.hat, "#7d5a32", 0.25), 0.0)
        top = oval(lean, 0.24, 0.84, 0.14, -0.05)
        dome = spline([(-0.36, 0.24), (-0.33, 0.5), (-0.12, 0.62), (0.16, 0.62), (0.35, 0.5), (0.4, 0.24), (0, 0.2)])
        band = tube([(-0.36, 0.28), (0, 0.22), (0.39, 0.29)], (0.09, 0.09))
        return [brim, Part(top, look.hat, 0.1), Part(dome, look.hat, 0.16), Part(band, "#b5533c")]
    return []
