"""C types that come parsed: the same as cffi's parser makes of WeasyPrint's file, and only for that very file."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from pressroom.bootstrap import ready_types

pytest.importorskip("weasyprint")
ROOT = Path(__file__).parents[2]
IMPORT = """
import sys
from pressroom.bootstrap import ready_types
from pressroom.engine import import_engine
{before}
engine = import_engine()
from weasyprint.text.ffi import TO_UNITS, ffi
pdf = engine.HTML(string="<p>a</p>").write_pdf(pdf_identifier=False)
print(type(ffi).__name__, "pycparser" in sys.modules, sys.modules.get("cffi") is None, TO_UNITS, len(pdf) > 500)
"""


def run(before: str) -> str:
    code = IMPORT.format(before=before)
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout


def test_the_module_is_what_the_tool_makes_of_the_installed_engine() -> None:
    spec = importlib.util.spec_from_file_location("parse_types", ROOT / "tools" / "parse_types.py")
    assert spec and spec.loader
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert tool.OUT.read_text(encoding="utf-8") == tool.write_module()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere cffi finds libraries by other names")
def test_the_engine_is_imported_without_a_parser_and_cffi_can_be_imported_after_it() -> None:
    assert run("") == "ReadyFFI False True 1024 True\n"
    assert run("import cffi") == "FFI True False 1024 True\n"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere cffi finds libraries by other names")
def test_an_engine_that_declares_otherwise_is_parsed_as_ever() -> None:
    assert run("ready_types.is_known = lambda file: False") == "FFI True False 1024 True\n"


def test_a_changed_or_missing_file_is_not_known(tmp_path: Path) -> None:
    file = ready_types.declaring_file()
    assert file is not None and ready_types.is_known(file)
    changed = tmp_path / "ffi.py"
    changed.write_bytes(file.read_bytes() + b"\n")
    assert not ready_types.is_known(changed)
    assert not ready_types.is_known(tmp_path / "none.py")
    assert not ready_types.is_known(None)
