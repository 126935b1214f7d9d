"""Faults put into clean copy by a program: each kind is found, at the right line."""

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from pressroom.config import House
from pressroom.copydesk.proof.reading import proof_feature
from pressroom.findings import Finding, Place
from pressroom.model import Feature, Run

TRIES = 25
HAN = "[一-鿿]"
TRADITIONAL = str.maketrans("会发为议项关对监开视务动实", "會發為議項關對監開視務動實")
Mend = str | Callable[[re.Match[str]], str]
KINDS: dict[str, tuple[str, Mend]] = {
    "half comma": ("，", ","),
    "half colon": ("：(?=“)", ":"),
    "half stop": ("。(?!”)", "."),
    "straight quotes": ("“([^“”]*)”", r'"\1"'),
    "space between Han": (f"(?<={HAN})(?={HAN})", " "),
    "full-width figures": (r"\d+", lambda m: "".join(chr(ord(c) + 0xFEE0) for c in m[0])),
    "doubled mark": ("[，、]", r"\g<0>\g<0>"),
    "colliding marks": ("。(?!”)", "，。"),
    "no closing quote": ("”", ""),
    "no opening quote": ("“", ""),
    "ends with a comma": ("。$", "，"),
    "cut off": ("(?<!”)(?<!”.)[^。！？”…]{4,9}[。！？]”?$", ""),
    "word typed twice": (f"(?!一|.一){HAN}{{2}}", r"\g<0>\g<0>"),
    "particle typed twice": ("[的了在和]", r"\g<0>\g<0>"),
    "traditional character": ("[会发为议项关对监开视务动实]", lambda m: m[0].translate(TRADITIONAL)),
    "invisible character": (f"(?<={HAN})(?={HAN})", "\u200b"),
    "ellipsis of stops": (f"(?<={HAN})，", "..."),
    "dash of hyphens": (f"(?<={HAN})，(?={HAN})", "--"),
}


def mutate(feature: Feature, kind: str, dice: random.Random) -> tuple[Feature, Place]:
    """Put one fault into one paragraph."""
    pattern, mend = KINDS[kind]
    sites = [
        (e, b, found)
        for e, entry in enumerate(feature.entries)
        for b, block in enumerate(entry.blocks)
        if not block.text.startswith("（")
        for found in re.finditer(pattern, block.text)
    ]
    e, b, found = dice.choice(sites)
    entry, block = feature.entries[e], feature.entries[e].blocks[b]
    words = mend(found) if callable(mend) else found.expand(mend)
    text = block.text[: found.start()] + words + block.text[found.end() :]
    changed = replace(block, runs=(Run(text, block.place.line),))
    entries = list(feature.entries)
    entries[e] = replace(entry, blocks=(*entry.blocks[:b], changed, *entry.blocks[b + 1 :]))
    return replace(feature, entries=tuple(entries)), block.place


def new_findings(house: House, feature: Feature, before: set[Finding]) -> set[tuple[str, int]]:
    found = set(proof_feature(house, feature)) - before
    return {(finding.place.path, finding.place.line) for finding in found}


@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS)
def test_fault_is_found_at_its_line(kind: str, clean: Feature, tmp_path: Path) -> None:
    house, dice = House(tmp_path, clean.paper), random.Random(kind)
    before = set(proof_feature(house, clean))
    hits = 0
    for _ in range(TRIES):
        changed, place = mutate(clean, kind, dice)
        hits += (place.path, place.line) in new_findings(house, changed, before)
    assert hits >= 0.95 * TRIES
