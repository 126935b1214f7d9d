"""The web desk. In: a `Feature`. Out: its web page, its card for the archive, and the archive of all cards.

`make_web(house, feature, beside)` the page and its pictures; `beside` says what PDF, e-paper, cards there are.
`make_card(house, feature)` what the archive needs to know; `make_archive_pages(house, cards)` the archive itself.
`make_cards(house, feature)` pictures to share by; needs the print engine. `make_epaper(house, feature, layout,
reading_pdf)` the pages with hot areas; needs the press's `layout.json` and PDF.

What is asked for is imported then: a page needs neither the print engine nor Pillow, as long as its pictures are kept.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pressroom.web.archive import make_archive_pages
    from pressroom.web.cards import make_cards
    from pressroom.web.epaper import make_epaper
    from pressroom.web.page import Beside, make_card, make_web

_ROOMS = {
    "Beside": "page",
    "make_archive_pages": "archive",
    "make_card": "page",
    "make_cards": "cards",
    "make_epaper": "epaper",
    "make_web": "page",
}

__all__ = ["Beside", "make_archive_pages", "make_card", "make_cards", "make_epaper", "make_web"]


def __getattr__(name: str) -> object:
    """Import what is asked for (PEP 562)."""
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)
