"""A layout drawn as pictures. In: a layout of `layouts/` and its values. Out: a PNG of each page it makes.

The print engine sets it in the house's own faces, which it names by role. What was drawn is kept in the cache under the
layouts, styles, values and faces that went into it; on a hit neither the engine nor a face is opened.
"""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from pressroom.cache import Cache, key_of, open_cache
from pressroom.faces import Faces
from pressroom.findings import Finding
from pressroom.layouts import render_layout

RECIPE = "3"
"""To be raised when the same layout would give another picture."""
PPI = 96.0

Values = Mapping[str, object]


def draw_layout(
    root: Path,
    layout: str,
    language: str,
    faces: Faces,
    values: Values,
    given: Mapping[str, bytes],
    colours: int = 0,
    late: Callable[[], Values] = dict,
) -> tuple[tuple[bytes, ...], tuple[Finding, ...]]:
    """Draw `layouts/<layout>`. `given` are files it may name, `late` gives values that follow from the others.

    Raises `EngineMissing`, and `StopPress` where the layout is at fault. `colours` cuts the pictures to a palette.
    """
    cache = open_cache(root, "cards")
    key = _key(root, layout, language, faces, values, given, colours)
    kept = _load(cache, key)
    if kept:
        return kept, ()
    html = render_layout(root, layout, language, **values, **late())
    made, findings = _draw(root, layout, html, faces, given, colours)
    if not findings:
        _keep(cache, key, made)
    return made, findings


def _draw(
    root: Path, layout: str, html: str, faces: Faces, given: Mapping[str, bytes], colours: int
) -> tuple[tuple[bytes, ...], tuple[Finding, ...]]:
    """Set the page with the engine and make a picture of each of its pages."""
    from pressroom.darkroom.drawn import encode_flat_png
    from pressroom.engine import draw_html
    from pressroom.raster import count_pages, render_page

    rules, cuts = _cut_faces(root, faces, html)
    page = html.replace("</head>", f"<style>{rules}</style></head>")
    drawing = draw_html(root, f"layouts/{layout}", page, {**given, **cuts})
    pages = (render_page(drawing.data, number, PPI) for number in range(1, count_pages(drawing.data) + 1))
    return tuple(encode_flat_png(one, colours) for one in pages), drawing.findings


def _cut_faces(root: Path, faces: Faces, html: str) -> tuple[str, Mapping[str, bytes]]:
    """Cut the faces of the roles that a page's styles name; give the style that names their files, and the files."""
    from pressroom.faces.subset import known_characters, subset_for_text

    rules, cuts = [], {}
    characters = {char for char in html if char.isprintable()}
    for role in _roles_named(root, faces, html):
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


def _roles_named(root: Path, faces: Faces, html: str) -> list[str]:
    """List the roles that the page's own styles, or a stylesheet it may link to, ask for as a font."""
    linked = [path.read_text(encoding="utf-8") for path in sorted((root / "assets/css").glob("*.css"))]
    styles = html if "stylesheet" not in html else "\n".join([html, *linked])
    fonts = " ".join(re.findall(r"font(?:-family)?\s*:([^;}]*)", styles))
    return [role for role in faces.files if re.search(rf"\b{role}\b", fonts)]


def _key(
    root: Path,
    layout: str,
    language: str,
    faces: Faces,
    values: Values,
    given: Mapping[str, bytes],
    colours: int,
) -> str:
    """Hash all that decides how the pictures look."""
    texts = [path for name in ("layouts", "assets/css") for path in sorted((root / name).rglob("*")) if path.is_file()]
    sources = [part for path in texts for part in (path.relative_to(root).as_posix(), path.read_bytes())]
    files = [part for name, data in sorted(given.items()) for part in (name, data)]
    told = repr((layout, language, colours, sorted(values.items(), key=lambda item: item[0])))
    return key_of(RECIPE, told, stamp_of(faces), *sources, *files)


def stamp_of(faces: Faces) -> str:
    """Tell the faces' files apart without reading them: a changed file has another size or time."""
    stamps = []
    for role, files in faces.files.items():
        for face in files:
            status = face.path.stat()
            stamps.append((role, face.family, face.path.name, face.index, status.st_size, status.st_mtime_ns))
    return repr(stamps)


def _load(cache: Cache, key: str) -> tuple[bytes, ...]:
    """Give pictures kept earlier, all of them or none."""
    count = cache.read(f"{key}.count")
    kept = [cache.read(f"{key}-{number}.png") for number in range(int(count))] if count else []
    return tuple(data for data in kept if data is not None) if None not in kept else ()


def _keep(cache: Cache, key: str, made: tuple[bytes, ...]) -> None:
    """Keep pictures; their count is written last, so that half a set is never believed."""
    for number, data in enumerate(made):
        cache.write(f"{key}-{number}.png", data)
    cache.write(f"{key}.count", str(len(made)).encode())
