"""Words inside a block. In: a node. Out: pieces of text with their marks; pictures apart."""

from collections.abc import Iterator
from typing import Literal, overload

from pressroom.copydesk.markup.marks import restore
from pressroom.copydesk.markup.runs import HARD_BREAK, Piece
from pressroom.copydesk.markup.tree import Node
from pressroom.model import Mark

_TAGS = "blockquote dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre section table ul"
BLOCK_TAGS = frozenset(_TAGS.split())
_MARKS: dict[str, Mark] = {
    "strong": "strong",
    "b": "strong",
    "em": "emphasis",
    "i": "emphasis",
    "cite": "emphasis",
    "code": "code",
    "kbd": "code",
    "sup": "superscript",
    "sub": "subscript",
    "del": "deleted",
    "s": "deleted",
    "a": "link",
}
BlockOrText = Node | str


def part_children(node: Node) -> Iterator[Node | tuple[BlockOrText, ...]]:
    """Give block tags one by one, and the words between them together."""
    words: list[BlockOrText] = []
    for child in node.children:
        if isinstance(child, Node) and child.tag in BLOCK_TAGS:
            if words:
                yield tuple(words)
            words = []
            yield child
        else:
            words.append(child)
    if words:
        yield tuple(words)


@overload
def inline_pieces(node: Node, pictures: list[Node]) -> Iterator[Piece]: ...
@overload
def inline_pieces(node: Node, pictures: list[Node], *, parting: Literal[True]) -> Iterator[Piece | Node]: ...
def inline_pieces(node: Node, pictures: list[Node], *, parting: bool = False) -> Iterator[Piece | Node]:
    """Give the text of a node in pieces. Pictures are put on the list or, `parting`, given in their place."""
    for found in _walk(node, frozenset(), ""):
        if isinstance(found, Piece) or parting:
            yield found
        else:
            pictures.append(found)


def _walk(node: Node, marks: frozenset[Mark], href: str) -> Iterator[Piece | Node]:
    """Walk a node, gathering marks."""
    for child in node.children:
        if isinstance(child, str):
            yield Piece(child, marks, href)
        elif child.tag == "img":
            yield child
        elif child.tag == "br":
            yield Piece(HARD_BREAK, marks, href)
        elif child.tag == "ruby":
            yield from _ruby(child, marks, href)
        elif child.has_class("footnote-ref"):
            target = child.attributes.get("href", "")
            number = "".join(part for part in child.children if isinstance(part, str))
            yield Piece(f"[{number}]", marks | {"superscript", "link"}, target)
        elif not child.has_class("footnote-backref"):
            own = frozenset((_MARKS[child.tag],)) if child.tag in _MARKS else frozenset[Mark]()
            target = restore(child.attributes.get("href", "")) if child.tag == "a" else ""
            yield from _walk(child, marks | own, target or href)


def _ruby(node: Node, marks: frozenset[Mark], href: str) -> Iterator[Piece | Node]:
    """Give the characters of a ruby with their reading."""
    base: list[Piece] = []
    for child in node.children:
        if isinstance(child, Node) and child.tag in ("rt", "rtc"):
            reading = restore("".join(piece.text for piece in _walk(child, marks, href) if isinstance(piece, Piece)))
            text = "".join(piece.text for piece in base).strip(" \n")
            yield Piece(text, marks, href, reading.strip())
            base = []
        elif isinstance(child, str):
            base.append(Piece(child, marks, href))
        elif child.tag != "rp":
            base.extend(piece for piece in _walk(child, marks, href) if isinstance(piece, Piece))
    yield from base
