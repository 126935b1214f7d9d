"""Paragraphs that are like others (D-14, D-21, D-22). In: a feature. Out: findings at the later of two.

Paragraphs are compared by their runs of eight characters; a table from run to paragraph keeps that linear.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pressroom.copydesk.proof.check import Sheaf, check
from pressroom.copydesk.proof.gazetteer import Gazetteer
from pressroom.copydesk.proof.han import letters
from pressroom.copydesk.proof.passages import Passage
from pressroom.findings import Finding, error, warning

GRAM = 8
COMMON = 12
SHORTEST = 16
SAME, LIKE, LIKE_RUN = 0.60, 0.35, 20
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two paragraphs that share runs: the share of the shorter one's runs that both have, and the longest."""

    first: Passage
    second: Passage
    share: float
    run: int
    masked: float


def find_pairs(sheaf: Sheaf) -> tuple[Pair, ...]:
    """Give the pairs of paragraphs that share over a third of the shorter one."""
    passages = [p for story in sheaf.stories for p in story.running if len(letters(p.text)) >= SHORTEST]
    plain = [letters(passage.text) for passage in passages]
    masked = [mask(text, sheaf.knowledge.gazetteer) for text in plain]
    shares = _shares([_grams(text) for text in plain])
    cloned = _shares([_grams(text) for text in masked])
    pairs = []
    for key in sorted(set(shares) | set(cloned)):
        share, run = shares.get(key, (0.0, 0))
        masked_share, _ = cloned.get(key, (0.0, 0))
        pairs.append(Pair(passages[key[0]], passages[key[1]], share, run, masked_share))
    return tuple(pairs)


def mask(text: str, gazetteer: Gazetteer) -> str:
    """Put one word for every county and one for every number."""
    for name in gazetteer.names:
        text = text.replace(name, "某县")
    return _NUMBER.sub("0", text)


def _grams(text: str) -> list[str]:
    """Give the runs of eight characters, in order."""
    return [text[at : at + GRAM] for at in range(max(1, len(text) - GRAM + 1))]


def _shares(grams: list[list[str]]) -> dict[tuple[int, int], tuple[float, int]]:
    """Give, for pairs that share enough, the share and the longest common run in characters."""
    where: dict[str, list[int]] = {}
    for number, own in enumerate(grams):
        for gram in set(own):
            where.setdefault(gram, []).append(number)
    tally: Counter[tuple[int, int]] = Counter()
    for owners in where.values():
        if 1 < len(owners) <= COMMON:
            tally.update((a, b) for n, a in enumerate(owners) for b in owners[n + 1 :])
    shares = {}
    for (a, b), count in tally.items():
        share = count / min(len(set(grams[a])), len(set(grams[b])))
        if share >= LIKE:
            shares[(a, b)] = (share, _longest(grams[a], set(grams[b])))
    return shares


def _longest(own: list[str], other: set[str]) -> int:
    """Give the length of the longest run of the one that the other has."""
    best = here = 0
    for gram in own:
        here = here + 1 if gram in other else 0
        best = max(best, here)
    return best + GRAM - 1 if best else 0


def _subject(passage: Passage, gazetteer: Gazetteer) -> str:
    """Give the first county a paragraph names, or its entry's."""
    found = gazetteer.find(passage.text)
    return found[0][1] if found else passage.county


def _is_clone(pair: Pair, gazetteer: Gazetteer) -> bool:
    """Tell whether both speak, in the same words, of counties of their own."""
    first, second = _subject(pair.first, gazetteer), _subject(pair.second, gazetteer)
    return first != second and first == pair.first.county and second == pair.second.county


def _later(pair: Pair, gazetteer: Gazetteer) -> tuple[Passage, Passage]:
    """Give the paragraph to blame and the other: the one that speaks of another county, else the later one."""
    strays = [p for p in (pair.first, pair.second) if p.county and _subject(p, gazetteer) != p.county]
    return (pair.first, pair.second) if strays == [pair.first] else (pair.second, pair.first)


