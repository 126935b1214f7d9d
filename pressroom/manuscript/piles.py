"""What a manuscript is sorted into. In: items' texts. Out: empty piles, and the counties the texts speak of."""

import re
from collections import Counter
from collections.abc import Iterable

from msgspec import Struct, field

from pressroom.copydesk.proof.gazetteer import Gazetteer, all_counties, gazetteer_of, neighbours
from pressroom.findings import Finding
from pressroom.manuscript.items import Item

_NAME = re.compile(r"[\u4e00-\u9fff]{1,12}?(?:自治县|自治旗|县|市|区|旗)")
HEADING_TAIL = r"(?:人大常委会|人大|县委|市委|区委|人民政府|政府|政协|代表团|[：:])?"


class County(Struct):
    """What belongs to one county, in order."""

    name: str
    title: str = ""
    body: list[Item] = field(default_factory=list)
    photos: list[tuple[Item, Item | None]] = field(default_factory=list)
    captions: list[Item] = field(default_factory=list)


class Sorted(Struct):
    """A manuscript sorted; the order of counties is that of their first words."""

    tiers: list[Item] = field(default_factory=list)
    deck: list[Item] = field(default_factory=list)
    note: list[Item] = field(default_factory=list)
    note_label: str = ""
    date: Item | None = None
    counties: dict[str, County] = field(default_factory=dict)
    photos: list[tuple[Item, Item | None]] = field(default_factory=list)
    unplaced: list[tuple[Item, str]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def find_gazetteer(texts: Iterable[str]) -> Gazetteer:
    """Give the counties of the prefecture that a manuscript speaks of, and others it names at a line's head."""
    known = all_counties()
    tally: Counter[str] = Counter()
    heads: dict[str, None] = {}
    for text in texts:
        names = [name for found in _NAME.finditer(text) if (name := _ending(found[0], known))]
        tally.update(set(names))
        head = next((text[:size] for size in range(12, 1, -1) if text[:size] in known), "")
        if head and re.fullmatch(re.escape(head) + HEADING_TAIL, text):
            heads[head] = None
    return gazetteer_of((*neighbours(tuple(tally)), *heads))


def _ending(words: str, known: frozenset[str]) -> str:
    """Give the county that some characters end with."""
    return next((words[at:] for at in range(len(words) - 1) if words[at:] in known), "")
