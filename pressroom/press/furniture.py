"""Draw what the designer owns: headline, cross-heads, boxes, folio, rules. In: a made-up sheet. Out: a PDF of one page.

`layouts/spread.html` and its styles decide how it looks; make-up decided where it stands. The PDF is kept under all
that goes into it: layouts, their words and styles, what they are given, the faces. So engine and Jinja are started
only when something of it changed.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from pressroom.cache import Cache, key_of, made_by
from pressroom.engine import Drawing
from pressroom.faces import FaceFile, Faces
from pressroom.faces.cut import cut_for_text
from pressroom.faces.program import versions_of
from pressroom.findings import Finding, Place, form_error
from pressroom.model import Feature, MadeUpSheet
from pressroom.press.layout_values import values_of

LAYOUT = "spread.html"
OWN = ("engine.py", "layouts.py", "press/furniture.py", "press/furniture_faces.py", "press/layout_values.py", "faces")
LIBRARIES = ("weasyprint", "pydyf", "tinycss2", "cssselect2", "tinyhtml5", "fonttools", "jinja2", "segno", "uharfbuzz")
"""Who draws furniture: a drawing by another version of any of them is made again."""

APART = ("assets/fonts", "assets/colour")
"""Folders of `assets/` that no layout links to."""


def draw_furniture(
    root: Path, feature: Feature, sheet: MadeUpSheet, faces: Faces, cache: Cache, cuts: Cache
) -> Drawing:
    """Draw the furniture of a sheet, or take it from the cache. Raises `StopPress` and `EngineMissing`.

    `cuts` keeps faces cut down for the engine: copy that moves on the sheet needs the same ones.
    """
    values = values_of(feature, sheet, codes=False)
    hashes = [f"{key} {face.sha256} {face.index}" for key, face in faces_of(faces)]
    told = (feature.paper.language, page_style(sheet, feature), repr(values), *hashes)
    key = key_of("furniture", made_by(*OWN), versions_of(*LIBRARIES), *told, *sources(root))
    kept = cache.read(key)
    if kept is not None:
        head, _, data = kept.partition(b"\n")
        return Drawing(data, tuple(json.loads(head)), ())
    drawing = draw_afresh(root, feature, sheet, faces, cuts)
    if not drawing.findings:
        cache.write(key, json.dumps(drawing.families).encode() + b"\n" + drawing.data)
    return drawing


def draw_afresh(root: Path, feature: Feature, sheet: MadeUpSheet, faces: Faces, cuts: Cache) -> Drawing:
    """Fill the layout and let the engine draw it."""
    # These start Jinja, HarfBuzz and WeasyPrint.
    from pressroom.engine import draw_html
    from pressroom.layouts import render_layout
    from pressroom.press.furniture_faces import characters_of, face_rules, faces_named, share_out

    html = render_layout(root, LAYOUT, feature.paper.language, **values_of(feature, sheet))
    styles = b"".join(path.read_bytes() for path in files_of(root) if path.suffix == ".css").decode("utf-8", "replace")
    shared, lacking = share_out(faces, characters_of(html, styles))
    shares = faces_named(shared, html, styles)
    page = html.replace("</head>", f"<style>{page_style(sheet, feature)}{face_rules(shares)}</style></head>")
    if lacking or page == html:
        return Drawing(b"", (), lacking or (headless(),))
    fonts = {share.path: cut_for_text(share.face, share.characters, cuts) for share in shares}
    drawing = draw_html(root, f"layouts/{LAYOUT}", page, fonts)
    foreign = tuple(foreign_face(family) for family in drawing.families if family not in faces.files)
    return Drawing(drawing.data, drawing.families, (*drawing.findings, *foreign))


def page_style(sheet: MadeUpSheet, feature: Feature) -> str:
    """Give the size of the engine's page: the trim of the sheet and the bleed."""
    size = f"{sheet.width_pt:.4f}pt {sheet.height_pt:.4f}pt"
    return f"@page{{size:{size};margin:0;bleed:{feature.paper.press.bleed_mm}mm}}"


def faces_of(faces: Faces) -> Iterator[tuple[str, FaceFile]]:
    """Give all faces with their keys, sorted."""
    for role in sorted(faces.files):
        for key in faces.keys(role):
            yield key, faces.file(key)


def sources(root: Path) -> Iterator[bytes]:
    """Give names and contents of all files that a layout may take in."""
    for path in files_of(root):
        yield path.relative_to(root).as_posix().encode()
        yield path.read_bytes()


def files_of(root: Path) -> Iterator[Path]:
    """Give the layouts, their words, and what they may link to, sorted."""
    for folder in ("layouts", "assets"):
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and not path.relative_to(root).as_posix().startswith(APART):
                yield path


def headless() -> Finding:
    """Say that the layout has no head to put the page's styles into."""
    return form_error("layout-without-head", "the layout has no `</head>`", Place(f"layouts/{LAYOUT}"))


def foreign_face(family: str) -> Finding:
    """Say that the engine fell back on a face of the machine."""
    return form_error(
        "foreign-face",
        "the layout prints in `{family}`, which is no face of the paper",
        Place(f"layouts/{LAYOUT}"),
        hint="take `body`, `headline`, `hei`, `kai` or `latin` as `font-family`",
        rule="B-25",
        family=family,
    )
