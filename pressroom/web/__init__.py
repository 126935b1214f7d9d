"""The web desk. In: a `Feature`. Out: its web page, its card for the archive, and the archive of all cards.

`make_web(house, feature, beside)` the page and its pictures; `beside` says what PDF, e-paper, cards there are.
`make_card(house, feature)` what the archive needs to know; `make_archive_pages(house, cards)` the archive itself.
`make_cards(house, feature)` pictures to share by; needs the print engine. `make_epaper(house, feature, layout,
reading_pdf)` the pages with hot areas; needs the press's `layout.json` and PDF.
"""

from pressroom.web.archive import make_archive_pages
from pressroom.web.cards import make_cards
from pressroom.web.epaper import make_epaper
from pressroom.web.page import Beside, make_card, make_web

__all__ = ["Beside", "make_archive_pages", "make_card", "make_cards", "make_epaper", "make_web"]
