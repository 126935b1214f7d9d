"""Setting blocks. In: a `Block` of the copy and its style. Out: a `SetBlock` of whole grid lines.

A paragraph, a subhead, a list item, a quotation, a footnote are lines in a style of the paper's table; a table is lines
that may not be parted; a picture is rows of the grid with its caption below; a rule is an empty line.
"""

import dataclasses
from collections.abc import Callable

from pressroom.composing.captions import set_caption
from pressroom.composing.paragraph import ParagraphSetter, SetParagraph, Shape
from pressroom.composing.spans import itemise
from pressroom.composing.tables import set_table
from pressroom.model import Block, Run, SetBlock, SetLine, SetRun
from pressroom.paper import Style, TypeSetting

RUN_IN_MOST = 16
BULLET_EM = 1.0
MARKER_GAP_EM = 0.35
STYLE_OF = {"paragraph": "body", "subhead": "subhead", "list_item": "list_item", "quotation": "quotation"}


@dataclasses.dataclass(frozen=True, slots=True)
class BlockSetter:
    """Sets blocks to measures in ems of the body size."""

    setter: ParagraphSetter
    type: TypeSetting
    pitch_of_size: float

    def shape(self, style: Style, measure_em: float) -> Shape:
        """Give the form of a style at a measure, in ems of its own size."""
        return Shape(
            measure=measure_em / style.size_em - style.right_em,
            indent=style.indent_em,
            first=style.first_em,
            align=style.align,
            size_pt=self.type.size_pt * style.size_em,
        )

    def set_block(self, block: Block, measure_em: float, entry: str, number: int, style_name: str = "") -> SetBlock:
        """Set one block; `style_name` overrules the style of its kind (a note is paragraphs in another style)."""
        style = self.type.style(style_name or STYLE_OF.get(block.kind, block.kind)) if block.kind != "rule" else Style()
        style = style if block.kind != "picture" else self.type.style("caption")
        paragraph, body_lines = self._lines(block, style, measure_em)
        return SetBlock(
            kind=block.kind,
            settings=paragraph.settings,
            refused=paragraph.refused,
            place=block.place,
            entry=entry,
            paragraph=number,
            before_lines=style.before_lines,
            after_lines=style.after_lines,
            body_lines=body_lines,
            keep_with_next=block.kind == "subhead",
            text=block.text,
            block=block,
        )

    def _lines(self, block: Block, style: Style, measure_em: float) -> tuple[SetParagraph, int]:
        """Give the settings of a block and the grid lines it takes besides its lines of type."""
        shape = self.shape(style, measure_em)
        special: dict[str, Callable[[], tuple[SetParagraph, int]]] = {
            "rule": lambda: (_only(()), 1),
            "table": lambda: (_only(set_table(self.setter, block, shape, style.face)), 0),
            "picture": lambda: self._picture(block, shape, style, measure_em),
            "list_item": lambda: (self._list_item(block, shape, style), 0),
            "footnote": lambda: (self._list_item(block, shape, style), 0),
        }
        if block.kind in special:
            return special[block.kind]()
        spans = itemise(_with_run_in(block.runs), style.face, self.setter.shaper)
        return self.setter.set_paragraph(spans, shape, block.place.path), 0

    def _picture(self, block: Block, shape: Shape, style: Style, measure_em: float) -> tuple[SetParagraph, int]:
        """A picture in the copy: as wide as the measure, its height rounded up to whole lines, its caption below."""
        if block.photo is None:
            return _only(()), 0
        file = block.photo.file
        rows = -(-measure_em * file.height_px // (file.width_px * self.pitch_of_size))
        credit = self.type.style("credit").face
        return _only(set_caption(self.setter, block.photo, shape, style.face, credit)), int(rows)

    def _list_item(self, block: Block, shape: Shape, style: Style) -> SetParagraph:
        """An item hangs from its marker, which stands right before the text, deeper lists further in."""
        marker = itemise((Run(block.marker, block.place.line),), style.face, self.setter.shaper)
        clusters = [cluster for span in marker for cluster in self.setter.shaper.shape(span)]
        width = sum(cluster.width for cluster in clusters)
        box = max(BULLET_EM, round(2 * (width + MARKER_GAP_EM)) / 2) if clusters else 0.0
        indent = shape.indent + max(0, block.level - 1) * BULLET_EM + box
        spans = itemise(block.runs, style.face, self.setter.shaper)
        hung = dataclasses.replace(shape, indent=indent, first=0.0)
        item = self.setter.set_paragraph(spans, hung, block.place.path)
        if not clusters:
            return item
        sign = self.setter.set_paragraph(marker, dataclasses.replace(hung, indent=0.0, align="left"), block.place.path)
        at = (indent - box + (box - width - MARKER_GAP_EM) * (block.marker[:1].isalnum())) * shape.size_pt
        runs = tuple(_shift(run, max(0.0, at)) for line in sign.settings[0] for run in line.runs)
        settings = {key: _prefix(lines, runs, block.marker) for key, lines in item.settings.items()}
        return SetParagraph(settings, item.refused)


def _only(lines: tuple[SetLine, ...]) -> SetParagraph:
    """Give lines that can be set in one way only."""
    return SetParagraph({0: lines}, {})


def _shift(run: SetRun, by_pt: float) -> SetRun:
    return dataclasses.replace(run, x_pt=tuple(round(x + by_pt, 3) for x in run.x_pt))


def _prefix(lines: tuple[SetLine, ...], runs: tuple[SetRun, ...], text: str) -> tuple[SetLine, ...]:
    """Put a list's marker before the first line."""
    if not lines:
        return lines
    first = dataclasses.replace(lines[0], runs=(*runs, *lines[0].runs), text=text + lines[0].text)
    return (first, *lines[1:])


def _with_run_in(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Make the white space after a run-in heading (a short strong beginning) one em (A-27)."""
    if len(runs) < 2 or "strong" not in runs[0].marks or len(runs[0].text) > RUN_IN_MOST:
        return runs
    if not runs[1].text[:1].isspace() and not runs[0].text[-1:].isspace():
        return runs
    first = dataclasses.replace(runs[0], text=runs[0].text.rstrip() + "\u3000")
    return (first, dataclasses.replace(runs[1], text=runs[1].text.lstrip()), *runs[2:])
