"""Copy as HTML. In: `Block`s and `Run`s. Out: escaped markup, the pictures between it left to the layout."""

import itertools
import re
from collections.abc import Callable, Iterable, Sequence

from markupsafe import Markup
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
    pieces = []
    for href, group in itertools.groupby(runs, key=lambda run: run.href):
        inner = Markup().join(_marked(run) for run in group)
        pieces.append(Markup('<a href="{}">{}</a>').format(_address(href, prefix), inner) if href else inner)
    return Markup().join(pieces)


def render_parts(blocks: Sequence[Block], prefix: str = "", top: int = 3) -> tuple[Part, ...]:
    """Render blocks in order. A subhead of level 2 becomes a heading of level `top`."""
    parts: list[Part] = []
    for kind, group in itertools.groupby(blocks, key=lambda block: block.kind):
        members = tuple(group)
        if kind == "picture":
            parts += [Part(photo=block.photo) for block in members if block.photo is not None]
        elif kind in GROUPED:
            parts.append(Part(_render_group(kind, members, prefix)))
        else:
            parts += [Part(_single(block, prefix, top)) for block in members]
    return tuple(parts)


def _render_group(kind: str, members: Sequence[Block], prefix: str) -> Markup:
    """Render neighbours of one kind that stand in one element: a list, notes, a quotation."""
    if kind == "list_item":
        return _list(members, prefix)
    if kind == "footnote":
        items = Markup().join(_footnote(block, prefix) for block in members)
        return Markup('<ol class="footnotes">{}</ol>').format(items)
    lines = Markup().join(Markup("<p>{}</p>").format(render_runs(block.runs, prefix)) for block in members)
    return Markup("<blockquote>{}</blockquote>").format(lines)


def _single(block: Block, prefix: str, top: int) -> Markup:
    """Render a block that stands for itself."""
    if block.kind == "subhead":
        level = min(6, max(top, block.level - 2 + top))
        return Markup("<h{0}>{1}</h{0}>").format(level, render_runs(block.runs, prefix))
    simple: dict[str, Callable[[], Markup]] = {
        "rule": lambda: Markup("<hr>"),
        "code": lambda: Markup("<pre><code>{}</code></pre>").format(block.text),
        "table": lambda: _table(block, prefix),
        "pull_quote": lambda: Markup('<p class="pull-quote">{}</p>').format(render_runs(block.runs, prefix)),
    }
    return simple.get(block.kind, lambda: Markup("<p>{}</p>").format(render_runs(block.runs, prefix)))()


def _marked(run: Run) -> Markup:
    """Render one run with its marks and its reading."""
    html = Markup("<br>").join(run.text.split("\n"))
    if run.reading:
        html = Markup("<ruby>{}<rp>（</rp><rt>{}</rt><rp>）</rp></ruby>").format(html, run.reading)
    for mark, element in ELEMENTS.items():
        if mark in run.marks:
            html = Markup("<{0}>{1}</{0}>").format(element, html)
    return html


def _address(href: str, prefix: str) -> str:
    """Give an address a page may hold; anything that could run is dropped."""
    if href.startswith("#") and prefix:
        return f"#{prefix}-{href[1:]}"
    return href if SAFE_ADDRESS.match(href) else "#"


def _footnote(block: Block, prefix: str) -> Markup:
    """Render a note with the anchor that its mark in the copy leads to."""
    anchor = "-".join(part for part in (prefix, block.anchor) if part)
    identity = Markup(' id="{}"').format(anchor) if block.anchor else Markup()
    return Markup("<li{}>{}</li>").format(identity, render_runs(block.runs, prefix))


def _list(members: Sequence[Block], prefix: str) -> Markup:
    """Render list items by their depth; a marker that is no bullet makes the list a numbered one."""
    level = min(block.level for block in members)
    items, index = [], 0
    while index < len(members):
        end = index + 1
        while end < len(members) and members[end].level > level:
            end += 1
        below = _list(members[index + 1 : end], prefix) if end > index + 1 else Markup()
        items.append(Markup("<li>{}{}</li>").format(render_runs(members[index].runs, prefix), below))
        index = end
    element = "ul" if members[0].marker in BULLETS else "ol"
    return Markup("<{0}>{1}</{0}>").format(element, Markup().join(items))


def _table(block: Block, prefix: str) -> Markup:
    """Render a table; its first row is its head."""

    def row(cells: Sequence[tuple[Run, ...]], element: str) -> Markup:
        inner = Markup().join(Markup("<{0}>{1}</{0}>").format(element, render_runs(cell, prefix)) for cell in cells)
        return Markup("<tr>{}</tr>").format(inner)

    if not block.cells:
        return Markup()
    head = row(block.cells[0], "th")
    body = Markup().join(row(cells, "td") for cells in block.cells[1:])
    table = Markup("<table><thead>{}</thead><tbody>{}</tbody></table>").format(head, body)
    return Markup('<div class="table">{}</div>').format(table)
