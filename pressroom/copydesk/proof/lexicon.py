"""A newsroom's own lexicon. In: the site's root and the file's name. Out: its tables, and what is wrong with it."""

from pathlib import Path
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct, to_builtins

from pressroom.findings import Finding, Place, form_error
from pressroom.records import load_yaml, read_fields, read_text


class TermFields(Struct, frozen=True, forbid_unknown_fields=True):
    """A term: what is wrong, what is right, how grave it is, and the words within which it is right."""

    wrong: Annotated[str, Meta(min_length=1)]
    right: str = ""
    severity: Literal["error", "warning"] = "warning"
    rule: str = "D-26"
    reason: str = ""
    unless: tuple[str, ...] = ()
    since: int = 0


class LexiconFields(Struct, frozen=True, forbid_unknown_fields=True):
    """The lexicon: terms with one right form, and words to be careful with."""

    terms: tuple[TermFields, ...] = ()
    banned: tuple[TermFields, ...] = ()


def read_lexicon(root: Path | None, name: str) -> tuple[dict[str, Any], tuple[Finding, ...]]:
    """Read the lexicon, if the paper names one; with faults, what can be read of it and the faults."""
    if root is None or not name:
        return {}, ()
    if not (root / name).is_file():
        return {}, (_missing(name),)
    text, findings = read_text(root / name, name)
    record = load_yaml(text, name)
    fields, more = read_fields(LexiconFields, record)
    findings = (*findings, *record.findings, *more)
    return (to_builtins(fields) if fields else {}), findings


def _missing(name: str) -> Finding:
    """Say that the lexicon is not there."""
    return form_error(
        "missing-lexicon",
        "there is no lexicon `{file}`",
        Place("site.yaml"),
        hint="mend `proof: {{lexicon: …}}`, or put the file beside site.yaml",
        file=name,
    )
