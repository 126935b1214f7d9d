"""Figures (D-23 to D-25). In: passages and stories. Out: findings."""

import re
from collections.abc import Iterator
from itertools import takewhile

from pressroom.copydesk.proof.check import Scene, check
from pressroom.copydesk.proof.han import HAN, has_han, is_han, late
from pressroom.copydesk.proof.passages import Passage, Story
from pressroom.findings import Finding, warning

_DIGITS = {character: number for number, character in enumerate("〇一二三四五六七八九十")} | {"两": 2}
_MEASURES = "个|名|件|项|人次|次|条|户|家|场|份|位|处|所|批|期|人|亩|万元|亿元"
_FIGURE = re.compile(rf"(\d+(?:\.\d+)?)(?:余|多)?({_MEASURES})")
_CLAUSES = re.compile("[，。；：？！]")
_MANY = re.compile("[二两三四五六七八九\\d](?:大|个|项工作|类|种)")
_COUNTED = (
    rf"([{HAN}“”《》]+(?:[、和及与][{HAN}“”《》]+)+)"
    rf"(“?)([二两三四五六七八九十]|\d{{1,2}})(大|个方面|个重点|项工作|类|种|个)(?=[{HAN}])"
)
_QUOTED_MANY = re.compile("[^，。、；：？！“”]“[二两三四五六七八九十]")
_QUOTED_COUNT = rf"([{HAN}]+(?:、[{HAN}]+)+)“([二两三四五六七八九十])([{HAN}])[{HAN}]"
_ITEM = re.compile("[、和及与]")
_ABOUT = re.compile(r"[一二三四五六七八九]、[一二三四五六七八九](?=[个天年月百十千万名次人件])")
_SHORT_YEAR = re.compile(r"(?<![\d.])(\d{2})年(?=\d{1,2}月)")
_PERCENT_RANGE = re.compile(r"(?<![\d.%])\d+(?:\.\d+)?[～~—-]\d+(?:\.\d+)?%")
_SESSION = re.compile(r"第(\d{1,2})(?:届(?=[全省市县区人]|委员会)|次(?=会议|全体会议|全会|常委会|主任会议))")
_CIRCLE = re.compile(r"(?<=[一二三四五六七八九])[○OＯ０0](?=[一二三四五六七八九○〇年])")
_PER_HUNDRED = re.compile(r"百分之\d")


@check(
    "two-figures",
    "D-23",
    "experience",
    wrong="办理了10件民生实事项目。\n\n完成了12件民生实事项目。",
    right="办理了10件民生实事项目。\n\n完成了12次集中视察活动。",
)
def two_figures(story: Story) -> Iterator[Finding]:
    """One thing counted twice in an entry has one figure."""
    seen: dict[tuple[str, str], tuple[str, Passage]] = {}
    for passage in story.running:
        for at, figure, measure, thing in _counted_things(passage.text):
            key = (measure, thing)
            if key in seen and seen[key][0] != figure and len(thing) >= 6:
                first = seen[key][1]
                yield warning(
                    "two-figures",
                    "`{figure}` here, `{other}` at {first} of the same thing",
                    **passage.spot(at, len(figure) + len(measure)),
                    hint="ask which is right",
                    rule="D-23",
                    figure=figure + measure + thing,
                    other=seen[key][0] + measure + thing,
                    first=f"{first.path}:{first.line(0)}",
                )
            seen.setdefault(key, (figure, passage))


def _counted_things(text: str) -> Iterator[tuple[int, str, str, str]]:
    """Give what is counted: the place, the figure, its measure, and four to six Han characters that follow."""
    for found in _FIGURE.finditer(text):
        measure, end = found[2], found.end()
        if measure == "人次" and not all(map(is_han, text[end : end + 4].ljust(4))):
            measure, end = "人", end - 1
        thing = "".join(takewhile(is_han, text[end : end + 6]))
        if len(thing) >= 4:
            yield found.start(), found[1], measure, thing


@check(
    "miscounted-list",
    "D-24",
    "experience",
    wrong="推进卫生城、文明城“四城同创”工作。",
    right="推进卫生城、文明城、园林城、森林城“四城同创”工作。",
)
def miscounted_list(scene: Scene) -> Iterator[Finding]:
    """A number before or after a list is the number of its items."""
    text = scene.passage.text
    quoted = "、" in text and _QUOTED_MANY.search(text)
    for match in late(_QUOTED_COUNT).finditer(text) if quoted else ():
        items, wanted = match[1].count("、") + 1, _DIGITS[match[2]]
        if items < wanted and match[3] == match[1][-1]:
            yield _miscounted(scene.passage, match.start(2), wanted, items)
    for match in late(_COUNTED).finditer(text) if _lists_many(text) else ():
        wanted = _DIGITS.get(match[3]) or int(match[3]) if match[3].isdigit() or match[3] in _DIGITS else 0
        low, high = match[1].count("、") + 1, len(_ITEM.findall(match[1])) + 1
        listed = match[1].count("、") > 1 and match[1][-1] not in "的等共了有近约达前后第到过余内计各"
        if listed and 1 < wanted < 10 and not low <= wanted <= high:
            yield _miscounted(scene.passage, match.start(3), wanted, high)


def _lists_many(text: str) -> bool:
    """Tell whether some things are counted after two 、 of the same clause."""
    for clause in _CLAUSES.split(text):
        second = clause.find("、", clause.find("、") + 1)
        if second > 0 and _MANY.search(clause, second):
            return True
    return False


def _miscounted(passage: Passage, at: int, wanted: int, items: int) -> Finding:
    """Say that a list and its number disagree."""
    return warning(
        "miscounted-list",
        "{wanted} are announced, {items} are named",
        **passage.spot(at),
        hint="count again, or add `等`",
        rule="D-24",
        wanted=wanted,
        items=items,
    )


@check(
    "wrong-numeral",
    "D-25",
    "GB/T 15835",
    wrong="第14届人大常委会，约三、四个月，增长5～10%。",
    right="第十四届人大常委会，约三四个月，增长5%～10%。",
)
def wrong_numeral(scene: Scene) -> Iterator[Finding]:
    """Sessions count in Han numerals, about-numbers have no 、, years four figures, both ends of a range a unit."""
    for match, right in _numerals(scene.passage.text) if has_han(scene.passage.text) else ():
        yield warning(
            "wrong-numeral",
            "`{number}` is not how this number is written",
            **scene.passage.spot(match.start(), len(match[0])),
            hint="write {right}",
            rule="D-25",
            number=match[0],
            right=right,
        )


def _numerals(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Give numbers in a wrong dress with the right one."""
    for match in _ABOUT.finditer(text) if "、" in text else ():
        yield match, f"`{match[0].replace('、', '')}`"
    for match in _SHORT_YEAR.finditer(text) if "年" in text else ():
        yield match, f"`20{match[1]}年`"
    for match in _PERCENT_RANGE.finditer(text) if "%" in text else ():
        low, _, high = re.split("([～~—-])", match[0])
        yield match, f"`{low}%～{high}`"
    for match in _SESSION.finditer(text):
        yield match, f"`第{_han_number(int(match[1]))}{match[0][-1]}`"
    for match in _CIRCLE.finditer(text) if any(circle in text for circle in "○OＯ０0") else ():
        yield match, "`〇`"
    for match in _PER_HUNDRED.finditer(text):
        yield match, "`%`"


def _han_number(number: int) -> str:
    """Give a number below 100 in Han numerals."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{'〇一二三四五六七八九'[tens]}十"
    return head + ("" if ones == 0 and tens else "〇一二三四五六七八九"[ones])
