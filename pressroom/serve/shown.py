"""What the preview shows of one feature. In: what the desk made. Out: `Shown`, frozen, and the state browsers are told.

Versions are digests of what is shown: the same page has the same version, before and after the server's own restart.
"""

from collections.abc import Iterable, Mapping
from gettext import gettext as _
from hashlib import blake2b

from msgspec import Struct, field

from pressroom.darkroom.prints import PrintOrder
from pressroom.findings import Finding, in_order
from pressroom.model import Photo


class Shown(Struct, frozen=True):
    """A feature as the preview has it: the last good web page and sheet, and all that was found in the newest copy.

    `files` are those of the web page by their address below the feature's, `prints` the pictures to be made when asked
    for; `pictures` leads from a picture's file to the address of a small print; `broken` tells that the newest copy
    could not be shown and an older edition stands; `proof` and `epaper` are what the press has made of this very copy.
    """

    slug: str
    headline: str = ""
    drafts: tuple[str, ...] = ()
    page: str = ""
    sheet: str = ""
    proof: str = ""
    epaper: str = ""
    sheets: int = 0
    files: Mapping[str, bytes] = field(default_factory=dict)
    prints: Mapping[str, tuple[Photo, PrintOrder]] = field(default_factory=dict)
    pictures: Mapping[str, str] = field(default_factory=dict)
    drawing: bytes = b""
    page_findings: tuple[Finding, ...] = ()
    sheet_findings: tuple[Finding, ...] = ()
    press_findings: tuple[Finding, ...] | None = None
    page_broken: bool = False
    sheet_broken: bool = False

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that was found: what the press says of this very copy, or else what page and sheet say."""
        if self.press_findings is not None and not self.broken:
            return self.press_findings
        return in_order((*self.page_findings, *self.sheet_findings))

    @property
    def broken(self) -> bool:
        """Whether an older edition stands."""
        return self.page_broken or self.sheet_broken


def version_of(data: bytes) -> str:
    """Give the version of what is shown."""
    return blake2b(data, digest_size=6).hexdigest()


def state_of(shown: Shown, slugs: Iterable[str]) -> dict[str, object]:
    """Give a feature's state as browsers are told, in the language of the terminal."""
    return {
        "feature": shown.slug,
        "headline": shown.headline,
        "features": list(slugs),
        "page": shown.page,
        "sheet": shown.sheet,
        "sheets": shown.sheets,
        "proof": shown.proof,
        "epaper": shown.epaper,
        "press": "waiting" if shown.press_findings is None else "printed" if shown.proof else "refused",
        "drafts": list(shown.drafts),
        "broken": shown.broken,
        "findings": [_plain(finding) for finding in shown.findings],
    }


def _plain(finding: Finding) -> dict[str, object]:
    """Give a finding as a browser shows it."""
    return {
        "severity": finding.severity,
        "label": _("error") if finding.severity == "error" else _("warning"),
        "code": finding.code,
        "what": finding.say(_),
        "hint": finding.advise(_),
        "path": finding.place.path,
        "line": finding.place.line or 1,
        "column": finding.place.column or 1,
    }
