"""The newspaper's grid. In: a paper and page numbers. Out: `SheetGrid`s that say where columns and rows lie.

Columns and rows are counted from 0 over the whole sheet; a page is columns of whole characters, a column is rows of
one line pitch (TYPOGRAPHY A-19 to A-22, B-1). All places are points from the trim's top left corner.
"""

from bisect import bisect_right
from collections.abc import Sequence
from math import ceil, floor

from msgspec import Struct
from msgspec.structs import force_setattr, replace

from pressroom.findings import Place, StopPress, form_error
from pressroom.model import Rect
from pressroom.paper import Grid, Paper
from pressroom.units import mm_from_pt, pt_from_mm

# A base line stands so far below the top of the type's own box, in ems (the ideographic box of Han faces).
ASCENT_EM = 0.88
# Where a grid names no head margin, the head takes this part of what the type area leaves (head ≥ foot, B-02).
HEAD_SHARE = 0.555
# Larger type leaves at least this margin at a page's sides: what B-04 keeps free of columns at the fold.
LEAST_SIDE_MM = 8.0


class SheetGrid(Struct, frozen=True):
    """The grid of one sheet of one or two pages. `columns` are those of one page; the type area starts at `head_pt`.

    `rows` are those the text may use, `full_rows` all of the type area.
    """

    number: int
    page_numbers: tuple[int, ...]
    page_width_pt: float
    page_height_pt: float
    columns: int
    characters: int
    gap_em: float
    rows: int
    full_rows: int
    size_pt: float
    pitch_pt: float
    head_pt: float
    lefts_pt: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        side = (self.page_width_pt - self.measure_em(self.columns) * self.size_pt) / 2
        step = (self.characters + self.gap_em) * self.size_pt
        pages, columns = range(len(self.page_numbers)), range(self.columns)
        lefts = tuple(page * self.page_width_pt + side + column * step for page in pages for column in columns)
        force_setattr(self, "lefts_pt", lefts)

    @property
    def all_columns(self) -> int:
        """Count the columns of the whole sheet."""
        return self.columns * len(self.page_numbers)

    @property
    def width_pt(self) -> float:
        """Give the sheet's width."""
        return self.page_width_pt * len(self.page_numbers)

    @property
    def fold_pt(self) -> float | None:
        """Give the fold's x, if there is one."""
        return self.page_width_pt if len(self.page_numbers) == 2 else None

    @property
    def ascent_pt(self) -> float:
        """Give the distance from a row's top to its base line; the same for every size of type."""
        return (self.pitch_pt - self.size_pt) / 2 + ASCENT_EM * self.size_pt

    @property
    def ink_inset_pt(self) -> float:
        """Give the distance from a row's top to the top of its type."""
        return (self.pitch_pt - self.size_pt) / 2

    @property
    def side_pt(self) -> float:
        """Give the side margin of a page."""
        return self.lefts_pt[0]

    def measure_em(self, span: int) -> float:
        """Give the measure of so many neighbouring columns, in ems of the body size."""
        return self.characters * span + self.gap_em * (span - 1)

    def width_of_pt(self, span: int) -> float:
        """Give the width of so many neighbouring columns of one page."""
        return self.measure_em(span) * self.size_pt

    def page_of(self, column: int) -> int:
        """Tell on which page of the sheet, from 0, a column stands."""
        return column // self.columns

    def column_x_pt(self, column: int) -> float:
        """Give a column's left edge."""
        return self.lefts_pt[column]

    def column_at(self, x_pt: float) -> int:
        """Give the column an x stands in, or the one left of it."""
        return max(bisect_right(self.lefts_pt, x_pt + 0.01) - 1, 0)

    def row_y_pt(self, row: float) -> float:
        """Give a row's top."""
        return self.head_pt + row * self.pitch_pt

    def baseline_pt(self, row: int) -> float:
        """Give the base line of a row."""
        return self.row_y_pt(row) + self.ascent_pt

    def right_pt(self, column: int) -> float:
        """Give a column's right edge."""
        return self.column_x_pt(column) + self.characters * self.size_pt

    def cells(self, column: int, row: float, columns: int, rows: float) -> Rect:
        """Give the rectangle of columns (over the fold too) and rows."""
        left, right = self.column_x_pt(column), self.right_pt(column + columns - 1)
        return Rect(left, self.row_y_pt(row), right - left, rows * self.pitch_pt)

    def type_area(self, page: int) -> Rect:
        """Give the type area of a page of the sheet, counted from 0."""
        return self.cells(page * self.columns, 0, self.columns, self.full_rows)

    def with_rows(self, rows: int) -> "SheetGrid":
        """Give the grid with shorter columns: what is below them stays white."""
        return replace(self, rows=rows)


