"""Terms of the trade (D-26, D-27, D-29, D-35). In: a passage or a feature. Out: findings with what is right."""

from collections.abc import Iterator

from pressroom.copydesk.proof.check import Scene, Sheaf, check
from pressroom.copydesk.proof.knowledge import Term
from pressroom.copydesk.proof.passages import Passage
from pressroom.findings import Finding, error, warning


def _find_term(passage: Passage, term: Term) -> int:
    """Find a wrong term that does not stand within words that make it right, or give -1."""
    at = passage.text.find(term.wrong)
    while at >= 0:
        inside = any(
            passage.text.find(word, max(0, at - len(word)), at + len(term.wrong) + len(word)) >= 0
            for word in term.unless
        )
        if not inside:
            return at
        at = passage.text.find(term.wrong, at + 1)
    return -1


@check(
    "wrong-term",
    "D-26",
    "Constitution; Organic Law of local people's congresses",
    wrong="人大代表提出提案，行使监督权利。",
    right="人大代表提出议案，政协委员提出提案，行使监督权力。",
)
def wrong_term(scene: Scene) -> Iterator[Finding]:
    """Terms of people's congresses and of government have one right form; the table is the newsroom's to extend."""
    date = scene.knowledge.date
    for term in scene.knowledge.terms if scene.knowledge.any_term.search(scene.passage.text) else ():
        if term.since and date and date.year < term.since:
            continue
        at = _find_term(scene.passage, term)
        if at < 0:
            continue
        make = error if term.severity == "error" else warning
        spot = scene.passage.spot(at, len(term.wrong))
        if make is error:
            yield error(
                "wrong-term",
                "`{wrong}` should be `{right}`",
                **spot,
                hint="write `{right}`",
                rule=term.rule,
                wrong=term.wrong,
                right=term.right,
            )
        else:
            yield warning(
                "wrong-term",
                "`{wrong}` should be `{right}`",
                **spot,
                hint="write `{right}`",
                rule=term.rule,
                wrong=term.wrong,
                right=term.right,
            )


@check("careful-word", "D-35", "the newsroom's own lexicon", wrong="（看各报自己的词表）", right="春天到了。")
def careful_word(scene: Scene) -> Iterator[Finding]:
    """Words the newsroom's lexicon lists as banned or to be used with care."""
    for term in scene.knowledge.banned:
        at = _find_term(scene.passage, term)
        if at >= 0:
            yield warning(
                "careful-word",
                "`{wrong}` is on the newsroom's list: {reason}",
                **scene.passage.spot(at, len(term.wrong)),
                hint="use another word: {right}",
                rule="D-35",
                wrong=term.wrong,
                reason=term.reason or "—",
                right=term.right or "—",
            )


@check(
    "mixed-term",
    "D-29",
    "Supervision Law, 2018",
    wrong="依法监督“一府两院”，支持“一府一委两院”。",
    right="依法监督“一府一委两院”。",
)
def mixed_term(sheaf: Sheaf) -> Iterator[Finding]:
    """Since 2018 there is a supervisory commission: `一府一委两院`, never mixed with `一府两院` in one feature."""
    passages = [passage for story in sheaf.stories for passage in story.passages]
    date = sheaf.feature.date
    newer = any("一府一委两院" in passage.text for passage in passages)
    if not newer and date and date.year < 2018:
        return
    for passage in passages:
        at = passage.text.find("一府两院")
        if at >= 0:
            yield warning(
                "mixed-term",
                "`一府两院` is the term of before 2018",
                **passage.spot(at, 4),
                hint="write `一府一委两院`",
                rule="D-29",
            )


@check(
    "near-term",
    "D-30",
    "experience",
    wrong="办好民生实事项目。\n\n推进民生事实项目。",
    right="办好民生实事项目。\n\n推进民生大事要事。",
)
def near_term(sheaf: Sheaf) -> Iterator[Finding]:
    """What is almost a term of the feature: two of its characters have changed places."""
    passages = [passage for story in sheaf.stories for passage in story.passages]
    whole = "\n".join(passage.text for passage in passages)
    known = sheaf.knowledge.known
    used = {term for term in known if term in whole}
    by_first = _forms(used)
    for passage in passages:
        for at, wrong, right in _near(passage, by_first):
            if wrong not in known and whole.count(wrong) == 1 and not any(wrong in term for term in known):
                yield warning(
                    "near-term",
                    "`{wrong}` may be meant for `{right}`",
                    **passage.spot(at, len(wrong)),
                    hint="write `{right}`",
                    rule="D-30",
                    wrong=wrong,
                    right=right,
                )


def _forms(terms: set[str]) -> dict[str, tuple[str, ...]]:
    """Give terms by each half of their characters: a form that is nearly one keeps its beginning or its end."""
    forms: dict[str, list[str]] = {}
    for term in sorted(terms):
        for part in {term[:2], term[-2:]}:
            forms.setdefault(part, []).append(term)
    return {part: tuple(found) for part, found in forms.items()}


def _near(passage: Passage, forms: dict[str, tuple[str, ...]]) -> Iterator[tuple[int, str, str]]:
    """Give runs that are nearly a term, with their places."""
    told, text = -1, passage.text
    for at, pair in [(at, pair) for at, pair in enumerate(passage.pairs) if pair in forms]:
        for term in forms[pair]:
            for start in {at if term[:2] == pair else -1, at - len(term) + 2}:
                run = text[start : start + len(term)] if start >= 0 else ""
                if start > told and len(run) == len(term) and run != term and _is_near(run, term):
                    told = start
                    yield start, run, term


def _is_near(run: str, term: str) -> bool:
    """Tell whether a run is a term with two neighbouring characters exchanged."""
    unlike = [at for at, (a, b) in enumerate(zip(run, term, strict=True)) if a != b]
    if len(unlike) != 2 or unlike[1] != unlike[0] + 1:
        return False
    first, second = unlike
    return run[first] == term[second] and run[second] == term[first]
