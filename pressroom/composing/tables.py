"""Setting tables inside the copy. In: a table block. Out: its lines, each a row of the grid over all columns.

Cells are ragged paragraphs in columns whose widths follow their longest cell; a row is as high as its highest cell, in
whole grid lines. The block is unbreakable.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from pressroom.composing.justify import shift_run
from pressroom.composing.paragraph import ParagraphSetter, Shape
from pressroom.composing.spans import itemise
from pressroom.model import Block, Run, SetLine, SetRun

GAP_EM = 1.0
LEAST_EM = 2.0
Cell = tuple[Run, ...]


def set_table(setter: ParagraphSetter, block: Block, shape: Shape, role: str) -> tuple[SetLine, ...]:
    """Set a table to a measure; the first row, its head, in Hei."""
    count = max((len(row) for row in block.cells), default=0)
    if not count:
        return ()
    widths = _share_widths(setter, block.cells, count, shape.measure, role)
    lines: list[SetLine] = []
    for number, row in enumerate(block.cells):
        cells = [
            _set_cell(setter, cell, replace(shape, measure=width), "hei" if not number else role, block)
            for cell, width in zip(row, widths, strict=False)
        ]
        lines += _side_by_side(cells, widths, shape.size_pt, block)
    return tuple(lines)


def _set_cell(setter: ParagraphSetter, cell: Cell, shape: Shape, role: str, block: Block) -> tuple[SetLine, ...]:
    spans = itemise(cell, role, setter.shaper)
    return setter.set_paragraph(spans, replace(shape, align="left"), block.place.path).settings[0]


def _share_widths(
    setter: ParagraphSetter, rows: Sequence[Sequence[Cell]], count: int, measure: float, role: str
) -> list[float]:
    """Give each column its natural width, or a fair part of the measure where they do not all fit."""
    natural = [LEAST_EM] * count
    for row in rows:
        for at, cell in enumerate(row):
            clusters = [c for span in itemise(cell, role, setter.shaper) for c in setter.shaper.shape(span)]
            natural[at] = max(natural[at], sum(cluster.width for cluster in clusters))
    room = max(measure - GAP_EM * (count - 1), count * 1.0)
    if sum(natural) <= room:
        return natural
    fair = room / count
    small = [min(width, fair) for width in natural]
    rest, wanted = room - sum(small), sum(natural) - sum(small)
    return [less + rest * (width - less) / wanted for less, width in zip(small, natural, strict=True)]


def _side_by_side(
    cells: Sequence[tuple[SetLine, ...]], widths: Sequence[float], size_pt: float, block: Block
) -> list[SetLine]:
    """Make one line of each row of the grid that the cells of a table row take."""
    out = []
    for level in range(max((len(cell) for cell in cells), default=0)):
        runs: list[SetRun] = []
        x, end, texts = 0.0, 0.0, []
        for cell, width in zip(cells, widths, strict=False):
            if level < len(cell):
                line = cell[level]
                runs += [shift_run(run, x * size_pt) for run in line.runs]
                end = x * size_pt + line.width_pt
                texts.append(line.text)
            x += width + GAP_EM
        first = next(cell[level] for cell in cells if level < len(cell))
        out.append(SetLine(tuple(runs), round(end, 3), "\t".join(texts), first.place))
    return out
