"""A composing room of synthetic lines and features made to order, so that make-up is tested without faces."""

import random
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

import pytest
from msgspec.structs import replace

from pressroom.findings import Place
from pressroom.model import (
    Block,
    Entry,
    Feature,
    MadeUp,
    MadeUpSheet,
    Photo,
    PhotoFile,
    Run,
    SetBlock,
    SetLine,
    SetRun,
    Story,
)
from pressroom.paper import Paper, SheetSetting

HAN = "云岭县乡人大代表之家选举监督决定任免常委会民生实事票决联系群众意见建议办理反馈法治发展履职"
SHAPES = ((2400, 1600), (1600, 2400), (3000, 1000), (2000, 2000), (2400, 1350), (1800, 2400))


def words(random_: random.Random, length: int) -> str:
    """Give so many Han characters."""
    return "".join(random_.choice(HAN) for _ in range(length))


@dataclass(frozen=True)
class FakeComposer:
    """Sets every character one em wide, two ems of indent; paragraphs stretch where that is easy."""

    size_pt: float = 9.0

    def set_entry(self, entry: Entry, measure_em: float) -> Story:
        blocks = []
        if entry.blocks:
            blocks.append(
                SetBlock(
                    "crosshead",
                    {0: ()},
                    entry.place,
                    entry.slug,
                    0,
                    body_lines=2,
                    keep_with_next=True,
                    text=entry.title,
                )
            )
        blocks += [self._set(block, entry.slug, at, measure_em) for at, block in enumerate(entry.blocks, 1)]
        return Story(entry.slug, tuple(blocks))

    def set_note(self, feature: Feature, measure_em: float) -> Story:
        return Story("", tuple(self._set(block, "", at, measure_em) for at, block in enumerate(feature.note, 1)))

    def set_caption(self, photo: Photo, measure_em: float) -> tuple[SetLine, ...]:
        return self._lines("▲" + photo.caption + photo.credit, measure_em, 0, photo.place, self.size_pt * 0.9)

    def width_em(self, text: str, role: str) -> float:
        return float(sum(0.5 if char.isascii() else 1.0 for char in text))

    def _set(self, block: Block, slug: str, number: int, measure_em: float) -> SetBlock:
        if block.kind in ("table", "picture", "rule"):
            words = self.set_caption(block.photo, measure_em) if block.photo else ()
            return SetBlock(
                block.kind, {0: words}, block.place, slug, number, body_lines=5, text=block.text, block=block
            )
        lines = self._lines(block.text, measure_em, 2, block.place, self.size_pt)
        settings = {0: lines}
        fill = len(lines[-1].text) / measure_em
        if len(lines) >= 3 and fill < 0.3:
            settings[-1] = self._respread(block, len(lines) - 1, measure_em)
        if len(lines) >= 3 and fill > 0.6:
            settings[1] = self._respread(block, len(lines) + 1, measure_em)
        keep = block.kind == "subhead"
        return SetBlock(
            block.kind, settings, block.place, slug, number, keep_with_next=keep, text=block.text, block=block
        )

    def _lines(self, text: str, measure_em: float, indent: int, place: Place, size: float) -> tuple[SetLine, ...]:
        room = int(measure_em * self.size_pt / size)
        cuts = [0, max(1, room - indent)]
        while cuts[-1] < len(text):
            cuts.append(cuts[-1] + room)
        parts = [text[a:b] for a, b in pairwise(cuts)]
        return tuple(
            _line(part, indent if at == 0 else 0, size, place, at == 0, at == len(parts) - 1)
            for at, part in enumerate(parts)
        )

    def _respread(self, block: Block, count: int, measure_em: float) -> tuple[SetLine, ...]:
        text = block.text
        each = ceil((len(text) + 2) / count)
        cuts = [0, max(1, each - 2)] + [max(1, each - 2) + each * at for at in range(1, count - 1)] + [len(text)]
        parts = [text[min(a, len(text)) : b] for a, b in pairwise(cuts)]
        return tuple(
            _line(part, 2 if at == 0 else 0, self.size_pt, block.place, at == 0, at == count - 1, measure_em)
            for at, part in enumerate(parts)
        )


def _line(text: str, indent: int, size: float, place: Place, first: bool, last: bool, most_em: float = 99) -> SetLine:
    squeeze = min(1.0, (most_em - indent) / max(1, len(text)))
    x_pt = tuple((indent + at * squeeze) * size for at in range(len(text)))
    run = SetRun("body", size, tuple(range(1, len(text) + 1)), x_pt, tuple(text))
    return SetLine((run,), (indent + len(text) * squeeze) * size, text, place, first=first, last=last)


