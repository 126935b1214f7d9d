"""What the house finds and how it says it. In: a code, words, a place. Out: `Finding`s that any stage may yield.

A finding speaks no language of its own: `what` and `hint` are English templates with `{names}`, `values` fills them,
and whoever prints it (the terminal, a report) translates the template first. So files do not depend on the locale.
"""

from collections.abc import Callable, Iterable
from typing import Literal

from msgspec import Struct, field

Severity = Literal["error", "warning"]
Translate = Callable[[str], str]


class Place(Struct, frozen=True, order=True):
    """Where in the source: a path from the site root with `/`, a line and a column from 1; 0 means the whole."""

    path: str = ""
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Give `path:line:column` without what is not known."""
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part)


class Area(Struct, frozen=True):
    """Where on a sheet (counted from 1): a rectangle in mm from the top left corner of the trim."""

    sheet: int
    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float


class Finding(Struct, frozen=True):
    """One fault: its code in kebab-case, the words, where it stands, and how to mend it."""

    code: str
    severity: Severity
    what: str
    place: Place = Place()
    hint: str = ""
    rule: str = ""
    values: tuple[tuple[str, str], ...] = ()
    of_form: bool = False
    excerpt: str = ""
    area: Area | None = field(default=None)
    entry: str = ""

    def say(self, translate: Translate = str) -> str:
        """Give the message in the language of `translate`."""
        return translate(self.what).format(**dict(self.values))

    def advise(self, translate: Translate = str) -> str:
        """Give the hint in the language of `translate`, or nothing."""
        return translate(self.hint).format(**dict(self.values)) if self.hint else ""


class StopPress(Exception):
    """A stage cannot go on: it carries the findings that say why. Only `cli` catches it."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("; ".join(f"{f.place}: {f.code}: {f.say()}" for f in self.findings))


def error(code: str, what: str, place: Place = Place(), **more: object) -> Finding:
    """Make an error of copy or fit: the files are written, but the feature is not fit to print."""
    return _finding(code, "error", what, place, False, more)


def form_error(code: str, what: str, place: Place = Place(), **more: object) -> Finding:
    """Make an error of form (front matter, layout, missing picture, lost text): the feature's old files stay."""
    return _finding(code, "error", what, place, True, more)


def warning(code: str, what: str, place: Place = Place(), **more: object) -> Finding:
    """Make a warning: it needs an editor's eye and stops nothing."""
    return _finding(code, "warning", what, place, False, more)


def has_errors(findings: Iterable[Finding]) -> bool:
    """Tell whether any finding makes the feature unfit to print."""
    return any(finding.severity == "error" for finding in findings)


def holds_files(findings: Iterable[Finding]) -> bool:
    """Tell whether any finding is an error of form, so that the old files must stay."""
    return any(finding.severity == "error" and finding.of_form for finding in findings)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Give the findings by place, then code, each once."""
    return tuple(sorted(dict.fromkeys(findings), key=lambda f: (f.place, f.code, f.what, f.values)))


def _finding(code: str, severity: Severity, what: str, place: Place, of_form: bool, more: dict[str, object]) -> Finding:
    """Part the named fields of a `Finding` from the values for its templates."""
    hint, rule = str(more.pop("hint", "")), str(more.pop("rule", ""))
    excerpt, entry = str(more.pop("excerpt", "")), str(more.pop("entry", ""))
    area = more.pop("area", None)
    if area is not None and not isinstance(area, Area):
        raise TypeError("area is an Area")
    values = tuple((name, str(value)) for name, value in sorted(more.items()))
    return Finding(code, severity, what, place, hint, rule, values, of_form, excerpt, area, entry)
