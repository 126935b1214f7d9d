"""Copy as HTML. In: `Block`s and `Run`s. Out: escaped markup, the pictures between it left to the layout.

Within this module a string is HTML already: whatever is an editor's goes through `escape` where it enters.
"""

import itertools
import re
from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape
from msgspec import Struct

from pressroom.model import Block, Mark, Photo, Run

ELEMENTS: dict[Mark, str] = {
    "strong": "strong",
    "emphasis": "em",
    "code": "code",
    "superscript": "sup",
    "subscript": "sub",
    "deleted": "del",
}
SAFE_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:|#|\.{0,2}/|[^:/?#]*(?:[/?#]|$))", re.IGNORECASE)
GROUPED = frozenset({"list_item", "footnote", "quotation"})
BULLETS = frozenset({"", "•", "-", "*", "+", "·", "◦", "–"})


class Part(Struct, frozen=True):
    """A stretch of copy as markup, or a picture that stands in the copy."""

    html: Markup = Markup()
    photo: Photo | None = None


def render_runs(runs: Iterable[Run], prefix: str = "") -> Markup:
    """Render runs; neighbours that lead to one address are one link. `prefix` keeps an entry's anchors its own."""
    return Markup(_runs(runs, prefix))  # noqa: S704 - escaped run by run


def render_parts(blocks: Sequence[Block], prefix: str = "", top: int = 3) -> tuple[Part, ...]:
    """Render blocks in order. A subhead of level 2 becomes a heading of level `top`."""
    parts: list[Part] = []
    for kind, group in itertools.groupby(blocks, key=lambda block: block.kind):
        if kind == "picture":
            parts += [Part(photo=block.photo) for block in group if block.photo is not None]
        elif kind in GROUPED:
            parts.append(Part(Markup(_render_group(kind, tuple(group), prefix))))  # noqa: S704 - escaped run by run
        else:
            parts += [Part(Markup(_single(block, prefix, top))) for block in group]  # noqa: S704 - escaped run by run
    return tuple(parts)


def _runs(runs: Iterable[Run], prefix: str) -> str:
    """Render runs."""
    pieces = []
    for href, group in itertools.groupby(runs, key=lambda run: run.href):
        inner = "".join([_marked(run) for run in group])
        pieces.append(f'<a href="{escape(_address(href, prefix))}">{inner}</a>' if href else inner)
    return "".join(pieces)


def _render_group(kind: str, members: Sequence[Block], prefix: str) -> str:
    """Render neighbours of one kind that stand in one element: a list, notes, a quotation."""
    if kind == "list_item":
        return _list(members, prefix)
    if kind == "footnote":
        items = "".join(_footnote(block, prefix) for block in members)
        return f'<ol class="footnotes">{items}</ol>'
    lines = "".join(f"<p>{_runs(block.runs, prefix)}</p>" for block in members)
    return f"<blockquote>{lines}</blockquote>"


def _single(block: Block, prefix: str, top: int) -> str:
    """Render a block that stands for itself."""
    match block.kind:
        case "subhead":
            level = min(6, max(top, block.level - 2 + top))
            return f"<h{level}>{_runs(block.runs, prefix)}</h{level}>"
        case "rule":
            return "<hr>"
        case "code":
            return f"<pre><code>{escape(block.text)}</code></pre>"
        case "table":
            return _table(block, prefix)
        case "pull_quote":
            return f'<p class="pull-quote">{_runs(block.runs, prefix)}</p>'
        case _:
            return f"<p>{_runs(block.runs, prefix)}</p>"


def _marked(run: Run) -> str:
    """Render one run with its marks and its reading."""
    html = str(escape(run.text)).replace("\n", "<br>")
    if run.reading:
        html = f"<ruby>{html}<rp>（</rp><rt>{escape(run.reading)}</rt><rp>）</rp></ruby>"
    if run.marks:
        for mark, element in ELEMENTS.items():
            if mark in run.marks:
                html = f"<{element}>{html}</{element}>"
    return html


def _address(href: str, prefix: str) -> str:
    """Give an address a page may hold; anything that could run is dropped."""
    if href.startswith("#") and prefix:
        return f"#{prefix}-{href[1:]}"
    return href if SAFE_ADDRESS.match(href) else "#"


def _footnote(block: Block, prefix: str) -> str:
    """Render a note with the anchor that its mark in the copy leads to."""
    anchor = "-".join(part for part in (prefix, block.anchor) if part)
    identity = f' id="{escape(anchor)}"' if block.anchor else ""
    return f"<li{identity}>{_runs(block.runs, prefix)}</li>"


def _list(members: Sequence[Block], prefix: str) -> str:
    """Render list items by their depth; a marker that is no bullet makes the list a numbered one."""
    level = min(block.level for block in members)
    items, index = [], 0
    while index < len(members):
        end = index + 1
        while end < len(members) and members[end].level > level:
            end += 1
        below = _list(members[index + 1 : end], prefix) if end > index + 1 else ""
        items.append(f"<li>{_runs(members[index].runs, prefix)}{below}</li>")
        index = end
    element = "ul" if members[0].marker in BULLETS else "ol"
    return f"<{element}>{''.join(items)}</{element}>"


def _table(block: Block, prefix: str) -> str:
    """Render a table; its first row is its head."""

    def row(cells: Sequence[tuple[Run, ...]], element: str) -> str:
        return f"<tr>{''.join(f'<{element}>{_runs(cell, prefix)}</{element}>' for cell in cells)}</tr>"

    if not block.cells:
        return ""
    body = "".join(row(cells, "td") for cells in block.cells[1:])
    return f'<div class="table"><table><thead>{row(block.cells[0], "th")}</thead><tbody>{body}</tbody></table></div>'
