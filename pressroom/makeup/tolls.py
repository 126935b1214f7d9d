"""What a way of the copy through the columns pays. In: rows, above and below. Out: a price, less is better.

The order of the levers is in the prices: looseness, space above headings, then faults.
"""

LOOSE, SPACE, HOLE, ORPHAN, WIDOW = 1.0, 4.0, 14.0, 9.0, 30.0
# Two headings side by side (B-16).
CLASH = 40.0
LONG_HOLE = 80.0
UNEVEN, MISSING = 6.0, 400.0
# What a line away from an even filling costs, so that the levers work all over the copy.
UNEVENLY = 0.04
# A heading lower than this many lines above a foot pays for every line it lacks.
FAIR_AFTER, LOW = 5, 6.0
# Fewer than four lines over a heading at the head of a column are crumbs.
FAIR_ABOVE, CRUMB = 4, 3.0


def heading_toll(above: int, below: int) -> float:
    """Price a heading by the rows above it in its piece of a column, and by those left below it."""
    price = LOW * max(0, FAIR_AFTER - below)
    return price + (CRUMB * (FAIR_ABOVE - above) if 0 < above < FAIR_ABOVE else 0.0)


def missed_toll(lines: int) -> float:
    """Price an end that is not the target: one line short is level enough (A-23), the rest is dear."""
    if lines == 0:
        return 0.0
    return UNEVEN if lines == 1 else MISSING * abs(lines)


def hole_toll(rows: int) -> float:
    """Price empty rows at a segment's foot."""
    return HOLE * min(rows, 3) + LONG_HOLE * max(0, rows - 3)


def lonely_toll(above: int, below: int) -> float:
    """Price a cut that leaves a line alone: the last at a head is worse than the first at a foot (A-18)."""
    if not above:
        return 0.0
    price = ORPHAN if above == 1 else 0.0
    if below == 1:
        price += WIDOW if above + below >= 3 else ORPHAN
    return price