def make_grids(
    paper: Paper, page_numbers: Sequence[int], rows: int, place: Place = Place("site.yaml")
) -> tuple[SheetGrid, ...]:
    """Make the grid of every sheet: two facing pages each where the paper says `spread`.

    `rows` may differ from the format's own lines: the type area keeps its height and the pitch follows. Raises
    `StopPress` where the type area is larger than the page; `place` is where the sheet is written.
    """
    form, size = paper.sheet.grid, paper.type.size_pt
    height_pt = form.lines * paper.type.pitch_pt
    _refuse_too_large(form, size, height_pt, place)
    pitch_pt = round(height_pt / rows, 4)
    two = 2 if paper.sheet.imposed == "spread" else 1
    groups = [tuple(page_numbers[at : at + two]) for at in range(0, len(page_numbers), two)]
    return tuple(
        SheetGrid(
            number=number,
            page_numbers=group,
            page_width_pt=pt_from_mm(form.width_mm),
            page_height_pt=pt_from_mm(form.height_mm),
            columns=form.columns,
            characters=form.characters,
            gap_em=form.gap,
            rows=rows,
            full_rows=rows,
            size_pt=size_for_pitch(paper, pitch_pt),
            pitch_pt=pitch_pt,
            head_pt=_head_pt(form, height_pt),
        )
        for number, group in enumerate(groups, start=1)
    )


def size_for_pitch(paper: Paper, pitch_pt: float) -> float:
    """Give the type size for a pitch: the paper's own, moved in tenths of a point to keep A-20's ratio of 1.25 to 1.40.

    It stays within the paper's limits; a paper whose own ratio lies outside A-20 keeps its size.
    """
    low, high = paper.type.limits.size_pt
    own = paper.type.size_pt
    if not 1.25 <= paper.type.pitch_pt / own <= 1.40 or 1.25 <= pitch_pt / own <= 1.40:
        return own
    tenths = ceil(pitch_pt / 1.40 * 10 - 1e-6) if pitch_pt > own * 1.40 else floor(pitch_pt / 1.25 * 10 + 1e-6)
    form = paper.sheet.grid
    measure_em = form.characters * form.columns + form.gap * (form.columns - 1)
    widest = (pt_from_mm(form.width_mm - 2 * LEAST_SIDE_MM)) / measure_em
    return max(min(max(tenths / 10, low), high, floor(widest * 10) / 10), min(own, tenths / 10))


def _head_pt(form: Grid, height_pt: float) -> float:
    """Give the head margin: the format's own, or the larger part of what the type area leaves."""
    if form.head_mm is not None:
        return pt_from_mm(form.head_mm)
    return (pt_from_mm(form.height_mm) - height_pt) * HEAD_SHARE


def _refuse_too_large(form: Grid, size_pt: float, height_pt: float, place: Place) -> None:
    """Stop where columns or lines do not go on the page."""
    width_mm = mm_from_pt((form.characters * form.columns + form.gap * (form.columns - 1)) * size_pt)
    height_mm = mm_from_pt(height_pt)
    if width_mm <= form.width_mm and height_mm + mm_from_pt(_head_pt(form, height_pt)) <= form.height_mm:
        return
    what = "the type area of {width} × {height} mm does not go on a page of {page_width} × {page_height} mm"
    raise StopPress(
        [
            form_error(
                "grid-too-large",
                what,
                place,
                hint="take fewer columns, characters or lines in `sheet`",
                rule="B-02",
                width=f"{width_mm:.1f}",
                height=f"{height_mm:.1f}",
                page_width=f"{form.width_mm:g}",
                page_height=f"{form.height_mm:g}",
            )
        ]
    )
