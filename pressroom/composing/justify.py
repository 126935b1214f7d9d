"""Justifying: a broken line gets its glyphs' places. In: clusters of a line, its gaps, what it lacks. Out: `SetRun`s.

What a line lacks is shared out in the order of A-13, what it has too much taken away in the order of A-12: the same
reckoning as `breaking` costs it by.
"""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from pressroom.composing.measuring import HAIR
from pressroom.composing.shaping import Cluster
from pressroom.composing.spacing import TURNS, Gap
from pressroom.model import SetRun


class Adjustment(Struct, frozen=True):
    """What is added to each gap of a line (in ems), how much of it between two Han characters, and what is too much."""

    added: tuple[float, ...]
    spacing_em: float = 0.0
    over: float = 0.0


def adjust(gaps: Sequence[Gap], lack: float) -> Adjustment:
    """Share out what a line lacks over its gaps, or take away what it has too much."""
    if lack < -HAIR:
        return _squeeze(gaps, -lack)
    added = [0.0] * len(gaps)
    rest = _fill(added, [gap.space_takes for gap in gaps], lack)
    rest = _fill(added, [gap.han_west_takes for gap in gaps], rest)
    shares = [gap.stretches for gap in gaps]
    if not any(shares):
        shares = [gap.han_west_takes > 0 for gap in gaps]
    if rest <= HAIR or not any(shares):
        return Adjustment(tuple(added))
    part = rest / sum(shares)
    return Adjustment(tuple([a + part * shared for a, shared in zip(added, shares, strict=True)]), part)


def _fill(added: list[float], room: list[float], lack: float) -> float:
    """Give every gap the same part of its room; return what is still lacking."""
    total = sum(room)
    if lack <= HAIR or total <= 0:
        return lack
    part = min(1.0, lack / total)
    for at, width in enumerate(room):
        added[at] += part * width
    return lack - part * total


def _squeeze(gaps: Sequence[Gap], need: float) -> Adjustment:
    added = [0.0] * len(gaps)
    for turn in range(TURNS):
        room = [-gap.gives if gap.turn == turn else 0.0 for gap in gaps]
        need = _take(added, room, need)
        if need <= HAIR:
            return Adjustment(tuple(added))
    return Adjustment(tuple(added), over=need)


def _take(added: list[float], room: list[float], need: float) -> float:
    """Take the same part of what every gap can give in a turn; return what is still too much."""
    total = -sum(room)
    if total <= 0:
        return need
    part = min(1.0, need / total)
    for at, width in enumerate(room):
        added[at] += part * width
    return need - part * total


class Glyphs(Struct):
    """The glyphs of one run while a line is being built. Places and sizes in ems of the block."""

    cluster: Cluster
    rise: float
    ids: list[int]
    places: list[float]
    texts: list[str]


def build_line(
    clusters: Sequence[Cluster], places: Sequence[float], size_pt: float, hyphen: Cluster | None = None
) -> tuple[SetRun, ...]:
    """Build a line's runs from its clusters and their places in ems from the line's left edge."""
    rows: list[Glyphs] = []
    for cluster, place in zip(clusters, places, strict=False):
        _add(rows, cluster, place, cluster.text)
    if hyphen is not None:
        _add(rows, hyphen, places[-1], "\u00ad")
    return tuple(
        SetRun(
            role=row.cluster.span.key,
            size_pt=round(row.cluster.span.size_em * size_pt, 4),
            glyphs=tuple(row.ids),
            x_pt=tuple([round(place * size_pt, 3) for place in row.places]),
            texts=tuple(row.texts),
            rise_pt=round(row.rise * size_pt, 3),
            href=row.cluster.span.href,
        )
        for row in rows
    )


def _add(rows: list[Glyphs], cluster: Cluster, place: float, text: str) -> None:
    """Add a cluster's glyphs to the last run, or begin another where face, size or rise changes."""
    span = cluster.span
    for glyph, x, y in cluster.glyphs:
        rise = span.rise_em + y
        row = rows[-1] if rows else None
        if row is None or row.rise != rise or not _same_look(row.cluster, cluster):
            row = Glyphs(cluster, rise, [], [], [])
            rows.append(row)
        row.ids.append(glyph)
        row.places.append(place + x)
        row.texts.append(text)
        text = ""


def _same_look(one: Cluster, other: Cluster) -> bool:
    a, b = one.span, other.span
    return a is b or (a.key, a.size_em, a.href) == (b.key, b.size_em, b.href)


def shift_run(run: SetRun, by_pt: float) -> SetRun:
    """Give a run set further right by so many points."""
    return replace(run, x_pt=tuple([round(x + by_pt, 3) for x in run.x_pt]))
