"""The paper: everything `site.yaml` may say, as frozen types with the house's defaults.

A field that is not here is refused. `pressroom.records.read_fields` reads what an editor wrote into these types, by the
bounds and descriptions that stand beside each field.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

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


class Setting(Struct, frozen=True, forbid_unknown_fields=True):
    """What all settings share: frozen, and no field that is not named."""


class Grid(Setting, frozen=True):
    """A page format: trim in mm, basic columns of whole characters, lines, gap and head margin (TYPOGRAPHY B-1)."""

    width_mm: Annotated[float, Meta(gt=50)]
    height_mm: Annotated[float, Meta(gt=50)]
    columns: Annotated[int, Meta(ge=1, le=16)]
    characters: Annotated[int, Meta(ge=6, le=80)]
    lines: Annotated[int, Meta(ge=10, le=400)]
    gap: Annotated[float, Meta(ge=0.5, le=4, description="column gap in characters")] = 1.0
    head_mm: float | None = None


FORMATS: dict[str, Grid] = {
    "broadsheet": Grid(width_mm=390.0, height_mm=545.0, columns=8, characters=13, lines=116, head_mm=29.9),
    "tabloid": Grid(width_mm=270.0, height_mm=390.0, columns=6, characters=11, lines=80, head_mm=28.3),
    "a4": Grid(width_mm=210.0, height_mm=297.0, columns=3, characters=17, lines=59, head_mm=25.2),
}


class SheetSetting(Setting, frozen=True):
    """Which grid, and whether two facing pages are one sheet over the fold."""

    format: FormatName | Grid = "tabloid"
    imposed: Literal["spread", "pages"] = field(default="spread", name="as")

    @property
    def grid(self) -> Grid:
        """The grid of the named format, or the one given."""
        return self.format if isinstance(self.format, Grid) else FORMATS[self.format]


class Limits(Setting, frozen=True):
    """How far copyfit may move size and pitch, in points."""

    size_pt: Pair = (8.8, 9.6)
    pitch_pt: Pair = (11.5, 12.75)


class Style(Setting, frozen=True):
    """How a kind of copy is set. Indents in ems, space in lines; `colour` is CMYK in percent."""

    face: str = "body"
    size_em: Annotated[float, Meta(gt=0.4, le=3)] = 1.0
    indent_em: Annotated[float, Meta(ge=0, le=10, description="of the whole block, from the left")] = 0.0
    first_em: Annotated[float, Meta(ge=-10, le=10, description="of the first line, besides")] = 0.0
    right_em: Annotated[float, Meta(ge=0, le=10)] = 0.0
    align: Literal["justify", "left", "centre"] = "justify"
    before_lines: Annotated[float, Meta(ge=0, le=10)] = 0.0
    after_lines: Annotated[float, Meta(ge=0, le=10)] = 0.0
    colour: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 100.0)


STYLES: dict[str, Style] = {
    "body": Style(first_em=2.0),
    "note": Style(face="kai", first_em=2.0),
    "quotation": Style(face="kai", indent_em=1.0, first_em=2.0, right_em=1.0),
    "pull_quote": Style(face="hei", size_em=1.2, align="centre", before_lines=1.0, after_lines=1.0),
    "list_item": Style(first_em=2.0),
    "subhead": Style(face="hei", align="centre"),
    "run_in": Style(face="hei"),
    "byline": Style(face="kai", align="centre"),
    "caption": Style(face="kai", size_em=0.9),
    "credit": Style(face="kai", size_em=0.9),
    "footnote": Style(face="kai", size_em=0.9, first_em=2.0),
    "code": Style(face="latin", size_em=0.9, align="left"),
    "table": Style(face="body", size_em=0.9),
}


class Spacing(Setting, frozen=True):
    """Limits of line breaking, in ems of the type (TYPOGRAPHY A-12, A-13)."""

    han_west_em: Annotated[float, Meta(ge=0.1, le=0.34)] = 0.25
    max_stretch_em: Annotated[float, Meta(ge=0.05, le=0.5, description="between two Han characters")] = 0.25
    squeeze_stops: Annotated[bool, Meta(description="whether 。？！ may give up half an em, last of all")] = True
    hanging: Annotated[bool, Meta(description="whether 、，。 may hang outside the measure")] = False


class BoxSetting(Setting, frozen=True):
    """How a box looks: a drawn frame, and a tint of black in percent (TYPOGRAPHY B-4)."""

    border: Annotated[str, Meta(pattern=r"^([a-z0-9]+(-[a-z0-9]+)*)?$", description="a frame of assets/borders/")] = ""
    tint: Annotated[float, Meta(ge=0, le=20, description="percent of black behind the words")] = 0.0


class TypeSetting(Setting, frozen=True):
    """Body size, line pitch, their limits, the styles of the copy, and the box of the editor's note."""

    size_pt: Annotated[float, Meta(ge=7.8, le=24)] = 9.0
    pitch_pt: Annotated[float, Meta(ge=9, le=48)] = 12.0
    limits: Limits = Limits()
    spacing: Spacing = Spacing()
    styles: dict[str, Style] = field(default_factory=dict)
    note_box: BoxSetting = BoxSetting()

    def style(self, name: str) -> Style:
        """Give the paper's own style of a kind of copy, or the house's."""
        return self.styles.get(name) or STYLES[name]


