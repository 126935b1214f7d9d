"""Dates (D-31). In: passages and features. Out: findings."""

import datetime
import re
from collections.abc import Iterator

from pressroom.copydesk.proof.check import Scene, Sheaf, check
from pressroom.findings import Finding, error, warning

_LOOSE_DATE = re.compile(r"去年|今年|明年|本月|上月|日前|近日")
_DATE = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:（?(?:星期|周)([一二三四五六日天])）?)?")
_YEAR = re.compile(r"(?<!\d)(20\d\d)年")
_FUTURE = re.compile("到$|至$|规划|计划|力争|预计|目标|年底前|将")
_DONE = re.compile("完成了|实现了|召开了|开展了|取得了|荣获|已经")


@check("loose-date", "D-31", "experience", wrong="（没有 date）今年，茶园丰收。", right="2021年，茶园丰收。")
def loose_date(sheaf: Sheaf) -> Iterator[Finding]:
    """Words like `今年` need a date of issue to count from."""
    if sheaf.feature.date:
        return
    for story in sheaf.stories:
        for passage in story.passages:
            match = _LOOSE_DATE.search(passage.text)
            if match and passage.running:
                yield warning(
                    "loose-date",
                    "`{word}` counts from a date that the feature does not have",
                    **passage.spot(match.start(), len(match[0])),
                    hint="give the feature a `date:`",
                    rule="D-31",
                    word=match[0],
                )
                return


@check("impossible-date", "D-31", "experience", wrong="2月30日召开会议。", right="2月28日召开会议。", needs="月")
def impossible_date(scene: Scene) -> Iterator[Finding]:
    """Every date is in the calendar, and on the day of the week that is said."""
    issue = scene.knowledge.date
    for match in _DATE.finditer(scene.passage.text):
        year = int(match[1] or (issue.year if issue else 2020))
        try:
            day = datetime.date(year, int(match[2]), int(match[3]))
        except ValueError:
            day = None
        known = bool(match[1] or issue)
        said = "一二三四五六日".find((match[4] or "").replace("天", "日")) if match[4] else -1
        if day is None or (known and said >= 0 and day.weekday() != said):
            yield error(
                "impossible-date",
                "`{date}` is not in the calendar",
                **scene.passage.spot(match.start(), len(match[0])),
                hint="look the day up",
                rule="D-31",
                date=match[0],
            )


@check(
    "future-year",
    "D-31",
    "experience",
    wrong="（date: 2021-04-01）2022年，全县完成了改造。",
    right="（date: 2021-04-01）到2022年，全县将完成改造。",
    needs="年",
)
def future_year(scene: Scene) -> Iterator[Finding]:
    """What is told as done was not done in a year to come."""
    issue = scene.knowledge.date
    for match in _YEAR.finditer(scene.passage.text) if issue else ():
        clause = scene.passage.text[match.start() : match.end() + 30].split("。")[0]
        before = scene.passage.text[max(0, match.start() - 6) : match.start()]
        done = _DONE.search(clause) and not _FUTURE.search(before) and not _FUTURE.search(clause)
        if issue and int(match[1]) > issue.year and done:
            yield warning(
                "future-year",
                "{year} is after the date of issue",
                **scene.passage.spot(match.start(), 5),
                hint="look the year up",
                rule="D-31",
                year=match[1],
            )
