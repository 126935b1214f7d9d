"""Dates, sizes, descriptions and headlines in the words of a page."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from pressroom.web.words import (
    balance_lines,
    keep_terms,
    reading_minutes,
    say_date,
    say_month,
    say_pages,
    say_size,
    shorten,
)


def test_dates_are_said_in_the_language_of_the_page() -> None:
    day = datetime.date(2021, 4, 1)
    assert (say_date(day, "zh-CN"), say_date(day, "en")) == ("2021年4月1日", "1 April 2021")
    assert (say_month(2021, 12, "zh-CN"), say_month(2021, 12, "en")) == ("2021年12月", "December 2021")


def test_sizes_and_pages_are_said_as_readers_say_them() -> None:
    assert [say_size(size) for size in (0, 640_400, 994_999, 995_000, 1_440_000)] == [
        "1 kB",
        "640 kB",
        "995 kB",
        "1.0 MB",
        "1.4 MB",
    ]
    assert [say_pages(pages) for pages in ((), (6,), (6, 7), (6, 9), (2, 3, 4))] == ["", "6", "6–7", "6, 9", "2–4"]


def test_reading_takes_at_least_a_minute() -> None:
    assert [reading_minutes(count, "zh-CN") for count in (0, 450, 5800)] == [1, 1, 13]
    assert reading_minutes(5800, "en") == 5


def test_a_description_ends_at_a_stop_where_one_is_near() -> None:
    assert shorten("短。", 10) == "短。"
    assert shorten("一二三四五六。七八九十", 9) == "一二三四五六。"
    assert shorten("一。二三四五六七八九十", 9) == "一。二三四五六……"
    assert shorten("一二三四五六，八九十", 9) == "一二三四五六……"
    assert shorten("abcdefghij", 9) == "abcdefgh…"
    assert shorten("lamps are lit along the quay", 14) == "lamps are lit…"
    assert shorten("参与率达到了92.1%以上，联系选民9400余人次", 12) == "参与率达到了92.1……"


@given(st.text(), st.integers(2, 200))
def test_a_description_is_never_longer_than_asked(text: str, most: int) -> None:
    assert len(shorten(text, most)) <= most


def test_terms_are_kept_whole_the_longest_first() -> None:
    kept = str(keep_terms("县人大常委会<主任>", ("人大", "人大常委会")))
    assert kept == '县<span class="term">人大常委会</span>&lt;主任&gt;'


def test_a_term_too_long_for_a_phone_may_be_broken() -> None:
    county = "井陉矿区上安镇人民代表大会主席团"
    assert str(keep_terms(county, (county,))) == county


def test_a_headline_is_cut_into_even_lines() -> None:
    assert balance_lines("推动县级人大工作创新发展", 9) == ("推动县级人大", "工作创新发展")
    assert balance_lines("推动县级人大工作创新发展", 12) == ("推动县级人大工作创新发展",)
    assert balance_lines("推动县级人大工作创新发展", 9, ("人大工作",)) == ("推动县级", "人大工作创新发展")


def test_western_words_count_by_their_width() -> None:
    assert balance_lines("Digital Governance 试点推进会", 9) == ("Digital Governance", "试点推进会")
    assert balance_lines("Harbour lights go dark", 13) == ("Harbour lights go dark",)
    assert balance_lines("Lamps along the harbour are lit by the people who walk there", 12) == (
        "Lamps along the",
        "harbour are lit by the",
        "people who walk there",
    )
    assert balance_lines("一二三四，五六七八", 6)[1][0] != "，"


@given(st.text("县人大，。“”A1 ", min_size=1, max_size=60), st.integers(4, 20))
def test_no_character_of_a_headline_is_lost(text: str, most: int) -> None:
    assert "".join(balance_lines(text, most)).replace(" ", "") == text.replace(" ", "")
