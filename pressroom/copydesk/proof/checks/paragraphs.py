"""Paragraphs as a whole (D-11 to D-13). In: a passage in its story. Out: findings."""

import re
from collections.abc import Iterator

from pressroom.copydesk.proof.check import Scene, check
from pressroom.copydesk.proof.han import han_count, has_han
from pressroom.copydesk.proof.passages import Passage
from pressroom.findings import Finding, error, warning

LONG_SENTENCE = 200
_STOPS = "。！？…：."
_NUMBERED = re.compile(r"^(?:（?[一二三四五六七八九十\d]{1,3}(?:[）、.．]|是)|第[一二三四五六七八九十]|[①-⑳])")
_STARTS_WITH_MARK = re.compile(r"^[，。；：、？！）》”’·%]")
_STARTS_WITH_PARTICLE = re.compile(r"^(?:的(?![士确])|了(?![解却不])|及其|着(?=[的了]))")
_STOP = re.compile("[。！？；…]")


def _is_heading(passage: Passage) -> bool:
    """Tell whether a paragraph is a heading in all but name: bold, numbered, or short and without any mark."""
    numbered = len(passage.text) <= 40 and bool(_NUMBERED.match(passage.text)) and not re.search("[。；]", passage.text)
    plain = len(passage.text) <= 20 and not re.search("[，。；：、？！,.;]", passage.text)
    return passage.strong or numbered or plain


def _is_cut(text: str) -> bool:
    """Tell whether a paragraph ends without any mark; a signature and a note in brackets may."""
    bare = text.rstrip("”’）》】")
    if text[-1:] in _STOPS + "，；、,;!?)）" or bare[-1:] in _STOPS:
        return False
    return not text.startswith(("——", "（")) and han_count(text) >= 8


@check("broken-paragraph", "D-11", "experience", wrong="春天到了，花开了，", right="春天到了，花开了。")
def broken_paragraph(scene: Scene) -> Iterator[Finding]:
    """No paragraph ends with `，`, `；` or `、`, unless it is one of several numbered ones."""
    passage = scene.passage
    last = passage.text[-1:]
    if not passage.running or last not in "，；、,;" or not has_han(passage.text):
        return
    after = scene.story.after(passage)
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
    if passage.kind not in ("paragraph", "quotation", "footnote") or _is_heading(passage) or not _is_cut(text):
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
    last = scene.story.before(passage) if passage.kind == "paragraph" else None
    if last is None or _NUMBERED.match(passage.text):
        return
    if last.kind == "paragraph" and not _is_heading(last) and (last.text[-1:] in "；，、" or _is_cut(last.text)):
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
    wrong="大家" + "认真学习理论知识，努力提高工作本领，" * 13 + "取得成效。",
    right="大家" + "认真学习理论知识，努力提高工作本领。" * 10,
)
def long_sentence(scene: Scene) -> Iterator[Finding]:
    """A sentence of over 200 characters without a stop is hard to read."""
    if not scene.passage.running:
        return
    at = 0
    for sentence in _STOP.split(scene.passage.text):
        count = han_count(sentence) if len(sentence) > LONG_SENTENCE else 0
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
