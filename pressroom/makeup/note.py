"""The editor's note in its box. In: a feature and a grid. Out: `NoteBox`: its span, rows and set lines (B-13, B-15).

The box is whole columns wide and whole rows high; label, lines and white inside stand on the rows.
"""

from msgspec import Struct

from pressroom.makeup.composer import Composer
from pressroom.makeup.grid import SheetGrid
from pressroom.model import Feature, SetLine

PADDING_EM = 1.0
# Rows for the label, and the row under the text that the box's lower white and the white below it share.
LABEL_ROWS, FOOT_ROWS = 2, 1
# How far the box reaches below the row of its last line, in rows: as much white as above the label.
BELOW = 0.42
# A drawn frame is so thick, inside the box; with it the box stands a row higher, less a breath of white below.
FRAME_EM, FRAMED_BELOW = 0.5, 0.75
# A box is good when its width is so many times its height.
GOOD_RATIO = 2.4
# Spans that are set and compared by their last line.
COMPARED = 3


class NoteLine(Struct, frozen=True):
    """A line of the note and the paragraph it belongs to."""

    line: SetLine
    paragraph: int
    row: int


class NoteBox(Struct, frozen=True):
    """The note set to a span, within a drawn frame or a hairline; `rows` count the white under the box."""

    span: int
    rows: int
    lines: tuple[NoteLine, ...]
    framed: bool = False

    @property
    def box_rows(self) -> float:
        """Give the rows of the box itself, from the type's top in its first row on."""
        below = FRAMED_BELOW if self.framed else BELOW
        return self.rows - foot_rows(self.framed) + below

    @property
    def padding_em(self) -> float:
        """Give the distance of the lines from the sides of the box."""
        return padding_em(self.framed)


def padding_em(framed: bool) -> float:
    """Give the white inside a box, its frame included, in ems of the body."""
    return PADDING_EM + (FRAME_EM if framed else 0.0)


def foot_rows(framed: bool) -> int:
    """Count the rows under the last line that the box's lower white, its frame and the white below it share."""
    return FOOT_ROWS + framed


def make_note(feature: Feature, composer: Composer, grid: SheetGrid) -> NoteBox | None:
    """Set the note to the span that gives its box the best shape; one to all columns of a page."""
    characters = sum(len(block.text) for block in feature.note)
    if not characters:
        return None
    spans = sorted(range(1, grid.columns + 1), key=lambda span: (_misshape(characters, span, grid), span))
    boxes = [_set_note(feature, composer, grid, span) for span in spans[:COMPARED]]
    return min(boxes, key=lambda box: (_misshape(characters, box.span, grid) + _raggedness(box, grid), box.span))


def _raggedness(box: NoteBox, grid: SheetGrid) -> float:
    """Tell how much of the last line is empty."""
    if not box.lines:
        return 0.0
    inner_pt = (grid.measure_em(box.span) - 2 * box.padding_em) * grid.size_pt
    return max(0.0, 0.8 - box.lines[-1].line.width_pt / inner_pt)


def _misshape(characters: int, span: int, grid: SheetGrid) -> float:
    """Tell how far a span is from giving the box a good shape, before anything is set."""
    inner_em = grid.measure_em(span) - 2 * PADDING_EM
    rows = characters / inner_em + 1.5 + LABEL_ROWS + FOOT_ROWS
    ratio = grid.width_of_pt(span) / (rows * grid.pitch_pt)
    off = ratio / GOOD_RATIO if ratio > GOOD_RATIO else GOOD_RATIO / ratio
    return off + (2.0 if rows > grid.rows * 0.5 else 0.0) + (0.8 if span == 1 else 0.0)


def _set_note(feature: Feature, composer: Composer, grid: SheetGrid, span: int) -> NoteBox:
    """Set the note to a span and count its rows."""
    framed = bool(feature.paper.type.note_box.border)
    story = composer.set_note(feature, grid.measure_em(span) - 2 * padding_em(framed))
    lines: list[NoteLine] = []
    row = LABEL_ROWS
    for number, block in enumerate(story.blocks):
        row += int(block.before_lines + 0.5) if lines else 0
        for line in block.settings.get(0, ()):
            lines.append(NoteLine(line, number, row))
            row += 1
    return NoteBox(span, row + foot_rows(framed), tuple(lines), framed)
