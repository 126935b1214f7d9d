"""Markdown to a small tree. In: guarded text. Out: `Node`s of the tags the house knows, sanitised."""

from functools import cache
from html.parser import HTMLParser
from threading import get_ident

import markdown
import nh3
from msgspec import Struct, field

from pressroom.copydesk.markup.guard import ALLOWED_TAGS

_ATTRIBUTES = {
    "*": {"class", "id", "title", "lang"},
    "a": {"href"},
    "img": {"src", "alt", "credit"},
    "ol": {"start"},
}
_SCHEMES = {"http", "https", "mailto", "tel"}
_VOID = frozenset(("br", "hr", "img"))


class Node(Struct):
    """A tag with its attributes, and what stands in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node | str"] = field(default_factory=list)

    def has_class(self, name: str) -> bool:
        """Tell whether the tag bears a class."""
        return name in self.attributes.get("class", "").split()


@cache
def _markdown(_thread: int) -> markdown.Markdown:
    """Make the converter of a thread; it is slow to make and is reset for each text."""
    converter = markdown.Markdown(
        extensions=["attr_list", "fenced_code", "footnotes", "tables", "md_in_html", "sane_lists"],
        output_format="html",
    )
    converter.parser.blockprocessors.deregister("code")  # copy moved right by four spaces is copy, not code
    return converter


def read_tree(text: str) -> Node:
    """Turn Markdown into a tree."""
    try:
        rendered = _markdown(get_ident()).reset().convert(text)
    except RecursionError:
        _markdown.cache_clear()  # what has failed half way cannot be used again
        raise
    clean = nh3.clean(
        rendered,
        tags=set(ALLOWED_TAGS),
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel=None,
    )
    grower = _Grower()
    grower.feed(clean)
    grower.close()
    return grower.root


class _Grower(HTMLParser):
    """Grows the tree from well-formed HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("body")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in _VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if any(node.tag == tag for node in self.open[1:]):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)
