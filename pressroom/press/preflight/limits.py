"""The limits of the checks. In: a paper. Out: a number by code; `press: limits:` in site.yaml moves any of them."""

from collections.abc import Mapping
from types import MappingProxyType

from pressroom.paper import Paper

LIMITS: Mapping[str, float] = MappingProxyType(
    {
        "pdf-version": 1.6,
        "too-much-ink": 240.0,
        "much-ink": 220.0,
        "ink-area-mm2": 15.0,
        "low-resolution": 150.0,
        "poor-resolution": 200.0,
        "line-art-resolution": 600.0,
        "coloured-text": 20.0,
        "small-text": 7.8,
        "small-coloured-text": 9.0,
        "small-reversed-text": 12.0,
        "hairline": 0.25,
        "coloured-hairline": 1.5,
        "thin-black-rule": 2.0,
        "rich-black": 40.0,
        "light-tint": 3.0,
        "narrow-bleed": 3.0,
        "large-file": 100.0,
    }
)
"""Percent for ink and tints, ppi for resolution, points for text and lines, mm for bleed, MB for files."""

MAGAZINE_PPI = {"low-resolution": 225.0, "poor-resolution": 300.0}


def limits_of(paper: Paper) -> Mapping[str, float]:
    """Give the limits of a paper: its format's, its press settings', then what it moves itself."""
    press = paper.press
    limits = dict(LIMITS) | {"too-much-ink": press.ink_limit, "narrow-bleed": press.bleed_mm}
    limits["much-ink"] = min(limits["much-ink"], press.ink_limit)
    if paper.sheet.format == "a4":
        limits |= MAGAZINE_PPI
    if press.picture_ppi is not None:
        limits |= {"low-resolution": press.picture_ppi[0], "poor-resolution": press.picture_ppi[1]}
    return MappingProxyType(limits | press.limits)
