"""Captions and headlines (D-33, D-34). In: passages and features. Out: findings."""

import re
from collections.abc import Iterator

from pressroom.copydesk.proof.check import Scene, Sheaf, check
from pressroom.copydesk.proof.gazetteer import short_name
from pressroom.copydesk.proof.han import han_count, has_han
from pressroom.findings import Finding, error, warning

CAPTION = 60
HEADLINE = 20
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_PARTS = re.compile("[ \u3000]+")


@check(
    "caption-county",
    "D-33",
    "experience",
    wrong="云岭县：图说“临水县码头恢复通航。”",
    right="云岭县：图说“云岭县茶园。”",
)
def caption_county(scene: Scene) -> Iterator[Finding]:
    """A caption names its entry's county, or none."""
    passage = scene.passage
    if passage.kind != "caption" or not passage.county:
        return
    names = scene.counties
    if names and not any(name in (passage.county, short_name(passage.county)) for _, name in names):
        at, name = names[0]
        yield error(
            "caption-county",
            "the caption names {other}, the entry is {county}",
            **passage.spot(at, len(name)),
            hint="look whose picture it is",
            rule="D-33",
            other=name,
            county=passage.county,
        )


@check("caption-stop", "D-33", "experience", wrong="图说“云岭县茶农采茶”", right="图说“云岭县茶农采茶。”")
def caption_stop(scene: Scene) -> Iterator[Finding]:
    """A caption is a sentence and ends with a full stop."""
    passage = scene.passage
    if passage.kind == "caption" and has_han(passage.text) and passage.text.rstrip("”’）")[-1:] not in "。！？…":
        yield warning(
            "caption-stop",
            "the caption has no full stop",
            **passage.spot(len(passage.text) - 1),
            hint="end it with `。`",
            rule="D-33",
        )


@check(
    "long-caption",
    "D-33",
    "experience",
    wrong="图说" + "云岭县茶农在茶园里采摘春茶" * 6 + "。",
    right="图说“云岭县茶农采茶。”",
)
def long_caption(scene: Scene) -> Iterator[Finding]:
    """A caption is read at a glance."""
    if scene.passage.kind != "caption":
        return
    count = han_count(scene.passage.text)
    if count > CAPTION:
        yield warning(
            "long-caption",
            "the caption has {count} characters",
            **scene.passage.spot(0, 6),
            hint="keep it under {limit}",
            rule="D-33",
            count=count,
            limit=CAPTION,
        )


@check(
    "long-headline",
    "D-34",
    "experience",
    wrong="主题" + "推动县级人大工作创新发展" * 3,
    right="主题“推动县级人大工作创新发展”",
)
def long_headline(scene: Scene) -> Iterator[Finding]:
    """No part of a headline has more than 20 characters."""
    if scene.passage.kind != "headline":
        return
    for part in _PARTS.split(scene.passage.text):
        count = han_count(part)
        if count > HEADLINE:
            yield warning(
                "long-headline",
                "a headline of {count} characters on end",
                **scene.passage.spot(scene.passage.text.index(part), len(part)),
                hint="keep it under {limit}, or part it with a full-width space",
                rule="D-34",
                count=count,
                limit=HEADLINE,
            )


@check("headline-stop", "D-34", "custom", wrong="主题“春日走读。”", right="主题“春日走读”")
def headline_stop(scene: Scene) -> Iterator[Finding]:
    """A headline does not end with a full stop."""
    passage = scene.passage
    if passage.kind in ("headline", "kicker", "deck", "title", "subhead") and passage.text.endswith(
        ("。", "，", "、", "；")
    ):
        yield error(
            "headline-stop",
            "the headline ends with `{mark}`",
            **passage.spot(len(passage.text) - 1),
            hint="delete it",
            rule="D-34",
            mark=passage.text[-1],
        )


@check(
    "headline-figure",
    "D-34",
    "experience",
    wrong="主题“28县走读”，正文“走访各县”",
    right="主题“28县走读”，正文“走访28个县”",
)
def headline_figure(sheaf: Sheaf) -> Iterator[Finding]:
    """Every figure and county of the headline comes in the copy."""
    tiers = [p for p in sheaf.stories[0].passages if p.kind in ("headline", "deck", "kicker")]
    body = "\n".join(p.text for story in sheaf.stories for p in story.passages if p not in tiers)
    figures = set(_NUMBER.findall(body))
    issue = str(sheaf.feature.date.year) if sheaf.feature.date else ""
    if not body:
        return
    for passage in tiers:
        for match in _NUMBER.finditer(passage.text):
            if match[0] not in figures and match[0] != issue:
                yield error(
                    "headline-figure",
                    "`{figure}` of the headline is nowhere in the copy",
                    **passage.spot(match.start(), len(match[0])),
                    hint="look the figure up",
                    rule="D-34",
                    figure=match[0],
                )
        for at, name in sheaf.knowledge.gazetteer.find(passage.text):
            if short_name(name) not in body:
                yield error(
                    "headline-figure",
                    "`{figure}` of the headline is nowhere in the copy",
                    **passage.spot(at, len(name)),
                    hint="look the name up",
                    rule="D-34",
                    figure=name,
                )
