"""Conversions between the units of the trade. In: a number in one unit. Out: the same length in another."""

POINTS_PER_INCH = 72.0
MM_PER_INCH = 25.4
POINTS_PER_MM = POINTS_PER_INCH / MM_PER_INCH


def pt_from_mm(length_mm: float) -> float:
    """Give a length in points (1/72 inch)."""
    return length_mm * POINTS_PER_MM


def mm_from_pt(length_pt: float) -> float:
    """Give a length in millimetres."""
    return length_pt / POINTS_PER_MM


def px_for_print(length_pt: float, resolution_ppi: float) -> int:
    """Give the pixels that fill a length in points at a resolution, rounded up."""
    return -int(-length_pt / POINTS_PER_INCH * resolution_ppi // 1)


def effective_ppi(length_px: float, length_pt: float) -> float:
    """Give the resolution of a picture side of so many pixels placed over a length in points."""
    return length_px * POINTS_PER_INCH / length_pt
