"""The fields of `index.md` and of an entry (the front matter), as frozen types. In: plain values. Out: typed fields.

An unknown field is refused; `pressroom.records.read_fields` says so with a guess at the right one.
"""

import datetime
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct, field

from pressroom.model import PhotoPlace

Fraction = Annotated[float, Meta(ge=0, le=1)]
Words = Annotated[str, Meta(min_length=1)]
Waived = Annotated[dict[str, str], Meta(description="findings to pass over: code and reason")]
Differences = Annotated[dict[str, Any], Meta(description="where this feature differs from the paper")]


class Fields(Struct, frozen=True, forbid_unknown_fields=True):
    """What all front matter shares: frozen, and no field that is not named."""


class PhotoFields(Fields, frozen=True):
    """A picture in the order of the front matter."""

    file: Annotated[Words, Meta(description="the picture, from the folder of the feature")]
    caption: Annotated[str, Meta(description="what is to be seen; default: the picture's own")] = ""
    credit: Annotated[str, Meta(description="who took it; default: the picture's own")] = ""
    alt: Annotated[str, Meta(description="what is to be seen, for those who do not see it")] = ""
    span: Annotated[int, Meta(ge=1, le=4, description="width in columns")] | None = None
    place: Annotated[PhotoPlace | None, Meta(description="over its entry, in it, or at its foot")] = None
    crop: Annotated[tuple[Fraction, Fraction] | None, Meta(description="the point to keep, from 0 to 1")] = None
    print: Annotated[bool, Meta(description="false: on the web only")] = True


class FigureFields(Fields, frozen=True):
    """A number that is shown large."""

    value: Words
    unit: str = ""
    label: str = ""


class ReserveFields(Fields, frozen=True, kw_only=True):
    """A rectangle kept free, in columns and lines from 1."""

    page: Annotated[int, Meta(ge=1, description="counted from 1 on the sheet")] = 1
    column: Annotated[int, Meta(ge=1)]
    line: Annotated[int, Meta(ge=1)]
    columns: Annotated[int, Meta(ge=1)]
    lines: Annotated[int, Meta(ge=1)]
    label: str = ""


class EntryFields(Fields, frozen=True):
    """The front matter of an entry."""

    county: Annotated[Words, Meta(description="the county (or unit) whose piece this is")]
    title: Annotated[str, Meta(description="the heading as printed; default: the county")] = ""
    slug: Annotated[str, Meta(pattern=r"^([a-z0-9]+(-[a-z0-9]+)*)?$", description="default: the file's name")] = ""
    kicker: str = ""
    byline: str = ""
    photos: tuple[PhotoFields, ...] = ()
    figures: tuple[FigureFields, ...] = ()
    draft: Annotated[bool, Meta(description="true: built with `--drafts` only")] = False
    allow: Waived = field(default_factory=dict)


class FeatureFields(Fields, frozen=True):
    """The front matter of `index.md`."""

    headline: Annotated[Words, Meta(description="the main headline")]
    kicker: Annotated[str, Meta(description="the line above the headline")] = ""
    deck: Annotated[str, Meta(description="the line below the headline")] = ""
    date: Annotated[datetime.date | None, Meta(description="the day of issue")] = None
    pages: Annotated[tuple[Annotated[int, Meta(ge=1, le=9999)], ...], Meta(description="newspaper page numbers")] = ()
    desk: Annotated[dict[str, str], Meta(description="who edited, laid out and read it")] = field(default_factory=dict)
    units: Annotated[tuple[Words, ...], Meta(description="the counties that this feature promises")] = ()
    updated: Annotated[datetime.date | None, Meta(description="the day of a correction")] = None
    correction: Annotated[str, Meta(description="what was corrected")] = ""
    photos: Annotated[tuple[PhotoFields, ...], Meta(description="pictures that belong to no entry")] = ()
    reserve: Annotated[tuple[ReserveFields, ...], Meta(description="places kept free for advertisements")] = ()
    draft: bool = False
    allow: Waived = field(default_factory=dict)
    language: Literal["zh-CN", "en"] | None = None
    sheet: Differences = field(default_factory=dict)
    type: Differences = field(default_factory=dict)
    press: Differences = field(default_factory=dict)
