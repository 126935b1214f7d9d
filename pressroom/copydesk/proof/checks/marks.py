"""Punctuation mark by mark (D-01 to D-04). In: a passage. Out: findings, one a line and fault."""

import re
from collections.abc import Iterator

from pressroom.copydesk.proof.check import Scene, check
from pressroom.copydesk.proof.folding import FULL_WIDTH, HALF_WIDTH, half_width_marks
from pressroom.copydesk.proof.han import FULL_MARKS, HAN, first_of_each_line, has_han, late
from pressroom.findings import Finding, error, warning

_PLAIN = "，。；：？！、（）《》〈〉【】"
_WIDE_LATIN = "".join(map(chr, (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))))
_SPACE = (
    rf"(?<=[{HAN}“”‘’])[ \t\xa0]+(?=[{HAN}])|(?<=[{HAN}])[ \t\xa0]+(?=[“”‘’])"
    rf"|(?<=[{_PLAIN}])[ \t\xa0]+(?=\S)|(?<=\S)[ \t\xa0]+(?=[{_PLAIN}])"
)
_WIDE_SPACE = rf"(?<=[{HAN}{FULL_MARKS}])\u3000+(?=[{HAN}{FULL_MARKS}])"
_PADDED_NAME = rf"(?:^|[、，：:；。（\s])[{HAN}]\u3000[{HAN}](?=$|[、，；。（）\s])"
_BYLINE = re.compile(
    r"（[^（）]*(?:记者|通讯员|实习生|特约|摄影|作者|编辑|摄|文|图)[^（）]*）|(?:讯|电)\s+|^(?:[□■●◎▲]|本报|记者|通讯员|文|图).{0,40}$"
)
FULL_LATIN = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+")
_COLLIDE = re.compile(
    r"[，、；：。]{2,}|[？！][，、；。]|[，、；：][？！]|！{4,}|？{4,}|(?<!？)！？！？|。”[。，]|，”，|“”|（）|《》|〈〉|‘’"
)
_DOTS = (
    rf"(?<=[{HAN}{FULL_MARKS}])(?:\.{{2,}}|。{{3,}}|·{{3,}})|(?<=[{HAN}，。、])…(?!…)|(?<!…)…(?=[{HAN}，。])"
    rf"|(?<=[{HAN}，。、])…{{3}}(?!…)|…{{5,}}"
)
_DASHES = (
    rf"(?<=[{HAN}”》）])(?:--+|–+|──+|－－+|―+|ーー+)(?=[{HAN}“《（])|^(?:--+|──+|－－+|―+)(?=[{HAN}“《])"
    rf"|(?<=[{HAN}”》）])(?<!—)—(?!—)(?=[{HAN}“《（])|—{{3,}}"
)
_NEIGHBOURS = re.compile("[，、；：。？！“（《〈‘][，、；：。？！”）》〉’]")
_ODD_DOTS = re.compile(r"(?<!…)(?:…{1}|…{3}|…{5,})(?!…)|\.{2}|。{3}|·{3}")
_ODD_DASHES = re.compile("(?<!—)(?:—|—{3,})(?!—)|[–－―]|--|──|ーー")
_CLAUSE = re.compile(r"[，。；：！？、（）“”]")


def certain_patterns() -> dict[str, re.Pattern[str]]:
    """Give the patterns of what can be mended for certain: `latin`, `dots`, `dashes`, `space`."""
    return {"latin": FULL_LATIN, "dots": late(_DOTS), "dashes": late(_DASHES), "space": late(_SPACE)}


@check(
    "half-width-mark", "D-01", "GB/T 15834", wrong="他说,春天到了。", right="他说，春天在10:30到了。", needs=HALF_WIDTH
)
def half_width_mark(scene: Scene) -> Iterator[Finding]:
    """Marks beside Chinese characters are full-width. Decimals, times, addresses and Latin words keep theirs."""
    if not has_han(scene.passage.text):
        return
    found = half_width_marks(scene.passage.raw)
    for match, count in first_of_each_line(scene.passage, found):
        right = FULL_WIDTH.get(match[0], "“ ”")
        yield error(
            "half-width-mark",
            "`{mark}` is a half-width mark in Chinese copy ({count} in this line)",
            **scene.passage.spot(match.start()),
            hint="write `{right}`; `build.py fix` does so",
            rule="D-01",
            mark=match[0],
            right=right,
            count=count,
        )


