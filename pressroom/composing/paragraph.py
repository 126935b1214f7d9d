"""Setting a paragraph: runs in, justified lines out, in every looseness that keeps to the limits.

A paragraph is cut at its forced breaks; each part is broken as a whole. White space of the copy becomes part of the
gap after the cluster before it, so it vanishes at a line's end by itself.
"""

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from pressroom.composing.addresses import address_ranges, break_places
from pressroom.composing.breaking import Setting, break_lines
from pressroom.composing.classes import Kind, stands_alone
from pressroom.composing.hyphens import hyphen_places
from pressroom.composing.justify import adjust, build_line
from pressroom.composing.looseness import change_one
from pressroom.composing.measuring import HAIR, Problem, lack_of
from pressroom.composing.shaping import Cluster, Shaper, Span
from pressroom.composing.spacing import COST_ADDRESS, COST_HYPHEN, COST_INSIDE_NAME, Gap, GapTable
from pressroom.findings import Place
from pressroom.model import SetLine

HANGING = "、，。"


class Shape(Struct, frozen=True):
    """The form a paragraph is set in, ems of its own type: measure, indents, alignment."""

    measure: float
    indent: float = 0.0
    first: float = 0.0
    align: str = "justify"
    size_pt: float = 9.0


class SetParagraph(Struct, frozen=True):
    """The lines of each looseness that could be kept (0 always), and why another was refused."""

    settings: Mapping[int, tuple[SetLine, ...]]
    refused: Mapping[int, str]


class Part(Struct):
    """A stretch of a paragraph up to a forced break: its clusters and the problem they pose."""

    clusters: list[Cluster]
    problem: Problem
    shape: Shape
    hyphen: Cluster | None


class ParagraphSetter(Struct):
    """Sets paragraphs in a shaper's faces under a table of gaps. `names` are not broken willingly."""

    shaper: Shaper
    gaps: GapTable
    names: tuple[str, ...] = ()
    language: str = "zh-CN"
    hyphens: dict[tuple[str, float], Cluster] = field(default_factory=dict)

    def set_paragraph(self, spans: Sequence[Span], shape: Shape, path: str) -> "SetParagraph":
        """Set a paragraph at its best, and a line shorter and longer where that can be kept."""
        parts = [
            self._make_part(clusters, shape if not n else replace(shape, first=0.0))
            for n, clusters in enumerate(_cut_at_breaks(self._clusters(spans)))
        ]
        choices = [break_lines(part.problem) for part in parts]
        best = [next(iter(choice.values())) for choice in choices]
        settings, refused = {0: self._build(parts, best, path)}, {}
        for looseness in (-1, 1):
            changed = change_one([part.problem for part in parts], choices, best, looseness)
            if shape.align != "justify":
                changed = "only justified copy can gain or lose a line"
            if isinstance(changed, str):
                refused[looseness] = changed
            else:
                settings[looseness] = self._build(parts, changed, path)
        return SetParagraph(settings, refused)

    def _clusters(self, spans: Sequence[Span]) -> list[Cluster]:
        """Shape all spans; white space goes to the cluster before it."""
        clusters: list[Cluster] = []
        for span in spans:
            for cluster in self.shaper.shape(span):
                if cluster.text != "\n" and cluster.kind is Kind.BLANK and clusters and clusters[-1].text != "\n":
                    clusters[-1].after += cluster.text
                else:
                    clusters.append(cluster)
        return clusters

    def _make_part(self, clusters: list[Cluster], shape: Shape) -> Part:
        space = self.shaper.space_em
        gaps = [
            self.gaps.between(left, right, space(left.span.key) * left.span.size_em if left.after else 0.0)
            for left, right in itertools.pairwise(clusters)
        ]
        self._spare_names(clusters, gaps, COST_INSIDE_NAME / max(1.0, shape.measure))
        hyphen_widths = self._hyphenate(clusters, gaps)
        hanging = self.gaps.spacing.hanging
        problem = Problem(
            widths=[cluster.width for cluster in clusters],
            gaps=gaps,
            trim_start=[c.blank if c.kind is Kind.OPEN else 0.0 for c in clusters],
            trim_end=[_trim_end(cluster, hanging) for cluster in clusters],
            hyphen=hyphen_widths,
            alone=[stands_alone(cluster.text[0]) for cluster in clusters],
            measure=shape.measure - shape.indent,
            first_measure=shape.measure - shape.indent - shape.first,
            max_stretch=self.gaps.spacing.max_stretch_em,
            ragged=shape.align != "justify",
        )
        return Part(clusters, problem, shape, self._hyphen(clusters[0].span) if clusters else None)

    def _spare_names(self, clusters: list[Cluster], gaps: list[Gap], price: float) -> None:
        """Make it dear to end a line inside a name of the glossary."""
        text = "".join([cluster.text + cluster.after for cluster in clusters])
        names = [name for name in self.names if name in text]
        if not names:
            return
        after = {at: number for number, at in enumerate(itertools.accumulate(len(c.text + c.after) for c in clusters))}
        for name in names:
            for match in re.finditer(re.escape(name), text):
                for at in range(match.start() + 1, match.end()):
                    number = after.get(at, len(gaps))
                    cost = gaps[number].cost if number < len(gaps) else None
                    if cost is not None:
                        gaps[number] = replace(gaps[number], cost=cost + price)

    def _hyphenate(self, clusters: list[Cluster], gaps: list[Gap]) -> list[float]:
        """Open the places where words and addresses may be parted; give the width of the hyphen after each cluster."""
        widths = [0.0] * len(clusters)
        addresses = address_ranges(clusters)
        for address in addresses:
            for place in break_places(clusters, address):
                gaps[place] = replace(gaps[place], cost=COST_ADDRESS)
        for place in hyphen_places(clusters, self.language):
            if any(place in address for address in addresses):
                continue
            gaps[place] = replace(gaps[place], cost=COST_HYPHEN)
            widths[place] = self._hyphen(clusters[place].span).width
        return widths

    def _hyphen(self, span: Span) -> Cluster:
        key = (span.key, span.size_em)
        if key not in self.hyphens:
            self.hyphens[key] = self.shaper.shape(replace(span, text="-", rise_em=0.0, href=""))[0]
        return self.hyphens[key]

    def _build(self, parts: Sequence[Part], settings: Sequence[Setting], path: str) -> tuple[SetLine, ...]:
        lines: list[SetLine] = []
        for part, setting in zip(parts, settings, strict=True):
            start = 0
            for end in setting.ends:
                edge = ("first " if not lines else "") + (
                    "last" if part is parts[-1] and end == len(part.clusters) else ""
                )
                lines.append(_build_one(part, start, end, path, edge))
                start = end
        return tuple(lines)


