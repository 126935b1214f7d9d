"""The thread of the text (TYPOGRAPHY A-18, A-26, B-16, B-20, B-24)."""

from collections import Counter
from collections.abc import Iterator

from pressroom.findings import Finding, error, warning
from pressroom.makeup.checks.view import View, area_of, crossheads, line_rect, row_at
from pressroom.makeup.grid import SheetGrid
from pressroom.model import Furniture, MadeUpSheet, PlacedLine

SIDE_BY_SIDE = 0.30


def headings_side_by_side(view: View) -> Iterator[Finding]:
    """B-16: two headings do not stand at one height in neighbouring columns of a page.

    Pages that are overset are made up anew once the copy is cut: where their headings stand now says nothing.
    """
    if view.overset:
        return
    for sheet, grid in view.pairs():
        heads = [(grid.column_at(piece.rect.x_pt), piece) for piece in crossheads(sheet)]
        for column, piece in heads:
            for other_column, other in heads:
                if other_column != column + 1 or grid.page_of(column) != grid.page_of(other_column):
                    continue
                if _shared(piece, other) > SIDE_BY_SIDE:
                    yield warning(
                        "headings-side-by-side",
                        "the headings `{one}` and `{other}` stand side by side",
                        other.place,
                        hint="a few characters more or less in one of the two entries part them",
                        rule="B-16",
                        area=area_of(sheet, other.rect),
                        entry=other.entry,
                        one=piece.text.replace("\n", ""),
                        other=other.text.replace("\n", ""),
                    )


def _shared(one: Furniture, other: Furniture) -> float:
    """Give the part of the smaller heading's height that lies beside the other."""
    top = max(one.rect.y_pt, other.rect.y_pt)
    foot = min(one.rect.y_pt + one.rect.height_pt, other.rect.y_pt + other.rect.height_pt)
    return (foot - top) / min(one.rect.height_pt, other.rect.height_pt)


def heading_at_foot(view: View) -> Iterator[Finding]:
    """A-26: at least two lines of text stand under a heading in its column."""
    for sheet, grid in view.pairs():
        rows = _rows(sheet, grid)
        for piece in crossheads(sheet):
            column = grid.column_at(piece.rect.x_pt)
            foot = round((piece.rect.y_pt + piece.rect.height_pt - grid.head_pt) / grid.pitch_pt)
            lines = sum(line.entry == piece.entry and line.part != "caption" for line in sheet.lines)
            under = {(column, foot + by) for by in range(min(2, max(lines, 1)))}
            if not under <= rows.keys():
                yield warning(
                    "heading-at-foot",
                    "the heading `{heading}` stands at a foot with less than two lines under it",
                    piece.place,
                    rule="A-26",
                    area=area_of(sheet, piece.rect),
                    entry=piece.entry,
                    heading=piece.text.replace("\n", ""),
                )


def _rows(sheet: MadeUpSheet, grid: SheetGrid) -> dict[tuple[int, int], PlacedLine]:
    """Tell which line of text stands in a column's row."""
    return {
        (grid.column_at(line.x_pt), row_at(line.baseline_pt, grid)): line
        for line in sheet.lines
        if line.part in ("body", "byline")
    }


def lone_line(view: View) -> Iterator[Finding]:
    """A-18: the last line of a paragraph does not stand alone at the head of a column."""
    lengths = Counter((line.entry, line.paragraph, line.part) for sheet in view.sheets for line in sheet.lines)
    for sheet, grid in view.pairs():
        rows = _rows(sheet, grid)
        for (column, row), line in sorted(rows.items(), key=lambda item: item[0]):
            if not line.line.last or line.line.first or (column, row - 1) in rows:
                continue
            if lengths[line.entry, line.paragraph, line.part] >= 3:
                yield warning(
                    "lone-line",
                    "the last line of a paragraph stands alone at the head of a column: `{text}`",
                    line.line.place,
                    hint="a few characters more or less in this paragraph bring it back",
                    rule="A-18",
                    area=area_of(sheet, line_rect(line, grid)),
                    entry=line.entry,
                    text=line.line.text,
                )


def flows_backwards(view: View) -> Iterator[Finding]:
    """B-20: the text runs down its columns and on to the right, never back."""
    for sheet, grid in view.pairs():
        body = [line for line in sheet.lines if line.part in ("body", "byline")]
        spots = [(grid.column_at(line.x_pt), line.baseline_pt) for line in body]
        for at in range(1, len(spots)):
            if spots[at] <= spots[at - 1]:
                yield error(
                    "flows-backwards",
                    "the text of an entry goes on before its last line",
                    body[at].line.place,
                    rule="B-20",
                    area=area_of(sheet, line_rect(body[at], grid)),
                    entry=body[at].entry,
                )


def copy_lost(view: View) -> Iterator[Finding]:
    """B-24: every Han character of an entry stands on the sheets once; what is overset is said elsewhere."""
    printed: dict[str, Counter[str]] = {}
    for line in (*(line for sheet in view.sheets for line in sheet.lines), *view.overset):
        if line.part == "body":
            printed.setdefault(line.entry, Counter()).update(char for char in line.line.text if _is_han(char))
    for entry in view.feature.entries:
        blocks = [block for block in entry.blocks if block.kind not in ("table", "picture", "rule")]
        wanted = Counter(char for block in blocks for char in block.text if _is_han(char))
        lost = sum((wanted - printed.get(entry.slug, Counter())).values())
        if lost:
            yield error(
                "copy-lost",
                "{count} characters of the entry do not stand on its pages",
                entry.place,
                rule="B-24",
                entry=entry.slug,
                count=lost,
            )


def _is_han(char: str) -> bool:
    return "㐀" <= char <= "鿿"
