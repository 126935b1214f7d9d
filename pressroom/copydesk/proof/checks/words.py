"""Words (D-20, D-26, D-27, D-29, D-35). In: a passage or a feature. Out: findings with a proposal."""

from collections import Counter
from collections.abc import Iterator

from pressroom.copydesk.proof.check import Scene, Sheaf, check
from pressroom.copydesk.proof.han import IS_HAN
from pressroom.copydesk.proof.knowledge import Knowledge, Term
from pressroom.copydesk.proof.passages import Passage
from pressroom.findings import Finding, error, warning

_SEEN_OFTEN = 3


@check("look-alike", "D-20", "experience", wrong="实行未位淘汰。", right="实行末位淘汰，未来可期。")
def look_alike(scene: Scene) -> Iterator[Finding]:
    """A character typed or read for its look-alike makes a word that there is not."""
    text = scene.passage.text
    known = scene.knowledge.words
    at = 0
    while at < len(text) - 1:
        size = _wrong_size(text, at, scene.knowledge)
        if size:
            wrong = text[at : at + size]
            yield warning(
                "look-alike",
                "`{wrong}` may be meant for `{right}`",
                **scene.passage.spot(at, size),
                hint="write `{right}`",
                rule="D-20",
                wrong=wrong,
                right=known[wrong],
            )
        at += max(1, size)
    yield from _rare_characters(scene)


def _rare_characters(scene: Scene) -> Iterator[Finding]:
    """Find characters that are hardly ever right, outside the words where they are."""
    text = scene.passage.text
    for rare in scene.knowledge.rare:
        at = text.find(rare.character)
        while at >= 0:
            fine = any(found.start() <= at < found.end() for found in rare.allowed.finditer(text))
            if not (fine or _named(scene, at) or _wrong_near(scene, at)):
                yield warning(
                    "look-alike",
                    "`{wrong}` may be meant for `{right}`",
                    **scene.passage.spot(at),
                    hint="write `{right}`",
                    rule="D-20",
                    wrong=rare.character,
                    right=rare.right,
                )
            at = text.find(rare.character, at + 1)


def _named(scene: Scene, at: int) -> bool:
    """Tell whether a character belongs to a county's name."""
    names = scene.knowledge.gazetteer.find(scene.passage.text)
    return any(start <= at < start + len(name) for start, name in names)


def _wrong_near(scene: Scene, at: int) -> bool:
    """Tell whether the character has been found as part of a wrong word."""
    text = scene.passage.text
    return any(start + _wrong_size(text, start, scene.knowledge) > at for start in range(max(0, at - 4), at + 1))


def _wrong_size(text: str, at: int, knowledge: Knowledge) -> int:
    """Give the length of the longest wrong word here, or 0.

    Two characters may be the end of one right word and the beginning of the next; then they are no wrong word.
    """
    for size in (5, 4, 3):
        if text[at : at + size] in knowledge.words:
            return size
    if text[at : at + 2] not in knowledge.words:
        return 0
    joints = (text[at - 1 : at + 1], text[at + 1 : at + 3], text[at - 2 : at + 1], text[at + 1 : at + 4])
    return 0 if any(joint in knowledge.right_words for joint in joints) else 2


@check(
    "unlike-the-rest",
    "D-20",
    "experience",
    wrong="县人大代表。县人大会议。县人大视察。县入大决定。",
    right="县人大代表。县人大会议。县人大视察。",
)
def unlike_the_rest(sheaf: Sheaf) -> Iterator[Finding]:
    """A run of characters that stands once, where its look-alike stands again and again."""
    passages = [passage for story in sheaf.stories for passage in story.passages]
    tally = Counter(run for passage in passages for run in _runs(passage.text))
    fellows = {character: group for group in sheaf.knowledge.pairs for character in group}
    for passage in passages:
        for at, character in enumerate(passage.text):
            others = fellows.get(character, "").replace(character, "")
            if others and (right := _usual(passage.text, at, others, tally)):
                yield warning(
                    "unlike-the-rest",
                    "`{wrong}` stands here, `{right}` everywhere else",
                    **passage.spot(at),
                    hint="write `{right}`",
                    rule="D-20",
                    wrong=passage.text[max(0, at - 1) : at + 2],
                    right=right,
                )


