"""Parse the C declarations that WeasyPrint gives cffi, once: `pressroom/bootstrap/pango_types.py`.

    .venv/bin/python tools/parse_types.py

To be run again when WeasyPrint's pin moves; a test compares the file with what this makes. In: the installed
WeasyPrint. Out: the module that cffi's out-of-line ABI mode makes of its declarations; no C compiler is needed.
"""

import ast
import hashlib
import importlib.util
from io import StringIO
from pathlib import Path

import cffi

OUT = Path(__file__).resolve().parents[1] / "pressroom" / "bootstrap" / "pango_types.py"
HEAD = '''"""What WeasyPrint declares of Pango, HarfBuzz and fontconfig, parsed. Made by `tools/parse_types.py`.

`MADE_OF` is the SHA-256 of the file that declares it, `weasyprint/text/ffi.py`.
"""
# ruff: noqa  made by a program
# fmt: off
# mypy: ignore-errors

'''


def write_module() -> str:
    """Give the module's text."""
    spec = importlib.util.find_spec("weasyprint")
    assert spec and spec.origin
    source = (Path(spec.origin).parent / "text" / "ffi.py").read_bytes()
    ffi = cffi.FFI()
    ffi.cdef(declared_in(source))
    ffi.set_source("pressroom.bootstrap.pango_types", None)
    text = StringIO()
    ffi.emit_python_code(text)
    body = text.getvalue().removeprefix("# auto-generated file\n")
    return f'{HEAD}{body}\nMADE_OF = "{hashlib.sha256(source).hexdigest()}"\n'


def declared_in(source: bytes) -> str:
    """Give the declarations: the one text given to `cdef`."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    texts = [call.args[0] for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr == "cdef"]
    (text,) = texts
    assert isinstance(text, ast.Constant)
    return str(text.value)


if __name__ == "__main__":
    OUT.write_text(write_module(), encoding="utf-8")
