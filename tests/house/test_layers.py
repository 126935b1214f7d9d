"""Imports run downhill only, rooms of one row do not import one another, and every library has its door."""

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "pressroom"
ROWS = (
    ("__main__",),
    ("cli",),
    ("serve", "deploy", "new", "manuscript", "building", "doctor"),
    ("edition", "executors"),
    ("standing",),
    ("output",),
    ("web",),
    ("press",),
    ("makeup",),
    ("composing",),
    ("copydesk",),
    ("config", "layouts", "faces", "darkroom"),
    ("records", "engine", "raster"),
    ("model",),
    ("paper",),
    ("cache",),
    ("book", "units", "findings", "bootstrap", "opened"),
)
"""The house from top to bottom; `docs/house.md` draws it."""

DOORS = {
    "weasyprint": {"engine"},
    "jinja2": {"layouts"},
    "yaml": {"records"},
    "PIL": {"darkroom"},
    "pypdfium2": {"raster"},
    "uharfbuzz": {"composing", "faces"},
    "fontTools": {"faces"},
    "pikepdf": {"press"},
    "markdown": {"copydesk"},
    "nh3": {"copydesk"},
    "click": {"cli"},
    "rich": {"cli"},
    "starlette": {"serve"},
    "uvicorn": {"serve"},
    "watchfiles": {"serve"},
    "segno": {"web", "press", "serve"},
    "opendal": {"deploy"},
    "ghp_import": {"deploy"},
    "pyphen": {"composing"},
    "dask": {"executors"},
    "distributed": {"executors"},
}
"""Who may import a library; whoever else wants what it does goes through that door."""


def _level(room: str) -> int:
    return next((number for number, row in enumerate(ROWS) if room in row), -1)


def _imports(tree: ast.AST) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"line {node.lineno}: write the whole name of what is imported"
            names = [f"{node.module}.{alias.name}" for alias in node.names] if node.module == "pressroom" else []
            yield from ((name, node.lineno) for name in names or [str(node.module)])


def faults(package: Path) -> list[str]:
    """Complain of every import in a package that the house forbids."""
    found = []
    for path in sorted(package.rglob("*.py")):
        room = path.relative_to(package).parts[0].removesuffix(".py")
        for name, line in _imports(ast.parse(path.read_text(encoding="utf-8"))):
            top, _, rest = name.partition(".")
            other = rest.partition(".")[0]
            where = f"{path.relative_to(package.parent).as_posix()}:{line}"
            if top == "pressroom" and other not in ("", "__version__") and room not in (other, "__init__"):
                if -1 in (_level(room), _level(other)):
                    found.append(f"{where}: `{room}` or `{other}` stands in no row of the house")
                elif _level(other) <= _level(room):
                    found.append(f"{where}: `{room}` may not import `{other}`")
            elif top in DOORS and room not in DOORS[top]:
                found.append(f"{where}: `{top}` has its door in {' and '.join(sorted(DOORS[top]))}")
    return found


def test_every_import_runs_downhill_and_through_its_door() -> None:
    assert faults(PACKAGE) == []


def test_uphill_sideways_and_stray_imports_are_seen(tmp_path: Path) -> None:
    house = tmp_path / "pressroom"
    (house / "web").mkdir(parents=True)
    (house / "press").mkdir()
    (house / "attic").mkdir()
    (house / "model.py").write_text("import pressroom.web.page\n")
    (house / "layouts.py").write_text("from pressroom.config import House\nimport jinja2\n")
    (house / "web" / "page.py").write_text(
        "def f():\n    import weasyprint\n    from pressroom import __version__, edition\n"
    )
    (house / "press" / "sheet.py").write_text("from pressroom.model import Sheet\nimport pikepdf\n")
    (house / "attic" / "x.py").write_text("import pressroom.model\n")
    assert faults(house) == [
        "pressroom/attic/x.py:1: `attic` or `model` stands in no row of the house",
        "pressroom/layouts.py:1: `layouts` may not import `config`",
        "pressroom/model.py:1: `model` may not import `web`",
        "pressroom/web/page.py:2: `weasyprint` has its door in engine",
        "pressroom/web/page.py:3: `web` may not import `edition`",
    ]
