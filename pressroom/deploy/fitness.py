"""Nothing unfit leaves the house. In: the records of what was built. Out: the reasons why it may not be sent."""

from collections.abc import Iterable

from pressroom.findings import Finding, Place, StopPress, form_error
from pressroom.output.record import Record, Shelf
from pressroom.output.unknown import find_unknown


def require_fit(shelf: Shelf, current: bool, slugs: Iterable[str] = ()) -> tuple[Record, ...]:
    """Give the records of the features to be sent: those named, or all.

    `current` tells that a build would change nothing. Raises `StopPress` with every reason against sending.
    """
    wanted = tuple(slugs)
    records = tuple(record for record in shelf.records() if not wanted or record.slug in wanted)
    findings = [finding for record in records for finding in _unfit(record)]
    if not records or set(wanted) - {record.slug for record in records}:
        findings.append(_not_built())
    elif not current:
        findings.append(_stale())
    findings += find_unknown(shelf)
    if findings:
        raise StopPress(findings)
    return records


def _unfit(record: Record) -> list[Finding]:
    """Give the errors of a feature."""
    errors = [finding for finding in record.findings if finding.severity == "error"]
    if errors or (record.fit_to_print and not record.held):
        return errors
    return [
        form_error(
            "not-fit",
            "`{feature}` is not fit to print",
            Place(f"content/{record.slug}/index.md"),
            hint="run `build.py check {feature}`",
            feature=record.slug,
        )
    ]


def _not_built() -> Finding:
    """Say that there is nothing to send."""
    return form_error("not-built", "there is nothing in `output/` to send", hint="run `build.py` first")


def _stale() -> Finding:
    """Say that what was built is not what is written."""
    return form_error(
        "stale-output",
        "the output is older than the copy or the program",
        hint="run `build.py`, look at it, send it then",
    )
