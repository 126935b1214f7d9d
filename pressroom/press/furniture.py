"""Draw what the designer owns: headline, cross-heads, boxes, folio, rules. In: a made-up sheet. Out: a PDF of one page.

`layouts/spread.html` and its styles decide how it looks; make-up decided where it stands. The PDF is kept in a cache by
the hash of all that goes into it, so that the engine is started only when something of it changed.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pressroom.darkroom import keep_file
from pressroom.engine import Drawing, draw_html
from pressroom.faces import FaceFile, Faces
from pressroom.faces.subset import missing_characters, subset_for_text
from pressroom.findings import Finding, Place, form_error
from pressroom.layouts import render_layout
from pressroom.model import Feature, MadeUpSheet
from pressroom.press.layout_values import values_of

LAYOUT = "spread.html"
RECIPE = "1"
"""Counted up when the same HTML would be drawn otherwise."""

LINKED = re.compile(r"""(?:href|src)\s*=\s*["']/?(?P<path>assets/[^"']+)|url\(\s*["']?/?(?P<url>assets/[^"')]+)""")
KAI_LENDS = frozenset("“”‘’·")
"""Marks that Kai faces have too narrow: they are taken from the body face (TYPOGRAPHY B-6)."""


@dataclass(frozen=True, slots=True)
class FaceCut:
    """A face cut for the engine: its family in CSS, its address, the face, and the characters that it serves."""

    family: str
    path: str
    face: FaceFile
    characters: str


def draw_furniture(root: Path, feature: Feature, sheet: MadeUpSheet, faces: Faces, cache: Path) -> Drawing:
    """Draw the furniture of a sheet, or take it from the cache. Raises `StopPress` and `EngineMissing`."""
    html = render_layout(root, LAYOUT, feature.paper.language, **values_of(feature, sheet))
    texts = linked_texts(root, html)
    cuts, lacking = share_out(faces, characters_of(html, texts))
    page = html.replace("</head>", f"<style>{page_style(sheet, feature)}{''.join(map(face_rule, cuts))}</style></head>")
    if lacking or page == html:
        return Drawing(b"", (), lacking or (headless(),))
    key = key_of(page, texts, cuts)
    kept = load_drawing(cache / f"furniture-{key}.pdf")
    if kept:
        return kept
    drawing = draw_html(
        root, f"layouts/{LAYOUT}", page, {cut.path: subset_for_text(cut.face, cut.characters) for cut in cuts}
    )
    foreign = tuple(foreign_face(family) for family in drawing.families if family not in {cut.family for cut in cuts})
    drawing = Drawing(drawing.data, drawing.families, (*drawing.findings, *foreign))
    if not drawing.findings:
        keep_file(cache / f"furniture-{key}.pdf", json.dumps(drawing.families).encode() + b"\n" + drawing.data)
    return drawing


def page_style(sheet: MadeUpSheet, feature: Feature) -> str:
    """Give the size of the engine's page: the trim of the sheet and the bleed."""
    size = f"{sheet.width_pt:.4f}pt {sheet.height_pt:.4f}pt"
    return f"@page{{size:{size};margin:0;bleed:{feature.paper.press.bleed_mm}mm}}"


def face_rule(cut: FaceCut) -> str:
    """Give the @font-face rule of a cut face; several of one family share its characters out."""
    points = ",".join(f"U+{ord(character):X}" for character in cut.characters)
    return f'@font-face{{font-family:"{cut.family}";src:url(/{cut.path});unicode-range:{points}}}'


def linked_texts(root: Path, html: str) -> Mapping[str, bytes]:
    """Read the files below `assets/` that the HTML, and the styles it links to, name."""
    found: dict[str, bytes] = {}
    waiting = list(addresses(html))
    while waiting:
        path = waiting.pop()
        if path in found or not (root / path).is_file():
            continue
        found[path] = (root / path).read_bytes()
        if path.endswith(".css"):
            waiting += addresses(found[path].decode("utf-8", "replace"))
    return dict(sorted(found.items()))


def addresses(text: str) -> Iterator[str]:
    """Give the paths below `assets/` that a text names."""
    for match in LINKED.finditer(text):
        yield match["path"] or match["url"]


def characters_of(html: str, texts: Mapping[str, bytes]) -> tuple[str, ...]:
    """Give all characters the furniture may print, sorted: of the HTML, and of `content:` in its styles."""
    styles = [data.decode("utf-8", "replace") for path, data in texts.items() if path.endswith(".css")]
    everything = html + "".join("".join(re.findall(r"content:[^;}]*", style)) for style in styles)
    return tuple(sorted({character for character in everything if character.isprintable()} | {" ", "\u3000"}))


def share_out(faces: Faces, characters: tuple[str, ...]) -> tuple[tuple[FaceCut, ...], tuple[Finding, ...]]:
    """Share the characters out over each role's faces; what the first face lacks is served by the role's next."""
    cuts: list[FaceCut] = []
    for role in faces.files:
        lent = [one for one in characters if role == "kai" and one in KAI_LENDS]
        left = [one for one in characters if one not in lent]
        for key in faces.keys(role):
            cut, left = take_share(faces, role, key, left)
            cuts += [cut] if cut else []
        cut, _ = take_share(faces, role, "body", lent)
        cuts += [cut] if cut else []
        if role == "body" and left:
            return (), (unprintable(left),)
    return tuple(cuts), ()


def take_share(faces: Faces, role: str, key: str, characters: list[str]) -> tuple[FaceCut | None, list[str]]:
    """Give the cut of one face with those of the characters it has, and the characters left over."""
    face = faces.file(key)
    left = list(missing_characters(face, characters))
    has = "".join(character for character in characters if character not in left)
    cut = FaceCut(role, f"faces/{role}-{key.replace('+', '-')}.otf", face, has) if has else None
    return cut, left


def key_of(html: str, texts: Mapping[str, bytes], cuts: tuple[FaceCut, ...]) -> str:
    """Hash all that decides how the furniture looks."""
    digest = hashlib.sha256(RECIPE.encode())
    fonts = ((cut.path, f"{cut.face.sha256} {cut.face.index}".encode()) for cut in cuts)
    for name, data in (("html", html.encode()), *texts.items(), *fonts):
        digest.update(f"{name} {len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()[:32]


def load_drawing(path: Path) -> Drawing | None:
    """Read a drawing from the cache; one without findings is all that is ever kept."""
    if not path.is_file():
        return None
    head, _, data = path.read_bytes().partition(b"\n")
    return Drawing(data, tuple(json.loads(head)), ())


def headless() -> Finding:
    """Say that the layout has no head to put the page's styles into."""
    return form_error("layout-without-head", "the layout has no `</head>`", Place(f"layouts/{LAYOUT}"))


def unprintable(characters: list[str]) -> Finding:
    """Say which characters of the layout no face has."""
    return form_error(
        "missing-glyph",
        "no face of the role `body` has {characters}",
        Place(f"layouts/{LAYOUT}"),
        hint="write other characters, or name a further face under `faces: body:` in site.yaml",
        rule="B-25",
        characters="、".join(f"`{character}` (U+{ord(character):04X})" for character in characters),
    )


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
