"""What each product is made of. In: the site's files, this program, its packages, the faces. Out: a digest a product.

A changed layout changes the digests of the products that use it, and of nothing else. Imports nothing heavy.
"""

import os
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from pressroom.book import Book, Stamp, join_digests, list_tree, stamp_of
from pressroom.bootstrap.packages import present
from pressroom.output.places import PRODUCTS

ARCHIVE_LAYOUTS = ("archive.html", "not-found.html", "year.html")
LAYOUTS_OF = {
    "cards": ("card.html", "poster.html"),
    "press": ("spread.html",),
    "proof": ("spread.html", "report.html"),
    "epaper": ("spread.html", "epaper.html"),
}
"""The layouts a product begins with; those of a feature that are not named here are the web page's."""

_WEB_ALONE, _PRINT_ALONE = ("css/web.css", "js/"), ("css/print.css", "colour/")
_ASSETS_NOT_OF = {
    "html": _PRINT_ALONE,
    "cards": ("colour/", "js/"),
    "press": _WEB_ALONE,
    "proof": _WEB_ALONE,
    "archive": (*_PRINT_ALONE, "fonts/"),
}
_CALLS = re.compile(r"{%-?\s*(?:include|extends|import|from)\s+['\"]([^'\"]+)['\"]")
_CALLS_BY_NAME = re.compile(r"{%-?\s*(?:include|extends|import|from)\s+[^'\"\s]")
_FACES = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts", "~/Library/Fonts")


def product_digests(shared: Mapping[str, str], products: Iterable[str], own: Mapping[str, Stamp]) -> dict[str, str]:
    """Give the digest of all that each product of a feature is made of: what is shared, and its own files."""
    files = join_digests([f"{path}={stamp[2]}" for path, stamp in sorted(own.items())])
    return {product: join_digests([shared[product], files]) for product in sorted(products)}


def own_stamps(root: Path, slug: str, known: Mapping[str, Sequence[Any]]) -> dict[str, Stamp]:
    """Give the stamps of a feature's own files by their path in its folder."""
    folder = f"{root}/content/{slug}"
    stamps = {}
    for path in list_tree(folder):
        at = known.get(path)
        try:
            stamps[path] = stamp_of(f"{folder}/{path}", (at[0], at[1], at[2]) if at else None)
        except OSError:  # taken away between the look into the folder and the look at the file
            continue
    return stamps


def slugs_of(root: Path) -> tuple[str, ...]:
    """Give the names of the features there are: folders of `content/` with an `index.md`, in order."""
    content = f"{root}/content"
    try:
        names = sorted(os.listdir(content))  # noqa: PTH208  names alone are wanted, and quickly
    except OSError:
        return ()
    return tuple(name for name in names if os.path.isfile(f"{content}/{name}/index.md"))  # noqa: PTH113


def look_at_shared(root: Path, book: Book, prefix: Path) -> dict[str, str]:
    """Give a digest of everything features share, by product; `archive` stands for the archive's own pages.

    `prefix` is the environment whose packages do the work.
    """
    base = [*_packages(prefix), *_faces()]
    package = str(Path(__file__).parent.parent)
    for folder, name in _modules(package):
        base.append(f"{name}={book.digest(f'{folder}/{name}')}")
    settings = sorted(path.name for path in root.glob("*.yaml"))
    base += [f"{name}={book.digest(f'{root}/{name}')}" for name in settings]
    layouts = _layouts_by_product(root)
    assets = list_tree(f"{root}/assets")
    digests = {}
    for product in (*PRODUCTS, "archive"):
        parts = [f"layouts/{path}={book.digest(f'{root}/layouts/{path}')}" for path in layouts[product]]
        used = [path for path in assets if not path.startswith(_ASSETS_NOT_OF.get(product, ("//",)))]
        parts += [f"assets/{path}={book.digest(f'{root}/assets/{path}')}" for path in used]
        digests[product] = join_digests([*base, *parts])
    return digests


def _layouts_by_product(root: Path) -> dict[str, list[str]]:
    """Give the files in `layouts/` that each product uses, by following what they include."""
    files = list_tree(f"{root}/layouts")
    texts = {path: (root / "layouts" / path).read_text(encoding="utf-8", errors="replace") for path in files}
    everything = dict.fromkeys((*PRODUCTS, "archive"), files)
    if any(_CALLS_BY_NAME.search(text) for text in texts.values()):
        return everything
    tops = [path for path in files if "/" not in path and not path.startswith("base.")]
    named = {path for paths in LAYOUTS_OF.values() for path in paths}
    starts = {"archive": ARCHIVE_LAYOUTS, "html": [path for path in tops if path not in {*named, *ARCHIVE_LAYOUTS}]}
    return {product: _closure({**LAYOUTS_OF, **starts}[product], texts) for product in everything}


def _closure(starts: Sequence[str], texts: Mapping[str, str]) -> list[str]:
    """Give layouts and all they include, and the words that all may print."""
    found = {path for path in texts if path.endswith((".yaml", ".yml"))}
    waiting = [path for path in starts if path in texts]
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.add(path)
            waiting += [name for name in _CALLS.findall(texts[path]) if name in texts]
    return sorted(found)


def _packages(prefix: Path) -> list[str]:
    """Give an environment's packages with their versions, and its Python's."""
    config = prefix / "pyvenv.cfg"
    python = config.read_text(encoding="utf-8") if config.is_file() else sys.version
    return [python, *(f"{name}=={version}" for name, version in sorted(present(prefix).items()))]


def _modules(package: str) -> list[tuple[str, str]]:
    """Give the modules of this program, in order."""
    found = []
    for folder, folders, names in os.walk(package):
        folders[:] = sorted(name for name in folders if name not in ("__pycache__", "locale", "cli"))
        found += [(folder, name) for name in sorted(names) if name.endswith(".py")]
    return found


def _faces() -> list[str]:
    """Give the folders of the system's faces with their times: a face that comes or goes moves its folder's."""
    found = []
    for name in _FACES:
        for folder, folders, _ in os.walk(os.path.expanduser(name)):  # noqa: PTH111  a Path each is slow
            folders.sort()
            found.append(f"{folder}@{os.stat(folder).st_mtime_ns}")  # noqa: PTH116
    return found
