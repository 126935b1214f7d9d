"""Make the bench's copy. In: how many entries and pictures. Out: the same paragraphs for every contestant.

The copy is composed of `phrases`, by chance with a fixed seed: the same number of entries is the same copy everywhere.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from phrases import CAPTIONS, COUNTIES, DEEDS, OPENINGS, RESULTS, RUN_INS, SUBJECTS

CHARACTERS_AN_ENTRY = 544
KICKER, HEADLINE, DECK = "主动作为　依法履职", "把群众的小事办成实事", "——各县基层工作经验摘登"
NOTE = "近年来，各县在基层工作中积累了不少好做法。本报从来稿中选出一部分摘要刊登，供各地交流参考。"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of an entry: the name of its file, its caption."""

    file: str
    caption: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One county's copy: paragraphs, each with the words in bold that begin it."""

    county: str
    paragraphs: tuple[tuple[str, str], ...]
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """A feature's copy."""

    entries: tuple[Entry, ...]

    @property
    def characters(self) -> int:
        """Count the characters of note, headings, bodies and captions."""
        count = len(KICKER + HEADLINE + DECK + NOTE)
        for entry in self.entries:
            count += len(entry.county) + sum(len(run_in + text) for run_in, text in entry.paragraphs)
            count += len(entry.picture.caption) if entry.picture else 0
        return count


def make_copy(entries: int, pictures: int, seed: int = 7) -> Copy:
    """Compose a feature of so many entries; the pictures are spread evenly among them."""
    chance = random.Random(seed)
    step = entries / pictures if pictures else 0
    with_picture = {int(number * step): number for number in range(pictures)}
    return Copy(tuple(_make_entry(chance, number, with_picture.get(number)) for number in range(entries)))


def _make_entry(chance: random.Random, number: int, picture: int | None) -> Entry:
    """Compose one entry of about the usual length."""
    county = COUNTIES[number % len(COUNTIES)]
    round_ = number // len(COUNTIES)
    county = f"{county[:-1]}{'东西南北中'[round_ % 5]}{'上中下'[round_ // 5]}县" if round_ else county
    deeds = _in_turn(chance, DEEDS)
    paragraphs = tuple((run_in, _make_paragraph(chance, county, deeds)) for run_in in chance.sample(RUN_INS, 4))
    caption = f"{county}{CAPTIONS[number % len(CAPTIONS)]}"
    return Entry(county, paragraphs, None if picture is None else Picture(f"picture-{picture + 1}.jpg", caption))


def _in_turn(chance: random.Random, words: tuple[str, ...]) -> Iterator[str]:
    """Give words by chance, none again before all have been given."""
    while True:
        yield from chance.sample(words, len(words))


def _make_paragraph(chance: random.Random, county: str, deeds: Iterator[str]) -> str:
    """Compose a paragraph."""
    wanted = CHARACTERS_AN_ENTRY // 4 + chance.randint(-45, 45)
    sentences = _sentences(chance, county, deeds)
    text = next(sentences)
    while len(text) < wanted - 25:
        text += next(sentences)
    return text


def _sentences(chance: random.Random, county: str, deeds: Iterator[str]) -> Iterator[str]:
    """Give sentences without end; the first names the county."""
    subject, openings, results = county, _in_turn(chance, OPENINGS), _in_turn(chance, RESULTS)
    while True:
        sentence = f"{subject}{next(openings)}，{next(deeds)}，{next(results)}。"
        figures = {"n": chance.randint(12, 480), "m": chance.randint(3, 96), "d": chance.randint(1, 9)}
        yield sentence.format(**figures, e=chance.randint(0, 9))
        subject = chance.choice(SUBJECTS)
