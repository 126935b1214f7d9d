"""What an editor lets stand. In: findings, and the waivers of a feature. Out: the findings that are left.

A waiver stands in the front matter (`allow: {code: reason}`) or in a comment beside a paragraph
(`<!-- allow code: reason -->`). It needs a reason, and is an error where it waives nothing.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from pressroom.findings import Finding, Place, error
from pressroom.model import Feature

OTHER_CODES = (
    "missing-caption",
    "missing-credit",
    "missing-alt",
    "strange-tag",
    "struck-words",
    "stray-file",
    "error-rate",
)


class _Leave(Struct, frozen=True):
    """A waiver with what it covers: a file, an entry, or lines; empty covers the feature."""

    code: str
    reason: str
    place: Place
    path: str = ""
    entry: str = ""
    first_line: int = 0
    last_line: int = 0

    def covers(self, finding: Finding) -> bool:
        """Tell whether a finding may stand."""
        if finding.code != self.code or finding.of_form or not self.reason:
            return False
        if self.first_line:
            return finding.place.path == self.path and self.first_line <= finding.place.line <= self.last_line
        return not self.path or finding.place.path == self.path or (bool(self.entry) and finding.entry == self.entry)


def apply_waivers(feature: Feature, findings: Iterable[Finding], every_stage: bool = False) -> tuple[Finding, ...]:
    """Take out what is waived, and add what is wrong with the waivers.

    Waivers of codes that another stage finds are idle only where the findings are of `every_stage`.
    """
    given = tuple(findings)
    leaves = tuple(_leaves(feature))
    left = tuple(finding for finding in given if not any(leave.covers(finding) for leave in leaves))
    if not leaves:
        return given
    from pressroom.copydesk.proof.registry import all_checks  # the checks are many, and waivers few

    own = {check.code for check in all_checks()} | set(OTHER_CODES)
    faults = [
        _idle(leave) if leave.reason else _without_reason(leave)
        for leave in leaves
        if not leave.reason
        or ((every_stage or leave.code in own) and not any(leave.covers(finding) for finding in given))
    ]
    return (*left, *faults)


def _leaves(feature: Feature) -> Iterator[_Leave]:
    """Give every waiver of a feature."""
    for code, reason in feature.allow.items():
        yield _Leave(code, reason, feature.places.get(f"allow.{code}", feature.place))
    for entry in feature.entries:
        for code, reason in entry.allow.items():
            place = entry.places.get(f"allow.{code}", entry.place)
            yield _Leave(code, reason, place, place.path, entry.slug)
    for waiver in (*feature.waivers, *(waiver for entry in feature.entries for waiver in entry.waivers)):
        place = waiver.place
        yield _Leave(waiver.code, waiver.reason, place, place.path, "", waiver.first_line, waiver.last_line)


def _idle(leave: _Leave) -> Finding:
    """Say that a waiver waives nothing."""
    return error(
        "idle-waiver",
        "`allow {waived}` waives nothing",
        leave.place,
        hint="take it away, or mend the code",
        waived=leave.code,
    )


def _without_reason(leave: _Leave) -> Finding:
    """Say that a waiver gives no reason."""
    return error(
        "waiver-without-reason",
        "`allow {waived}` gives no reason",
        leave.place,
        hint="write `{waived}: ` and the reason",
        waived=leave.code,
    )
