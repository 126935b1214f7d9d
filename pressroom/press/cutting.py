"""Cut a sheet down to one of its pages. In: furniture and lines of the whole sheet. Out: what a frame shows of them.

A page's file holds only what stands on it: glyphs and paths outside its bleed are not hidden but taken out.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from msgspec.structs import replace
from pikepdf import Array, String

from pressroom.model import PlacedLine, Rect, SetRun
from pressroom.press.graphics import Glyph, Painted, PaintedPath, PlacedImage, ShownText, State
from pressroom.press.matrices import Box, box_of
from pressroom.press.steps import INLINE_IMAGE, Step

SLACK_PT = 0.01


def cut_steps(steps: Iterable[tuple[Step, tuple[Painted, ...]]], frame: Box, text_frame: Box) -> Iterator[Step]:
    """Give steps without what they paint outside a frame, and without glyphs outside `text_frame`."""
    for step, painted in steps:
        if not painted or step.operator == INLINE_IMAGE:
            yield step
        elif isinstance(painted[0], ShownText):
            yield cut_text(step, painted[0], text_frame)
        elif any(meets(frame, box_painted(one)) for one in painted):
            yield step
        elif isinstance(painted[0], PaintedPath):
            yield Step("n", (), b"n")


def cut_text(step: Step, shown: ShownText, frame: Box) -> Step:
    """Give a text operator with its outer glyphs replaced by their widths."""
    font, state, hexed, at = shown.state.font, shown.state, b"", 0
    out: list[String | float | Decimal] = []
    glyphs = shown.glyphs
    if font is None or all(meets(frame, box_of_glyph(glyph)) for glyph in glyphs):
        return step
    for item in step.operands[-1].items():
        if isinstance(item, float):
            out += [*([String(hexed)] if hexed else []), int(item) if item.is_integer() else Decimal(str(item))]
            hexed = b""
            continue
        for code in font.codes(item):
            if meets(frame, box_of_glyph(glyphs[at])):
                hexed += code.to_bytes(font.code_bytes, "big")
            else:
                out += [*([String(hexed)] if hexed else []), -advance_of(font.width(code), state)]
                hexed = b""
            at += 1
    out += [String(hexed)] if hexed else []
    return Step("TJ", (), Array(out).unparse() + b" TJ")


def advance_of(width: float, state: State) -> float:
    """Give a glyph's advance with its spacing, in thousandths of the size."""
    return round(width + state.spacing * 1000 / state.size, 3)


def cut_line(placed: PlacedLine, frame: Rect) -> PlacedLine | None:
    """Give what of a set line a frame shows: whole clusters, each where it was."""
    size = max((run.size_pt for run in placed.line.runs), default=0.0)
    top, bottom = placed.baseline_pt - size, placed.baseline_pt + 0.25 * size
    left, right = frame.x_pt - placed.x_pt, frame.x_pt + frame.width_pt - placed.x_pt
    if bottom < frame.y_pt or top > frame.y_pt + frame.height_pt:
        return None
    if left <= 0.0 and right >= placed.line.width_pt + size:
        return placed
    if left >= placed.line.width_pt + size or right <= -size:
        return None
    runs = tuple(run for run in (cut_run(run, left, right) for run in placed.line.runs) if run.glyphs)
    return replace(placed, line=replace(placed.line, runs=runs)) if runs else None


def cut_run(run: SetRun, left_pt: float, right_pt: float) -> SetRun:
    """Give the glyphs of a run between two places on its line; one that reaches in stays."""
    kept: list[int] = []
    keep = False
    for at, x in enumerate(run.x_pt):
        if run.texts[at] or not at:
            keep = left_pt - run.size_pt < x < right_pt
        if keep:
            kept.append(at)
    return replace(
        run,
        glyphs=tuple(run.glyphs[at] for at in kept),
        x_pt=tuple(run.x_pt[at] for at in kept),
        texts=tuple(run.texts[at] for at in kept),
    )


def box_painted(painted: Painted) -> Box:
    """Give the box of a path or an image; a shading has that of its clip."""
    if isinstance(painted, PaintedPath):
        return painted.box
    if isinstance(painted, PlacedImage):
        return box_of(painted.state.ctm, 0.0, 0.0, 1.0, 1.0)
    if isinstance(painted, ShownText):
        return painted.box
    return painted.state.clip or (-1e9, -1e9, 1e9, 1e9)


def box_of_glyph(glyph: Glyph) -> Box:
    """Give the box of a glyph's em."""
    return glyph.x, glyph.y - 0.25 * glyph.size, glyph.x + glyph.advance, glyph.y + glyph.size


def meets(frame: Box, box: Box) -> bool:
    """Tell whether two boxes share more than an edge."""
    return (
        box[0] < frame[2] - SLACK_PT
        and box[2] > frame[0] + SLACK_PT
        and box[1] < frame[3] - SLACK_PT
        and box[3] > frame[1] + SLACK_PT
    )
