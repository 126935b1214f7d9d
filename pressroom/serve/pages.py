"""The preview's own pages. In: what is shown. Out: HTML with the script that keeps it fresh."""

import json
from collections.abc import Sequence
from gettext import gettext as _
from html import escape
from importlib.resources import files

from msgspec import Struct

from pressroom.serve.shown import Shown


class Visit(Struct, frozen=True):
    """What browsers are told of the server: its address for phones and the code for it, and the editor's link."""

    address: str = ""
    qr: bytes = b""
    editor: str = ""


def words() -> dict[str, str]:
    """Give the words of the preview in the language of the terminal."""
    return {
        "all": _("side by side"),
        "page": _("web page"),
        "sheet": _("sheet"),
        "epaper": _("e-paper"),
        "phone": _("phone"),
        "tablet": _("tablet"),
        "desk": _("desk"),
        "widths": _("three widths"),
        "found": _("findings"),
        "nothing": _("nothing found"),
        "broken": _("the newest copy has errors; the last good edition stands"),
        "lost": _("the preview has stopped; start it again with `build.py serve`"),
        "waiting": _("drawn by the browser; the press is at work"),
        "printed": _("as the press draws it"),
        "refused": _("not drawn by the press, because of the errors below"),
        "scan": _("scan to open on a phone"),
        "hint": _("hint"),
        "close": _("close"),
    }


def desk_page(visit: Visit, slugs: Sequence[str], latest: str, near: bool) -> bytes:
    """Make the desk: web page, sheet and e-paper side by side."""
    page = (files("pressroom.serve") / "live" / "desk.html").read_text(encoding="utf-8")
    told = {"features": list(slugs), "feature": latest, "words": words(), "editor": visit.editor if near else ""}
    told["address"] = visit.address
    return page.replace("{settings}", escape(json.dumps(told, ensure_ascii=False))).encode()


def dress(page: bytes, visit: Visit, shown: Shown, kind: str, version: str, near: bool) -> bytes:
    """Give a page the script that renews it and shows what was found over it."""
    told = {
        "kind": kind,
        "version": version,
        "feature": shown.slug,
        "drafts": list(shown.drafts),
        "proof": shown.proof if kind == "sheet" else "",
        "editor": visit.editor if near else "",
        "words": words(),
    }
    links = (
        '<link rel="stylesheet" href="/_live/page.css"><script type="module" src="/_live/live.js" id="pressroom-live" '
        f'data-told="{escape(json.dumps(told))}"></script>'
    ).encode()
    head, end, tail = page.rpartition(b"</head>")
    return head + links + end + tail if end else page + links


def waiting_page(visit: Visit, shown: Shown, kind: str, version: str, near: bool) -> bytes:
    """Stand in for what has not been made yet, or could not be made at all."""
    said = _("this cannot be shown before its errors are mended") if shown.broken else _("in the making …")
    page = (
        '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{escape(shown.slug)}</title></head>'
        f'<body class="pressroom-waiting"><p>{escape(said)}</p></body></html>'
    )
    return dress(page.encode(), visit, shown, kind, version, near)
