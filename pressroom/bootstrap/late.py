"""Modules that come late. In: names of modules. Out: stand-ins in their place, which import them when they are called.

For a library that imports at its start what it hardly ever uses: fontTools' subsetter takes a third of WeasyPrint's.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType


class _Late(ModuleType):
    """Stands in for a module: whatever is asked of it is a function that imports the module and calls its own."""

    def __getattr__(self, name: str) -> Callable[..., object]:
        if name.startswith("__"):
            raise AttributeError(name)

        def call(*given: object, **named: object) -> object:
            function: Callable[..., object] = getattr(import_module(self.__name__), name)
            return function(*given, **named)

        return call


@contextmanager
def late(*names: str) -> Iterator[None]:
    """Let modules come late for those who import them in here, and only call what is in them.

    What is imported already stays as it is; after this the modules themselves can be imported as ever.
    """
    stand_ins = {name: _Late(name) for name in names if name not in sys.modules}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name, stand_in in stand_ins.items():
            if sys.modules.get(name) is stand_in:
                del sys.modules[name]
