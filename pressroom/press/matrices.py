"""Matrices and boxes of PDF: six numbers that move points, and rectangles as left, bottom, right, top."""

from collections.abc import Sequence
from typing import Any

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def multiply(first: Matrix, then: Matrix) -> Matrix:
    """Give the matrix that does `first` and then `then`."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Give where a point comes to stand."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def scale_of(matrix: Matrix) -> float:
    """Give how much longer lengths become, on average."""
    a, b, c, d, _, _ = matrix
    return float(abs(a * d - b * c) ** 0.5)


def box_of(matrix: Matrix, x0: float, y0: float, x1: float, y1: float) -> Box:
    """Give the box round a rectangle after a matrix."""
    a, b, c, d, e, f = matrix
    if not b and not c and a > 0 and d > 0:
        return a * x0 + e, d * y0 + f, a * x1 + e, d * y1 + f
    points = [apply(matrix, x, y) for x in (x0, x1) for y in (y0, y1)]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def matrix_of(values: Sequence[Any]) -> Matrix:
    """Give six operands as a matrix."""
    if len(values) != 6:
        return IDENTITY
    a, b, c, d, e, f = map(float, values)
    return a, b, c, d, e, f
