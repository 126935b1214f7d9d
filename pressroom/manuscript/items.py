"""What a manuscript is made of. In: files of any make. Out: `Item`s in order: paragraphs, tables, pictures."""

from msgspec import Struct

from pressroom.findings import Finding, Place


class Item(Struct, frozen=True):
    """One piece of a manuscript: words, or the rows of a table, or a picture's bytes and file name.

    `gap` is the number of empty lines before it; `level` that of a heading style, 0 for none; `boxed` words come from a
    text box; `markdown` words are Markdown already; `note` is the number of the footnote it is the text of.
    """

    text: str
    place: Place
    gap: int = 0
    level: int = 0
    bold: bool = False
    centred: bool = False
    boxed: bool = False
    style: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    picture: bytes = b""
    picture_name: str = ""
    markdown: bool = False
    note: str = ""


class Manuscript(Struct, frozen=True):
    """The items of one file, and what was wrong with it; `aside` are words that do not belong to the copy."""

    name: str
    items: tuple[Item, ...]
    findings: tuple[Finding, ...] = ()
    aside: tuple[Item, ...] = ()
