"""The reading PDF: the same made-up sheets in RGB, tagged (PDF/UA-1), with bookmarks and links."""

from pressroom.press.reading.draw import Reading, draw_reading

__all__ = ["Reading", "draw_reading"]
