"""Which language is spoken, and its catalogue. In: the command line, the environment. Out: a translating function."""

import os
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path

LOCALE = Path(__file__).resolve().parent.parent / "locale"
DOMAIN = "pressroom"


def translator_for(words: list[str]) -> Callable[[str], str]:
    """Give the function that translates a message for this command line."""
    return translator(choose_language(words, os.environ))


def translator(language: str) -> Callable[[str], str]:
    """Give the function that translates into `zh_CN` or `en`."""
    import gettext

    return gettext.translation(DOMAIN, LOCALE, languages=[language], fallback=True).gettext


def speak(language: str) -> None:
    """Let `gettext.gettext` speak `zh_CN` or `en` in this process and those it starts (click's own words too)."""
    import gettext

    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(DOMAIN, LOCALE)
    gettext.textdomain(DOMAIN)


def choose_language(words: list[str], environ: Mapping[str, str]) -> str:
    """Give `zh_CN` or `en`: `--lang` decides, then the locale."""
    for word, value in pairwise([*words, ""]):
        if word == "--lang":
            return _known(value)
        if word.startswith("--lang="):
            return _known(word.removeprefix("--lang="))
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if environ.get(name):
            return _known(environ[name])
    return _known(_system_language()) if os.name == "nt" else "en"


def _known(name: str) -> str:
    """Give the catalogue that a locale's name asks for."""
    return "zh_CN" if name.lower().startswith(("zh", "chinese")) else "en"


def _system_language() -> str:
    """Give the language Windows is set to."""
    import locale

    return locale.getlocale()[0] or ""
