"""Write set lines into the reading PDF. In: a sheet's lines. Out: text marked by paragraph, links with annotations."""

from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct
from pikepdf import Array, Dictionary, Name, Page, String

from pressroom.model import MadeUpSheet, PlacedLine, SetRun
from pressroom.press.reading.book import Book
from pressroom.press.reading.outline import picture_above
from pressroom.press.reading.tags import Element, Linked
from pressroom.press.reading_order import in_reading_order
from pressroom.press.type import TypeSetter

FIRST_LINK = 100_000
"""Keys of links in the ParentTree begin here; those of pages are their numbers."""


def put_lines(book: Book, at: int, page: Page, sheet: MadeUpSheet) -> bytes:
    """Write the lines, each paragraph in one element whatever frames it runs through."""
    setter = TypeSetter(book.forme)
    lines = in_reading_order(sheet.lines)
    for element, group in groupby(lines, key=lambda line: Held(element_of(book, line, sheet))):
        put_paragraph(book, at, page, sheet, setter, element.element, list(group))
    return b"q 0 g\n" + setter.content() + b"Q\n"


class Held(Struct, frozen=True, eq=False):
    """An element by which neighbouring lines are gathered: it equals only itself."""

    element: Element

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Held) and other.element is self.element

    def __hash__(self) -> int:
        return id(self.element)


def element_of(book: Book, placed: PlacedLine, sheet: MadeUpSheet) -> Element:
    """Find a line's element: captions hang in their picture's."""
    if placed.part not in ("caption", "credit"):
        return book.plan.element_of_line(placed)
    photo = picture_above(placed, sheet)
    figure = book.plan.element_of_picture(photo) if photo is not None else book.plan.root
    for kid in figure.kids:
        if isinstance(kid, Element) and kid.kind == "Caption":
            return kid
    return figure.add("Caption")


def put_paragraph(
    book: Book, at: int, page: Page, sheet: MadeUpSheet, setter: TypeSetter, element: Element, lines: list[PlacedLine]
) -> None:
    """Write a paragraph's lines; its links are elements inside it with an annotation each a line."""
    for href, pieces in groupby(runs_of(lines), key=lambda piece: piece[1].href):
        inside = element.add("Link") if href else element
        mark = book.counter.take(at)
        inside.kids.append(mark)
        setter.out.append(f"/{inside.kind} <</MCID {mark.number}>> BDC")
        placed_runs = list(pieces)
        for placed, run in placed_runs:
            setter.set_run(run, placed.x_pt, sheet.height_pt - placed.baseline_pt)
        setter.out.append("EMC")
        if href:
            link_runs(book, at, page, sheet, inside, href, placed_runs)


def runs_of(lines: list[PlacedLine]) -> Iterator[tuple[PlacedLine, SetRun]]:
    """Give the runs of lines that have glyphs."""
    for placed in lines:
        for run in placed.line.runs:
            if run.glyphs:
                yield placed, run


def link_runs(
    book: Book,
    at: int,
    page: Page,
    sheet: MadeUpSheet,
    element: Element,
    href: str,
    runs: list[tuple[PlacedLine, SetRun]],
) -> None:
    """Add one link annotation a line."""
    for placed, group in groupby(runs, key=lambda piece: piece[0]):
        own = [run for _, run in group]
        left = placed.x_pt + own[0].x_pt[0]
        right = placed.x_pt + own[-1].x_pt[-1] + own[-1].size_pt
        base, size = sheet.height_pt - placed.baseline_pt, own[0].size_pt
        book.links += 1
        key = FIRST_LINK + book.links
        note = book.pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Link,
                Rect=Array([round(value, 2) for value in (left, base - 0.2 * size, right, base + 0.9 * size)]),
                Border=Array([0, 0, 0]),
                F=4,
                Contents=String(href),
                A=Dictionary(S=Name.URI, URI=String(href)),
                StructParent=key,
            )
        )
        notes = page.obj.get("/Annots", Array())
        notes.append(note)
        page.obj.Annots = notes
        element.kids.append(Linked(at, note, key))
