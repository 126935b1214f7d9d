"""The paper: everything `site.yaml` may say, as frozen models with the house's defaults.

In: plain values (strings until a field reads them). Out: `Paper`. A field that is not here is refused.
"""

import re
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

FormatName = Literal["broadsheet", "tabloid", "a4"]
Editor = Literal[
    "vscode",
    "vscode-insiders",
    "vscodium",
    "cursor",
    "windsurf",
    "zed",
    "idea",
    "sublime",
    "textmate",
    "emacs",
    "none",
]
Pair = tuple[float, float]


class Setting(BaseModel):
    """What all settings share: frozen, and no field that is not named."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Grid(Setting):
    """A page format: trim in mm, basic columns of whole characters, lines, gap and head margin (TYPOGRAPHY B-1)."""

    width_mm: float = Field(gt=50)
    height_mm: float = Field(gt=50)
    columns: int = Field(ge=1, le=16)
    characters: int = Field(ge=6, le=80)
    lines: int = Field(ge=10, le=400)
    gap: float = Field(default=1, ge=0.5, le=4, description="column gap in characters")
    head_mm: float | None = None


FORMATS: dict[str, Grid] = {
    "broadsheet": Grid(width_mm=390, height_mm=545, columns=8, characters=13, lines=116, head_mm=29.9),
    "tabloid": Grid(width_mm=270, height_mm=390, columns=6, characters=11, lines=80, head_mm=28.3),
    "a4": Grid(width_mm=210, height_mm=297, columns=3, characters=17, lines=59, head_mm=25.2),
}


class SheetSetting(Setting):
    """Which grid, and whether two facing pages are one sheet over the fold."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    format: FormatName | Grid = "tabloid"
    imposed: Literal["spread", "pages"] = Field(default="spread", alias="as")

    @property
    def grid(self) -> Grid:
        """The grid of the named format, or the one given."""
        return self.format if isinstance(self.format, Grid) else FORMATS[self.format]


class Limits(Setting):
    """How far copyfit may move size and pitch, in points."""

    size_pt: Pair = (8.8, 9.6)
    pitch_pt: Pair = (11.5, 12.75)


class Style(Setting):
    """How a kind of copy is set. Indents in ems, space in lines; `colour` is CMYK in percent."""

    face: str = "body"
    size_em: float = Field(default=1.0, gt=0.4, le=3)
    indent_em: float = Field(default=0.0, ge=0, le=10, description="of the whole block, from the left")
    first_em: float = Field(default=0.0, ge=-10, le=10, description="of the first line, besides")
    right_em: float = Field(default=0.0, ge=0, le=10)
    align: Literal["justify", "left", "centre"] = "justify"
    before_lines: float = Field(default=0, ge=0, le=10)
    after_lines: float = Field(default=0, ge=0, le=10)
    colour: tuple[float, float, float, float] = (0, 0, 0, 100)


STYLES: dict[str, Style] = {
    "body": Style(first_em=2),
    "note": Style(face="kai", first_em=2),
    "quotation": Style(face="kai", indent_em=1, first_em=2, right_em=1),
    "pull_quote": Style(face="hei", size_em=1.2, align="centre", before_lines=1, after_lines=1),
    "list_item": Style(first_em=2),
    "subhead": Style(face="hei", align="centre"),
    "run_in": Style(face="hei"),
    "byline": Style(face="kai", align="centre"),
    "caption": Style(face="kai", size_em=0.9),
    "credit": Style(face="kai", size_em=0.9),
    "footnote": Style(face="kai", size_em=0.9, first_em=2),
    "code": Style(face="latin", size_em=0.9, align="left"),
    "table": Style(face="body", size_em=0.9),
}


class Spacing(Setting):
    """Limits of line breaking, in ems of the type (TYPOGRAPHY A-12, A-13)."""

    han_west_em: float = Field(default=0.25, ge=0.1, le=0.34)
    max_stretch_em: float = Field(default=0.25, ge=0.05, le=0.5, description="between two Han characters")
    squeeze_stops: bool = Field(default=True, description="whether 。？！ may give up half an em, last of all")
    hanging: bool = Field(default=False, description="whether 、，。 may hang outside the measure")


class TypeSetting(Setting):
    """Body size, line pitch, their limits, and the styles of the copy."""

    size_pt: float = Field(default=9.0, ge=7.8, le=24)
    pitch_pt: float = Field(default=12.0, ge=9, le=48)
    limits: Limits = Limits()
    spacing: Spacing = Spacing()
    styles: dict[str, Style] = Field(default_factory=dict)

    def style(self, name: str) -> Style:
        """Give the paper's own style of a kind of copy, or the house's."""
        return self.styles.get(name) or STYLES[name]


