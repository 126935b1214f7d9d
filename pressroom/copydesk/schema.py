"""JSON Schema of the three files an editor writes. In: nothing. Out: the schemas, described in Chinese and English."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from pressroom.copydesk.front_matter import EntryFields, FeatureFields
from pressroom.copydesk.proof.lexicon import LexiconFields
from pressroom.paper import Paper
from pressroom.records import load_table

WORDS = Path(__file__).parent / "schema_words.yaml"
MODELS: dict[str, type[BaseModel]] = {
    "site": Paper,
    "feature": FeatureFields,
    "entry": EntryFields,
    "lexicon": LexiconFields,
}


def make_schemas() -> dict[str, dict[str, Any]]:
    """Give the schema of each file by its name: `site`, `feature`, `entry`, and the newsroom's `lexicon`."""
    words = load_table(WORDS.read_text(encoding="utf-8"))
    schemas = {}
    for name, model in MODELS.items():
        schema = model.model_json_schema(by_alias=True)
        _describe(schema.get("properties", {}), words)
        for part in schema.get("$defs", {}).values():
            _describe(part.get("properties", {}), words)
        schemas[name] = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return schemas


def _describe(properties: Mapping[str, dict[str, Any]], words: Mapping[str, str]) -> None:
    """Put a description in both languages to every field."""
    for name, field in properties.items():
        english = str(field.get("description", "")) or name.replace("_", " ")
        field["description"] = f"{words[name]} / {english}" if name in words else english
