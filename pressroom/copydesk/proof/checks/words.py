"""Words (D-20). In: a passage or a feature. Out: findings with a proposal."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from operator import add

from pressroom.copydesk.proof.check import Scene, Sheaf, check
from pressroom.copydesk.proof.knowledge import Knowledge
from pressroom.copydesk.proof.passages import Passage
from pressroom.findings import Finding, warning

_SEEN_OFTEN = 3


@check("look-alike", "D-20", "experience", wrong="实行未位淘汰。", right="实行末位淘汰，未来可期。")
def look_alike(scene: Scene) -> Iterator[Finding]:
    """A character typed or read for its look-alike makes a word that there is not."""
    text = scene.passage.text
    known, starts = scene.knowledge.words, scene.knowledge.starts
    end = 0
    for at in [at for at, pair in enumerate(scene.passage.pairs) if pair in starts]:
        size = _wrong_size(text, at, scene.knowledge) if at >= end else 0
        if size:
            end = at + size
            wrong = text[at:end]
            yield warning(
                "look-alike",
                "`{wrong}` may be meant for `{right}`",
                **scene.passage.spot(at, size),
                hint="write `{right}`",
                rule="D-20",
                wrong=wrong,
                right=known[wrong],
            )
    yield from _rare_characters(scene)


def _rare_characters(scene: Scene) -> Iterator[Finding]:
    """Find characters that are hardly ever right, outside the words where they are."""
    text = scene.passage.text
    for rare in scene.knowledge.rare:
        at = text.find(rare.character) if rare.character in scene.passage.characters else -1
        while at >= 0:
            fine = any(found.start() <= at < found.end() for found in re.finditer(rare.allowed, text))
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
    return any(start <= at < start + len(name) for start, name in scene.counties)


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
    tally = Counter(chain.from_iterable(_runs(passage) for passage in passages))
    fellows = {character: group for group in sheaf.knowledge.pairs for character in group}
    unlike = _unlike(tally, fellows)
    for passage in passages if unlike else ():
        if unlike.isdisjoint(_runs(passage)):
            continue
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


def _unlike(tally: Counter[str], fellows: Mapping[str, str]) -> frozenset[str]:
    """Give the runs that stand once and are, but for a look-alike, a run that stands often."""
    taken_for: dict[str, list[str]] = {}
    for character, group in fellows.items():
        for other in group.replace(character, ""):
            taken_for.setdefault(other, []).append(character)
    often = [run for run, count in tally.items() if count >= _SEEN_OFTEN]
    forms = (
        run[:at] + wrong + run[at + 1 :]
        for run in often
        for at, character in enumerate(run)
        for wrong in taken_for.get(character, ())
    )
    return frozenset(form for form in forms if tally[form] == 1 and _is_run(form))


def _runs(passage: Passage) -> Iterable[str]:
    """Give all runs of three characters."""
    return map(add, passage.text, passage.pairs[1:])


def _is_run(run: str) -> bool:
    """Tell whether all of a run are Han characters."""
    return all("\u3400" <= character <= "\u9fff" for character in run)


def _usual(text: str, at: int, others: str, tally: Counter[str]) -> str:
    """Give the run that stands often where this one, but for one character, stands once."""
    for start in (at - 1, at - 2, at):
        run = text[max(0, start) : start + 3]
        if len(run) < 3 or start < 0 or tally[run] != 1 or not _is_run(run):
            continue
        for other in others:
            usual = run[: at - start] + other + run[at - start + 1 :]
            if tally[usual] >= _SEEN_OFTEN:
                return usual
    return ""