def make_photo(name: str, shape: tuple[int, int], caption: str = "代表走进代表之家开展活动。", **more: object) -> Photo:
    """Give a photo of a shape in px."""
    file = PhotoFile(f"photos/{name}.jpg", *shape)
    return Photo(file, caption, "本报记者摄", "图", Place(f"{name}.md", 3), **more)  # type: ignore[arg-type]


def make_entry(number: int, paragraphs: list[str], photos: tuple[Photo, ...] = ()) -> Entry:
    """Give an entry of paragraphs."""
    place = Place(f"{number:02}.md", 1)
    blocks = tuple(
        Block("paragraph", (Run(text, at),), Place(place.path, at)) for at, text in enumerate(paragraphs, start=5)
    )
    county = f"{HAN[number % 40]}{HAN[number * 7 % 40]}县"
    return Entry(f"e{number:02}", county, county + "人大常委会", blocks, photos, place)


def make_feature(seed: int, **fixed: object) -> Feature:
    """Give one of many features: entries, characters, pictures, format and pages by the seed, or as fixed."""
    random_ = random.Random(seed)
    choice = {
        "entries": random_.choice((3, 6, 10, 17, 24, 40, 60)),
        "photos": random_.choice((0, 1, 3, 6, 9, 14, 24)),
        "characters": random_.choice((2000, 4000, 6000, 9000, 14000, 30000, 60000)),
        "format": random_.choice(("tabloid", "broadsheet", "a4")),
        "as": random_.choice(("spread", "spread", "pages")),
        "pages": (),
        "note": random_.choice((0, 90, 200, 320)),
        **fixed,
    }
    entries = _make_entries(random_, choice)
    paper = Paper(
        name="云岭日报", url="https://a.cn", sheet=SheetSetting(format=choice["format"], imposed=choice["as"])
    )
    note = (
        (Block("paragraph", (Run(words(random_, choice["note"]), 9),), Place("index.md", 9)),) if choice["note"] else ()
    )
    headline = words(random_, random_.choice((8, 11, 14, 19, 26)))
    return Feature(
        "made", paper, headline, entries, Place("index.md"), kicker="主动作为　依法履职",
        deck="——" + words(random_, 20), note=note, pages=tuple(choice["pages"]),
    )  # fmt: skip


def _make_entries(random_: random.Random, choice: dict) -> tuple[Entry, ...]:
    count = choice["entries"]
    share = choice["characters"] / count
    at_entry = sorted(random_.randrange(count) for _ in range(choice["photos"]))
    entries = []
    for number in range(count):
        left = int(share * random_.uniform(0.5, 1.5))
        paragraphs = []
        while left > 0:
            length = min(left, random_.randint(30, 160))
            paragraphs.append(words(random_, max(length, 12)))
            left -= length
        photos = tuple(
            make_photo(f"p{number}-{at}", random_.choice(SHAPES), span=random_.choice((None, None, None, 1, 2, 3)))
            for at in range(at_entry.count(number))
        )
        entries.append(make_entry(number, paragraphs, photos))
    return tuple(entries)


def cut_copy(feature: Feature, characters: int) -> Feature:
    """Take so many characters from the ends of the longest entries, whole paragraphs where it can be."""
    entries = list(feature.entries)
    while characters > 0:
        at = max(range(len(entries)), key=lambda at: len(entries[at].text))
        *kept, last = entries[at].blocks
        taken = min(characters, len(last.text) if kept else len(last.text) - 1)
        if not taken:
            break
        characters -= taken
        rest = replace(last, runs=(Run(last.text[: len(last.text) - taken], 1),))
        entries[at] = replace(entries[at], blocks=(*kept, rest) if rest.text else tuple(kept))
    return replace(feature, entries=tuple(entries))


def add_copy(feature: Feature, characters: int) -> Feature:
    """Give the entries so many characters more, in paragraphs of a fair length, turn by turn."""
    entries = list(feature.entries)
    with_text = [at for at, entry in enumerate(entries) if entry.blocks]
    turn = 0
    while characters > 0:
        at = with_text[turn % len(with_text)]
        taken = min(characters, 90)
        more = replace(entries[at].blocks[-1], runs=(Run(words(random.Random(turn), taken), 1),))
        entries[at] = replace(entries[at], blocks=(*entries[at].blocks, more))
        characters -= taken
        turn += 1
    return replace(feature, entries=tuple(entries))


def cut_evenly(feature: Feature, characters: int) -> Feature:
    """Take so many characters from the ends of all entries, from each as its length asks for."""
    entries = []
    whole, seen, gone = sum(len(entry.text) for entry in feature.entries), 0, 0
    for entry in feature.entries:
        seen += len(entry.text)
        share = round(characters * seen / whole) - gone
        gone += share
        entries.append(_cut_end(entry, share))
    return replace(feature, entries=tuple(entries))


