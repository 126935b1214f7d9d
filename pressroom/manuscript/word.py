"""Word manuscripts. In: a `.docx` of Word, WPS or any other make. Out: its paragraphs, tables, pictures and footnotes.

Tracked changes are taken as accepted. Text boxes follow the paragraph they hang on; headers and footers stand aside.
"""

import lzma
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from pressroom.findings import Finding, Place, form_error
from pressroom.manuscript.items import Item, Manuscript
from pressroom.manuscript.wordtext import attribute, find_below, find_child, paragraph_words, tag_of

MOST_BYTES = 400_000_000
_DOCUMENT = "word/document.xml"


def read_word(path: Path) -> Manuscript:
    """Read a Word file; one that cannot be read gives a finding and no items."""
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(info.file_size for info in archive.infolist()) > MOST_BYTES:
                return Manuscript(path.name, (), (_not_word(path.name, "it is too large"),))
            return _Reader(path.name, archive).read()
    except (zipfile.BadZipFile, KeyError, ParseError, DefusedXmlException, OSError, EOFError) as fault:
        return Manuscript(path.name, (), (_not_word(path.name, type(fault).__name__),))
    except (NotImplementedError, RuntimeError, ValueError, struct.error, zlib.error, lzma.LZMAError) as fault:
        return Manuscript(path.name, (), (_not_word(path.name, type(fault).__name__),))


class _Reader:
    """Reads one open Word file."""

    def __init__(self, name: str, archive: zipfile.ZipFile) -> None:
        self.name, self.archive = name, archive
        self.names = set(archive.namelist())
        self.document = self._main_part()
        self.styles = self._styles()
        self.relations = self._relations()
        self.count = 0

    def read(self) -> Manuscript:
        """Give the items of the body, then the footnotes; headers and footers aside."""
        body = self._xml(self.document)
        items = [*self._walk(body), *self._notes("word/footnotes.xml"), *self._notes("word/endnotes.xml")]
        margins = sorted(n for n in self.names if n.startswith(("word/header", "word/footer")) and n.endswith(".xml"))
        aside = [item for name in margins for item in self._walk(self._xml(name)) if item.text]
        return Manuscript(self.name, tuple(items), (), tuple(aside))

    def _xml(self, name: str) -> Element:
        """Parse one part of the file."""
        root: Element = ElementTree.fromstring(self.archive.read(name))
        return root

    def _main_part(self) -> str:
        """Give the path of the document itself, which some makers call by another name."""
        if _DOCUMENT in self.names or "_rels/.rels" not in self.names:
            return _DOCUMENT
        targets = (
            r.get("Target", "") for r in self._xml("_rels/.rels") if r.get("Type", "").endswith("/officeDocument")
        )
        return next(targets, _DOCUMENT).lstrip("/")

    def _styles(self) -> dict[str, str]:
        """Give the names of paragraph styles by their ids."""
        if "word/styles.xml" not in self.names:
            return {}
        styles = {}
        for style in find_below(self._xml("word/styles.xml"), "style"):
            name = find_child(style, "name")
            styles[attribute(style, "styleId")] = attribute(name, "val") if name is not None else ""
        return styles

    def _relations(self) -> dict[str, str]:
        """Give the pictures by their relation ids."""
        folder, _, name = self.document.rpartition("/")
        path = f"{folder}/_rels/{name}.rels"
        if path not in self.names:
            return {}
        targets = ((r.get("Id", ""), r.get("Target", "")) for r in self._xml(path))
        return {key: posixpath.normpath(posixpath.join(folder, target)).lstrip("/") for key, target in targets}

    def _walk(self, parent: Element) -> Iterator[Item]:
        """Give the paragraphs and tables below an element, in order."""
        for child in parent:
            kind = tag_of(child)
            if kind == "p":
                yield from self._paragraph(child)
            elif kind == "tbl":
                yield from self._table(child)
            elif kind not in ("del", "moveFrom", "sectPr", "Fallback"):
                yield from self._walk(child)

    def _paragraph(self, element: Element, boxed: bool = False) -> Iterator[Item]:
        """Give a paragraph's words, then its pictures, then its text boxes."""
        self.count += 1
        place = Place(self.name, self.count)
        words = paragraph_words(element)
        style = self.styles.get(words.style, words.style)
        if words.text.strip():
            level = _heading_level(style)
            yield Item(
                words.text.strip(), place, 0, level, words.bold, words.centred, boxed or bool(words.boxed), style
            )
        for key in words.pictures:
            yield from self._picture(key, place)
        for box in words.boxes:
            for inner in find_below(box, "p"):
                yield from self._paragraph(inner, boxed=True)

    def _picture(self, key: str, place: Place) -> Iterator[Item]:
        """Give a picture's bytes."""
        path = self.relations.get(key, "")
        path = path if path in self.names else path.removeprefix("word/")
        if path in self.names:
            yield Item("", place, picture=self.archive.read(path), picture_name=posixpath.basename(path))

    def _table(self, element: Element) -> Iterator[Item]:
        """Give a table; one of a single cell is a frame, and gives its paragraphs."""
        rows = []
        pictures: list[Item] = []
        for row in find_below(element, "tr"):
            cells = []
            for cell in (child for child in row if tag_of(child) == "tc"):
                found = list(self._walk(cell))
                pictures.extend(item for item in found if item.picture)
                cells.append("\n".join(item.text for item in found if item.text))
            rows.append(tuple(cells))
        if len(rows) == 1 and len(rows[0]) == 1:
            yield from self._walk(next(find_below(element, "tc")))
            return
        self.count += 1
        yield Item("", Place(self.name, self.count), rows=tuple(rows))
        yield from pictures

    def _notes(self, path: str) -> Iterator[Item]:
        """Give the footnotes with their numbers."""
        if path not in self.names:
            return
        mark = "e" if "endnotes" in path else ""
        for note in self._xml(path):
            if attribute(note, "type") in ("", "normal"):
                text = "\n".join(item.text for item in self._walk(note) if item.text)
                self.count += 1
                yield Item(text, Place(self.name, self.count), note=mark + attribute(note, "id"))


def _heading_level(style: str) -> int:
    """Give the level a style's name says, or 0."""
    name = style.lower().replace(" ", "")
    if name in ("title", "标题", "subtitle", "副标题"):
        return 1
    digits = name.removeprefix("heading").removeprefix("标题")
    return int(digits) if digits != name and digits.isdigit() and 0 < int(digits) < 10 else 0


def _not_word(name: str, reason: str) -> Finding:
    """Say that a file is no Word file that can be read."""
    return form_error(
        "not-word",
        "`{file}` cannot be read as a Word file: {reason}",
        Place(name),
        hint="open it in Word or WPS and save it as .docx",
        file=name,
        reason=reason,
    )
