"""The short way to a type says what the long way says, or nothing."""

import random
from typing import Any

import pytest
from msgspec import Struct, convert
from msgspec.structs import fields
from pydantic import ValidationError

from pressroom.copydesk.front_matter import EntryFields, FeatureFields, PhotoFields, ReserveFields
from pressroom.paper import DeployTarget, Grid, Paper, PressSetting, SheetSetting, Spacing, Style, WebSetting
from pressroom.records.models import model_of
from pressroom.records.plain import convert_plain

READ = (EntryFields, FeatureFields, PhotoFields, ReserveFields, DeployTarget, Grid, Paper, PressSetting)
READ_TOO = (SheetSetting, Spacing, Style, WebSetting)
WORDS = (
    *("1", "0", "3", "4.5", "-2", "-0", "007", "+5", "1.0", ".5", "5.", "1e3", "1_000", "１２", "0.25", "nan", "-inf"),
    *("true", "TRUE", "yes", "on", "False", "2021-04-01", "2021-4-1", "20210401", "2021-02-30", "null", "Null", ""),
    *(
        "a",
        "a-b",
        "a-b\n",
        " 3",
        "3 ",
        "\ud800",
        "tabloid",
        "cmyk",
        "top",
        "zh-CN",
        "https://x.cn/",
        "ftp://x",
        "12:30",
    ),
)


@pytest.mark.parametrize("kind", [*READ, *READ_TOO])
def test_short_way_reads_what_the_long_way_reads(kind: type[Struct]) -> None:
    chance = random.Random(kind.__name__)
    tried = [some_values(kind, chance) for _ in range(400)]
    short = [convert_plain(kind, values) for values in tried]
    for values, value in zip(tried, short, strict=True):
        assert value is None or repr(value) == repr(read_long(kind, values)), values


def test_plain_fields_go_the_short_way() -> None:
    given = {"name": "晚报", "url": "https://x.cn/", "press": {"bleed_mm": "3"}, "web": {"avif": "true"}}
    paper = convert_plain(Paper, given)
    assert paper is not None
    assert (paper.url, paper.press.bleed_mm, paper.web.avif) == ("https://x.cn", 3.0, True)


def read_long(kind: type[Struct], values: dict[str, Any]) -> Struct | None:
    """Read values as pydantic reads them."""
    try:
        read = model_of(kind).model_validate(values)
    except ValidationError:
        return None
    return convert(read.model_dump(by_alias=True, exclude_unset=True), kind)


def some_values(kind: type[Struct], chance: random.Random) -> dict[str, Any]:
    """Give some fields of a type, and now and then one that it has not."""
    infos = fields(kind)
    names = [info.encode_name for info in infos if info.required]
    names += [info.encode_name for info in chance.sample(infos, chance.randint(0, 2))]
    names += ["odd"] if chance.random() < 0.05 else []
    return {name: some_value(chance) for name in names}


def some_value(chance: random.Random) -> Any:
    """Give a word, or now and then a list of words."""
    words = [chance.choice(WORDS) for _ in range(chance.randint(0, 4))]
    return words if chance.random() < 0.15 else chance.choice(WORDS)
