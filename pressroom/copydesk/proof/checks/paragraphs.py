"""Paragraphs as a whole (D-11 to D-16). In: a passage in its story. Out: findings."""

import re
from collections.abc import Iterator

from pressroom.copydesk.proof.check import Scene, check
from pressroom.copydesk.proof.han import HAN, IS_HAN, han_count, letters
from pressroom.copydesk.proof.passages import Passage
from pressroom.findings import Finding, error, warning

LONG_SENTENCE = 160
SAME_RUN = 20
_STOPS = "。！？…：."
_NUMBERED = re.compile(r"^(?:（?[一二三四五六七八九十\d]{1,3}(?:[）、.．]|是)|第[一二三四五六七八九十]|[①-⑳])")
_STARTS_WITH_MARK = re.compile(r"^[，。；：、？！）》”’·%]")
_STARTS_WITH_PARTICLE = re.compile(r"^(?:的(?![士确])|了(?![解却不])|及其|着(?=[的了]))")
_DOUBLE = re.compile(rf"([{HAN}]{{2,8}})\1")
_CLAUSE_TWICE = re.compile(r"([^，。；：、]{6,40})[，。；、]\1(?=[，。；、])")
_SINGLE = re.compile(rf"([{HAN}])\1")
_LEGITIMATE = re.compile(r"^(?:[一几逐][\u4e00-\u9fff]|[一-鿿]一|人人|天天|研究|讨论|商量|商榷|考虑|打听)$")
_TITLES = re.compile("《[^》]*》")
_STOP = re.compile("[。！？；…]")


def _is_heading(passage: Passage) -> bool:
    """Tell whether a paragraph is a heading in all but name: bold, or short and without any mark."""
    return passage.strong or (len(passage.text) <= 20 and not re.search("[，。；：、？！,.;]", passage.text))


@check("broken-paragraph", "D-11", "experience", wrong="春天到了，花开了，", right="春天到了，花开了。")
def broken_paragraph(scene: Scene) -> Iterator[Finding]:
    """No paragraph ends with `，`, `；` or `、`, unless it is one of several numbered ones."""
    passage = scene.passage
    last = passage.text[-1:]
    if not passage.running or last not in "，；、,;" or not IS_HAN.search(passage.text):
        return
    after = _next(scene)
    if last in "；;" and (
        passage.kind == "list_item" or _NUMBERED.match(passage.text) or (after and _NUMBERED.match(after.text))
    ):
        return
    yield error(
        "broken-paragraph",
        "the paragraph ends with `{mark}`",
        **passage.spot(len(passage.text) - 1),
        hint="join it with the next, or end it with a full stop",
        rule="D-11",
        mark=last,
    )


@check("cut-off", "D-11", "experience", wrong="春天到了，花开了，蜜蜂", right="春天到了，花开了，“蜜蜂来了。”")
def cut_off(scene: Scene) -> Iterator[Finding]:
    """A paragraph ends with a stop; one that ends with a character is cut off. Headings have no stop."""
    passage = scene.passage
    text = passage.text
    if passage.kind not in ("paragraph", "quotation", "footnote") or _is_heading(passage) or han_count(text) < 8:
        return
    bare = text.rstrip("”’）》】")
    if text.startswith(("——", "（")) or text[-1] in _STOPS + "，；、,;!?)" or bare[-1:] in _STOPS:
        return
    if text[-1] == "）" and not scene.story.running[-1] is not passage:
        return
    yield error(
        "cut-off",
        "the paragraph ends without a stop",
        **passage.spot(len(text) - 1),
        hint="end the sentence, or add what is missing",
        rule="D-11",
    )


