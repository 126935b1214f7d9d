"""Words (D-20). In: a passage or a feature. Out: findings with a proposal."""

import re
from collections import Counter
from collections.abc import Iterator

from pressroom.copydesk.proof.check import Scene, Sheaf, check
from pressroom.copydesk.proof.knowledge import Knowledge
from pressroom.findings import Finding, warning

_SEEN_OFTEN = 3
_RUN = re.compile("(?=([\u3400-\u9fff]{3}))")


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


def _runs(text: str) -> list[str]:
    """Give all runs of three Han characters."""
    return _RUN.findall(text)


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
