"""What stands where under `output/`. In: a slug, a path. Out: the feature's parts, the product a file belongs to."""

ASSETS = "site/assets/"
TOP = ("site", "press", "wechat")
PRODUCTS = ("web", "print", "epaper")
RESERVED = frozenset({"assets"})
"""Names no feature may have: the archive's own folders."""


def parts_of(slug: str) -> tuple[str, ...]:
    """Give the folders and files that are exchanged as one when a feature is renewed."""
    return (f"site/{slug}", f"press/{slug}", f"wechat/{slug}.html")


def is_below(path: str, part: str) -> bool:
    """Tell whether a file is a part or stands in it."""
    return path == part or path.startswith(part + "/")


def product_of(path: str, slug: str) -> str:
    """Give the product of a feature's file: all in `press/` is print, `epaper*` and the reading PDF are e-paper."""
    if path.startswith("press/"):
        return "print"
    name = path.removeprefix(f"site/{slug}/")
    return "epaper" if name.startswith("epaper") or name == f"{slug}.pdf" else "web"
