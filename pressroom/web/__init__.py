"""The web desk. In: a `Feature`. Out: its web page, its card for the archive, and the archive of all cards."""

from pressroom.web.archive import make_archive_pages
from pressroom.web.page import Beside, make_card, make_web

__all__ = ["Beside", "make_archive_pages", "make_card", "make_web"]
