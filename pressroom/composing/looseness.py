"""Looseness: a paragraph a line longer or shorter than its best. In: what breaking found. Out: line ends, or a reason.

A request is kept where such a setting exists whose lines a reader would not find spaced out, and refused with the
reason otherwise. Copyfit (DESIGN 7) lives on what is granted here.
"""

from collections.abc import Mapping, Sequence

from pressroom.composing.breaking import Setting
from pressroom.composing.justify import adjust
from pressroom.composing.measuring import Problem, lack_of

# What a reader does not yet see as spaced out, in ems a gap: the space of so many characters over the whole line.
COMFORT_OF_MEASURE, COMFORT_LEAST_EM, COMFORT_MOST_EM = 1.4, 0.06, 0.13


def change_one(
    problems: Sequence[Problem],
    choices: Sequence[Mapping[int, Setting]],
    best: Sequence[Setting],
    looseness: int,
) -> list[Setting] | str:
    """Make the part that suffers least longer or shorter by `looseness` lines; give the reason where none can be."""
    found: list[tuple[float, int, Setting]] = []
    reason = "no way to break it into that many lines"
    for number, (problem, choice) in enumerate(zip(problems, choices, strict=True)):
        setting = choice.get(len(best[number].ends) + looseness)
        if setting is None:
            continue
        fault = discomfort(problem, setting.ends)
        if fault:
            reason = fault
        else:
            found.append((setting.cost - best[number].cost, number, setting))
    if not found:
        return reason
    _, number, setting = min(found, key=lambda row: row[:2])
    return [setting if n == number else s for n, s in enumerate(best)]


def comfort_em(measure: float) -> float:
    """Give the widest spacing, in ems a gap, that a paragraph may be given to gain or lose a line."""
    return min(COMFORT_MOST_EM, max(COMFORT_LEAST_EM, COMFORT_OF_MEASURE / measure))


def discomfort(problem: Problem, ends: Sequence[int]) -> str:
    """Tell what a reader would mind in a setting: a line spaced too wide, a last line of one character; or nothing."""
    limit, start = comfort_em(problem.measure), 0
    for end in ends:
        if end == len(problem.widths):
            if start and sum(problem.alone[start:end]) < 2:
                return "the last line would hold one character"
        else:
            lack = lack_of(problem, start, end)
            spacing = adjust(problem.gaps[start : end - 1], lack).spacing_em
            if spacing > limit:
                return f"a line would be spaced {spacing:.2f} em, more than {limit:.2f}"
        start = end
    return ""
