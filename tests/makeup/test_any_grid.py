"""Any grid, any blocks, any reserve: make-up never stumbles, loses nothing and puts nothing over another thing."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import convert
from msgspec.structs import replace

from pressroom.findings import Place
from pressroom.makeup import make_up
from pressroom.model import Entry, Feature, Reserve, Run
from pressroom.paper import Paper

KINDS = ("subhead", "table", "rule", "quotation", "pull_quote")
TOLD = {"reserve-clash", "headline-long", "note-long"}


def any_paper(random_: random.Random) -> Paper:
    columns, characters = random_.choice((1, 2, 3, 4, 5, 6, 9, 12)), random_.choice((6, 9, 11, 13, 17, 20, 40))
    lines, gap, size = (
        random_.choice((10, 20, 40, 59, 80, 150)),
        random_.choice((1, 1.5, 2)),
        random_.choice((9, 10.5, 12)),
    )
    pitch = round(size * random_.choice((1.25, 1.33, 1.4)), 2)
    width_mm = (columns * characters + gap * (columns - 1)) * size / 72 * 25.4
    form = {
        "width_mm": max(60, width_mm + random_.choice((12, 40))),
        "height_mm": max(60, lines * pitch / 72 * 25.4 + random_.choice((20, 50))),
        "columns": columns,
        "characters": characters,
        "lines": lines,
        "gap": gap,
    }
    limits = {"size_pt": [size * 0.98, size * 1.06], "pitch_pt": [pitch * 0.96, pitch * 1.06]}
    sheet = {"format": form, "as": random_.choice(("spread", "pages"))}
    type_ = {"size_pt": size, "pitch_pt": pitch, "limits": limits}
    return convert({"name": "报", "url": "https://a.cn", "sheet": sheet, "type": type_}, Paper, strict=False)


def any_blocks(entry: Entry, random_: random.Random) -> Entry:
    """Make some paragraphs other blocks, and some entries pictures alone."""
    blocks = tuple(
        replace(block, kind=random_.choice(KINDS), runs=(Run("小标题字", 1),)) if random_.random() < 0.12 else block
        for block in entry.blocks
    )
    return replace(entry, blocks=() if random_.random() < 0.1 else blocks)


def text_alone(feature: Feature) -> Feature:
    """Leave out the blocks that print no lines here."""
    kept = ("paragraph", "subhead", "quotation", "pull_quote")
    entries = (replace(e, blocks=tuple(block for block in e.blocks if block.kind in kept)) for e in feature.entries)
    return replace(feature, entries=tuple(entries))


@pytest.mark.long
@settings(max_examples=60, deadline=None, derandomize=True)
@given(seed=st.integers(0, 10**6))
def test_any_grid_is_made_up(seed: int, features, fake, audit) -> None:
    random_ = random.Random(seed)
    paper = any_paper(random_)
    feature = features(
        seed,
        entries=random_.choice((1, 2, 5, 9, 20)),
        photos=random_.choice((0, 0, 1, 2, 5, 10)),
        characters=random_.choice((50, 500, 2000, 6000)),
        pages=random_.choice(((), (), (6, 7), (1,), (2, 3, 4, 5))),
    )
    form = paper.sheet.grid
    reserve = tuple(
        Reserve(
            random_.randint(1, 2),
            random_.randint(1, form.columns),
            random_.randint(1, form.lines),
            random_.randint(1, form.columns),
            random_.randint(1, form.lines),
            "",
            Place("index.md", 5),
        )
        for _ in range(random_.choice((0, 0, 0, 1, 2)))
    )
    entries = tuple(any_blocks(entry, random_) for entry in feature.entries)
    feature = replace(feature, paper=paper, entries=entries, reserve=reserve)
    made = make_up(feature, fake(paper.type.size_pt))
    codes = {finding.code for finding in made.findings}
    faults = audit(text_alone(feature), made)
    if "picture-without-room" in codes:
        faults = [fault for fault in faults if fault != "pictures lost"]
    if codes & TOLD:
        faults = [fault for fault in faults if "lost" in fault]
    assert faults == []
