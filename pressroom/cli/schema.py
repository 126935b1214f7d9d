"""`schema`: JSON Schema of the three files an editor writes, where editors' programs look for it."""

import json
import os
from gettext import gettext as _
from pathlib import Path
from typing import Any

import click

from pressroom.cli.desk import common_options, say, site_root

FOLDER = ".vscode"
SETTINGS = {"yaml.schemas": {f"./{FOLDER}/site.schema.json": "site.yaml"}}


@click.command("schema", help=_("Write JSON Schemas into .vscode/, so that the editor completes fields as you type."))
@common_options
def schema_command() -> int:
    """Write the schemas; an editor's settings that are there already are not touched."""
    from pressroom.copydesk.schema import make_schemas

    folder = site_root() / FOLDER
    folder.mkdir(exist_ok=True)
    for name, schema in make_schemas().items():
        path = folder / f"{name}.schema.json"
        path.write_text(_json(schema), encoding="utf-8")
        click.echo(os.path.relpath(path))
    return _write_settings(folder / "settings.json")


def _write_settings(path: Path) -> int:
    """Tell the editor where the schema of `site.yaml` is, or say the line that does."""
    if not path.exists():
        path.write_text(_json(SETTINGS), encoding="utf-8")
        click.echo(os.path.relpath(path))
    elif "site.schema.json" not in path.read_text(encoding="utf-8"):
        line = _json(SETTINGS).strip().removeprefix("{").removesuffix("}").strip()
        say(_("add this to {file}:\n  {line}").format(file=os.path.relpath(path), line=line))
    return 0


def _json(value: dict[str, Any]) -> str:
    """Give a value as JSON to be read by people too."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
