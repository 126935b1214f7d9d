"""Layouts drawn as pictures. In: a layout of `layouts/` and its values. Out: a PNG of each page it makes.

The print engine sets it in the house's own faces, which it names by role. What was drawn is kept in the cache under the
program, layouts, styles, values and faces that went into it; on a hit neither the engine nor a face is opened.
"""

import functools
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct, field

from pressroom.cache import key_of, made_by, open_cache, run_on
from pressroom.faces import Faces
from pressroom.findings import Finding
from pressroom.layouts import render_layout
from pressroom.web.kit import stamp_of, take_kit

PPI = 96.0
NAMED = re.compile(r"""{%-?\s*(?:extends|include|import|from)\s+["']([^"']+)""")
SOURCES = (
    "darkroom/drawn.py",
    "darkroom/save.py",
    "engine.py",
    "faces/subset.py",
    "opened.py",
    "raster.py",
    "web/cards.py",
    "web/drawing.py",
    "web/kit.py",
)
LIBRARIES = ("jinja2", "pillow", "pypdfium2", "segno", "uharfbuzz", "weasyprint")

Values = Mapping[str, object]
Drawn = tuple[tuple[bytes, ...], tuple[Finding, ...]]


class Order(Struct, frozen=True):
    """A layout to be drawn with its values.

    `items` are what the layout makes a page each of, or one page with all under one another, each as high as the next;
    `named` is their name there; without any the layout is one page. `given` are files that it may name, `late` gives
    values that follow from the others.
    """

    layout: str
    values: Values
    items: tuple[object, ...] = ()
    named: str = ""
    given: Mapping[str, bytes] = field(default_factory=dict)
    late: Callable[[], Values] = dict


class Studio(Struct, frozen=True):
    """Where layouts are drawn: a site, a language, the faces."""

    root: Path
    language: str
    faces: Faces

    def draw(self, order: Order) -> Drawn:
        """Draw what is not kept. Raises `EngineMissing`, and `StopPress` where the layout is at fault."""
        cache = open_cache(self.root, "cards")
        keys = self._keys(order)
        kept = dict(zip(keys, (cache.read(key) for key in keys), strict=True))
        missing = [place for place, key in enumerate(keys) if kept[key] is None]
        if not missing:
            return tuple(kept[key] or b"" for key in keys), ()
        made, findings = self._draw(order, [order.items[place] for place in missing] if order.items else [])
        if len(made) != len(missing):  # a layout that does not make a page of each
            return self._draw(order, list(order.items))
        for place, data in zip(missing, made, strict=True):
            kept[keys[place]] = data
            if not findings:
                cache.write(keys[place], data)
        return tuple(kept[key] or b"" for key in keys), findings

    def _draw(self, order: Order, items: list[object]) -> Drawn:
        """Set the pages of some items with the engine and make a picture of each."""
        from pressroom.darkroom.drawn import encode_flat_png
        from pressroom.engine import draw_html
        from pressroom.raster import render_parts

        values = {**order.values, **order.late(), **({order.named: tuple(items)} if order.items else {})}
        html = render_layout(self.root, order.layout, self.language, **values)
        kit, whole = take_kit(self.root, self.faces, html)
        layout = f"layouts/{order.layout}"
        if whole:
            drawing = draw_html(self.root, layout, html, order.given, kit.opened)
        else:  # what the house's faces lack, a face of the system's may have
            page = html.replace("</head>", f"<style>{kit.rules}</style></head>")
            drawing = draw_html(self.root, layout, page, {**order.given, **kit.cuts})
        parts = render_parts(drawing.data, max(1, len(items)), PPI)
        return tuple(encode_flat_png(one) for one in parts), drawing.findings

    def _keys(self, order: Order) -> list[str]:
        """Hash all that decides how each page looks."""
        files = [part for name, data in sorted(order.given.items()) for part in (name, data)]
        styles = _hash_files(tuple(_style_files(self.root, order.layout)))
        told = repr((order.layout, self.language, sorted(order.values.items(), key=lambda item: item[0])))
        common = key_of(made_by(*SOURCES), run_on(*LIBRARIES), told, stamp_of(self.faces), styles, *files)
        return [key_of(common, repr(item)) for item in order.items or ("",)]


@functools.lru_cache(maxsize=8)
def _hash_files(files: tuple[tuple[str, int, int], ...]) -> str:
    """Hash the contents of files of these sizes and times, so long as none changes."""
    return key_of(*(Path(path).read_bytes() for path, _, _ in files))


def _style_files(root: Path, layout: str) -> Iterator[tuple[str, int, int]]:
    """List the files that decide how a layout looks: itself, its labels, layouts it names, and assets if it has any."""
    texts, waiting = {"labels.yaml": ""}, [layout]
    while waiting:
        name = waiting.pop()
        path = root / "layouts" / name
        if name not in texts and path.is_file():
            texts[name] = path.read_text(encoding="utf-8")
            waiting += NAMED.findall(texts[name])
    paths = [root / "layouts" / name for name in texts]
    if any("assets/" in text or "asset(" in text for text in texts.values()):
        paths += [path for path in (root / "assets").rglob("*") if path.is_file()]
    for path in sorted(paths):
        status = path.stat()
        yield str(path), status.st_size, status.st_mtime_ns
