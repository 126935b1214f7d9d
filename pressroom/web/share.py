"""A feature told to machines. In: a `Feature`. Out: JSON-LD for search engines, full text for the feed."""

import datetime
import json
from collections.abc import Mapping

from markupsafe import Markup

from pressroom.model import Entry, Feature, Photo
from pressroom.paper import Paper
from pressroom.web.markup import render_parts
from pressroom.web.pictures import Picture, PictureDesk
from pressroom.web.prints import all_photos
from pressroom.web.words import shorten

NOON = "T00:00:00+08:00"
"""Publication dates are days in China; search engines want a time with its zone."""


def moment(date: datetime.date) -> str:
    """Give a day as a moment with its zone."""
    return date.isoformat() + NOON


def article_data(feature: Feature, desk: PictureDesk, address: str, card: bool) -> Markup:
    """Give the feature as schema.org's `NewsArticle`: its entries as parts, its pictures with their credits."""
    pictures = [picture for entry, photo in all_photos(feature) if (picture := desk.of(photo, entry))]
    lead = pictures[0] if pictures else None
    images = [address + "card.png"] if card else []
    images += [address + cut for cut, _, _ in lead.cuts[1:]] if lead else []
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": address,
        "url": address,
        "mainEntityOfPage": address,
        "inLanguage": feature.paper.language,
        "headline": shorten(feature.headline, 110),
        "author": {"@type": "Organization", "name": feature.paper.name, "url": feature.paper.url + "/"},
        "publisher": _publisher(feature.paper),
        **_dates(feature),
        "hasPart": [_entry_data(entry, address, card) for entry in feature.entries],
    }
    if feature.kicker or feature.deck:
        data["alternativeHeadline"] = " ".join(part for part in (feature.kicker, feature.deck) if part)
    if images:
        data["image"] = images
    if pictures:
        data["associatedMedia"] = [_picture_data(picture, address) for picture in pictures]
    return script_data(data)


def script_data(data: Mapping[str, object]) -> Markup:
    """Write JSON that can stand inside a `script` element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))  # noqa: S704 - escaped


def full_text(feature: Feature, picture: str) -> Markup:
    """Give the whole copy as plain HTML for the feed; `picture` is the address of the lead picture, or nothing."""
    pieces = [Markup('<p><img src="{}" alt=""></p>').format(picture)] if picture else []
    pieces += [part.html for part in render_parts(feature.note)]
    for entry in feature.entries:
        pieces.append(Markup("<h2>{}</h2>").format(entry.title))
        pieces += [_plain_figure(photo) for photo in entry.photos]
        pieces += [part.html for part in render_parts(entry.blocks, entry.slug) if part.html]
    return Markup("\n").join(pieces)


def _publisher(paper: Paper) -> dict[str, object]:
    """Give the paper as an organisation."""
    return {"@type": "NewsMediaOrganization", "name": paper.publisher.name or paper.name, "url": paper.url + "/"}


def _dates(feature: Feature) -> dict[str, object]:
    """Give the dates that are known."""
    dates = {"datePublished": feature.date, "dateModified": feature.updated or feature.date}
    return {name: moment(date) for name, date in dates.items() if date is not None}


def _entry_data(entry: Entry, address: str, card: bool) -> dict[str, object]:
    """Give an entry as a part of the article, with its card where there is one."""
    image = {"image": f"{address}card-{entry.slug}.png"} if card else {}
    return {
        "@type": "Article",
        "@id": f"{address}#{entry.slug}",
        "url": f"{address}#{entry.slug}",
        "headline": entry.title,
        "contentLocation": {"@type": "AdministrativeArea", "name": entry.county},
        **image,
    }


def _picture_data(picture: Picture, address: str) -> dict[str, object]:
    """Give a picture with its caption and credit."""
    return {
        "@type": "ImageObject",
        "contentUrl": address + picture.full,
        "width": {"@type": "QuantitativeValue", "value": picture.full_width_px, "unitCode": "E37"},
        "height": {"@type": "QuantitativeValue", "value": picture.full_height_px, "unitCode": "E37"},
        "caption": picture.caption,
        "creditText": picture.credit,
        "copyrightNotice": picture.credit,
    }


def _plain_figure(photo: Photo) -> Markup:
    """Give a picture's words; feed readers show it on the page."""
    return Markup("<p>▲ {}（{}）</p>").format(photo.caption, photo.credit) if photo.caption else Markup()
