"""Links that open a source file in the editor's own program. In: `web: editor:`, a place. Out: an address to click."""

from pathlib import Path
from urllib.parse import quote

EDITORS = {
    "vscode": "vscode://file{path}:{line}:{column}",
    "vscode-insiders": "vscode-insiders://file{path}:{line}:{column}",
    "vscodium": "vscodium://file{path}:{line}:{column}",
    "cursor": "cursor://file{path}:{line}:{column}",
    "windsurf": "windsurf://file{path}:{line}:{column}",
    "zed": "zed://file{path}:{line}:{column}",
    "idea": "idea://open?file={path}&line={line}&column={column}",
    "sublime": "subl://open?url=file://{path}&line={line}&column={column}",
    "textmate": "txmt://open?url=file://{path}&line={line}&column={column}",
    "emacs": "emacs://open?url=file://{path}&line={line}&column={column}",
    "none": "",
}
"""Programs by the name `site.yaml` gives them. `{path}` is absolute and begins with a slash."""


def link_template(editor: str, own: str, root: Path) -> str:
    """Give the address of a file below the root as a template of `{file}`, `{line}`, `{column}`; "" for no editor.

    `own` is an address with `{path}` that takes the place of the editor's.
    """
    place = "/" + quote(root.resolve().as_posix().strip("/"))
    return (own or EDITORS.get(editor, "")).replace("{path}", place + "/{file}")
