"""What every page's head needs, whatever the page. In: plain values. Out: `PageView`, `page` in layouts."""

from markupsafe import Markup
from msgspec import Struct


class PageView(Struct, frozen=True):
    """A page's own words about itself. `top` leads from the page to the site's top: `../` or nothing."""

    address: str
    top: str
    title: str
    description: str
    image: str = ""
    image_alt: str = ""
    data: Markup = Markup()
