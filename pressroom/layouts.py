"""The door to Jinja: layouts from `layouts/`, their words from `layouts/labels.yaml`.

In: a layout's name and the values it may print. Out: text, escaped where it is HTML or XML. A name that is misspelt
or missing is an error with the layout's file and line; nothing prints as an empty word.
"""

import functools
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType, SimpleNamespace, TracebackType
from typing import cast

import jinja2
from jinja2.bccache import Bucket
from jinja2.utils import missing

from pressroom.cache import Cache, key_of, made_by, open_cache
from pressroom.findings import Finding, Place, StopPress, form_error, holds_files

FOLDER = "layouts"
LABELS = f"{FOLDER}/labels.yaml"


class _Misspelt(jinja2.UndefinedError):
    """A layout used a name that is not there: the name, and what it was looked for on."""

    def __init__(self, message: str | None = None, *, name: object = None, owner: object = missing) -> None:
        super().__init__(message)
        self.name = name
        self.owner = owner


class _Strict(jinja2.StrictUndefined):
    """An undefined value that refuses every use and remembers its name and owner."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: object = missing,
        name: str | None = None,
        exc: type[jinja2.TemplateRuntimeError] = jinja2.UndefinedError,
    ) -> None:
        if exc is jinja2.UndefinedError:
            exc = cast("type[jinja2.TemplateRuntimeError]", functools.partial(_Misspelt, name=name, owner=obj))
        super().__init__(hint, obj, name, exc)


class _CompiledLayouts(jinja2.BytecodeCache):
    """Keeps compiled layouts in the house's cache; Jinja itself checks that they are of the source at hand."""

    def __init__(self, cache: Cache) -> None:
        self.cache = cache

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a layout's code, if it was kept."""
        if kept := self.cache.read(bucket.key):
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a layout's code."""
        self.cache.write(bucket.key, bucket.bytecode_to_string())


def render_layout(root: Path, name: str, language: str, **values: object) -> str:
    """Render `layouts/<name>` with `values` and `label`, the words of `layouts/labels.yaml` in `language`.

    Raises `StopPress` with the layout's file and line for a missing layout, broken syntax or a name that is not there.
    """
    words = SimpleNamespace(**load_labels(root, language))
    given: dict[str, object] = {"label": words, "language": language, **values}
    try:
        return _environment(root.resolve()).get_template(name).render(given)
    except jinja2.TemplateSyntaxError as fault:
        raise StopPress([_syntax_finding(fault)]) from fault
    except jinja2.TemplateNotFound as fault:
        raise StopPress([_missing_finding(root, name, fault)]) from fault
    except _Misspelt as fault:
        raise StopPress([_misspelt_finding(root, name, fault, given)]) from fault
    except (jinja2.TemplateRuntimeError, TypeError, ValueError, ArithmeticError, LookupError) as fault:
        place, innermost = _place_in_layouts(root, fault.__traceback__)
        if not innermost:
            raise
        found = form_error("layout-fault", "this layout cannot be filled: {fault}", place, fault=str(fault))
        raise StopPress([found]) from fault


def load_labels(root: Path, language: str) -> Mapping[str, str]:
    """Give the words that layouts print of themselves, in `language`. Raises `StopPress` where there are none."""
    path = root / LABELS
    if not path.is_file():
        raise StopPress([form_error("missing-layout", "there is no `{file}`", Place(LABELS), file=LABELS)])
    labels = _parse_labels(path.read_text(encoding="utf-8"), root)
    if language not in labels:
        found = form_error(
            "missing-label",
            "no words for the language `{language}`",
            Place(LABELS),
            hint="add a section `{language}:` with the keys of another language",
            language=language,
        )
        raise StopPress([found])
    return labels[language]


@functools.lru_cache(maxsize=8)
def _parse_labels(text: str, root: Path) -> Mapping[str, Mapping[str, str]]:
    """Read `labels.yaml`: language → key → words. What was read without fault is kept in the cache."""
    cache, key = open_cache(root, "layouts"), f"labels-{key_of(made_by('layouts.py', 'records'), text)}"
    if kept := cache.read(key):
        return {language: MappingProxyType(words) for language, words in json.loads(kept).items()}
    labels = _read_labels(text)
    plain = {language: dict(words) for language, words in labels.items()}
    cache.write(key, json.dumps(plain, ensure_ascii=False).encode())
    return labels


