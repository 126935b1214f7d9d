"""What leaves the house: `OutputFile`, `Sheet`, `WebPage`, `Edition`."""

from collections.abc import Mapping

from msgspec import Struct, field

from pressroom.findings import Finding


class OutputFile(Struct, frozen=True):
    """A file to be written: its path below `output/` with `/`, and its bytes."""

    path: str
    data: bytes


class Sheet(Struct, frozen=True):
    """The finished press side of a feature: its files and what preflight and parity found."""

    files: tuple[OutputFile, ...]
    findings: tuple[Finding, ...] = ()


class WebPage(Struct, frozen=True):
    """The finished web side of a feature: its files and findings."""

    files: tuple[OutputFile, ...]
    findings: tuple[Finding, ...] = ()


class ArchiveCard(Struct, frozen=True):
    """What the archive, the feed and the search need to know of a feature; plain data, kept in the manifest."""

    slug: str
    headline: str
    kicker: str
    deck: str
    date: str
    updated: str
    summary: str
    counties: tuple[tuple[str, str], ...]
    lead_picture: str = ""
    lead_alt: str = ""
    lead_width_px: int = 0
    lead_height_px: int = 0
    feed_html: str = ""


class Edition(Struct, frozen=True):
    """One feature's files in memory, its card for the archive, and everything found on the way.

    `by_product` parts the findings: `copy`, `print`, `epaper`, `web`; where it is empty they are not parted. `lost`
    says that it was not made for a reason outside of it (a process died): the next build tries again.
    """

    slug: str
    files: tuple[OutputFile, ...]
    findings: tuple[Finding, ...]
    card: ArchiveCard | None = None
    fit_to_print: bool = False
    by_product: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)
    lost: bool = False
