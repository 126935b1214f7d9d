"""What the composing room is not content with. In: lines as they stand on the sheets. Out: findings."""

from collections.abc import Iterable, Iterator

from pressroom.composing.classes import Kind, kind_of
from pressroom.findings import Finding, warning
from pressroom.model import SetLine

LOOSE_EM = 0.25
# A line of fewer Han characters is Western: its spaces are word spaces.
LEAST_HAN = 3


def judge_lines(lines: Iterable[SetLine]) -> Iterator[Finding]:
    """Name lines that stand out of their measure (A-11), and lines spaced wider than the worst allowed (A-13)."""
    for line in lines:
        words = line.text.strip()
        if line.overfull:
            yield warning(
                "overfull-line",
                "`{words}` does not go into its measure and may not be broken",
                line.place,
                hint="shorten it, or part it with a space",
                rule="A-11",
                words=words,
            )
        if line.spacing_em > LOOSE_EM and sum(kind_of(character) is Kind.HAN for character in words) >= LEAST_HAN:
            yield warning(
                "loose-line",
                "the line `{words}` is spaced {spacing} em from character to character",
                line.place,
                hint="a few characters more or less before it let it break elsewhere",
                rule="A-13",
                words=words,
                spacing=f"{line.spacing_em:.2f}",
            )