def _cut_end(entry: Entry, characters: int) -> Entry:
    """Take so many characters from an entry's end; its first one stays."""
    blocks = list(entry.blocks)
    while characters > 0 and blocks:
        last = blocks.pop()
        kept = max(len(last.text) - characters, 0 if blocks else 1)
        characters -= len(last.text) - kept
        if kept:
            blocks.append(replace(last, runs=(Run(last.text[:kept], 1),)))
            break
    return replace(entry, blocks=tuple(blocks))


def lengthen_copy(feature: Feature, characters: int) -> Feature:
    """Give every entry's last paragraph its share of so many characters more."""
    with_text = [at for at, entry in enumerate(feature.entries) if entry.blocks]
    entries = list(feature.entries)
    for turn, at in enumerate(with_text):
        share = characters // len(with_text) + (turn < characters % len(with_text))
        *kept, last = entries[at].blocks
        longer = replace(last, runs=(Run(last.text + words(random.Random(turn), share), 1),))
        entries[at] = replace(entries[at], blocks=(*kept, longer))
    return replace(feature, entries=tuple(entries))


def _boxes(sheet: MadeUpSheet) -> list[tuple[float, float, float, float, str]]:
    """Give everything that may not overlap: left, top, right, foot, name."""
    boxes = []
    for line in sheet.lines:
        size = line.line.runs[0].size_pt
        width = max(line.line.width_pt, 1.0)
        top, foot = line.baseline_pt - 0.8 * size, line.baseline_pt + 0.05 * size
        boxes.append((line.x_pt, top, line.x_pt + width, foot, f"line {line.part}"))
    rects = [(photo.rect, "photo") for photo in sheet.photos] + [(tier.rect, "tier") for tier in sheet.head]
    solid = ("crosshead", "reserve", "table", "picture", "rule", "note", "pull-quote", "figures", "qr")
    rects += [(piece.rect, piece.kind) for piece in sheet.furniture if piece.kind in solid]
    boxes += [(r.x_pt, r.y_pt + 0.3, r.x_pt + r.width_pt, r.y_pt + r.height_pt - 0.3, name) for r, name in rects]
    return boxes


def _overlaps(sheet: MadeUpSheet) -> list[str]:
    boxes = sorted(_boxes(sheet), key=lambda box: box[1])
    found = []
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            if other[1] >= one[3]:
                break
            beside = one[2] <= other[0] + 0.01 or other[2] <= one[0] + 0.01
            if not beside and {one[4], other[4]} not in ({"note", "line note"}, {"pull-quote", "line body"}):
                found.append(f"sheet {sheet.number}: {one[4]} over {other[4]} at {other[0]:.0f}, {other[1]:.0f}")
    return found


def _outside(sheet: MadeUpSheet) -> list[str]:
    found = []
    for left, top, right, foot, name in _boxes(sheet):
        areas = [page.type_area for page in sheet.pages]
        inside = any(
            area.x_pt - 0.01 <= left
            and right <= area.x_pt + area.width_pt + 0.01
            and area.y_pt - 0.01 <= top
            and foot <= area.y_pt + area.height_pt + 0.01
            for area in areas
        )
        if not inside and name != "tier":
            found.append(f"sheet {sheet.number}: {name} outside at {left:.0f}, {top:.0f}")
    return found


def audit_pages(feature: Feature, made: MadeUp) -> list[str]:
    """Complain of lost text, lost pictures, overlaps and what lies outside the type area."""
    found = []
    lines = [line for sheet in made.sheets for line in sheet.lines] + list(made.fit.overset)
    for entry in feature.entries:
        printed = "".join(line.line.text for line in lines if line.entry == entry.slug and line.part == "body")
        if printed != "".join(block.text for block in entry.blocks):
            found.append(f"{entry.slug}: text lost or out of order")
    wanted = sorted(p.file.path for e in (feature, *feature.entries) for p in e.photos if p.printed)
    if wanted != sorted(photo.photo.file.path for sheet in made.sheets for photo in sheet.photos):
        found.append("pictures lost")
    for sheet in made.sheets:
        found += _overlaps(sheet) + _outside(sheet)
    return found


@pytest.fixture(scope="session")
def audit():
    return audit_pages


@pytest.fixture
def cutters():
    """Ways in which an editor cuts a feature by so many characters."""
    return cut_copy, cut_evenly


@pytest.fixture
def writers():
    """Ways in which an editor adds so many characters to a feature."""
    return add_copy, lengthen_copy


@pytest.fixture
def composer() -> FakeComposer:
    return FakeComposer()


@pytest.fixture(scope="session")
def fake():
    return FakeComposer


@pytest.fixture(scope="session")
def features():
    return make_feature


@pytest.fixture
def entries():
    return make_entry


@pytest.fixture
def photos():
    return make_photo
