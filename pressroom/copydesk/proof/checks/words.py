"""Words (D-19, D-20, D-26, D-27, D-29, D-35, D-36). In: a passage or a feature. Out: findings with a proposal."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from pressroom.copydesk.proof.check import Scene, Sheaf, check
from pressroom.copydesk.proof.han import IS_HAN
from pressroom.copydesk.proof.knowledge import Knowledge, Term
from pressroom.copydesk.proof.passages import Passage
from pressroom.findings import Finding, error, warning

_SEEN_OFTEN = 3
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb\ue000-\uf8ff\ufffd]"
)
_COMPATIBLE = re.compile("[\u2e80-\u2fd5\uf900-\ufaff]")
_RARE_NAMES = frozenset(
    "喆堃镕珺玥祎旸晞翀昇淼焱鑫垚犇瑀璟琇彧赟贇妤婳媖嫄婧祺祎禕翊翌玚珮玙琰琭璐璠璞瓒甦甯畯睿砼碶磊稹窠竑筠篪糸綦翾芃苡茉荻莙菡萱葳蕤薏藓虓蛟"
    "衎褚訚诠谖谡谧豳贠贲赟赪趱跣踽轶辂迤逄郄郇郜郦鄢鄯酆釭鋆錡钘钜铖铠锜锫镓镠镪闰阇隽雒雯霂霈靓韪韫頔颋飏飔骉骎骐骢骦鲲鳀鹮麟黉齮龑陉滹洨嶂〇"
)


@check("look-alike", "D-20", "experience", wrong="实行未位淘汰。", right="实行末位淘汰，未来可期。")
def look_alike(scene: Scene) -> Iterator[Finding]:
    """A character typed or read for its look-alike makes a word that there is not."""
    text = scene.passage.text
    known = scene.knowledge.words
    at = 0
    while at < len(text):
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
    for term in scene.knowledge.terms:
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


@check("invisible-character", "D-36", "experience", wrong="春天\u200b到了。", right="春天到了。")
def invisible_character(scene: Scene) -> Iterator[Finding]:
    """No characters that cannot be seen, and none of a private area that only one program knows."""
    for match in list(_INVISIBLE.finditer(scene.passage.text))[:3]:
        yield error(
            "invisible-character",
            "the character U+{number} cannot be seen or has no meaning",
            **scene.passage.spot(match.start()),
            hint="delete it, or type what was meant",
            rule="D-36",
            number=f"{ord(match[0]):04X}",
        )


@check(
    "variant-character",
    "D-36",
    "Table of General Standard Chinese Characters",
    wrong="縣人大常委會開會。",
    right="县人大常委会开会，镕基二字可用。",
)
def variant_character(scene: Scene) -> Iterator[Finding]:
    """No traditional, variant or radical characters; names that need one are listed in the paper's glossary."""
    passage = scene.passage
    listed = "".join(scene.knowledge.glossary)
    seen: set[str] = set()
    for at, character in enumerate(passage.text):
        if character in seen or character in listed or not _is_variant(character):
            continue
        seen.add(character)
        plain = unicodedata.normalize("NFKC", character)
        yield warning(
            "variant-character",
            "`{character}` is no character of the standard table",
            **passage.spot(at),
            hint="write the standard character ({plain}), or list the name in `glossary`",
            rule="D-36",
            character=character,
            plain=plain if plain != character else "—",
        )


def _is_variant(character: str) -> bool:
    """Tell whether a Han character is outside GB 2312 and no character of names."""
    if _COMPATIBLE.match(character):
        return True
    if not IS_HAN.match(character) or character in _RARE_NAMES:
        return False
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False
