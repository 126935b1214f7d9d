"""A galley as text, so that a change in setting can be read in a diff. In: a `Galley`. Out: a line of text a set line.

Each reads `x y spacing words`: where the line begins and its base line in mm from the galley's top left, what was added
between Han characters in em, and the words. Blank rows, headings and pictures stand as what they are.
"""

from collections.abc import Iterator

from pressroom.model import Galley, SetBlock, SetLine
from pressroom.units import mm_from_pt


def dump_galley(galley: Galley) -> str:
    """Write down all lines of a galley, a story after the other."""
    rows = [f"# measure {galley.measure_em:g} em, {galley.size_pt:g} on {galley.pitch_pt:g} pt"]
    row = 0.0
    for story in galley.stories:
        rows.append(f"\n## {story.slug or 'note'}")
        for block in story.blocks:
            row += block.before_lines
            rows += _dump_block(block, row, galley.pitch_pt)
            row += len(block.settings[0]) + block.body_lines + block.after_lines
    return "\n".join(rows) + "\n"


def _dump_block(block: SetBlock, row: float, pitch_pt: float) -> Iterator[str]:
    if block.body_lines:
        yield f"  [{block.kind}, {block.body_lines} lines] {block.text}".rstrip()
    turns = [f"{looseness:+d} kept" for looseness in sorted(block.settings) if looseness]
    turns += [f"{looseness:+d} refused: {why}" for looseness, why in sorted(block.refused.items())]
    if block.settings[0]:
        yield f"  [{'; '.join((block.kind, *turns))}]"
    for number, line in enumerate(block.settings[0], 1):
        y_mm = mm_from_pt((row + block.body_lines + number) * pitch_pt)
        yield f"{_left_mm(line):7.2f} {y_mm:8.2f} {line.spacing_em:+.3f} {line.text}".rstrip()


def _left_mm(line: SetLine) -> float:
    return mm_from_pt(min((min(run.x_pt) for run in line.runs if run.x_pt), default=0.0))
