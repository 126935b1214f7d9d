"""Draw the ratios as an SVG. In: results. Out: one bar a contestant, its spread as a whisker, grouped by setting."""

from collections.abc import Mapping, Sequence
from html import escape

from measuring import Result

LEFT, WIDTH, ROW, TOP = 330, 520, 22, 14
OURS = "Pressroom"


def draw_plot(groups: Mapping[str, Sequence[Result]]) -> str:
    """Draw all groups below one another, each on a scale of its own."""
    y, parts = TOP, []
    for title, results in groups.items():
        parts.append(f'<text x="8" y="{y + 14}" class="t">{escape(title)}</text>')
        y += ROW + 4
        most = max(max(result.ratios) for result in results)
        for result in results:
            parts.append(draw_row(result, y, WIDTH / most))
            y += ROW
        y += 16
    style = "text{font:13px sans-serif;fill:#222}.t{font-weight:bold}.n{text-anchor:end}"
    size = f'width="{LEFT + WIDTH + 90}" height="{y}"'
    ground = '<rect width="100%" height="100%" fill="#fff"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><style>{style}</style>{ground}{"".join(parts)}</svg>\n'


def draw_row(result: Result, y: int, scale: float) -> str:
    """Draw one bar to scale (px for a ratio of 1)."""
    colour = "#b8321c" if result.name.startswith(OURS) else "#9aa4ad"
    low, high, middle = min(result.ratios) * scale, max(result.ratios) * scale, y + ROW / 2 - 3
    return (
        f'<text x="{LEFT - 8}" y="{y + 12}" class="n">{escape(result.name)}</text>'
        f'<rect x="{LEFT}" y="{y}" width="{result.ratio * scale:.1f}" height="{ROW - 6}" fill="{colour}"/>'
        f'<path d="M{LEFT + low:.1f} {middle}H{LEFT + high:.1f}" stroke="#222"/>'
        f'<text x="{LEFT + high + 6:.1f}" y="{y + 12}">{result.ratio:.2f}</text>'
    )
