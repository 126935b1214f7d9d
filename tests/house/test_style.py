"""What the house's style asks of every module and can be counted."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
LONGEST_FUNCTION = 60
LONGEST_MODULE = 200
_PRIVATE_WORDS = re.compile(r"/(?:work|tmp)/|issue \d|\bsession\b", re.IGNORECASE)


def code_lines(tree: ast.AST, text: str) -> int:
    """Count the lines of a tree that hold code: no blank ones, comments or docstrings."""
    lines = text.splitlines()
    held = {
        number
        for node in ast.walk(tree)
        if hasattr(node, "lineno")
        for number in range(node.lineno, (node.end_lineno or 0) + 1)
    }
    for node in ast.walk(tree):
        for part in getattr(node, "body", []) if not isinstance(node, ast.Lambda | ast.IfExp) else []:
            if (
                isinstance(part, ast.Expr)
                and isinstance(part.value, ast.Constant)
                and isinstance(part.value.value, str)
            ):
                held -= set(range(part.lineno, (part.end_lineno or 0) + 1))
    return sum(1 for number in held if (line := lines[number - 1].strip()) and not line.startswith("#"))


def faults(path: Path, name: str) -> list[str]:
    """Complain of what is too long, too wide or without a word in a module."""
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    found = []
    if (count := code_lines(tree, text)) > LONGEST_MODULE:
        found.append(f"{name}: {count} lines of code, cut it by noun")
    if not ast.get_docstring(tree):
        found.append(f"{name}: no word on what goes in and comes out")
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            if (count := code_lines(node, text)) > LONGEST_FUNCTION:
                found.append(f"{name}:{node.lineno}: `{node.name}` has {count} lines of code, cut it by step")
        elif isinstance(node, ast.ExceptHandler):
            caught = [node.type] if not isinstance(node.type, ast.Tuple) else node.type.elts
            if any(kind is None or getattr(kind, "id", "") in ("Exception", "BaseException") for kind in caught):
                found.append(f"{name}:{node.lineno}: a net this wide hides the program's own faults")
    found += [f"{name}: `{word}` is no word for readers of this project" for word in _PRIVATE_WORDS.findall(text)]
    return found


def test_modules_keep_to_the_style() -> None:
    paths = sorted([*(ROOT / "pressroom").rglob("*.py"), ROOT / "build.py"])
    assert [fault for path in paths for fault in faults(path, path.relative_to(ROOT).as_posix())] == []


def test_long_functions_long_modules_wide_nets_and_silence_are_seen(tmp_path: Path) -> None:
    module = tmp_path / "bad.py"
    body = "\n".join(f"    x{number} = {number}" for number in range(61))
    module.write_text(f"def f():\n{body}\n\ntry:\n    f()\nexcept (OSError, Exception):\n    f()\n" + "y = 1\n" * 150)
    assert faults(module, "bad.py") == [
        "bad.py: 216 lines of code, cut it by noun",
        "bad.py: no word on what goes in and comes out",
        "bad.py:1: `f` has 62 lines of code, cut it by step",
        "bad.py:66: a net this wide hides the program's own faults",
    ]


def test_docstrings_and_comments_are_not_counted_as_code(tmp_path: Path) -> None:
    module = tmp_path / "good.py"
    module.write_text(
        '"""A word.\n\nAnother.\n"""\n\n# why\n\n\ndef f():\n    """Do it.\n\n    So.\n    """\n    return 1\n'
    )
    text = module.read_text(encoding="utf-8")
    assert code_lines(ast.parse(text), text) == 2
    assert faults(module, "good.py") == []
