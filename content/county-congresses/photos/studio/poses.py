"""Poses that more than one picture uses."""

from __future__ import annotations

from dataclasses import replace

from studio.body import Pose

STAND = Pose(near=(-0.92, 3.0), far=(0.84, 3.05), elbows=(-0.5, 0.5))
WALK = Pose(feet=((-0.72, 0.12), (0.72, 0.1)), near=(-1.05, 3.1), far=(1.0, 3.3), hip=(0, 3.45), elbows=(-0.4, 0.6))
CLIPBOARD = Pose(prop="clipboard", near=(0.22, 4.45), far=(0.7, 4.15), nod=0.14, elbows=(-0.6, 0.4))
NOTES = replace(CLIPBOARD, prop="notebook", near=(0.3, 4.3))
POINT = Pose(near=(-0.92, 3.05), far=(2.6, 5.75), gaze="side", elbows=(-0.5, -0.25), hands=("fist", "point"))
OPEN_HAND = Pose(near=(-0.92, 3.05), far=(1.75, 4.75), elbows=(-0.5, -0.8), hands=("fist", "open"))
CLASPED = Pose(near=(0.12, 3.7), far=(0.3, 3.66), elbows=(-0.5, 0.45))
GREET = Pose(
    near=(1.12, 3.85),
    far=(0.95, 3.1),
    lean=0.06,
    elbows=(-0.4, 0.5),
    feet=((-0.5, 0.05), (0.5, 0.12)),
    hands=("shake", "fist"),
)
BACK = Pose(view="back", near=(-0.92, 3.05), far=(0.92, 3.05), elbows=(-0.5, 0.5))
BACK_SEATED = Pose(view="back", legs=False, near=(-0.5, 4.05), far=(0.5, 4.05), elbows=(-0.3, 0.3))
SEATED = Pose(view="front", legs=False, near=(-0.42, 4.12), far=(0.45, 4.12), elbows=(-0.62, 0.62))
CROUCH = Pose(
    view="side",
    folded=True,
    hip=(-0.5, 1.2),
    lean=0.55,
    feet=((-0.35, 0.05), (0.45, 0.05)),
    near=(1.55, 0.75),
    far=(1.35, 1.1),
    elbows=(-0.2, 0.6),
)
