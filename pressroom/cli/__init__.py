"""The front desk. In: words. Out: an exit code (0 fit to print, 1 not fit, 2 wrong usage, 3 to be installed, 130)."""

import os
import sys
from pathlib import Path

from pressroom.bootstrap.words import choose_language, speak
from pressroom.cli.quick import answer_at_once


def main(words: list[str] | None = None, root: Path | None = None) -> int:
    """Do what a command line asks and give the exit code; `root` is the site where nothing else is said."""
    words = sys.argv[1:] if words is None else words
    if root is None:
        code = answer_at_once(words, Path.cwd(), Path(sys.prefix))
        if code is not None:
            return code
    speak(choose_language(words, os.environ))
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # to look for them reads every package's metadata
    from pressroom.cli.app import run

    return run(words, root)
