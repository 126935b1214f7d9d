"""Plants seen near: pot plants, pear blossom, wheat, willow and reeds, and the egrets among them."""

from __future__ import annotations

import math
from collections.abc import Sequence

from studio.canvas import Canvas, mix
from studio.curves import Point, lerp, oval, spline, tube
from studio.scenery import dice


def pot_plant(canvas: Canvas, at: Point, height: float, leaf: str, pot: str, seed: int) -> None:
    """Stand a leafy plant in a pot; `at` is the middle of the pot's foot."""
    x, y = at
    chance = dice(seed)
    wide = height * 0.17
    for index in range(21):
        part = (index * 8) % 21 / 20
        angle = math.radians(-172 + 164 * part + chance.uniform(-5, 5))
        far = height * chance.uniform(0.5, 0.66) * (0.75 + 0.4 * math.sin(math.pi * part))
        root = (x, y - height * 0.28)
        tip = (x + math.cos(angle) * far, root[1] + math.sin(angle) * far + height * 0.06 * abs(math.cos(angle)))
        middle = (root[0] * 0.45 + tip[0] * 0.55, root[1] * 0.4 + tip[1] * 0.6 - height * 0.1 * abs(math.cos(angle)))
        colour = mix(leaf, ("#e8dc9a", "#2f4a5a")[index % 2], 0.1 + 0.1 * (index % 3))
        canvas.stroke(
            [root, middle, tip], (height * 0.018, height * 0.075, height * 0.09, 0.5), colour, form=height * 0.014
        )
    body = [(x - wide, y - height * 0.3), (x + wide, y - height * 0.3), (x + wide * 0.72, y), (x - wide * 0.72, y)]
    canvas.fill(body, pot, form=height * 0.06)
    rim = [
        (x - wide * 1.1, y - height * 0.32),
        (x + wide * 1.1, y - height * 0.32),
        (x + wide * 1.1, y - height * 0.26),
        (x - wide * 1.1, y - height * 0.26),
    ]
    canvas.fill(rim, mix(pot, "#fff0d8", 0.2), form=height * 0.04)


def branch(canvas: Canvas, line: Sequence[Point], wide: float, bark: str) -> None:
    """Draw a bough, thick at its beginning."""
    canvas.fill(tube(line, (wide, wide * 0.6, wide * 0.2)), bark, form=wide * 0.3)


def blossoms(canvas: Canvas, line: Sequence[Point], count: int, size: float, seed: int) -> None:
    """Set pear blossoms, white with a green heart and dark stamens, along a bough."""
    chance = dice(seed)
    course = spline(list(line), closed=False, steps=12)
    for _ in range(count):
        x, y = chance.choice(course)
        x, y = x + chance.uniform(-2.4, 2.4) * size, y + chance.uniform(-2.0, 2.2) * size
        start, grow = chance.uniform(0, 1.2), chance.uniform(0.75, 1.15) * size
        if chance.random() < 0.3:
            canvas.dabs(
                [oval(x, y, grow * 0.9, grow * 0.4, start * 2, 10)], ("#9cae6c", "#b7bf7c")[chance.randrange(2)]
            )
            continue
        petals = [
            (x + grow * 0.62 * math.cos(start + k * 1.2566), y + grow * 0.62 * math.sin(start + k * 1.2566))
            for k in range(5)
        ]
        canvas.dabs([oval(px + 3, py + 4, grow * 0.5, grow * 0.5, 0, 12) for px, py in petals], "#d6cfc4")
        canvas.dabs(
            [oval(px, py, grow * 0.48, grow * 0.48, 0, 12) for px, py in petals],
            ("#fbf6ec", "#f6ece4")[chance.randrange(2)],
        )
        canvas.dabs([oval(x, y, grow * 0.2, grow * 0.2, 0, 8)], "#b9b46a")
        canvas.dabs(
            [
                oval(x + grow * 0.3 * math.cos(start + k), y + grow * 0.3 * math.sin(start + k), 2.6, 2.6, 0, 6)
                for k in range(6)
            ],
            "#8c4a3c",
        )