def _runs(text: str) -> Iterator[str]:
    """Give all runs of three Han characters."""
    return (text[at : at + 3] for at in range(len(text) - 2) if len(IS_HAN.findall(text[at : at + 3])) == 3)


def _usual(text: str, at: int, others: str, tally: Counter[str]) -> str:
    """Give the run that stands often where this one, but for one character, stands once."""
    for start in (at - 1, at - 2, at):
        run = text[max(0, start) : start + 3]
        if len(run) < 3 or start < 0 or tally[run] != 1:
            continue
        for other in others:
            usual = run[: at - start] + other + run[at - start + 1 :]
            if tally[usual] >= _SEEN_OFTEN:
                return usual
    return ""


def _find_term(passage: Passage, term: Term) -> int:
    """Find a wrong term that does not stand within words that make it right, or give -1."""
    at = passage.text.find(term.wrong)
    while at >= 0:
        inside = any(
            passage.text.find(word, max(0, at - len(word)), at + len(term.wrong) + len(word)) >= 0
            for word in term.unless
        )
        if not inside:
            return at
        at = passage.text.find(term.wrong, at + 1)
    return -1


@check(
    "wrong-term",
    "D-26",
    "Constitution; Organic Law of local people's congresses",
    wrong="人大代表提出提案，行使监督权利。",
    right="人大代表提出议案，政协委员提出提案，行使监督权力。",
)
def wrong_term(scene: Scene) -> Iterator[Finding]:
    """Terms of people's congresses and of government have one right form; the table is the newsroom's to extend."""
    date = scene.knowledge.date
    for term in scene.knowledge.terms if scene.knowledge.any_term.search(scene.passage.text) else ():
        if term.since and date and date.year < term.since:
            continue
        at = _find_term(scene.passage, term)
        if at < 0:
            continue
        make = error if term.severity == "error" else warning
        spot = scene.passage.spot(at, len(term.wrong))
        if make is error:
            yield error(
                "wrong-term",
                "`{wrong}` should be `{right}`",
                **spot,
                hint="write `{right}`",
                rule=term.rule,
                wrong=term.wrong,
                right=term.right,
            )
        else:
            yield warning(
                "wrong-term",
                "`{wrong}` should be `{right}`",
                **spot,
                hint="write `{right}`",
                rule=term.rule,
                wrong=term.wrong,
                right=term.right,
            )


@check("careful-word", "D-35", "the newsroom's own lexicon", wrong="（看各报自己的词表）", right="春天到了。")
def careful_word(scene: Scene) -> Iterator[Finding]:
    """Words the newsroom's lexicon lists as banned or to be used with care."""
    for term in scene.knowledge.banned:
        at = _find_term(scene.passage, term)
        if at >= 0:
            yield warning(
                "careful-word",
                "`{wrong}` is on the newsroom's list: {reason}",
                **scene.passage.spot(at, len(term.wrong)),
                hint="use another word: {right}",
                rule="D-35",
                wrong=term.wrong,
                reason=term.reason or "—",
                right=term.right or "—",
            )


@check(
    "mixed-term",
    "D-29",
    "Supervision Law, 2018",
    wrong="依法监督“一府两院”，支持“一府一委两院”。",
    right="依法监督“一府一委两院”。",
)
def mixed_term(sheaf: Sheaf) -> Iterator[Finding]:
    """Since 2018 there is a supervisory commission: `一府一委两院`, never mixed with `一府两院` in one feature."""
    passages = [passage for story in sheaf.stories for passage in story.passages]
    date = sheaf.feature.date
    newer = any("一府一委两院" in passage.text for passage in passages)
    if not newer and date and date.year < 2018:
        return
    for passage in passages:
        at = passage.text.find("一府两院")
        if at >= 0:
            yield warning(
                "mixed-term",
                "`一府两院` is the term of before 2018",
                **passage.spot(at, 4),
                hint="write `一府一委两院`",
                rule="D-29",
            )
