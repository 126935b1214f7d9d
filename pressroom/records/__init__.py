"""YAML's door, and the bytes behind it. In: a file of the site. Out: its text, or a `Record` of strings and places.

Every fault is a `Finding` with its place; nothing raises. Values stay strings until a field of a model reads them.
"""

from pressroom.records.fields import read_fields, read_values, unknown_field, without_nothing
from pressroom.records.reading import UNSEEN, read_bytes, read_text
from pressroom.records.tree import Record, Step, Value
from pressroom.records.yaml import load_table, load_yaml

__all__ = [
    "UNSEEN",
    "Record",
    "Step",
    "Value",
    "load_table",
    "load_yaml",
    "read_bytes",
    "read_fields",
    "read_text",
    "read_values",
    "unknown_field",
    "without_nothing",
]
