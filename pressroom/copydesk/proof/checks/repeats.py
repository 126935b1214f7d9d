"""Paragraphs that stand twice, or nearly (D-14, D-21, D-22). In: a feature. Out: one finding a paragraph."""

from collections.abc import Iterable, Iterator

from pressroom.copydesk.proof.check import Sheaf, check
from pressroom.copydesk.proof.gazetteer import Gazetteer
from pressroom.copydesk.proof.likeness import LIKE, LIKE_RUN, NUMBER, SAME, Pair, facts
from pressroom.copydesk.proof.passages import Passage
from pressroom.findings import Finding, error, warning


def _subject(passage: Passage, gazetteer: Gazetteer) -> str:
    """Give the first county a paragraph names, or its entry's."""
    found = gazetteer.find(passage.text)
    return found[0][1] if found else passage.county


def _is_clone(pair: Pair, gazetteer: Gazetteer) -> bool:
    """Tell whether both speak, in the same words, of counties of their own, and name them."""
    both = (pair.first, pair.second)
    named = all(gazetteer.find(passage.text) for passage in both)
    own = all(_subject(passage, gazetteer) == passage.county for passage in both)
    return named and own and pair.first.county != pair.second.county


def _later(pair: Pair, gazetteer: Gazetteer) -> tuple[Passage, Passage]:
    """Give the paragraph to blame and the other: the one that speaks of another county, else the later one."""
    strays = [p for p in (pair.first, pair.second) if p.county and _subject(p, gazetteer) != p.county]
    return (pair.first, pair.second) if strays == [pair.first] else (pair.second, pair.first)


def _blame(pairs: Iterable[Pair], gazetteer: Gazetteer) -> Iterator[tuple[Passage, Passage, int, str]]:
    """Give each paragraph to blame once: its first twin, the share in percent, and where more are."""
    twins: dict[int, list[tuple[Passage, Passage, float]]] = {}
    for pair in pairs:
        stray, kept = _later(pair, gazetteer)
        twins.setdefault(id(stray), []).append((stray, kept, pair.share))
    for found in twins.values():
        stray, kept, share = found[0]
        others = sorted(f"{other.path}:{other.line(0)}" for _, other, _ in found[1:])
        yield stray, kept, round(share * 100), "".join(f", {place}" for place in others[:3])


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
    pairs = (pair for pair in sheaf.pairs if pair.share >= SAME and not _is_clone(pair, gazetteer))
    for stray, kept, share, more in _blame(pairs, gazetteer):
        yield error(
            "duplicate-paragraph",
            "the paragraph stands at {first}{more} too ({share} % alike)",
            **stray.spot(0, min(12, len(stray.text))),
            hint="delete one of the two",
            rule="D-14",
            first=f"{kept.path}:{kept.line(0)}",
            share=share,
            more=more,
        )


@check(
    "similar-paragraph",
    "D-14",
    "experience",
    wrong="春天到了，茶园里的人们忙着采茶，山路上车来车往，客商络绎不绝，小镇直到深夜还亮着灯，家家门口晾着新茶，香气飘出很远。\n\n雨水很多，茶园里的人们忙着采茶，山路上车来车往，客商络绎不绝，茶价比往年高出一成，户户有进账，街上新开两家茶馆。",
    right="春天到了，茶园里的人们忙着采茶。\n\n码头恢复通航，渔民修补渔网，等待开渔。",
)
def similar_paragraph(sheaf: Sheaf) -> Iterator[Finding]:
    """Two paragraphs that share over a third, and 20 characters on end, are likely to have been mixed up."""
    gazetteer = sheaf.knowledge.gazetteer
    pairs = (p for p in sheaf.pairs if LIKE <= p.share < SAME and p.run >= LIKE_RUN and not _is_clone(p, gazetteer))
    for stray, kept, share, more in _blame(pairs, gazetteer):
        yield warning(
            "similar-paragraph",
            "much of the paragraph stands at {first}{more} too ({share} % alike)",
            **stray.spot(0, min(12, len(stray.text))),
            hint="look which of the two it belongs to",
            rule="D-14",
            first=f"{kept.path}:{kept.line(0)}",
            share=share,
            more=more,
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
    pairs = (pair for pair in sheaf.pairs if pair.masked >= SAME and _is_clone(pair, gazetteer))
    for stray, kept, _, more in _blame(pairs, gazetteer):
        yield warning(
            "cloned-paragraph",
            "the paragraph says in the same words what {first}{more} says of another county",
            **stray.spot(0, min(12, len(stray.text))),
            hint="ask which county it is about",
            rule="D-21",
            first=f"{kept.path}:{kept.line(0)}",
            more=more,
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
    told: set[int] = set()
    for pair in sheaf.pairs:
        if pair.masked < SAME or _is_clone(pair, gazetteer) or id(pair.second) in told:
            continue
        first, second = (NUMBER.findall(p.text) for p in (pair.first, pair.second))
        if len(first) == len(second) and first != second:
            told.add(id(pair.second))
            yield _disagree(pair, *next((a, b) for a, b in zip(first, second, strict=True) if a != b))


def _disagree(pair: Pair, other: str, own: str) -> Finding:
    """Say that two paragraphs give different figures."""
    at = next(found.start() for found in NUMBER.finditer(pair.second.text) if found[0] == own)
    return error(
        "figures-disagree",
        "`{figure}` here, `{other}` at {first}",
        **pair.second.spot(at, len(own)),
        hint="ask which is right",
        rule="D-22",
        figure=own,
        other=other,
        first=f"{pair.first.path}:{pair.first.line(0)}",
    )


@check(
    "same-figures",
    "D-22",
    "experience",
    wrong="云岭县：全县征集问题线索50余条，提出意见建议120余条。临水县：大家征集问题线索50余条，提出意见建议120余条，忙了一年。",
    right="云岭县：全县征集问题线索50余条，提出意见建议120余条。临水县：大家征集问题线索53条，提出意见建议98条。",
)
def same_figures(sheaf: Sheaf) -> Iterator[Finding]:
    """Two counties do not report two and more of the very same figures of the very same things."""
    seen: dict[str, Passage] = {}
    for story in sheaf.stories[1:]:
        for passage in story.running:
            shared: dict[str, list[str]] = {}
            for fact in facts(passage.text):
                first = seen.setdefault(fact, passage)
                if first.county != passage.county:
                    shared.setdefault(f"{first.path}:{first.line(0)}", []).append(fact)
            for place, told in shared.items():
                if len(set(told)) > 1:
                    yield _same_figures(passage, place, told)


def _same_figures(passage: Passage, place: str, told: list[str]) -> Finding:
    """Say that figures stand under two counties."""
    return error(
        "same-figures",
        "`{figures}` stand at {first} too, of another county",
        **passage.spot(passage.text.index(told[0]), len(told[0])),
        hint="ask whose figures they are",
        rule="D-22",
        figures="，".join(told[:3]),
        first=place,
    )
