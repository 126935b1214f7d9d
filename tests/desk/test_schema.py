"""JSON Schema: one for each file, every field described in both languages."""

import re
from collections.abc import Iterator
from typing import Any

from pressroom.copydesk.schema import make_schemas


def fields(schema: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for part in (schema, *schema.get("$defs", {}).values()):
        for name, field in part.get("properties", {}).items():
            yield name, field["description"]


def test_every_file_has_a_schema_that_refuses_unknown_fields() -> None:
    schemas = make_schemas()
    assert list(schemas) == ["site", "feature", "entry", "lexicon"]
    assert all(schema["additionalProperties"] is False for schema in schemas.values())
    assert schemas["entry"]["required"] == ["county"]
    assert "as" in schemas["site"]["$defs"]["SheetSetting"]["properties"]


def test_fields_are_described_in_both_languages() -> None:
    described = [found for schema in make_schemas().values() for found in fields(schema)]
    without = [name for name, words in described if not re.match(r"[^/]*[一-鿿][^/]* / .", words)]
    assert without == []
