"""What `site.yaml` says. In: its record. Out: the `Paper`, or every fault of the file.

A feature may differ from the paper in language, sheet, type and press: `merge_paper` lays its own fields over it.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import to_builtins

from pressroom.findings import Finding, Place, StopPress, form_error, has_errors
from pressroom.paper import STYLES, FaceSetting, Paper
from pressroom.records import Record, load_yaml, read_text, read_values, unknown_field, without_nothing

OWN_FIELDS = ("language", "sheet", "type", "press")


def read_site(path: Path, name: str) -> Paper:
    """Read the file of a paper, called by that name in what is found. Raises `StopPress` with all its faults."""
    text, findings = read_text(path, name)
    record = load_yaml(text, name)
    paper, more = read_paper(record)
    findings = (*findings, *record.findings, *more)
    if paper is None or has_errors(findings):
        raise StopPress(findings)
    return paper


def read_paper(record: Record) -> tuple[Paper | None, tuple[Finding, ...]]:
    """Read the fields of `site.yaml` into a `Paper`."""
    return _validate(with_house_styles(without_nothing(record.values)), record)


def merge_paper(paper: Paper, record: Record) -> tuple[Paper, tuple[Finding, ...]]:
    """Lay a feature's own language, sheet, type and press over the paper's; with faults the paper stays as it is."""
    own = {name: value for name, value in without_nothing(record.values).items() if name in OWN_FIELDS}
    if not own:
        return paper, ()
    whole = to_builtins(paper)
    merged, findings = _validate(with_house_styles(_lay_over(whole, own)), record)
    return merged or paper, findings


def with_house_styles(values: dict[str, Any]) -> dict[str, Any]:
    """Fill what a named style does not say with what the house's style of that name says."""
    settings = values.get("type")
    styles = settings.get("styles") if isinstance(settings, dict) else None
    if not isinstance(settings, dict) or not isinstance(styles, dict):
        return values
    filled = {
        name: {**to_builtins(STYLES[name]), **given} if name in STYLES and isinstance(given, dict) else given
        for name, given in styles.items()
    }
    return {**values, "type": {**settings, "styles": filled}}


def _lay_over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Merge mappings, fields of mappings too; anything else replaces what was there."""
    merged = dict(below)
    for name, value in above.items():
        under = merged.get(name)
        both = isinstance(under, Mapping) and isinstance(value, Mapping)
        merged[name] = _lay_over(under, value) if both and isinstance(under, Mapping) else value
    return merged


def _validate(values: dict[str, Any], record: Record) -> tuple[Paper | None, tuple[Finding, ...]]:
    """Read values into a `Paper`, and look at the names that the model itself cannot check."""
    paper, faults = read_values(Paper, values, record)
    findings = (*faults, *_wrong_styles(record), *_wrong_faces(record))
    if paper is None:
        return None, findings
    findings = (*findings, *_wrong_limits(paper, record))
    return (None if findings else paper), findings


def _wrong_styles(record: Record) -> list[Finding]:
    """Find styles that no kind of copy has."""
    styles = record.value("type", "styles")
    names = styles if isinstance(styles, dict) else {}
    known = tuple(STYLES)
    return [
        unknown_field(name, known, record.key_place("type", "styles", name), set(names))
        for name in names
        if name not in STYLES
    ]


def _wrong_faces(record: Record) -> list[Finding]:
    """Find styles whose face is no role."""
    styles = record.value("type", "styles")
    findings = []
    for name in styles if isinstance(styles, dict) else ():
        face = record.value("type", "styles", name, "face")
        if isinstance(face, str) and face not in FaceSetting.__struct_fields__:
            findings.append(_no_role(face, record.place("type", "styles", name, "face")))
    return findings


def _wrong_limits(paper: Paper, record: Record) -> list[Finding]:
    """Find limits of copyfit that end before they begin."""
    findings = []
    for name in ("size_pt", "pitch_pt"):
        low, high = getattr(paper.type.limits, name)
        if low > high and record.value("type", "limits", name) is not None:
            findings.append(_upside_down(f"type.limits.{name}", record.place("type", "limits", name)))
    return findings


def _no_role(face: str, place: Place) -> Finding:
    """Say that a style asks for a face no role names."""
    return form_error(
        "wrong-value",
        "`face` cannot be `{typed}`",
        place,
        hint="write one of {expected}",
        typed=face,
        expected=", ".join(f"`{role}`" for role in FaceSetting.__struct_fields__),
    )


def _upside_down(name: str, place: Place) -> Finding:
    """Say that a pair of limits is the wrong way round."""
    return form_error(
        "wrong-value",
        "the first value of `{field}` is larger than the second",
        place,
        hint="write the smaller one first",
        field=name,
    )
