"""What stands where under `output/`. In: a slug, a path. Out: the feature's parts, the product a file belongs to."""

ASSETS = "site/assets/"
TOP = ("site", "press", "wechat")
PRODUCTS = ("web", "print", "epaper")
RESERVED = frozenset({"archive", "assets"})
"""Names no feature may have: the archive's own folders."""


def is_reserved(slug: str) -> bool:
    """Tell whether a name is the archive's own; those that begin with `_` are the records' own."""
    return slug in RESERVED or slug.startswith("_")


def parts_of(slug: str) -> tuple[str, ...]:
    """Give the folders and files that are exchanged as one when a feature is renewed."""
    return (f"site/{slug}", f"press/{slug}", f"wechat/{slug}.html")


def is_below(path: str, part: str) -> bool:
    """Tell whether a file is a part or stands in it."""
    return path == part or path.startswith(part + "/")


def product_of(path: str, slug: str) -> str:
    """Give the product of a feature's file: `press/` and the reading PDF are print, `epaper*` is the e-paper."""
    if path.startswith("press/") or path == f"site/{slug}/{slug}.pdf":
        return "print"
    return "epaper" if path.startswith(f"site/{slug}/epaper") else "web"