@check(
    "space-in-copy", "D-02", "GB/T 15834", wrong="春天 到了。", right="春天到了，用 WPS 写成。", needs=" \t\xa0\u3000"
)
def space_in_copy(scene: Scene) -> Iterator[Finding]:
    """No space stands between Chinese characters or beside their marks; a headline's parts may be spaced."""
    passage = scene.passage
    if passage.kind in ("headline", "kicker", "deck", "title", "byline", "credit"):
        return
    bylines = [match.span() for match in _BYLINE.finditer(passage.text)]
    found = []
    if "\u3000" in passage.characters:
        padded = [match.span() for match in late(_PADDED_NAME).finditer(passage.text)] + bylines
        found += _outside(late(_WIDE_SPACE), passage.text, padded)
    if passage.lead:
        bylines.append((passage.lead, passage.lead + 1))
    if not passage.characters.isdisjoint(" \t\xa0"):
        found += _outside(late(_SPACE), passage.text, bylines)
    for match, count in first_of_each_line(passage, found):
        yield error(
            "space-in-copy",
            "a space stands between Chinese characters ({count} in this line)",
            **passage.spot(match.start(), len(match[0])),
            hint="delete it; `build.py fix` does so",
            rule="D-02",
            count=count,
        )


def _outside(pattern: re.Pattern[str], text: str, spans: list[tuple[int, int]]) -> list[re.Match[str]]:
    """Give the matches that do not begin in any of some spans."""
    found = pattern.finditer(text)
    return [match for match in found if not any(start <= match.start() < end for start, end in spans)]


@check("full-width-latin", "D-03", "GB/T 15835", wrong="全年共１２件。", right="全年共12件。", needs=_WIDE_LATIN)
def full_width_latin(scene: Scene) -> Iterator[Finding]:
    """Figures and Latin letters are half-width."""
    for match, _ in first_of_each_line(scene.passage, list(FULL_LATIN.finditer(scene.passage.text))):
        yield error(
            "full-width-latin",
            "`{words}` is full-width",
            **scene.passage.spot(match.start(), len(match[0])),
            hint="write `{right}`; `build.py fix` does so",
            rule="D-03",
            words=match[0],
            right="".join(chr(ord(character) - 0xFEE0) for character in match[0]),
        )


@check("colliding-marks", "D-04", "GB/T 15834", wrong="春天到了，，花开了。", right="“春天到了。”他说。")
def colliding_marks(scene: Scene) -> Iterator[Finding]:
    """Two marks do not stand together that each end something, and no pair of brackets is empty."""
    if not _NEIGHBOURS.search(scene.passage.text):
        return
    for match, _ in first_of_each_line(scene.passage, list(_COLLIDE.finditer(scene.passage.text))):
        yield error(
            "colliding-marks",
            "`{marks}` cannot stand together",
            **scene.passage.spot(match.start(), len(match[0])),
            hint="keep the one that is meant",
            rule="D-04",
            marks=match[0],
        )


@check("wrong-ellipsis", "D-04", "GB/T 15834", wrong="春天、夏天...都好。", right="春天、夏天……都好。")
def wrong_ellipsis(scene: Scene) -> Iterator[Finding]:
    """An ellipsis is `……`: six dots, two characters."""
    text = scene.passage.text
    if scene.passage.characters.isdisjoint("….·") and "。。。" not in text:
        return
    found = list(late(_DOTS).finditer(text)) if _ODD_DOTS.search(text) else []
    for match, _ in first_of_each_line(scene.passage, found):
        yield error(
            "wrong-ellipsis",
            "`{marks}` is no Chinese ellipsis",
            **scene.passage.spot(match.start(), len(match[0])),
            hint="write `……`",
            rule="D-04",
            marks=match[0],
        )


@check(
    "wrong-dash",
    "D-04",
    "GB/T 15834",
    wrong="他的家乡--云岭县到了。",
    right="他的家乡——云岭县到了，北京—上海通车。",
    needs="-–─－―ー—",
)
def wrong_dash(scene: Scene) -> Iterator[Finding]:
    """A dash is `——`, two characters. One `—` joins two short names, as of a route."""
    text = scene.passage.text
    if not _ODD_DASHES.search(text):
        return
    found = [
        match for match in late(_DASHES).finditer(text) if match[0] != "—" or not _joins_names(text, match.start())
    ]
    for match, _ in first_of_each_line(scene.passage, found):
        yield warning(
            "wrong-dash",
            "`{marks}` is no Chinese dash",
            **scene.passage.spot(match.start(), len(match[0])),
            hint="write `——`",
            rule="D-04",
            marks=match[0],
        )


def _joins_names(text: str, at: int) -> bool:
    """Tell whether a single dash stands between two words of at most five characters."""
    before, after = _CLAUSE.split(text[:at])[-1], _CLAUSE.split(text[at + 1 :])[0]
    return len(before.rpartition("—")[2]) <= 5 and len(after.partition("—")[0]) <= 8
