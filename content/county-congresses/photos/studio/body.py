"""What a figure is made of: its parts, its looks and its poses; lengths in head heights, y upwards, facing right."""

from __future__ import annotations

from dataclasses import dataclass

from studio.curves import Point, Points, turn

SHADE = "#2f3a55"
"""The colour cloth turns to in its folds."""
FLUSH = "#8d4a3c"
"""The colour skin turns to in shadow."""


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


@dataclass(frozen=True)
class Pose:
    """How somebody stands; points count from the ground between the feet."""

    view: str = "three"
    """front, three (quarters), side or back."""
    near: Point = (-0.85, 3.05)
    far: Point = (0.95, 3.1)
    feet: tuple[Point, Point] = ((-0.4, 0.1), (0.42, 0.18))
    hip: Point = (0.0, 3.55)
    lean: float = 0.0
    gaze: str | None = None
    """The head's view when it differs from the body's; away is a head turned from us by three quarters."""
    nod: float = 0.0
    legs: bool = True
    folded: bool = False
    """Whether the thighs come before the trunk, as in crouching."""
    prop: str = ""
    elbows: tuple[float, float] = (-0.75, 0.75)
    """To which side the near and the far elbow bend, and how far out of the picture's plane."""
    hands: tuple[str, str] = ("fist", "fist")
    """The near and the far hand: fist, open, point or shake."""

    def placed(self, points: Points) -> Points:
        """Move points given from the hip to the ground's frame, leaning."""
        hip = self.hip
        return turn([(x + hip[0], y + hip[1]) for x, y in points], hip, -self.lean)
