"""Reserved rectangles: on the page, clear of head, note and one another (DESIGN 2, `reserve`)."""

from collections.abc import Iterator

from pressroom.findings import Finding, error
from pressroom.makeup.checks.view import View, area_of, overlap

CLASHES = {
    "headline": "the reserved rectangle stands where the headline stands",
    "note": "the reserved rectangle stands where the editor's note stands",
    "reserve": "the reserved rectangle stands where another one stands",
}


def reserve_outside(view: View) -> Iterator[Finding]:
    """B-02: a reserved rectangle lies on a page of the feature, with all its columns and lines."""
    form = view.feature.paper.sheet.grid
    pages = sum(len(sheet.pages) for sheet in view.sheets)
    for reserve in view.feature.reserve:
        columns, lines = reserve.column - 1 + reserve.columns, reserve.line - 1 + reserve.lines
        if reserve.page < 1 or reserve.page > pages or columns > form.columns or lines > form.lines:
            yield error(
                "reserve-outside",
                "the reserved rectangle ends at column {columns}, line {lines} of page {page}: beyond the sheet",
                reserve.place,
                hint="there are {pages} pages of {most_columns} columns and {most_lines} lines; all are counted from 1",
                rule="B-02",
                page=reserve.page,
                pages=pages,
                columns=columns,
                lines=lines,
                most_columns=form.columns,
                most_lines=form.lines,
            )


def reserve_clash(view: View) -> Iterator[Finding]:
    """B-15: nothing else stands where a rectangle is reserved."""
    for sheet in view.sheets:
        reserves = [piece for piece in sheet.furniture if piece.kind == "reserve"]
        others = [("headline", tier.rect) for tier in sheet.head]
        others += [("note", piece.rect) for piece in sheet.furniture if piece.kind == "note"]
        for at, reserve in enumerate(reserves):
            more = [("reserve", piece.rect) for piece in reserves[at + 1 :]]
            for name, rect in (*others, *more):
                if overlap(reserve.rect, rect):
                    yield error(
                        "reserve-clash",
                        CLASHES[name],
                        reserve.place,
                        hint="move it lower, or to another column",
                        rule="B-15",
                        area=area_of(sheet, reserve.rect),
                    )
                    break
