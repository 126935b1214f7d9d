"""The darkroom: the door of Pillow and LittleCMS. In: picture files. Out: what they say, and print."""

from pressroom.darkroom.ink import InkFigures, Pixels, measure_ink
from pressroom.darkroom.look import look_at
from pressroom.darkroom.press import PressPicture, convert_for_press
from pressroom.darkroom.save import encode_jpeg, encode_png
from pressroom.darkroom.separation import PressOrder

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
