"""The tree to blocks. In: `Node`s. Out: `Block`s of one flat list, with levels where they were nested."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from pressroom.copydesk.markup.guard import Guarded
from pressroom.copydesk.markup.inline import BlockOrText, inline_pieces, part_children
from pressroom.copydesk.markup.marks import restore
from pressroom.copydesk.markup.runs import Piece, first_mark, make_runs
from pressroom.copydesk.markup.tree import Node
from pressroom.copydesk.pictures import PictureFolder, take_photo
from pressroom.findings import Finding, Place
from pressroom.model import Block, BlockKind, Run

_HEADING = re.compile(r"^h([1-6])$")
BULLET = "•"


class _Setting(Struct, frozen=True):
    """What a block inherits from what holds it."""

    kind: BlockKind = "paragraph"
    level: int = 0
    marker: str = ""
    anchor: str = ""


class BlockMaker:
    """Makes the blocks of one body, keeping the source line as it goes."""

    def __init__(self, path: str, first_line: int, folder: PictureFolder | None, guarded: Guarded) -> None:
        self.path, self.folder, self.guarded = path, folder, guarded
        self.stem = PurePosixPath(path).stem
        self.shift = first_line - 1
        self.line = 1
        self.blocks: list[Block] = []
        self.findings: list[Finding] = []

    def make(self, root: Node) -> tuple[Block, ...]:
        """Make the blocks of a tree."""
        self._walk(root, _Setting())
        return tuple(self.blocks)

    def _walk(self, node: Node, setting: _Setting) -> None:
        """Make blocks of what stands in a node; only the first bears the marker of a list item."""
        for child in part_children(node):
            before = len(self.blocks)
            if isinstance(child, Node):
                self._take_block(child, setting)
            else:
                self._take_inline(child, setting)
            if len(self.blocks) > before and setting.marker:
                setting = replace(setting, marker="", anchor="")

    def _take_block(self, node: Node, setting: _Setting) -> None:
        """Make blocks of a block tag."""
        heading = _HEADING.match(node.tag)
        if heading:
            level = max(2, int(heading[1]))
            self._walk(node, _Setting("subhead", level, anchor=node.attributes.get("id", "")))
        elif node.tag in ("ul", "ol"):
            self._take_list(node, setting)
        elif node.tag == "hr":
            self.line = next((line for line in self.guarded.rules if line > self.line), self.line)
            self.blocks.append(Block("rule", (), self._place()))
        elif node.tag == "table":
            self._take_table(node)
        elif node.tag == "pre":
            self._take_code(node)
        elif node.tag == "figure":
            self._take_figure(node, setting)
        elif node.has_class("footnote"):
            self._take_footnotes(node)
        else:
            self._walk(node, self._setting_of(node, setting))

    @staticmethod
    def _setting_of(node: Node, setting: _Setting) -> _Setting:
        """Give the setting inside a quotation, a pull quote, or any other tag."""
        if node.has_class("pull-quote"):
            return _Setting("pull_quote")
        if node.tag == "blockquote":
            level = setting.level + 1 if setting.kind == "quotation" else 1
            return _Setting("quotation", level)
        return setting

    def _take_list(self, node: Node, setting: _Setting) -> None:
        """Make blocks of a list; a numbered item keeps the number it has in the source."""
        level = setting.level + 1 if setting.kind == "list_item" else 1
        number = int(node.attributes.get("start", "1")) if node.attributes.get("start", "1").isdecimal() else 1
        for item in node.children:
            if isinstance(item, Node):
                marker = BULLET if node.tag == "ul" else f"{number}."
                number += 1
                self._walk(item, _Setting("list_item", level, marker))

    def _take_footnotes(self, node: Node) -> None:
        """Make blocks of the footnotes, each with its marker."""
        items = [item for child in node.children if isinstance(child, Node) for item in child.children]
        for number, item in enumerate((item for item in items if isinstance(item, Node)), 1):
            anchor = item.attributes.get("id", "").replace("fn:", f"fn-{self.stem}-")
            self._walk(item, _Setting("footnote", 0, f"[{number}]", anchor))

    def _take_table(self, node: Node) -> None:
        """Make one block of a table; pictures in it follow it."""
        rows, pictures = [], list[Node]()
        first = None
        for row in _find(node, ("tr",)):
            cells = []
            for cell in _find(row, ("td", "th")):
                pieces = tuple(inline_pieces(cell, pictures))
                first = first or first_mark(pieces)
                cells.append(self._runs(pieces))
            rows.append(tuple(cells))
        place = Place(self.path, self.shift + (first or self.line))
        self.blocks.append(Block("table", (), place, cells=tuple(rows)))
        for picture in pictures:
            self._take_picture(picture, "")

    def _take_code(self, node: Node) -> None:
        """Make one block of code, a run a line."""
        text = "".join(piece.text for piece in inline_pieces(node, []))
        line = first_mark((Piece(text),)) or self.line
        runs = tuple(
            Run(restore(part) + "\n", self.shift + line + number)
            for number, part in enumerate(text.rstrip("\n").split("\n"))
        )
        self.line = line + len(runs) - 1
        if text.strip():
            runs = (*runs[:-1], replace(runs[-1], text=runs[-1].text.removesuffix("\n")))
            runs = tuple(run for run in runs if run.text)
            self.blocks.append(Block("code", runs, Place(self.path, runs[0].line)))

    def _take_figure(self, node: Node, setting: _Setting) -> None:
        """Make blocks of a picture with a caption of its own tag; other copy in it stays copy."""
        captions = list(_find(node, ("figcaption",)))
        pictures = list(_find(node, ("img",)))
        if len(pictures) != 1 or len(captions) > 1:
            self._walk(node, setting)
            return
        pieces = tuple(inline_pieces(captions[0], [])) if captions else ()
        self.line = first_mark(pieces) or self.line
        self._take_picture(pictures[0], "".join(run.text for run in self._runs(pieces)))

    def _take_inline(self, children: tuple[BlockOrText, ...], setting: _Setting) -> None:
        """Make a block of words; a picture among them parts it."""
        pictures: list[Node] = []
        pieces: list[Piece] = []
        for piece in inline_pieces(Node("span", {}, list(children)), pictures, parting=True):
            if isinstance(piece, Piece):
                pieces.append(piece)
            else:
                self._end_block(pieces, setting)
                pieces = []
                self._take_picture(piece, "")
        self._end_block(pieces, setting)

    def _end_block(self, pieces: list[Piece], setting: _Setting) -> None:
        """Make a block of pieces, if there is a word in them."""
        self.line = first_mark(pieces) or self.line
        runs = self._runs(tuple(pieces))
        if runs:
            place = Place(self.path, runs[0].line)
            marker = setting.marker
            if setting.kind == "list_item" and marker not in ("", BULLET):
                marker = self.guarded.numbers.get(runs[0].line - self.shift, marker)
            self.blocks.append(Block(setting.kind, runs, place, setting.level, marker, anchor=setting.anchor))

    def _runs(self, pieces: tuple[Piece, ...]) -> tuple[Run, ...]:
        """Join pieces to runs with lines of the file."""
        runs, self.line = make_runs(pieces, self.line)
        return tuple(
            replace(run, line=run.line + self.shift, href=run.href.replace("#fn:", f"#fn-{self.stem}-")) for run in runs
        )

    def _take_picture(self, node: Node, caption: str) -> None:
        """Make a block of a picture in the copy: its title is the caption."""
        alt = node.attributes.get("alt", "")
        self.line = first_mark((Piece(alt),)) or self.line
        words = (caption or node.attributes.get("title", ""), node.attributes.get("credit", ""), alt)
        if self.folder is None:
            return
        src = restore(node.attributes.get("src", ""))
        clean = (restore(words[0]), restore(words[1]), restore(words[2]))
        photo, findings = take_photo(self.folder, src, clean, self._place(), self._place(), in_copy=True)
        self.findings.extend(findings)
        if photo:
            self.blocks.append(Block("picture", (), self._place(), photo=photo))

    def _place(self) -> Place:
        """Give the place reached."""
        return Place(self.path, self.shift + self.line)


def _find(node: Node, tags: tuple[str, ...]) -> Iterator[Node]:
    """Give the nearest descendants of certain tags, in order."""
    for child in node.children:
        if isinstance(child, Node):
            if child.tag in tags:
                yield child
            else:
                yield from _find(child, tags)
