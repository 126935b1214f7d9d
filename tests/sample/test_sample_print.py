"""The sample's sheet holds the sample's copy: read back by another program than the one that drew it."""

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pypdfium2
import pytest

from pressroom import edition
from pressroom.config import load_house
from pressroom.findings import has_errors
from tests.sample.plain_copy import printed_paragraphs

ROOT = Path(__file__).resolve().parents[2]
SLUG = "county-congresses"


def solid(text: str) -> str:
    return re.sub(r"[\s\u00ad\u200b\ufffe]+", "", text)


@pytest.fixture(scope="module")
def made() -> edition.Edition:
    return edition.make_feature(load_house(ROOT), SLUG, edition.PRINTED)


@pytest.fixture(scope="module")
def files(made: edition.Edition) -> Mapping[str, bytes]:
    return {file.path: file.data for file in made.files}


def text_of(data: bytes) -> str:
    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))


@pytest.mark.long
def test_sample_is_fit_to_print(made: edition.Edition) -> None:
    assert not has_errors(made.findings), [finding.say() for finding in made.findings]


@pytest.mark.long
def test_every_character_of_the_sample_is_on_its_spread(files: Mapping[str, bytes]) -> None:
    wanted = Counter(solid("".join(printed_paragraphs(ROOT / "content" / SLUG))))
    assert wanted - Counter(solid(text_of(files[f"press/{SLUG}/spread.pdf"]))) == Counter()


@pytest.mark.long
def test_spread_is_one_sheet_of_two_tabloid_pages(files: Mapping[str, bytes]) -> None:
    document = pypdfium2.PdfDocument(files[f"press/{SLUG}/spread.pdf"])
    assert len(document) == 1
    left, bottom, right, top = document[0].get_trimbox()
    assert [round((right - left) / 72 * 25.4, 1), round((top - bottom) / 72 * 25.4, 1)] == [540, 390]
    assert {f"press/{SLUG}/page-6.pdf", f"press/{SLUG}/page-7.pdf"} <= set(files)


@pytest.mark.long
def test_same_source_gives_the_same_bytes(files: Mapping[str, bytes]) -> None:
    again = edition.make_feature(load_house(ROOT), SLUG, edition.PRINTED)
    assert {file.path: file.data for file in again.files} == files