class FaceSetting(Setting):
    """Candidates of each role, best first: family names, with a weight as last word if need be."""

    body: tuple[str, ...] = ("Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "SimSun")
    headline: tuple[str, ...] = (
        "Noto Serif CJK SC Black",
        "Noto Serif CJK SC Bold",
        "Source Han Serif SC Heavy",
        "Songti SC Black",
        "SimSun",
    )
    hei: tuple[str, ...] = ("Noto Sans CJK SC Bold", "Source Han Sans SC Bold", "PingFang SC Semibold", "SimHei")
    kai: tuple[str, ...] = ("LXGW WenKai", "Kaiti SC", "KaiTi")
    latin: tuple[str, ...] = ("Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "SimSun")


class PressSetting(Setting):
    """What the press asks for: profile, inks, bleed."""

    profile: str = "colour/newsprint-tr002.icc"
    condition: str = "CGATS TR 002"
    registry: str = ""
    ink_limit: float = Field(default=240, ge=100, le=400, description="percent")
    bleed_mm: float = Field(default=3, ge=0, le=10)
    fold_bleed_mm: float = Field(default=3, ge=0, le=10)
    colours: Literal["cmyk", "k"] = "cmyk"
    picture_ppi: tuple[float, float, float] | None = Field(
        default=None, description="error below, warning below, cut down to"
    )
    limits: dict[str, float] = Field(default_factory=dict, description="limits of single preflight checks, by code")


class Publisher(Setting):
    """Who answers for the page."""

    name: str = ""
    icp: str = ""
    contact: str = ""


class ProofSetting(Setting):
    """What a newsroom adds to the sub-editor's knowledge, and its limits."""

    errors_per_10000: float = 3.0
    lexicon: str = Field(default="", description="a YAML file beside site.yaml")


class WebSetting(Setting):
    """Choices of the web side."""

    avif: bool = False
    editor: Editor = Field(default="vscode", description="what a click in the preview opens")
    editor_link: str = Field(default="", description="an address of another editor, with {path}, {line}, {column}")


class DeployTarget(Setting):
    """Where the site goes. Credentials stand in the environment only, never here."""

    to: Literal["folder", "rsync", "github-pages", "s3", "oss", "cos", "obs", "ftp"]
    path: str = Field(default="", description="folder, rsync's destination, or folder on the FTP server")
    host: str = Field(default="", description="FTP server")
    port: int = Field(default=21, ge=1, le=65535)
    bucket: str = ""
    region: str = ""
    endpoint: str = Field(default="", description="address of the object store's interface")
    prefix: str = Field(default="", description="folder in the bucket")
    remote: str = Field(default="origin", description="git remote or address")
    branch: str = "gh-pages"
    address: str = Field(default="", description="where readers find it; default: `url`")
    cname: str = Field(default="", description="domain for `CNAME`")
    headers: bool = Field(default=False, description="write `_headers` (Cloudflare Pages, Netlify)")
    nginx: str = Field(default="", description="write a piece of nginx configuration to this file of the project")
    read_back: bool = Field(default=True, description="ask for a page at the address afterwards")


class DeliverSetting(Setting):
    """Where the press takes its files from, and under which names."""

    to: Literal["", "folder", "ftp"] = ""
    path: str = Field(default="", description="drop folder, or folder on the FTP server")
    host: str = Field(default="", description="FTP server")
    port: int = Field(default=21, ge=1, le=65535)
    files: tuple[str, ...] = Field(
        default=("spread*.pdf", "page-*.pdf"), description="which files of `output/press/<feature>/`"
    )
    names: str = Field(
        default="{feature}-{file}",
        description="{feature} {file} {stem} {suffix} {date} {year} {month} {day} {pages} {first_page} {paper}",
    )


_WEB_ADDRESS = re.compile(r"https?://[^\s/?#@:\[\]]+(:\d{1,5})?([/?#]\S*)?", re.IGNORECASE)


def _web_address(value: object) -> object:
    """Check that a value is a web address and give it without the slash at its end.

    Not by pydantic's `HttpUrl`: importing that costs more time than all the rest of this module.
    """
    if not isinstance(value, str):
        return value
    if not _WEB_ADDRESS.fullmatch(value):
        raise PydanticCustomError("url_parsing", "Input should be a web address")
    return value.rstrip("/")


class Paper(Setting):
    """The paper. Only its name and address have no default."""

    name: str = Field(min_length=1)
    url: Annotated[str, BeforeValidator(_web_address)]
    language: Literal["zh-CN", "en"] = "zh-CN"
    publisher: Publisher = Publisher()
    sheet: SheetSetting = SheetSetting()
    type: TypeSetting = TypeSetting()
    faces: FaceSetting = FaceSetting()
    press: PressSetting = PressSetting()
    web: WebSetting = WebSetting()
    proof: ProofSetting = ProofSetting()
    glossary: tuple[str, ...] = ()
    deploy: dict[str, DeployTarget] = Field(default_factory=dict)
    deliver: DeliverSetting = DeliverSetting()
