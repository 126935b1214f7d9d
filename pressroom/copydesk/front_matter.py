"""The fields of `index.md` and of an entry (the front matter), as models. In: plain values. Out: typed fields.

An unknown field is refused; `pressroom.records.read_fields` says so with a guess at the right one.
"""

import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from pressroom.model import PhotoPlace


class Fields(BaseModel):
    """What all front matter shares: frozen, and no field that is not named."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


def _calendar_day(value: object) -> object:
    """Read `2021-04-01` and nothing else: a bare number is no date."""
    try:
        return datetime.date.fromisoformat(str(value) if len(str(value)) == 10 else "")
    except ValueError:
        raise PydanticCustomError("date_type", "no date") from None


Day = Annotated[datetime.date, BeforeValidator(_calendar_day)]
Fraction = Annotated[float, Field(ge=0, le=1)]
Words = Annotated[str, Field(min_length=1)]


class PhotoFields(Fields):
    """A picture in the order of the front matter."""

    file: Words = Field(description="the picture, from the folder of the feature")
    caption: str = Field(default="", description="what is to be seen; default: the picture's own")
    credit: str = Field(default="", description="who took it; default: the picture's own")
    alt: str = Field(default="", description="what is to be seen, for those who do not see it")
    span: int | None = Field(default=None, ge=1, le=4, description="width in columns")
    place: PhotoPlace | None = Field(default=None, description="over its entry, in it, or at its foot")
    crop: tuple[Fraction, Fraction] | None = Field(default=None, description="the point to keep, from 0 to 1")
    print: bool = Field(default=True, description="false: on the web only")


class FigureFields(Fields):
    """A number that is shown large."""

    value: Words
    unit: str = ""
    label: str = ""


class ReserveFields(Fields):
    """A rectangle kept free, in columns and lines from 1."""

    page: int = Field(default=1, ge=1, description="counted from 1 on the sheet")
    column: int = Field(ge=1)
    line: int = Field(ge=1)
    columns: int = Field(ge=1)
    lines: int = Field(ge=1)
    label: str = ""


class EntryFields(Fields):
    """The front matter of an entry."""

    county: Words = Field(description="the county (or unit) whose piece this is")
    title: str = Field(default="", description="the heading as printed; default: the county")
    slug: str = Field(default="", pattern=r"^([a-z0-9]+(-[a-z0-9]+)*)?$", description="default: the file's name")
    kicker: str = ""
    byline: str = ""
    photos: tuple[PhotoFields, ...] = ()
    figures: tuple[FigureFields, ...] = ()
    draft: bool = Field(default=False, description="true: built with `--drafts` only")
    allow: dict[str, str] = Field(default_factory=dict, description="findings to pass over: code and reason")


class FeatureFields(Fields):
    """The front matter of `index.md`."""

    headline: Words = Field(description="the main headline")
    kicker: str = Field(default="", description="the line above the headline")
    deck: str = Field(default="", description="the line below the headline")
    date: Day | None = Field(default=None, description="the day of issue")
    pages: tuple[Annotated[int, Field(ge=1, le=9999)], ...] = Field(default=(), description="newspaper page numbers")
    desk: dict[str, str] = Field(default_factory=dict, description="who edited, laid out and read it")
    units: tuple[Words, ...] = Field(default=(), description="the counties that this feature promises")
    updated: Day | None = Field(default=None, description="the day of a correction")
    correction: str = Field(default="", description="what was corrected")
    photos: tuple[PhotoFields, ...] = Field(default=(), description="pictures that belong to no entry")
    reserve: tuple[ReserveFields, ...] = Field(default=(), description="places kept free for advertisements")
    draft: bool = False
    allow: dict[str, str] = Field(default_factory=dict, description="findings to pass over: code and reason")
    language: Literal["zh-CN", "en"] | None = None
    sheet: dict[str, Any] = Field(default_factory=dict, description="where this feature differs from the paper")
    type: dict[str, Any] = Field(default_factory=dict, description="where this feature differs from the paper")
    press: dict[str, Any] = Field(default_factory=dict, description="where this feature differs from the paper")