@check("starts-with-mark", "D-12", "GB/T 15834", wrong="，花开了。", right="花开了，春天到了。")
def starts_with_mark(scene: Scene) -> Iterator[Finding]:
    """No paragraph begins with a mark that ends something, or with a particle that leans on the word before."""
    passage = scene.passage
    if not passage.running:
        return
    if _STARTS_WITH_MARK.match(passage.text) or _STARTS_WITH_PARTICLE.match(passage.text):
        yield error(
            "starts-with-mark",
            "the paragraph begins with `{mark}`",
            **passage.spot(0),
            hint="join it with the one before, or delete the character",
            rule="D-12",
            mark=passage.text[0],
        )


@check(
    "continued-paragraph",
    "D-12",
    "experience",
    wrong="加强了建设；\n\n开展了学习，增强了本领。",
    right="加强了建设。\n\n开展了学习，增强了本领。",
)
def continued_paragraph(scene: Scene) -> Iterator[Finding]:
    """A paragraph after one that is broken off is the rest of a sentence and has lost its subject."""
    passage = scene.passage
    before = [other for other in scene.story.running if other.number < passage.number]
    if passage.kind != "paragraph" or not before or _NUMBERED.match(passage.text):
        return
    if before[-1].kind == "paragraph" and before[-1].text[-1:] in "；，、,;":
        yield warning(
            "continued-paragraph",
            "the paragraph goes on with a sentence that the one before broke off",
            **passage.spot(0, min(6, len(passage.text))),
            hint="join the two, or give it a subject",
            rule="D-12",
        )


@check(
    "long-sentence",
    "D-13",
    "experience",
    wrong="大家" + "认真学习理论知识，努力提高工作本领，" * 10 + "取得成效。",
    right="大家" + "认真学习理论知识，努力提高工作本领。" * 10,
)
def long_sentence(scene: Scene) -> Iterator[Finding]:
    """A sentence of over 160 characters without a stop is hard to read."""
    if not scene.passage.running:
        return
    at = 0
    for sentence in _STOP.split(scene.passage.text):
        count = han_count(sentence)
        if count > LONG_SENTENCE:
            yield warning(
                "long-sentence",
                "a sentence of {count} characters",
                **scene.passage.spot(at, 6),
                hint="make two of it",
                rule="D-13",
                count=count,
            )
        at += len(sentence) + 1


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
    spots = [at for at, character in enumerate(passage.text) if letters(character)]
    plain = "".join(passage.text[at] for at in spots)
    titled = {at for match in _TITLES.finditer(passage.text) for at in range(*match.span())}
    seen: dict[str, int] = {}
    for at in range(len(plain) - SAME_RUN + 1):
        run = plain[at : at + SAME_RUN]
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


@check("doubled-word", "D-16", "experience", wrong="大家认真认真学习。", right="大家一项一项学习，高高兴兴，的的确确。")
def doubled_word(scene: Scene) -> Iterator[Finding]:
    """A word typed twice: two or more characters repeated at once, or a particle doubled."""
    text = scene.passage.text
    for match in _DOUBLE.finditer(text):
        word = match[1]
        if len(set(word)) == 1 or _LEGITIMATE.match(word) or word in scene.knowledge.doubles:
            continue
        yield warning(
            "doubled-word",
            "`{word}` comes twice",
            **scene.passage.spot(match.start(), len(match[0])),
            hint="delete one of the two",
            rule="D-16",
            word=word,
        )
    for match in _CLAUSE_TWICE.finditer(text):
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


def _is_slip(text: str, at: int, doubles: frozenset[str]) -> bool:
    """Tell whether a doubled character is a particle that no neighbour makes a word with."""
    character = text[at]
    if character not in "的了在是和与及将被从也都就而并不这那我他它使让把着" or text[at - 1 : at] == character:
        return False
    around = (text[max(0, at - 1) : at + 1], text[at + 1 : at + 3], text[at : at + 4], text[at : at + 2])
    return not any(word in doubles for word in around)


def _next(scene: Scene) -> Passage | None:
    """Give the paragraph after this one."""
    return next((other for other in scene.story.running if other.number > scene.passage.number), None)
