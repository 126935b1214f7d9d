"""Pictures to share a feature by. In: a `Feature`. Out: `card.png`, `card-<slug>.png` of every entry, `poster.png`.

The layouts `card.html` and `poster.html` draw them.
"""

import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from markupsafe import Markup
from msgspec import Struct

from pressroom.config import House
from pressroom.darkroom.prints import PrintOrder, crop_to_ratio
from pressroom.faces import find_faces
from pressroom.findings import Finding
from pressroom.model import Feature, OutputFile, WebPage
from pressroom.web.drawing import Order, Studio
from pressroom.web.pictures import make_print
from pressroom.web.prints import all_photos
from pressroom.web.views import describe
from pressroom.web.words import balance_lines, say_date, say_pages

LEAD = "given/lead.jpg"
CARD_LINE, POSTER_LINE = 12, 9
"""Characters of the headline that fit on a line in the house's layouts."""
POSTER_NOTE = 70
POSTER_PICTURE_PX = (1080, 720)


class CardWords(Struct, frozen=True):
    """What a card says. An entry's card has its title and county; the feature's has neither."""

    slug: str = ""
    title: str = ""
    county: str = ""
    value: str = ""
    unit: str = ""
    label: str = ""


def make_cards(house: House, feature: Feature) -> WebPage:
    """Make the feature's cards and its poster. Raises `EngineMissing` where WeasyPrint or Pango is not installed."""
    paper = feature.paper
    studio = Studio(house.root, paper.language, find_faces(house.root, paper.faces))
    cards = (CardWords(), *_entry_cards(feature))
    names = ["card.png", *(f"card-{card.slug}.png" for card in cards[1:])]
    drawn, findings = studio.draw(Order("card.html", _values(feature, CARD_LINE), cards, "cards"))
    poster, more = studio.draw(_poster(house.root, feature))
    named = [*zip(names, drawn, strict=False), *zip(["poster.png"], poster, strict=False)]
    files = tuple(OutputFile(f"site/{feature.slug}/{name}", data) for name, data in named)
    return WebPage(files, tuple(dict.fromkeys((*findings, *more))))


def _poster(root: Path, feature: Feature) -> Order:
    """Order the poster with the lead picture and a QR code that leads to the page."""
    paper, picture = feature.paper, _poster_picture(root, feature)
    values = {
        **_values(feature, POSTER_LINE),
        "address": f"{paper.url}/{feature.slug}/",
        "picture": f"/{LEAD}" if picture else "",
        "description": describe(feature, POSTER_NOTE),
        "counties": tuple(entry.county for entry in feature.entries),
    }

    def late() -> Mapping[str, object]:
        return {"qr": _qr(f"{paper.url}/{feature.slug}/")}

    return Order("poster.html", values, given={LEAD: picture} if picture else {}, late=late)


def _entry_cards(feature: Feature) -> Iterator[CardWords]:
    """Give the words of every entry's card, its first key figure among them."""
    for entry in feature.entries:
        figure = entry.figures[0] if entry.figures else None
        number = (figure.value, figure.unit, figure.label) if figure else ("", "", "")
        yield CardWords(entry.slug, entry.title, entry.county, *number)


def _values(feature: Feature, most: int) -> dict[str, object]:
    """Give what both layouts may print; `lines` are the headline's, of at most so many characters."""
    paper = feature.paper
    return {
        "paper": paper,
        "headline": feature.headline,
        "lines": balance_lines(feature.headline, most, paper.glossary),
        "kicker": feature.kicker,
        "deck": feature.deck,
        "date": say_date(feature.date, paper.language) if feature.date else "",
        "pages": say_pages(feature.pages),
    }


def _qr(address: str) -> Markup:
    """Draw a QR code as inline SVG in black."""
    import segno

    stream = io.BytesIO()
    segno.make(address, error="m", micro=False).save(stream, kind="svg", border=0, xmldecl=False, svgns=True)
    return Markup(stream.getvalue().decode("utf-8"))  # noqa: S704 - drawn by us from an address


def _poster_picture(root: Path, feature: Feature) -> bytes:
    """Give the lead picture cut for the poster, or nothing."""
    photo = next((photo for _, photo in all_photos(feature)), None)
    if photo is None:
        return b""
    wide, high = POSTER_PICTURE_PX
    crop = crop_to_ratio(photo.file.width_px, photo.file.height_px, wide / high, photo.focus)
    made = make_print(root, photo, PrintOrder(wide, high, "jpeg", crop))
    return b"" if isinstance(made, Finding) else made
