"""The sheet drawn for the browser. In: a made-up feature. Out: one HTML page with every sheet, ready to be shown.

The furniture is the designer's own layout; lines are SVG text at the places make-up gave them, each over an area that
knows its source. It is near to print, not print: the press's own picture takes its place when it is there.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from pathlib import Path

from msgspec import Struct

from pressroom.faces import Faces
from pressroom.layouts import render_layout
from pressroom.model import Feature, MadeUp, MadeUpSheet, PlacedLine, PlacedPhoto, SetRun
from pressroom.press.furniture import LAYOUT
from pressroom.press.furniture_faces import KAI_LENDS, characters_of
from pressroom.press.layout_values import values_of
from pressroom.serve.ink import show_inks
from pressroom.serve.type_files import TypeFiles

_BODY = re.compile(r"<body[^>]*>(.*)</body>", re.DOTALL | re.IGNORECASE)
_STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL | re.IGNORECASE)
_LINK = re.compile(r"""<link[^>]*href=["']/?(assets/[^"'?#]+\.css)""", re.IGNORECASE)
_SOFT_HYPHEN = "\u00ad"


class Drawing(Struct, frozen=True):
    """What is drawn with: the site's root, the faces and their files, the address of each picture."""

    root: Path
    faces: Faces
    files: TypeFiles
    pictures: Mapping[str, str]


def draw_sheets(drawing: Drawing, feature: Feature, made_up: MadeUp) -> str:
    """Draw all sheets of a feature as one page. Raises `StopPress` where the layout is at fault."""
    parts: list[str] = []
    styles: dict[str, str] = {}
    needed: dict[str, set[str]] = {}
    for sheet in made_up.sheets:
        html = render_layout(drawing.root, LAYOUT, feature.paper.language, **values_of(feature, sheet))
        styles |= linked_styles(drawing.root, html)
        _need_furniture(drawing.faces, needed, characters_of(html, "".join(styles.values())))
        _need_lines(needed, sheet.lines)
        body = _BODY.search(html)
        parts.append(_sheet(drawing, feature, sheet, show_inks(body[1]) if body else ""))
    css = show_inks("\n".join(styles.values())) + "".join(_face_rules(drawing, needed))
    return (
        f'<!doctype html><html lang="{feature.paper.language}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{escape(feature.headline)}</title>'
        f'<style>{css}</style><link rel="stylesheet" href="/_live/sheet.css"></head>'
        f'<body class="pressroom-sheets">{"".join(parts)}</body></html>'
    )


def linked_styles(root: Path, html: str) -> dict[str, str]:
    """Give the style sheets of a layout: those below `assets/` that it links to, and its own."""
    folder, found = (root / "assets").resolve(), {}
    for path in _LINK.findall(html):
        file = (root / path).resolve()
        if file.is_relative_to(folder) and file.is_file():
            found[path] = file.read_text(encoding="utf-8", errors="replace")
    return found | {f"<style> {at}": css for at, css in enumerate(_STYLE.findall(html))}


def _sheet(drawing: Drawing, feature: Feature, sheet: MadeUpSheet, furniture: str) -> str:
    """Draw one sheet: furniture under pictures, lines and their areas."""
    size = f"width:{sheet.width_pt:.2f}pt;height:{sheet.height_pt:.2f}pt"
    pictures = "".join(_photo(drawing, placed) for placed in sheet.photos)
    lines = "".join(_line(placed) for placed in sheet.lines)
    marks = _draft_mark(feature, sheet)
    heads = "".join(_head_areas(feature, sheet))
    areas = "".join(_area(placed, _height(placed)) for placed in sheet.lines)
    return (
        f'<div class="pressroom-fit"><article class="pressroom-sheet" data-sheet="{sheet.number}" style="{size}">'
        f"{furniture}"
        f'<svg class="pressroom-lines" viewBox="0 0 {sheet.width_pt:.3f} {sheet.height_pt:.3f}" style="{size}">'
        f'<g class="drawn">{pictures}{lines}</g><image class="proof" width="100%" height="100%"/>{marks}'
        f'<g class="areas">{heads}{areas}</g></svg></article></div>'
    )


def _photo(drawing: Drawing, placed: PlacedPhoto) -> str:
    """Draw a picture in its crop."""
    left, top, right, bottom = placed.crop
    rect, place = placed.rect, placed.photo.place
    source = f"{place.path}:{place.line or 1}"
    frame = f'x="{rect.x_pt:.2f}" y="{rect.y_pt:.2f}" width="{rect.width_pt:.2f}" height="{rect.height_pt:.2f}"'
    view = f"{left:.5f} {top:.5f} {right - left:.5f} {bottom - top:.5f}"
    return (
        f'<svg {frame} viewBox="{view}" preserveAspectRatio="none" data-at="{escape(source)}" class="photo">'
        f'<image href="{escape(drawing.pictures.get(placed.photo.file.path, ""))}" width="1" height="1" '
        f'preserveAspectRatio="none"/></svg>'
    )


def _line(placed: PlacedLine) -> str:
    """Draw a set line."""
    return "".join(_run(run, placed.x_pt, placed.baseline_pt) for run in placed.line.runs if run.glyphs)


def _run(run: SetRun, x_pt: float, baseline_pt: float) -> str:
    """Draw glyphs of one face: a text with the place of every character, cut where a glyph stands for several."""
    look = f'font-family="{_family(run.role)}" font-size="{run.size_pt:.3f}" y="{baseline_pt - run.rise_pt:.2f}"'
    out = []
    for xs, text in _stretches(run):
        places = " ".join(f"{x_pt + x:.2f}" for x in xs)
        out.append(f'<text {look} x="{places}">{escape(text)}</text>')
    return "".join(out)


def _stretches(run: SetRun) -> Iterator[tuple[list[float], str]]:
    """Part a run so that each character but a stretch's last has its own place."""
    xs: list[float] = []
    text = ""
    for x, piece in zip(run.x_pt, run.texts, strict=True):
        shown = piece.replace(_SOFT_HYPHEN, "-")
        if not shown:
            continue
        xs.append(x)
        text += shown
        if len(shown) > 1 or ord(shown) > 0xFFFF:
            yield xs, text
            xs, text = [], ""
    if xs:
        yield xs, text


def _area(placed: PlacedLine, height_pt: float) -> str:
    """Lay an area over a line that knows its source."""
    place = placed.line.place
    return (
        f'<rect x="{placed.x_pt:.1f}" y="{placed.baseline_pt - 0.86 * height_pt:.1f}" '
        f'width="{max(placed.line.width_pt, 1):.1f}" height="{height_pt:.1f}" '
        f'data-at="{escape(place.path)}:{place.line or 1}" data-entry="{escape(placed.entry)}"/>'
    )


def _height(placed: PlacedLine) -> float:
    """Give the height of a line's area."""
    return 1.3 * max((run.size_pt for run in placed.line.runs), default=9.0)


def _head_areas(feature: Feature, sheet: MadeUpSheet) -> Iterator[str]:
    """Lay areas over the headline's tiers and the headings of entries."""
    spots = [(tier.rect, feature.places.get(tier.name, feature.place)) for tier in sheet.head]
    spots += [(piece.rect, piece.place) for piece in sheet.furniture if piece.place.path and piece.text]
    for rect, place in spots:
        yield (
            f'<rect x="{rect.x_pt:.1f}" y="{rect.y_pt:.1f}" width="{rect.width_pt:.1f}" '
            f'height="{rect.height_pt:.1f}" data-at="{escape(place.path)}:{place.line or 1}"/>'
        )


def _draft_mark(feature: Feature, sheet: MadeUpSheet) -> str:
    """Write across a sheet that it, or an entry on it, is a draft."""
    word = "草稿" if feature.paper.language.startswith("zh") else "DRAFT"
    if feature.draft:
        x, y, size = sheet.width_pt / 2, sheet.height_pt / 2, sheet.height_pt / 4
        turn = f"rotate(-24 {x:.0f} {y:.0f})"
        return f'<text class="draft" x="{x:.0f}" y="{y:.0f}" font-size="{size:.0f}" transform="{turn}">{word}</text>'
    drafts = {entry.slug for entry in feature.entries if entry.draft}
    marks = []
    for slug in sorted(drafts):
        lines = [placed for placed in sheet.lines if placed.entry == slug and placed.part == "body"]
        marks += [
            f'<text class="draft" x="{one.x_pt + one.line.width_pt / 2:.0f}" y="{one.baseline_pt:.0f}" '
            f'font-size="40">{word}</text>'
            for one in lines[4::12] or lines[:1]
        ]
    return "".join(marks)


def _need_furniture(faces: Faces, needed: dict[str, set[str]], characters: Iterable[str]) -> None:
    """Note that the layout may print these characters in any role."""
    for role in faces.files:
        for key in faces.keys(role):
            needed.setdefault(key, set()).update(characters)


def _need_lines(needed: dict[str, set[str]], lines: Iterable[PlacedLine]) -> None:
    """Note what the set lines print in each face."""
    for placed in lines:
        for run in placed.line.runs:
            needed.setdefault(run.role, set()).update("".join(run.texts).replace(_SOFT_HYPHEN, "-"))


def _face_rules(drawing: Drawing, needed: Mapping[str, set[str]]) -> Iterator[str]:
    """Name the faces for the lines by their key, and for the layout by their role, with what the first lacks after."""
    urls = {key: drawing.files.address(drawing.faces.file(key), needed[key]) for key in sorted(needed)}
    for key, url in urls.items():
        yield f'@font-face{{font-family:"{_family(key)}";src:url({url})}}'
    for role in drawing.faces.files:
        for key in reversed(drawing.faces.keys(role)):
            yield f'@font-face{{font-family:"{role}";src:url({urls[key]})}}'
    lent = ",".join(f"U+{ord(character):X}" for character in sorted(KAI_LENDS))
    if "kai" in drawing.faces.files:
        yield f'@font-face{{font-family:"kai";src:url({urls["body"]});unicode-range:{lent}}}'


def _family(key: str) -> str:
    """Name the family of a face's key."""
    return "set-" + key.replace("+", "-")