@check(
    "duplicate-paragraph",
    "D-14",
    "experience",
    wrong="春天到了，茶园里的人们忙着采茶，山路上车来车往。\n\n春天到了，茶园里的人们忙着采茶，山路上车来车往。",
    right="春天到了，茶园里的人们忙着采茶。\n\n码头恢复通航，渔民修补渔网，等待开渔。",
)
def duplicate_paragraph(sheaf: Sheaf) -> Iterator[Finding]:
    """No paragraph stands twice in a feature, whole or cut: two that share 60 % of their runs of eight characters."""
    gazetteer = sheaf.knowledge.gazetteer
    blamed: set[int] = set()
    for pair in find_pairs(sheaf):
        stray, kept = _later(pair, gazetteer)
        if pair.share < SAME or _is_clone(pair, gazetteer) or id(stray) in blamed:
            continue
        blamed.add(id(stray))
        yield error(
            "duplicate-paragraph",
            "the paragraph stands at {first} too ({share} % alike)",
            **stray.spot(0, min(12, len(stray.text))),
            hint="delete one of the two",
            rule="D-14",
            first=f"{kept.path}:{kept.line(0)}",
            share=round(pair.share * 100),
        )


@check(
    "similar-paragraph",
    "D-14",
    "experience",
    wrong="春天到了，茶园里的人们忙着采茶，山路上车来车往，直到深夜。\n\n今年雨水多，茶园里的人们忙着采茶，山路上车来车往，一派繁忙景象。",
    right="春天到了，茶园里的人们忙着采茶。\n\n码头恢复通航，渔民修补渔网，等待开渔。",
)
def similar_paragraph(sheaf: Sheaf) -> Iterator[Finding]:
    """Two paragraphs that share over a third, and 20 characters on end, are likely to have been mixed up."""
    gazetteer = sheaf.knowledge.gazetteer
    for pair in find_pairs(sheaf):
        if LIKE <= pair.share < SAME and pair.run >= LIKE_RUN and not _is_clone(pair, gazetteer):
            stray, kept = _later(pair, gazetteer)
            yield warning(
                "similar-paragraph",
                "much of the paragraph stands at {first} too ({share} % alike)",
                **stray.spot(0, min(12, len(stray.text))),
                hint="look which of the two it belongs to",
                rule="D-14",
                first=f"{kept.path}:{kept.line(0)}",
                share=round(pair.share * 100),
            )


@check(
    "cloned-paragraph",
    "D-21",
    "experience",
    wrong="云岭县：云岭县的茶园里人们忙着采茶，山路上车来车往。临水县：临水县的茶园里人们忙着采茶，山路上车来车往。",
    right="云岭县：云岭县的茶园里人们忙着采茶。临水县：临水县码头恢复通航，渔民修补渔网。",
)
def cloned_paragraph(sheaf: Sheaf) -> Iterator[Finding]:
    """Two counties do not report in the same words, only the name changed."""
    gazetteer = sheaf.knowledge.gazetteer
    for pair in find_pairs(sheaf):
        if pair.masked >= SAME and _is_clone(pair, gazetteer):
            yield warning(
                "cloned-paragraph",
                "the paragraph says in the same words what {first} says of another county",
                **pair.second.spot(0, min(12, len(pair.second.text))),
                hint="ask which county it is about",
                rule="D-21",
                first=f"{pair.first.path}:{pair.first.line(0)}",
            )


@check(
    "figures-disagree",
    "D-22",
    "experience",
    wrong="全县筹集款项七笔，共74.5万元，棉衣750件，资助困难学生97人次。\n\n全县筹集款项七笔，共75.4万元，棉衣750件，资助困难学生97人次。",
    right="全县筹集款项共74.5万元，棉衣750件。\n\n码头恢复通航，渔民修补渔网，等待开渔。",
)
def figures_disagree(sheaf: Sheaf) -> Iterator[Finding]:
    """Where two paragraphs say the same, they say it with the same figures."""
    gazetteer = sheaf.knowledge.gazetteer
    for pair in find_pairs(sheaf):
        if pair.masked < SAME or _is_clone(pair, gazetteer):
            continue
        first, second = (_NUMBER.findall(p.text) for p in (pair.first, pair.second))
        if len(first) == len(second) and first != second:
            other, own = next((a, b) for a, b in zip(first, second, strict=True) if a != b)
            at = next(m.start() for m in _NUMBER.finditer(pair.second.text) if m[0] == own)
            yield error(
                "figures-disagree",
                "`{figure}` here, `{other}` at {first}",
                **pair.second.spot(at, len(own)),
                hint="ask which is right",
                rule="D-22",
                figure=own,
                other=other,
                first=f"{pair.first.path}:{pair.first.line(0)}",
            )
