"""Dates, sizes and numbers in the words of a page's language. In: plain values. Out: what readers read."""

import datetime
import itertools
import math
import re
from collections.abc import Sequence

from markupsafe import Markup

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
CHARACTERS_PER_MINUTE = {"zh": 450, "en": 1200}
"""How fast news is read: Chinese at 400 to 500 characters a minute, English at about 200 words."""

WESTERN_EM = 0.55
"""How wide a Western character of a headline is, near enough."""
STOP = re.compile(r"[。！？；]|[.!?](?= |$)")
"""The end of a sentence; a point inside a number or an address is none."""
LONGEST_KEPT = 9
"""A longer term does not fit a phone's line in the size of a headline."""


def say_date(date: datetime.date, language: str) -> str:
    """Give `2021年4月1日` or `1 April 2021`."""
    if language.startswith("zh"):
        return f"{date.year}年{date.month}月{date.day}日"
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def say_month(year: int, month: int, language: str) -> str:
    """Give `2021年4月` or `April 2021`."""
    return f"{year}年{month}月" if language.startswith("zh") else f"{MONTHS[month - 1]} {year}"


def say_size(octets: int) -> str:
    """Give a file's size as downloads show it: `640 kB`, `1.4 MB`."""
    return f"{max(1, round(octets / 1000))} kB" if octets < 995_000 else f"{octets / 1_000_000:.1f} MB"


def say_pages(pages: Sequence[int]) -> str:
    """Give newspaper page numbers as a reader says them: `6–7`, `6, 9`."""
    if len(pages) > 1 and list(pages) == list(range(pages[0], pages[0] + len(pages))):
        return f"{pages[0]}–{pages[-1]}"
    return ", ".join(str(page) for page in pages)


def reading_minutes(characters: int, language: str) -> int:
    """Give the whole minutes that so many characters take to read, at least one."""
    return max(1, round(characters / CHARACTERS_PER_MINUTE.get(language[:2], CHARACTERS_PER_MINUTE["zh"])))


def shorten(text: str, most: int) -> str:
    """Cut a text to a description: at a stop where one is near, else after a whole word with an ellipsis."""
    flat = " ".join(text.split())
    if len(flat) <= most:
        return flat
    stop = max((found.end() for found in STOP.finditer(flat) if found.end() <= most), default=0)
    if stop > most // 2 + 1:
        return flat[:stop]
    dots = "…" if is_western(flat) else "……"
    head = flat[: most - len(dots)]
    if is_western(flat) and " " in head and flat[len(head)] != " ":
        head = head.rpartition(" ")[0]
    return head.rstrip("，、；：,;: ") + dots


def is_western(text: str) -> bool:
    """Tell whether a text is mostly in Western letters, which take half the room."""
    return 2 * sum(char.isascii() for char in text) > len(text)


def keep_terms(text: str, terms: Sequence[str]) -> Markup:
    """Mark the terms that a headline must not break over a line (`glossary`); long ones may be broken."""
    present = sorted(
        {term for term in terms if 0 < len(term) <= LONGEST_KEPT and term in text}, key=lambda term: (-len(term), term)
    )
    if not present:
        return Markup.escape(text)
    pieces = re.split(f"({'|'.join(re.escape(term) for term in present)})", text)
    kept = Markup('<span class="term">{}</span>')
    return Markup().join(kept.format(piece) if piece in present else Markup.escape(piece) for piece in pieces)


def balance_lines(text: str, most: int, terms: Sequence[str] = ()) -> tuple[str, ...]:
    """Cut a headline into lines of at most `most` ems and as near the same length as can be, where the engine cannot.

    No line is cut inside a term or a Western word, begins with a closing mark or ends with an opening one.
    """
    ems = (0.0, *itertools.accumulate(WESTERN_EM if char.isascii() else 1.0 for char in text))
    count = max(1, math.ceil(ems[-1] / most))
    places = [at for at in range(1, len(text)) if _may_cut(text, at, terms)] if count > 1 else []
    ways: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, (0,))}
    for left in range(count, 0, -1):
        ways = {
            end: min(
                (cost + (ems[end] - ems[start]) ** 2, (*cuts, end))
                for start, (cost, cuts) in ways.items()
                if start <= end  # where there are too few places, a line stays empty
            )
            for end in ([0, *places, len(text)] if left > 1 else [len(text)])
        }
    _, cuts = ways[len(text)]
    return tuple(line for start, end in itertools.pairwise(cuts) if (line := text[start:end].strip()))


def _may_cut(text: str, at: int, terms: Sequence[str]) -> bool:
    """Tell whether a headline may be cut before the character at `at`."""
    before, after = text[at - 1], text[at]
    if after in "，。、；：！？”’）》〉】」』…—–·%" or before in "“‘（《〈【「『—":
        return False
    if before.isascii() and after.isascii() and before.isalnum() and after.isalnum():
        return False
    spans = (found.span() for term in terms if term for found in re.finditer(re.escape(term), text))
    return not any(first < at < last for first, last in spans)
