"""Every check there is, collected from the modules of `checks`. In: nothing. Out: the checks by what they read."""

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from pressroom.copydesk.proof import checks
from pressroom.copydesk.proof.check import Check, Scene, Sheaf
from pressroom.copydesk.proof.passages import Story


@cache
def all_checks() -> tuple[Check[Any], ...]:
    """Give the checks in order of rule and code."""
    folder = Path(checks.__file__).parent
    names = sorted(path.stem for path in folder.glob("*.py") if path.stem != "__init__")
    modules = (import_module(f"{checks.__name__}.{name}") for name in names)
    found = {value.code: value for module in modules for value in vars(module).values() if isinstance(value, Check)}
    return tuple(sorted(found.values(), key=lambda check: (check.rule, check.code)))


def explain(code: str) -> Check[Any] | None:
    """Give the check of a code, with its rule, source, reason and examples, or None."""
    return next((check for check in all_checks() if check.code == code), None)


@cache
def passage_checks() -> tuple[Check[Scene], ...]:
    """Give the checks that read one passage."""
    return tuple(check for check in all_checks() if _reads(check) == "scene")


@cache
def story_checks() -> tuple[Check[Story], ...]:
    """Give the checks that read one entry."""
    return tuple(check for check in all_checks() if _reads(check) == "story")


@cache
def feature_checks() -> tuple[Check[Sheaf], ...]:
    """Give the checks that read a whole feature."""
    return tuple(check for check in all_checks() if _reads(check) == "sheaf")


def _reads(check: Check[Any]) -> str:
    """Give the name of what a check reads: the name of its function's argument."""
    code = check.find.__code__
    return str(code.co_varnames[0])
