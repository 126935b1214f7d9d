"""Findings as records keep them. In: plain values. Out: `Finding`s, and back."""

from typing import Any

from msgspec import to_builtins

from pressroom.findings import Area, Finding, Place


def finding_from(plain: dict[str, Any]) -> Finding:
    """Read a finding back. Raises KeyError or TypeError where the values are not a finding's."""
    plain = dict(plain)
    place, area = Place(**plain.pop("place")), plain.pop("area")
    values = tuple((str(name), str(value)) for name, value in plain.pop("values"))
    return Finding(**plain, place=place, values=values, area=Area(**area) if area else None)


def plain_from(finding: Finding) -> dict[str, Any]:
    """Give a finding as JSON can hold it."""
    plain: dict[str, Any] = to_builtins(finding)
    return plain
