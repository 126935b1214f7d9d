"""Write the ratios as a Markdown table. In: results. Out: text."""

from collections.abc import Mapping, Sequence

from measuring import Result


def write_table(groups: Mapping[str, Sequence[Result]]) -> str:
    """Write a table for each group; the first row is what the ratios refer to."""
    return "\n".join(f"### {title}\n\n{group_table(results)}" for title, results in groups.items())


def group_table(results: Sequence[Result]) -> str:
    """Write one group's table."""
    lines = ["| | CPU ratio, median | least–most | CPU, s | peak, MB |", "|---|---|---|---|---|"]
    for result in results:
        spread = f"{min(result.ratios):.2f}–{max(result.ratios):.2f}"
        peak = f"{result.peak_mb:.0f}" if result.peak_mb else "–"
        lines.append(f"| {result.name} | **{result.ratio:.2f}** | {spread} | {result.cpu_s:.2f} | {peak} |")
    return "\n".join(lines) + "\n"
