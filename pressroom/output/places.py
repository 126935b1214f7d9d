"""What stands where under `output/`. In: a slug, a path. Out: the feature's parts, the product a file belongs to."""

ASSETS = "site/assets/"
TOP = ("site", "press", "wechat")
PRODUCTS = ("html", "cards", "press", "proof", "epaper")
"""What a feature is made into: web pages, the pictures it is shared by, what goes to the press, what is read before it
goes there (proofs, report, reading PDF), the e-paper."""
GROUPS = {"web": ("html", "cards"), "print": ("press", "proof")}
"""Products that are asked for by one name."""
_PROOFS = ("proof", "preview", "report.html")
_CARDS = ("card", "poster")
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
    """Give the product of a feature's file by its name."""
    if path.startswith("press/"):
        return "proof" if path.rpartition("/")[2].startswith(_PROOFS) else "press"
    name = path.removeprefix(f"site/{slug}/")
    if name == f"{slug}.pdf":
        return "proof"
    if name.startswith("epaper"):
        return "epaper"
    return "cards" if name.endswith(".png") and name.startswith(_CARDS) else "html"
