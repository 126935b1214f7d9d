"""Pictures to share a feature by. In: a `Feature`. Out: `card.png`, `card-<slug>.png` of every entry, `poster.png`.

Layouts draw them (`layouts/card.html`, `layouts/poster.html`), the print engine sets them, the raster makes pictures of
them; they are kept in a cache under all that goes into them.
"""

import hashlib
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import segno
from markupsafe import Markup

from pressroom.config import House
from pressroom.darkroom.drawn import encode_png
from pressroom.darkroom.web import PrintOrder, crop_to_ratio
from pressroom.engine import draw_html
from pressroom.faces import Faces, find_faces
from pressroom.faces.subset import known_characters, subset_for_text
from pressroom.findings import Finding
from pressroom.layouts import render_layout
from pressroom.model import Feature, OutputFile, WebPage
from pressroom.raster import count_pages, render_page
from pressroom.web.pictures import make_print
from pressroom.web.prints import all_photos
from pressroom.web.views import describe
from pressroom.web.words import balance_lines, say_date, say_pages, shorten

CACHE = ".cache/cards"
RECIPE = 1
"""To be raised when the same layout would give another picture."""
PPI = 96.0
CARD_COLOURS = 128
CARD_LINE, POSTER_LINE = 12, 9
"""Characters of the headline that fit on a line in the house's layouts."""
POSTER_NOTE = 70
POSTER_PICTURE_PX = (1080, 720)


@dataclass(frozen=True, slots=True)
class CardWords:
    """What a card says. An entry's card has its title and county; the feature's has neither."""

    slug: str = ""
    title: str = ""
    county: str = ""
    value: str = ""
    unit: str = ""
    label: str = ""


def make_cards(house: House, feature: Feature) -> WebPage:
    """Make the feature's cards and its poster. Raises `EngineMissing` where WeasyPrint or Pango is not installed."""
    faces = find_faces(house.root, feature.paper.faces)
    cards = (CardWords(), *_entry_cards(feature))
    names = ["card.png", *(f"card-{card.slug}.png" for card in cards[1:])]
    values = _values(feature)
    terms = feature.paper.glossary
    html = render_layout(
        house.root,
        "card.html",
        feature.paper.language,
        cards=cards,
        lines=balance_lines(feature.headline, CARD_LINE, terms),
        **values,
    )
    drawn, findings = _draw(house.root, "card.html", html, faces, {}, CARD_COLOURS)
    picture = _poster_picture(house.root, feature)
    html = render_layout(
        house.root,
        "poster.html",
        feature.paper.language,
        qr=_qr(f"{feature.paper.url}/{feature.slug}/"),
        picture="/given/lead.jpg" if picture else "",
        description=shorten(describe(feature), POSTER_NOTE),
        lines=balance_lines(feature.headline, POSTER_LINE, terms),
        counties=tuple(entry.county for entry in feature.entries),
        **values,
    )
    poster, more = _draw(house.root, "poster.html", html, faces, {"given/lead.jpg": picture} if picture else {}, 0)
    named = [*zip(names, drawn, strict=False), *zip(["poster.png"], poster, strict=False)]
    files = tuple(OutputFile(f"site/{feature.slug}/{name}", data) for name, data in named)
    return WebPage(files, tuple(dict.fromkeys((*findings, *more))))


def _entry_cards(feature: Feature) -> Iterator[CardWords]:
    """Give the words of every entry's card, its first key figure among them."""
    for entry in feature.entries:
        figure = entry.figures[0] if entry.figures else None
        number = (figure.value, figure.unit, figure.label) if figure else ("", "", "")
        yield CardWords(entry.slug, entry.title, entry.county, *number)


def _values(feature: Feature) -> dict[str, object]:
    """Give what both layouts may print."""
    paper = feature.paper
    return {
        "paper": paper,
        "headline": feature.headline,
        "kicker": feature.kicker,
        "deck": feature.deck,
        "date": say_date(feature.date, paper.language) if feature.date else "",
        "pages": say_pages(feature.pages),
    }


def _qr(address: str) -> Markup:
    """Draw a QR code as inline SVG in black."""
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


def _draw(
    root: Path, layout: str, html: str, faces: Faces, given: Mapping[str, bytes], colours: int
) -> tuple[list[bytes], tuple[Finding, ...]]:
    """Set a layout with the engine and give a PNG of each page, from the cache where nothing changed."""
    rules, cuts = _cut_faces(faces, "".join(sorted({char for char in html if char.isprintable()})))
    page = html.replace("</head>", f"<style>{rules}</style></head>")
    key = _key(root, page, {**given, **cuts}, colours)
    if kept := _load(root / CACHE, key):
        return kept, ()
    drawing = draw_html(root, f"layouts/{layout}", page, {**given, **cuts})
    pages = [render_page(drawing.data, number, PPI) for number in range(1, count_pages(drawing.data) + 1)]
    made = [encode_png(one.width_px, one.height_px, one.data, colours) for one in pages]
    if not drawing.findings:
        _keep(root / CACHE, key, made)
    return made, drawing.findings


def _cut_faces(faces: Faces, characters: str) -> tuple[str, Mapping[str, bytes]]:
    """Cut the roles' faces to the characters; give the style that names them by role, and their files."""
    rules, cuts = [], {}
    for role in faces.files:
        left = set(characters)
        for key in faces.keys(role):
            face = faces.file(key)
            known = known_characters(face.path, face.index)
            has = sorted(char for char in left if ord(char) in known)
            left.difference_update(has)
            if has:
                path = f"given/{key.replace('+', '-')}.otf"
                cuts[path] = subset_for_text(face, has)
                points = ",".join(f"U+{ord(char):X}" for char in has)
                rules.append(f'@font-face{{font-family:"{role}";src:url(/{path});unicode-range:{points}}}')
    return "".join(rules), cuts


def _key(root: Path, html: str, given: Mapping[str, bytes], colours: int) -> str:
    """Hash all that decides how the pictures look."""
    digest = hashlib.blake2b(f"{RECIPE} {colours} {html}".encode(), digest_size=16)
    styles = {path.name: path.read_bytes() for path in sorted((root / "assets/css").glob("*.css"))}
    for name, data in (*styles.items(), *sorted(given.items())):
        digest.update(f"{name} {len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()


def _load(cache: Path, key: str) -> list[bytes]:
    """Give pictures kept earlier, or none."""
    try:
        count = int((cache / f"{key}.count").read_text(encoding="ascii"))
        return [(cache / f"{key}-{number}.png").read_bytes() for number in range(count)]
    except (OSError, ValueError):
        return []


def _keep(cache: Path, key: str, made: list[bytes]) -> None:
    """Keep pictures; their count is written last, so that half a set is never believed."""
    try:
        cache.mkdir(parents=True, exist_ok=True)
        for number, data in enumerate(made):
            (cache / f"{key}-{number}.png").write_bytes(data)
        (cache / f"{key}.count").write_text(str(len(made)), encoding="ascii")
    except OSError:
        return