def wheat_ear(canvas: Canvas, foot: Point, tall: float, lean: float, colour: str) -> None:
    """Draw one stalk: a bowed stem, two rows of grains and their awns."""
    x, y = foot
    neck, bow = (x + tall * lean, y - tall), (x + tall * lean * 0.3, y - tall * 0.5)
    canvas.stroke([(x, y + 80), bow, neck], (7, 6, 4), mix(colour, "#7f7a35", 0.4))
    ux, uy = lean + 0.12, -1.0
    grains = []
    for step in range(6):
        for way in (-1, 1):
            px, py = neck[0] + ux * 15 * step + way * 6.5, neck[1] + uy * 15 * step
            grains.append(oval(px, py, 6.5, 12, lean + way * 0.4, 8))
            canvas.dabs(
                [[(px - 1.2, py - 6), (px + ux * 30 + way * 22, py - 58), (px + 1.2, py - 6)]],
                mix(colour, "#fff0bd", 0.3),
            )
    canvas.dabs(grains[::2], colour)
    canvas.dabs(grains[1::2], mix(colour, "#8a6426", 0.25))


def willow(canvas: Canvas) -> None:
    """Hang willow twigs into the upper right corner."""
    chance = dice(33)
    for _ in range(42):
        x = chance.uniform(2180, 3060)
        long = 160 + 620 * ((x - 2150) / 850) ** 1.3 * chance.uniform(0.6, 1.1)
        sway = chance.uniform(-50, 10)
        line = [(x, -30), (x + sway * 0.4, long * 0.5), (x + sway, long)]
        canvas.stroke(line, (5, 2), "#8c9a5e")
        for k in range(int(long / 17)):
            part = (k + 1) / (long / 17)
            px, py = lerp(lerp(line[0], line[1], part), lerp(line[1], line[2], part), part)
            leaf = oval(px + (9 if k % 2 else -9), py, 19, 5.5, 1.1 if k % 2 else 2.0, 8)
            canvas.dabs([leaf], ("#9fb06a", "#b9bf78", "#7f9a62", "#cdc985")[chance.randrange(4)])


def reeds(canvas: Canvas) -> None:
    """Stand cattails in the lower right corner, with two egrets behind."""
    chance = dice(41)
    for number in range(70):
        x, tall = chance.uniform(2420, 3040), chance.uniform(160, 430)
        lean = chance.uniform(-60, 40)
        tone = ("#8ba062", "#a9b270", "#6f8f62", "#c0b978")[number % 4]
        canvas.stroke([(x, 2030), (x + lean * 0.3, 2030 - tall * 0.5), (x + lean, 2030 - tall)], (13, 10, 2), tone)
        if number % 7 == 0:
            canvas.stroke([(x + 20, 2030), (x + 26, 1990 - tall)], 5, "#8b9560")
            canvas.fill(oval(x + 26, 1960 - tall, 13, 50), "#94603f", form=7)
    for x, y, size in ((2290, 1560, 1.0), (2520, 1470, 0.8)):
        _egret(canvas, x, y, size)


def _egret(canvas: Canvas, x: float, y: float, size: float) -> None:
    def at(dx: float, dy: float) -> Point:
        return x + dx * size, y + dy * size

    for step in (0, 24):
        canvas.stroke([at(step, 0), at(step + 4, 90)], 5 * size, "#4f5a5c")
    canvas.fill(
        spline([at(-70, 30), at(-20, -30), at(50, -34), at(66, -4), at(30, 22), at(-30, 26)]), "#f7f2e6", form=16 * size
    )
    canvas.stroke(
        [at(48, -14), at(92, -60), at(58, -104), at(82, -140)],
        (30 * size, 16 * size, 12 * size, 18 * size),
        "#f7f2e6",
        form=5 * size,
    )
    canvas.fill([at(84, -150), at(142, -134), at(84, -134)], "#d8a548")
    canvas.fill(oval(x + 8 * size, y + 96 * size, 70 * size, 9 * size), "#dfece4", alpha=0.5)
