"""The darkroom: the door of Pillow and LittleCMS. In: picture files. Out: what they say, and prints.

What is asked for here is imported then: who only names a print (`pressroom.darkroom.prints`) needs no Pillow.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pressroom.darkroom.ink import InkFigures, Pixels, measure_ink
    from pressroom.darkroom.look import look_at
    from pressroom.darkroom.press import PressOrder, PressPicture, convert_for_press
    from pressroom.darkroom.save import encode_jpeg, encode_png

_ROOMS = {
    "InkFigures": "ink",
    "Pixels": "ink",
    "PressOrder": "press",
    "PressPicture": "press",
    "convert_for_press": "press",
    "encode_jpeg": "save",
    "encode_png": "save",
    "look_at": "look",
    "measure_ink": "ink",
}

__all__ = [
    "InkFigures",
    "Pixels",
    "PressOrder",
    "PressPicture",
    "convert_for_press",
    "encode_jpeg",
    "encode_png",
    "look_at",
    "measure_ink",
]


def __getattr__(name: str) -> object:
    """Import what is asked for (PEP 562)."""
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)
