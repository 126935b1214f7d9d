"""Heads: a look and a view in, flat parts in head heights out (origin the head's centre, y upwards, facing right)."""

from __future__ import annotations

from studio.body import FLUSH, Look, Part
from studio.canvas import mix
from studio.curves import Points, knots, oval, spline, tube
from studio.outlines import BALD, BOB, BUN, FACE, FRINGE, SHORT, TAIL


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
    return mix(look.skin, FLUSH, part)


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
        return [Part(spline(BALD[view]), look.hair_colour, 0.05)]
    shape = BOB[view] if look.hair in ("bob", "fringe") else SHORT[view]
    if look.hair == "crop":
        shape = [(x * 0.97, y if y < 0.3 else 0.3 + (y - 0.3) * 0.72) for x, y in shape]
    parts = [Part(spline(shape), light, 0.14, deep, grain=0.5), *_strands(view, mix(light, "#f0d9bd", 0.22), deep)]
    if look.hair == "fringe" and view in ("front", "three"):
        parts.append(Part(spline(FRINGE), light, 0.07, deep))
    if look.hair == "bun":
        x, y = BUN[view]
        parts.insert(1 if view == "back" else 0, Part(oval(x, y, 0.17, 0.16), mix(light, deep, 0.35), 0.1, deep))
    return parts


def _strands(view: str, shine: str, deep: str) -> list[Part]:
    """Comb a few strands into the hair."""
    if view in ("back", "away"):
        lines = [("-0.2 0.44, -0.28 0.2, -0.26 -0.06", shine), ("-0.06 0.5, -0.12 0.24, -0.1 0", shine)]
        lines.append(("0.06 0.46, 0.08 0.2, 0.05 -0.12", deep))
    else:
        lines = [("-0.3 0.28, -0.16 0.44, 0.04 0.49", shine), ("-0.2 0.22, -0.06 0.36, 0.14 0.4", shine)]
    return [Part(tube(knots(line), (0.008, 0.034, 0.008)), colour) for line, colour in lines]


def _tail(look: Look, view: str) -> Part:
    colour = mix(look.hair_colour, "#c9a98b", 0.2)
    return Part(tube(TAIL[view], (0.16, 0.3, 0.26, 0.04)), colour, 0.1, look.hair_colour)


def _hat(look: Look, view: str) -> list[Part]:
    lean = {"three": 0.03, "side": 0.05}.get(view, 0.0)
    if look.hair == "helmet":
        return _helmet(look, lean, {"three": 0.54, "side": 0.58, "away": 0.5}.get(view, 0.46))
    if look.hair != "straw":
        return []
    brim = Part(oval(lean, 0.2, 0.86, 0.17, -0.05), mix(look.hat, "#7d5a32", 0.25))
    dome = spline(knots("-0.36 0.24, -0.33 0.5, -0.12 0.62, 0.16 0.62, 0.35 0.5, 0.4 0.24, 0 0.2"))
    band = tube(knots("-0.36 0.28, 0 0.22, 0.39 0.29"), (0.09, 0.09))
    top = Part(oval(lean, 0.24, 0.84, 0.14, -0.05), look.hat, 0.1)
    return [brim, top, Part(dome, look.hat, 0.16), Part(band, "#b5533c")]


def _helmet(look: Look, lean: float, brim: float) -> list[Part]:
    dome = [(-0.42, 0.14), (-0.4, 0.42), (-0.2, 0.64), (0.1 + lean, 0.66), (0.36, 0.46), (0.42, 0.14)]
    rim = [(-0.45, 0.1), (0.1, 0.16), (brim, 0.1), (brim - 0.04, 0.18), (0.0, 0.25), (-0.44, 0.18)]
    ridge = tube([(-0.1 + lean, 0.3), (-0.05 + lean, 0.66), (0.08 + lean, 0.66)], (0.03, 0.06, 0.03))
    pale = mix(look.hat, "#ffffff", 0.3)
    return [Part(spline(dome), look.hat, 0.16), Part(spline(rim), pale), Part(ridge, pale)]
