"""The darkroom: the door of Pillow and LittleCMS. In: picture files. Out: what they say, and print."""

from pressroom.darkroom.look import look_at

__all__ = ["look_at"]