def _build_one(part: Part, start: int, end: int, path: str, edge: str) -> SetLine:
    """Set the clusters `start` to `end` of a part as one line."""
    problem, shape, clusters = part.problem, part.shape, part.clusters[start:end]
    lack = lack_of(problem, start, end)
    gaps = problem.gaps[start : end - 1]
    full = shape.align == "justify" and end < len(part.clusters)
    adjustment = adjust(gaps, lack if full else min(lack, 0.0))
    x = shape.indent + (shape.first if not start else 0.0) - problem.trim_start[start]
    if shape.align == "centre":
        x += max(0.0, lack) / 2
    places = [x]
    for cluster, gap, added in zip(clusters, gaps, adjustment.added, strict=False):
        x += cluster.width + gap.natural + added
        places.append(x)
    divided = part.hyphen if problem.hyphen[end - 1] else None
    width = x + clusters[-1].width - problem.trim_end[end - 1] + problem.hyphen[end - 1]
    if divided is not None:
        places.append(x + clusters[-1].width)
    return SetLine(
        runs=build_line(clusters, places, shape.size_pt, divided),
        width_pt=round(width * shape.size_pt, 3),
        text="".join([cluster.text + cluster.after for cluster in clusters]),
        place=Place(path, clusters[0].span.line),
        spacing_em=round(adjustment.spacing_em, 4),
        first="first" in edge,
        last="last" in edge,
        overfull=adjustment.over > HAIR,
    )


def _cut_at_breaks(clusters: Iterable[Cluster]) -> list[list[Cluster]]:
    """Cut at forced breaks. The break itself stays as the white space of the cluster before it."""
    parts: list[list[Cluster]] = [[]]
    for cluster in clusters:
        if cluster.text == "\n":
            if parts[-1]:
                parts[-1][-1].after += "\n"
            parts.append([])
        else:
            parts[-1].append(cluster)
    return [part for part in parts if part]


def _trim_end(cluster: Cluster, hanging: bool) -> float:
    if hanging and cluster.blank and cluster.text in HANGING:
        return cluster.width
    return cluster.blank if cluster.kind is not Kind.OPEN else 0.0
