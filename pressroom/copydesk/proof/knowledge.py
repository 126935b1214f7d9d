"""What a sub-editor knows. In: the package's tables and a newsroom's own. Out: `Knowledge`, narrowed to a feature."""

import contextlib
import datetime
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import DecodeError, Struct, msgpack

from pressroom.cache import Cache, key_of, made_by, run_on
from pressroom.copydesk.proof.gazetteer import Gazetteer, narrow
from pressroom.copydesk.proof.misspelling import Misspelt
from pressroom.model import Feature
from pressroom.records import load_table

DATA = Path(__file__).parent / "data"


class Term(Struct, frozen=True):
    """Words that are wrong, what is right, and why; `unless` are words within which they are right."""

    wrong: str
    right: str
    severity: str = "warning"
    rule: str = "D-26"
    reason: str = ""
    unless: tuple[str, ...] = ()
    since: int = 0


class Rare(Struct, frozen=True):
    """A character that is hardly ever right, what is meant, and a pattern of the words in which it is right."""

    character: str
    right: str
    allowed: str


class Knowledge(Struct, frozen=True):
    """Names, look-alikes, terms, and the counties this feature may speak of.

    `words` leads from a wrong word to the right one, `starts` are the first two characters of the wrong ones.
    """

    gazetteer: Gazetteer
    misspelt: Misspelt
    pairs: tuple[str, ...]
    words: Mapping[str, str]
    starts: frozenset[str]
    right_words: frozenset[str]
    rare: tuple[Rare, ...]
    terms: tuple[Term, ...]
    any_term: re.Pattern[str]
    banned: tuple[Term, ...]
    doubles: frozenset[str]
    known: frozenset[str]
    glossary: tuple[str, ...] = ()
    date: datetime.date | None = None


def know(feature: Feature, own: Mapping[str, Any], cache: Cache | None = None) -> Knowledge:
    """Gather what the desk knows of this feature; `own` is the newsroom's lexicon, `cache` keeps the house's."""
    house = _house(cache)
    gazetteer = narrow(feature)
    terms = (*house.terms, *_terms(own, "terms"))
    return Knowledge(
        gazetteer=gazetteer,
        misspelt=Misspelt.of(gazetteer.names, house.pairs),
        pairs=house.pairs,
        words=house.words,
        starts=house.starts,
        right_words=house.right_words,
        rare=house.rare,
        terms=terms,
        any_term=_any(terms),
        banned=_terms(own, "banned"),
        doubles=house.doubles,
        known=house.known.union(word for word in feature.paper.glossary if len(word) >= 4),
        glossary=feature.paper.glossary,
        date=feature.date,
    )


@cache
def _any(terms: tuple[Term, ...]) -> re.Pattern[str]:
    """Give a pattern that tells whether a text holds any of the wrong terms."""
    return re.compile("|".join(re.escape(term.wrong) for term in terms) or "(?!)")


class _Tables(Struct, frozen=True):
    """The package's own tables."""

    pairs: tuple[str, ...]
    words: Mapping[str, str]
    starts: frozenset[str]
    right_words: frozenset[str]
    rare: tuple[Rare, ...]
    terms: tuple[Term, ...]
    doubles: frozenset[str]
    known: frozenset[str]


@cache
def _house(cache: Cache | None) -> _Tables:
    """Give the package's tables, once; they are read out of the cache where it has them, and no YAML is needed."""
    if cache is None:
        return _tables()
    key = key_of("tables", made_by("copydesk/proof", "records"), run_on("pyyaml", "msgspec"))
    kept = cache.read(key)
    if kept is not None:
        with contextlib.suppress(DecodeError):
            return msgpack.decode(kept, type=_Tables)
    cache.write(key, msgpack.encode(_tables()))
    return _tables()


@cache
def _tables() -> _Tables:
    """Read the package's tables."""
    lookalikes, terms = _table("lookalikes.yaml"), _table("terms.yaml")
    pairs = tuple(str(group) for group in _list(lookalikes, "pairs"))
    doubles = frozenset(str(lookalikes.get("doubles") or "").split())
    lists = _word_lists(lookalikes)
    known = frozenset(word for word in str(terms.get("known") or "").split() if len(word) >= 4)
    right = frozenset().union(*lists.values(), str(lookalikes.get("joints") or "").split())
    words = _wrong_words(lists, right)
    starts = frozenset(word[:2] for word in words)
    return _Tables(pairs, words, starts, right, _rare(lookalikes), _terms(terms, "terms"), doubles, known)


def _table(name: str) -> dict[str, Any]:
    """Read one of the package's tables."""
    return load_table((DATA / name).read_text(encoding="utf-8"))


def _list(table: Mapping[str, Any], name: str) -> tuple[Any, ...]:
    """Give a list of a table."""
    value = table.get(name)
    return tuple(value) if isinstance(value, list | tuple) else ()


def _terms(record: Mapping[str, Any], name: str) -> tuple[Term, ...]:
    """Read terms: each a mapping with `wrong` and `right`."""
    return tuple(
        Term(
            wrong=str(given["wrong"]),
            right=str(given.get("right") or ""),
            severity=str(given.get("severity") or "warning"),
            rule=str(given.get("rule") or "D-26"),
            reason=str(given.get("reason") or ""),
            unless=tuple(str(word) for word in _list(given, "unless")),
            since=int(str(given.get("since") or 0)),
        )
        for given in _list(record, name)
        if isinstance(given, dict) and given.get("wrong")
    )


def _rare(record: dict[str, Any]) -> tuple[Rare, ...]:
    """Read the characters that are hardly ever right."""
    return tuple(
        Rare(str(given["character"]), str(given["right"]), str(given["allowed"]))
        for given in _list(record, "rare")
        if isinstance(given, dict)
    )


def _word_lists(record: dict[str, Any]) -> dict[str, set[str]]:
    """Give the right words of each group of look-alikes."""
    groups = record.get("words")
    return {key: set(str(words or "").split()) for key, words in groups.items()} if isinstance(groups, dict) else {}


def _wrong_words(lists: dict[str, set[str]], right: frozenset[str]) -> dict[str, str]:
    """Make every wrong form of the right words: one character for its look-alike, if that gives no right word."""
    wrong: dict[str, str] = {}
    for group, words in sorted(lists.items()):
        for word in sorted(words):
            for at, character in enumerate(word):
                if character in group:
                    for other in group.replace(character, ""):
                        form = word[:at] + other + word[at + 1 :]
                        if form not in right:
                            wrong[form] = word
    return wrong


def similar_characters() -> tuple[str, ...]:
    """Give the groups of characters that are taken for one another."""
    return _tables().pairs
