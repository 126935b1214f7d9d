"""The press: a made-up feature becomes PDF/X-4. In: places of everything. Out: `Sheet`, the files of the press side."""

from pressroom.press.report import report_json
from pressroom.press.sheet import draw_press

__all__ = ["draw_press", "report_json"]
