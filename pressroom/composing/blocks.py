"""Setting blocks. In: a `Block` of the copy and its style. Out: a `SetBlock` of whole grid lines.

A paragraph, a subhead, a list item, a quotation, a footnote are lines in a style of the paper's table; a table is lines
that may not be parted; a picture is rows of the grid with its caption below; a rule is an empty line.
"""

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from pressroom.composing.captions import set_caption
from pressroom.composing.paragraph import ParagraphSetter, SetParagraph, Shape
from pressroom.composing.spans import itemise
from pressroom.composing.tables import set_table
from pressroom.model import Block, Run, SetBlock, SetLine
from pressroom.paper import Style, TypeSetting

RUN_IN_MOST = 16
LEVEL_EM = 1.0
STYLE_OF = {"paragraph": "body", "picture": "caption"}


class BlockSetter(Struct, frozen=True):
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
        name = style_name or STYLE_OF.get(block.kind, block.kind)
        style = Style() if name == "rule" else self.type.style(name)
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
        """An item is a paragraph that begins with its marker, as newspapers set lists; deeper ones stand further in."""
        runs = (Run(f"{block.marker} ", block.place.line), *block.runs) if block.marker else block.runs
        spans = itemise(runs, style.face, self.setter.shaper)
        deeper = replace(shape, indent=shape.indent + max(0, block.level - 1) * LEVEL_EM)
        return self.setter.set_paragraph(spans, deeper, block.place.path)


def _only(lines: tuple[SetLine, ...]) -> SetParagraph:
    """Give lines that can be set in one way only."""
    return SetParagraph({0: lines}, {})


def _with_run_in(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Make the white space after a run-in heading (a short strong beginning) one em (A-27)."""
    if len(runs) < 2 or "strong" not in runs[0].marks or len(runs[0].text) > RUN_IN_MOST:
        return runs
    if not runs[1].text[:1].isspace() and not runs[0].text[-1:].isspace():
        return runs
    first = replace(runs[0], text=runs[0].text.rstrip() + "\u3000")
    return (first, replace(runs[1], text=runs[1].text.lstrip()), *runs[2:])