class FaceSetting(Setting, frozen=True):
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


class PressSetting(Setting, frozen=True):
    """What the press asks for: profile, inks, bleed."""

    profile: str = "colour/newsprint-tr002.icc"
    condition: str = "CGATS TR 002"
    registry: str = ""
    ink_limit: Annotated[float, Meta(ge=100, le=400, description="percent")] = 240.0
    bleed_mm: Annotated[float, Meta(ge=0, le=10)] = 3.0
    fold_bleed_mm: Annotated[float, Meta(ge=0, le=10)] = 3.0
    colours: Literal["cmyk", "k"] = "cmyk"
    picture_ppi: Annotated[
        tuple[float, float, float] | None, Meta(description="error below, warning below, cut down to")
    ] = None
    limits: Annotated[dict[str, float], Meta(description="limits of single preflight checks, by code")] = field(
        default_factory=dict
    )


class Publisher(Setting, frozen=True):
    """Who answers for the page."""

    name: str = ""
    icp: str = ""
    contact: str = ""


class ProofSetting(Setting, frozen=True):
    """What a newsroom adds to the sub-editor's knowledge, and its limits."""

    errors_per_10000: float = 3.0
    lexicon: Annotated[str, Meta(description="a YAML file beside site.yaml")] = ""


class WebSetting(Setting, frozen=True):
    """Choices of the web side."""

    avif: bool = False
    editor: Annotated[Editor, Meta(description="what a click in the preview opens")] = "vscode"
    editor_link: Annotated[str, Meta(description="an address of another editor, with {path}, {line}, {column}")] = ""


class DeployTarget(Setting, frozen=True):
    """Where the site goes. Credentials stand in the environment only, never here."""

    to: Literal["folder", "rsync", "github-pages", "s3", "oss", "cos", "obs", "ftp"]
    path: Annotated[str, Meta(description="folder, rsync's destination, or folder on the FTP server")] = ""
    host: Annotated[str, Meta(description="FTP server")] = ""
    port: Annotated[int, Meta(ge=1, le=65535)] = 21
    bucket: str = ""
    region: str = ""
    endpoint: Annotated[str, Meta(description="address of the object store's interface")] = ""
    prefix: Annotated[str, Meta(description="folder in the bucket")] = ""
    remote: Annotated[str, Meta(description="git remote or address")] = "origin"
    branch: str = "gh-pages"
    address: Annotated[str, Meta(description="where readers find it; default: `url`")] = ""
    cname: Annotated[str, Meta(description="domain for `CNAME`")] = ""
    headers: Annotated[bool, Meta(description="write `_headers` (Cloudflare Pages, Netlify)")] = False
    nginx: Annotated[str, Meta(description="write a piece of nginx configuration to this file of the project")] = ""
    read_back: Annotated[bool, Meta(description="ask for a page at the address afterwards")] = True


class DeliverSetting(Setting, frozen=True):
    """Where the press takes its files from, and under which names."""

    to: Literal["", "folder", "ftp"] = ""
    path: Annotated[str, Meta(description="drop folder, or folder on the FTP server")] = ""
    host: Annotated[str, Meta(description="FTP server")] = ""
    port: Annotated[int, Meta(ge=1, le=65535)] = 21
    files: Annotated[tuple[str, ...], Meta(description="which files of `output/press/<feature>/`")] = (
        "spread*.pdf",
        "page-*.pdf",
    )
    names: Annotated[
        str,
        Meta(description="{feature} {file} {stem} {suffix} {date} {year} {month} {day} {pages} {first_page} {paper}"),
    ] = "{feature}-{file}"


class Paper(Setting, frozen=True):
    """The paper. Only its name and address have no default."""

    name: Annotated[str, Meta(min_length=1)]
    url: Annotated[str, Meta(extra={"reads": "web address"})]
    language: Literal["zh-CN", "en"] = "zh-CN"
    publisher: Publisher = Publisher()
    sheet: SheetSetting = SheetSetting()
    type: TypeSetting = TypeSetting()
    faces: FaceSetting = FaceSetting()
    press: PressSetting = PressSetting()
    web: WebSetting = WebSetting()
    proof: ProofSetting = ProofSetting()
    glossary: tuple[str, ...] = ()
    deploy: dict[str, DeployTarget] = field(default_factory=dict)
    deliver: DeliverSetting = DeliverSetting()
