"""Growing things and weather: trees, grass, clouds, hills, pot plants."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

from studio.canvas import Canvas, mix
from studio.curves import Point, Points, oval, spline


def dice(seed: int) -> random.Random:
    """Return a seeded source of accidents."""
    return random.Random(seed)  # pictures, not secrets


def crown(x: float, y: float, rx: float, ry: float, seed: int, lobes: int = 9) -> Points:
    """Return a lumpy closed outline, the mass of a tree or bush."""
    chance = dice(seed)
    knots = []
    for index in range(lobes * 2):
        angle = math.pi * index / lobes
        swell = (1.0 if index % 2 else 0.84) + chance.uniform(-0.06, 0.06)
        knots.append((x + rx * swell * math.cos(angle), y + ry * swell * math.sin(angle)))
    return spline(knots, steps=6)


def leaves(x: float, y: float, rx: float, ry: float, count: int, size: float, seed: int) -> list[Points]:
    """Scatter leaf-shaped dabs over an oval, thicker towards its upper left."""
    chance = dice(seed)
    result = []
    for _ in range(count):
        angle, far = chance.uniform(0, 2 * math.pi), math.sqrt(chance.random()) * 0.96
        px, py = x + rx * far * math.cos(angle), y + ry * far * math.sin(angle)
        result.append(oval(px, py, size * chance.uniform(0.7, 1.2), size * 0.45, chance.uniform(-0.9, 0.9), 8))
    return result


CLUMPS = ((0.2, 0.56, 0.2), (-0.21, 0.58, 0.21), (0.12, 0.76, 0.2), (-0.08, 0.78, 0.24), (0.0, 0.62, 0.22))
"""The masses of a tree's crown: across, up and size, in the tree's heights."""


def tree(canvas: Canvas, at: Point, height: float, leaf: str, seed: int, bark: str = "#86654c") -> None:
    """Plant a broad tree whose trunk stands at `at`."""
    x, y = at
    trunk = [(x, y), (x + height * 0.02, y - height * 0.3), (x - height * 0.01, y - height * 0.62)]
    canvas.stroke(trunk, (height * 0.075, height * 0.045, height * 0.02), bark, form=height * 0.02)
    for way in (-1, 1):
        fork = (x + way * height * 0.09, y - height * 0.46)
        limb = [(x, y - height * 0.33), fork, (x + way * height * 0.2, y - height * 0.62)]
        canvas.stroke(limb, (height * 0.03, height * 0.012), bark)
    for index, (dx, dy, size) in enumerate(CLUMPS):
        colour = mix(leaf, "#f2d98f", 0.06 * index)
        _clump(canvas, (x + dx * height, y - dy * height), size * height, height * 0.013, colour, seed + index)


def _clump(canvas: Canvas, at: Point, size: float, leaf: float, colour: str, seed: int) -> None:
    x, y = at
    rx, ry = size * dice(seed).uniform(0.95, 1.1), size * 0.82
    canvas.fill(crown(x, y, rx, ry, seed), colour, form=leaf * 5.4)
    lit = (x + canvas.light[0] * rx * 0.3, y + canvas.light[1] * ry * 0.4)
    canvas.dabs(leaves(*lit, rx * 0.6, ry * 0.5, 34, leaf, seed + 40), mix(colour, "#f6e3a1", 0.4))
    low = leaves(x - canvas.light[0] * rx * 0.3, y + ry * 0.35, rx * 0.6, ry * 0.4, 22, leaf, seed + 70)
    canvas.dabs(low, canvas.shaded(colour, 0.55))


def poplar(canvas: Canvas, at: Point, height: float, leaf: str, seed: int) -> None:
    """Plant a slender poplar of the northern plain."""
    x, y = at
    canvas.stroke([(x, y), (x, y - height * 0.4)], (height * 0.03, height * 0.02), "#9a8870")
    for index, wide in enumerate((0.1, 0.125, 0.115, 0.09, 0.055)):
        cy, rx = y - height * (0.3 + 0.15 * index), height * wide
        mass = crown(x, cy, rx, height * 0.13, seed + index, 6)
        canvas.fill(mass, mix(leaf, "#f2d98f", 0.05 * index), form=height * 0.045)
        lit = x + canvas.light[0] * rx * 0.4
        dabs = leaves(lit, cy, rx * 0.5, height * 0.1, 12, height * 0.014, seed + 9 * index)
        canvas.dabs(dabs, mix(leaf, "#f6e3a1", 0.35))


def clouds(canvas: Canvas, spots: Sequence[tuple[float, float, float]], colour: str, alpha: float = 0.85) -> None:
    """Drift flat-bottomed clouds; each spot is x, y and width."""
    for index, (x, y, wide) in enumerate(spots):
        canvas.fill(
            _cloud(x, y, wide, 900 + index), colour, alpha=alpha, form=wide * 0.06, shade=mix(colour, canvas.dusk, 0.17)
        )


def _cloud(x: float, y: float, wide: float, seed: int) -> Points:
    """Return the upper envelope of a heap of circles over a flat foot."""
    chance = dice(seed)
    heap = [(-0.36, 0.07), (-0.2, 0.13), (chance.uniform(-0.08, 0.08), 0.2), (0.17, 0.14), (0.3, 0.09), (0.42, 0.05)]
    if chance.random() < 0.5:
        heap = [(-part, size) for part, size in reversed(heap)]
    heap = [
        (part * wide + chance.uniform(-0.02, 0.02) * wide, size * wide * chance.uniform(0.85, 1.15))
        for part, size in heap
    ]
    line: Points = []
    for step in range(161):
        across = (step / 160 - 0.5) * wide
        rise = max((max(size**2 - (across - part) ** 2, 0.0) ** 0.5 for part, size in heap), default=0.0)
        line.append((x + across, y - rise * 0.85 - wide * 0.02 * math.sin(math.pi * step / 160)))
    return [*line, (x + wide * 0.46, y + wide * 0.018), (x, y + wide * 0.03), (x - wide * 0.46, y + wide * 0.018)]


def ridge(canvas: Canvas, line: Sequence[Point], floor: float, colour: str, **style: object) -> None:
    """Lay a far hill or a bank whose upper edge is `line`."""
    edge = spline(list(line), closed=False)
    canvas.fill([*edge, (edge[-1][0], floor), (edge[0][0], floor)], colour, **style)


def grass(
    canvas: Canvas, area: tuple[float, float, float, float], count: int, colours: Sequence[str], size: float, seed: int
) -> None:
    """Scatter tufts over an area (x0, y0, x1, y1), growing towards the viewer."""
    chance = dice(seed)
    x0, y0, x1, y1 = area
    tufts: list[list[Points]] = [[] for _ in colours]
    for _ in range(count):
        depth = math.sqrt(chance.random())
        x, y, tall = chance.uniform(x0, x1), y0 + (y1 - y0) * depth, size * (0.35 + 0.65 * depth)
        for blade in (-1, 0, 1):
            tip = (x + blade * tall * 0.4 + chance.uniform(-0.1, 0.1) * tall, y - tall * chance.uniform(0.7, 1.1))
            chance_colour = tufts[chance.randrange(len(colours))]
            chance_colour.append(
                [(x + blade * tall * 0.08 - tall * 0.06, y), tip, (x + blade * tall * 0.08 + tall * 0.06, y)]
            )
    for colour, shapes in zip(colours, tufts, strict=True):
        canvas.dabs(shapes, colour)
