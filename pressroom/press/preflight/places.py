"""Where painted things stand. In: what a page paints. Out: boxes in points of the page."""

from pressroom.press.graphics import Painted, PaintedPath, PlacedImage, ShownText
from pressroom.press.matrices import Box, box_of
from pressroom.press.preflight.document import PageSeen

EVERYWHERE: Box = (-1e6, -1e6, 1e6, 1e6)


def box_of_painted(painted: Painted) -> Box:
    """Give the box of something painted, cut to its clip."""
    if isinstance(painted, PlacedImage):
        box = box_of(painted.state.ctm, 0.0, 0.0, 1.0, 1.0)
    elif isinstance(painted, ShownText):
        box = painted.box
    elif isinstance(painted, PaintedPath):
        grow = painted.line_width / 2 if painted.strokes else 0.0
        left, bottom, right, top = painted.box
        box = (left - grow, bottom - grow, right + grow, top + grow)
    else:
        box = EVERYWHERE
    return box if painted.state.clip is None else shared(box, painted.state.clip)


def shared(one: Box, other: Box) -> Box:
    """Give what two boxes share; it is empty (right ≤ left) where that is nothing."""
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def in_box(box: Box, frame: Box) -> bool:
    """Tell whether something of a box is seen in a frame."""
    return box[0] < frame[2] and box[2] > frame[0] and box[1] < frame[3] and box[3] > frame[1]


def in_bleed(painted: Painted, page: PageSeen) -> bool:
    """Tell whether something painted is seen inside the BleedBox."""
    return in_box(box_of_painted(painted), page.bleed)