def _read_labels(text: str) -> Mapping[str, Mapping[str, str]]:
    """Read `labels.yaml` from its text."""
    # not at the top: labels that are kept need no reader of YAML
    from pressroom.records import load_yaml

    record = load_yaml(text, LABELS)
    if holds_files(record.findings):
        raise StopPress(record.findings)
    labels: dict[str, Mapping[str, str]] = {}
    for language, words in record.values.items():
        if not isinstance(words, Mapping):
            what = "`{language}` is not a list of keys and words"
            place = record.key_place(language)
            raise StopPress([form_error("label-not-words", what, place, language=language)])
        labels[language] = MappingProxyType({key: "" if word is None else str(word) for key, word in words.items()})
    return labels


@functools.lru_cache(maxsize=8)
def _environment(root: Path) -> jinja2.Environment:
    """Make the environment of a site; a changed layout is read again by its time."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(root / FOLDER, encoding="utf-8"),
        autoescape=jinja2.select_autoescape(("html", "xml"), default=False),
        undefined=_Strict,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=_CompiledLayouts(open_cache(root, "layouts")),
    )


def _syntax_finding(fault: jinja2.TemplateSyntaxError) -> Finding:
    """Say where a layout's syntax breaks."""
    place = Place(f"{FOLDER}/{fault.name}" if fault.name else FOLDER, fault.lineno)
    return form_error("layout-syntax", "Jinja cannot read this line: {fault}", place, fault=fault.message or "")


def _missing_finding(root: Path, name: str, fault: jinja2.TemplateNotFound) -> Finding:
    """Say which layout is missing and which was probably meant."""
    wanted = str(fault.templates[-1] if isinstance(fault, jinja2.TemplatesNotFound) else fault.name)
    there = sorted(path.relative_to(root / FOLDER).as_posix() for path in (root / FOLDER).rglob("*.html"))
    place, _ = _place_in_layouts(root, fault.__traceback__)
    if wanted == name:
        place = Place(f"{FOLDER}/{name}")
    if guess := _guess(wanted, there):
        hint = "did you mean `{guess}`?"
        return form_error("missing-layout", "there is no layout `{name}`", place, hint=hint, name=wanted, guess=guess)
    hint = "write `layouts/{name}`"
    return form_error("missing-layout", "there is no layout `{name}`", place, hint=hint, name=wanted)


def _misspelt_finding(root: Path, name: str, fault: _Misspelt, given: Mapping[str, object]) -> Finding:
    """Say which name a layout has wrong, on what, and which was probably meant."""
    place, _ = _place_in_layouts(root, fault.__traceback__)
    wrong = str(fault.name)
    if fault.owner is missing:
        what, names, owner = "this layout is given no `{name}`", sorted(given), ""
    else:
        what, names, owner = "{owner} has no `{name}`", _names_of(fault.owner), _name_of_kind(fault.owner, given)
    values = {"name": wrong, "owner": owner}
    place = place if place.path else Place(f"{FOLDER}/{name}")
    if guess := _guess(wrong, names):
        return form_error("layout-name", what, place, hint="did you mean `{guess}`?", guess=guess, **values)
    hint = "take one of {names}"
    return form_error("layout-name", what, place, hint=hint, names=", ".join(f"`{one}`" for one in names), **values)


def _place_in_layouts(root: Path, trace: TracebackType | None) -> tuple[Place, bool]:
    """Find the innermost layout line of a traceback, and whether nothing was called from it."""
    folder, place, innermost = (root / FOLDER).resolve(), Place(), False
    while trace is not None:
        path = Path(trace.tb_frame.f_code.co_filename)
        innermost = path.is_absolute() and path.is_relative_to(folder)
        if innermost:
            place = Place(f"{FOLDER}/{path.relative_to(folder).as_posix()}", trace.tb_lineno)
        trace = trace.tb_next
    return place, innermost


def _names_of(owner: object) -> list[str]:
    """List what a value offers to a layout."""
    if isinstance(owner, Mapping):
        return sorted(str(key) for key in owner)
    return sorted(one for one in dir(owner) if not one.startswith("_"))


def _name_of_kind(owner: object, given: Mapping[str, object]) -> str:
    """Name a value as a designer knows it: `label`, or its kind."""
    for name, value in given.items():
        if value is owner:
            return f"`{name}`"
    return f"`{type(owner).__name__}`"


def _guess(wrong: str, names: Iterable[str]) -> str:
    """Give the name nearest to a wrong one, or nothing."""
    import difflib

    near = difflib.get_close_matches(wrong, list(names), n=1)
    return near[0] if near else ""
