"""C types that come parsed. In: nothing. Out: a stand-in for cffi while WeasyPrint is imported.

WeasyPrint tells cffi in 400 lines of C what it calls of Pango. cffi starts a parser for them, and asks it again for
every type that a call names: 0.1 s of CPU. `pango_types.py` is what comes out of that (cffi's out-of-line ABI mode); it
is believed only where WeasyPrint's own file is, byte by byte, the one it was made of.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

LIBRARY, STANDS_FOR = "weasyprint", "cffi"


class ReadyFFI:
    """Stands in for `cffi.FFI`: all that is declared to it is known already."""

    def __init__(self) -> None:
        from pressroom.bootstrap.pango_types import ffi

        for name in dir(ffi):
            if not name.startswith("__"):
                setattr(self, name, getattr(ffi, name))

    def cdef(self, declarations: str) -> None:
        """Take note of declarations: they are those of `pango_types`."""


@contextmanager
def types_ready() -> Iterator[bool]:
    """Let WeasyPrint be imported in here with its types parsed; tell whether they are."""
    ready = STANDS_FOR not in sys.modules and is_known(declaring_file())
    if ready:
        stand_in = ModuleType(STANDS_FOR)
        stand_in.FFI = ReadyFFI  # type: ignore[attr-defined]
        sys.modules[STANDS_FOR] = stand_in
    try:
        yield ready
    finally:
        if ready:
            sys.modules.pop(STANDS_FOR, None)


def declaring_file() -> Path | None:
    """Give the file in which WeasyPrint declares its types, or None without WeasyPrint."""
    spec = find_spec(LIBRARY)
    return Path(spec.origin).parent / "text" / "ffi.py" if spec and spec.origin else None


def is_known(file: Path | None) -> bool:
    """Tell whether the types of a file are those that were parsed."""
    from pressroom.bootstrap.pango_types import MADE_OF

    return file is not None and file.is_file() and sha256(file.read_bytes()).hexdigest() == MADE_OF
