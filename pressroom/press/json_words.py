"""How reports put things into JSON: lengths in mm to a hundredth, from the top left corner of the trim."""

import json
from typing import Any

import msgspec

from pressroom.findings import Place
from pressroom.model import Rect
from pressroom.units import mm_from_pt

Json = dict[str, Any]


def rows(value: Json) -> str:
    """Write a mapping with each item of its lists on a line of its own; it is read by people, too."""
    fields = []
    for key, field in value.items():
        listed = isinstance(field, list)
        text = "[\n" + ",\n".join(map(compact, field)) + "\n]" if listed else compact(field)
        fields.append(f"{compact(key)}:{text}")
    return "{" + ",\n".join(fields) + "}"


def compact(value: object) -> str:
    """Write JSON on one line, Chinese as it is."""
    return msgspec.json.encode(value).decode()


def source_json(place: Place) -> Json:
    """Tell where something stands in the source."""
    told: Json = {}
    if place.path:
        told["source"] = place.path
    if place.line:
        told["line"] = place.line
    return told


def polygon_json(rect: Rect) -> list[list[float]]:
    """Give a rectangle as a polygon, clockwise from its top left corner."""
    left, top, width, height = rect_json(rect)
    right, bottom = round(left + width, 2), round(top + height, 2)
    return [[left, top], [right, top], [right, bottom], [left, bottom]]


def rect_json(rect: Rect) -> list[float]:
    """Give a rectangle: left, top, width, height."""
    return [mm(rect.x_pt), mm(rect.y_pt), mm(rect.width_pt), mm(rect.height_pt)]


def mm(length_pt: float) -> float:
    """Give a length in mm to a hundredth."""
    return round(mm_from_pt(length_pt), 2) + 0.0


def write_json(value: Json) -> bytes:
    """Write JSON for people and programs: indented, in Chinese as it is."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
