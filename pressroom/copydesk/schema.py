"""JSON Schema of the three files an editor writes. In: nothing. Out: the schemas, described in Chinese and English."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.json import schema_components

from pressroom.copydesk.front_matter import EntryFields, FeatureFields
from pressroom.copydesk.proof.lexicon import LexiconFields
from pressroom.paper import Paper
from pressroom.records import load_table

WORDS = Path(__file__).parent / "schema_words.yaml"
MODELS: dict[str, type[Struct]] = {
    "site": Paper,
    "feature": FeatureFields,
    "entry": EntryFields,
    "lexicon": LexiconFields,
}


def make_schemas() -> dict[str, dict[str, Any]]:
    """Give the schema of each file by its name: `site`, `feature`, `entry`, and the newsroom's `lexicon`."""
    words = load_table(WORDS.read_text(encoding="utf-8"))
    schemas = {}
    for name, kind in MODELS.items():
        _, parts = schema_components([kind], ref_template="#/$defs/{name}")
        for part in parts.values():
            _describe(part.get("properties", {}), words)
        whole = parts.pop(kind.__name__)
        schemas[name] = {"$schema": "https://json-schema.org/draft/2020-12/schema", **whole, "$defs": parts}
    return schemas


def _describe(properties: Mapping[str, dict[str, Any]], words: Mapping[str, str]) -> None:
    """Put a description in both languages to every field."""
    for name, field in properties.items():
        english = str(field.get("description", "")) or name.replace("_", " ")
        field["description"] = f"{words[name]} / {english}" if name in words else english
