"""The press: a made-up feature becomes PDF/X-4. In: places of everything. Out: `Sheet`, the files of the press side."""

from pressroom.bootstrap.late import late

with late("pikepdf.models.metadata"):  # a third of pikepdf's start, and we write our XMP ourselves
    import pikepdf  # noqa: F401  imported here for all of this room

from pressroom.press.report import report_json
from pressroom.press.sheet import draw_press

__all__ = ["draw_press", "report_json"]
