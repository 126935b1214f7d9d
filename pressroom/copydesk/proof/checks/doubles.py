"""What is said twice in a paragraph (D-15, D-16). In: a passage. Out: findings at the second time."""

import re
from collections.abc import Iterator
from itertools import pairwise

from pressroom.copydesk.proof.check import Scene, check
from pressroom.copydesk.proof.han import HAN, han_count, is_han, late, letters
from pressroom.copydesk.proof.passages import Passage
from pressroom.findings import Finding, error, warning

SAME_RUN = 20
_LONG = 4000
_DOUBLE = rf"([{HAN}]{{2,8}})\1"
_NEAR = 8
_CLAUSES = re.compile("[，。；：、]")
_CLAUSE_TWICE = re.compile(r"([^，。；：、]{6,40})[，。；、]\1(?=[，。；、])")
_ECHO = rf"(?!一)([{HAN}]{{2}})(?![县市区镇乡村又再接对比连换帮带促到挨贴靠即是就为与和或])[{HAN}]{{1,2}}\1"
_BEFORE_PARTICLE = ("目的", "标的", "现在", "存在", "参与", "祥和", "温和", "缓和")
_PARTICLES = "的了在是和与及将被从也都就而并不这那我他它使让把着尽再很又还且则但或该每某之至较"
_SINGLE = re.compile(rf"([{_PARTICLES}])\1")
_LEGITIMATE = re.compile(r"^(?:人人|天天|研究|讨论|商量|商榷|考虑|打听)$")
_TITLES = re.compile("《[^》]*》")


@check(
    "repeated-run",
    "D-15",
    "experience",
    wrong="组织年度十件为民办实事项目的办理情况集中视察活动，又组织年度十件为民办实事项目的办理情况集中视察活动。",
    right="按照《云岭县年度十件为民办实事项目的办理情况视察办法》，修订《云岭县年度十件为民办实事项目的办理情况视察办法》。",
)
def repeated_run(scene: Scene) -> Iterator[Finding]:
    """The same 20 characters do not come twice in one paragraph, titles apart."""
    passage = scene.passage
    plain = passage.letters
    if not _may_repeat(plain):
        return
    runs = [plain[at : at + SAME_RUN] for at in range(len(plain) - SAME_RUN + 1)]
    if len(set(runs)) == len(runs):
        return
    spots = [at for at, character in enumerate(passage.text) if letters(character)]
    titled = {at for match in _TITLES.finditer(passage.text) for at in range(*match.span())}
    seen: dict[str, int] = {}
    for at, run in enumerate(runs):
        if seen.setdefault(run, at) > at - SAME_RUN or han_count(run) <= SAME_RUN // 2:
            continue
        if sum(spot in titled for spot in spots[at : at + SAME_RUN]) < SAME_RUN // 2:
            yield error(
                "repeated-run",
                "`{words}…` comes twice in the paragraph",
                **passage.spot(spots[at], spots[at + SAME_RUN - 1] - spots[at] + 1),
                hint="delete one of the two",
                rule="D-15",
                words=run,
            )
            return


def _may_repeat(plain: str) -> bool:
    """Tell whether some run of letters may come twice: then so does one of half its length, at one of these places."""
    half = SAME_RUN // 2
    if len(plain) > _LONG:
        return True
    return any(plain.find(plain[at : at + half], at + 1) >= 0 for at in range(0, len(plain) - SAME_RUN + 1, half))


@check(
    "doubled-word",
    "D-16",
    "experience",
    wrong="大家认真认真学习。",
    right="大家一项一项学习，高高兴兴，的的确确，满意不满意由群众说。",
)
def doubled_word(scene: Scene) -> Iterator[Finding]:
    """A word typed twice: two or more characters repeated at once, or a particle doubled."""
    text = scene.passage.text
    near = _repeats_near(scene.passage)
    for match in late(_DOUBLE).finditer(text) if 0 in near else ():
        word = match[1]
        if (
            len(set(word)) == 1
            or _is_each(word)
            or _LEGITIMATE.match(word)
            or word * 2 in scene.knowledge.doubles
            or _is_chant(match)
        ):
            continue
        yield warning(
            "doubled-word",
            "`{word}` comes twice",
            **scene.passage.spot(match.start(), len(match[0])),
            hint="delete one of the two",
            rule="D-16",
            word=word,
        )
    twice = _CLAUSE_TWICE.finditer(text) if _ends_alike(text) else ()
    echoes = late(_ECHO).finditer(text) if near & {3, 4} else ()
    for match in (*twice, *(match for match in echoes if not _is_question(match))):
        yield warning(
            "doubled-word",
            "`{word}` comes twice",
            **scene.passage.spot(match.start(), len(match[0])),
            hint="delete one of the two",
            rule="D-16",
            word=match[1],
        )
    for match in _SINGLE.finditer(text):
        if _is_slip(text, match.start(), scene.knowledge.doubles):
            yield warning(
                "doubled-word",
                "`{word}` comes twice",
                **scene.passage.spot(match.start(), 2),
                hint="delete one of the two",
                rule="D-16",
                word=match[1],
            )


def _is_question(match: re.Match[str]) -> bool:
    """Tell whether a word stands twice about 不 or 没, which asks: `满意不满意`, `负责任不负责任`."""
    text, end = match.string, match.end()
    middle = [at for at in range(match.end(1), end - 2) if text[at] in "不没"]
    return any(
        text[:at].endswith(text[at + 1 : end]) or text.startswith(text[match.start() : at], at + 1) for at in middle
    )


def _repeats_near(passage: Passage) -> frozenset[int]:
    """Tell after how many characters two characters come again, of what may be a word twice: 0 for at once."""
    last = dict(zip(passage.pairs, range(len(passage.pairs)), strict=True))
    if len(last) == len(passage.pairs):
        return frozenset()
    found: set[int] = set()
    text = passage.text
    for at in [at for at, pair in enumerate(passage.pairs) if last[pair] != at]:
        for step in range(2, _NEAR + 1):
            if text[at] == text[at + step : at + step + 1] and text.startswith(passage.pairs[at], at + step):
                found.update((step, 0) if text.startswith(text[at : at + step], at + step) else (step,))
    return frozenset(found)


def _ends_alike(text: str) -> bool:
    """Tell whether any clause is what the clause before it ends with."""
    clauses = _CLAUSES.split(text)
    return any(len(clause) >= 6 and before.endswith(clause) for before, clause in pairwise(clauses))


def _is_each(word: str) -> bool:
    """Tell whether a word is `一项` or the like, which stands double for one after the other."""
    return len(word) == 2 and word[0] in "一几逐" and "\u4e00" <= word[1] <= "\u9fff"


def _is_chant(match: re.Match[str]) -> bool:
    """Tell whether a word said twice is a clause of its own, as in rhymes and calls."""
    before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    return bool(before) and before in "“‘：！，" and not (is_han(after) or after.isalnum())


def _is_slip(text: str, at: int, doubles: frozenset[str]) -> bool:
    """Tell whether a doubled character is a particle that no neighbour makes a word with."""
    character = text[at]
    if character not in _PARTICLES or text[at - 1 : at] == character:
        return False
    before, after = text[max(0, at - 1) : at + 1], text[at + 1 : at + 3]
    if text[at : at + 4] in doubles or character * 2 in doubles or before in _BEFORE_PARTICLE:
        return False
    return not (before in doubles and after in doubles)
