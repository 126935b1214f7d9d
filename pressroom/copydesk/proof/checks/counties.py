"""Counties in their places (D-17 to D-19). In: passages and features. Out: findings."""

import re
from collections.abc import Iterator

from pressroom.copydesk.proof.check import Scene, Sheaf, check
from pressroom.copydesk.proof.gazetteer import short_name
from pressroom.findings import Finding, Place, error, warning

SUBJECT = 20
_ACTS = re.compile(r"^(?:人大|县委|市委|区委|政府|人民|法院|检察院|政协|常委会|将|以|坚持|积极|把)")


@check(
    "misfiled-paragraph",
    "D-17",
    "experience",
    wrong="云岭县：临水县人大常委会视察了码头。",
    right="云岭县：云岭县人大常委会视察了码头。",
)
def misfiled_paragraph(scene: Scene) -> Iterator[Finding]:
    """A paragraph whose subject is another county stands in the wrong entry."""
    passage = scene.passage
    if not passage.county or not passage.running:
        return
    found = scene.counties
    names = {name for _, name in found}
    if not found or _own(passage.county) & names:
        return
    at, name = found[0]
    acting = at <= SUBJECT or bool(_ACTS.match(passage.text[at + len(name) :])) or passage.text[at - 1] == "《"
    if len(names) == 1 and acting:
        yield error(
            "misfiled-paragraph",
            "a paragraph about {other} stands under {county}",
            **passage.spot(at, len(name)),
            hint="move it to {other}, or mend the name",
            rule="D-17",
            other=name,
            county=passage.county,
        )


@check(
    "other-county",
    "D-17",
    "experience",
    wrong="云岭县：云岭县人大常委会视察了码头，临水县人大常委会听取了汇报。",
    right="云岭县：云岭县人大常委会与临水县人大常委会联合视察了码头。",
)
def other_county(scene: Scene) -> Iterator[Finding]:
    """Another county named as one that acts, or in the title of a rule, needs a second look."""
    passage = scene.passage
    if not passage.county or not passage.running:
        return
    found = scene.counties
    own = _own(passage.county)
    others = [(at, name) for at, name in found if name not in own]
    if not others or len(others) == len(found) or len({name for _, name in others}) > 2:
        return
    for at, name in others[:1]:
        before = passage.text[at - 1 : at]
        if before in "，。；：《“" and _ACTS.match(passage.text[at + len(name) :]):
            yield warning(
                "other-county",
                "{other} is named under {county}",
                **passage.spot(at, len(name)),
                hint="look whether {county} is meant",
                rule="D-17",
                other=name,
                county=passage.county,
            )


def _own(county: str) -> set[str]:
    """Give the names an entry's county goes by."""
    return {county, short_name(county)}


@check(
    "missing-county",
    "D-18",
    "experience",
    wrong="units: [云岭县, 临水县]，只有云岭县一篇",
    right="units: [云岭县]，云岭县一篇",
)
def missing_county(sheaf: Sheaf) -> Iterator[Finding]:
    """Every county that the feature promises in `units` has an entry."""
    feature = sheaf.feature
    have = {entry.county for entry in feature.entries}
    for number, unit in enumerate(feature.units):
        if unit not in have and not feature.unread:
            yield error(
                "missing-county",
                "{county} has no entry",
                feature.places.get(f"units.{number}", feature.place),
                hint="write its entry, or take it out of `units`",
                rule="D-18",
                county=unit,
            )


@check(
    "unlisted-county",
    "D-18",
    "experience",
    wrong="units: [云岭县]，有临水县一篇",
    right="units: [云岭县]，有云岭县一篇",
)
def unlisted_county(sheaf: Sheaf) -> Iterator[Finding]:
    """Where `units` are given, every entry's county is one of them."""
    for entry in sheaf.feature.entries:
        if sheaf.feature.units and entry.county not in sheaf.feature.units:
            yield error(
                "unlisted-county",
                "{county} is not among the feature's `units`",
                entry.places.get("county", entry.place),
                hint="mend the name, or add it to `units`",
                rule="D-18",
                entry=entry.slug,
                county=entry.county,
            )


@check("empty-entry", "D-18", "experience", wrong="county: 云岭县，无正文、无图片", right="county: 云岭县，有正文")
def empty_entry(sheaf: Sheaf) -> Iterator[Finding]:
    """An entry holds text or at least one picture."""
    for entry in sheaf.feature.entries:
        if not entry.blocks and not entry.photos:
            yield error(
                "empty-entry",
                "the entry of {county} holds neither text nor picture",
                Place(entry.place.path, entry.place.line),
                hint="write its text, add a picture, or set `draft: true`",
                rule="D-18",
                entry=entry.slug,
                county=entry.county,
            )


@check("same-county", "D-18", "experience", wrong="两篇都是云岭县", right="云岭县一篇，临水县一篇")
def same_county(sheaf: Sheaf) -> Iterator[Finding]:
    """A county has one entry; a second is often filed by mistake."""
    seen: dict[str, str] = {}
    for entry in sheaf.feature.entries:
        if entry.county in seen:
            yield warning(
                "same-county",
                "{county} has an entry already: {first}",
                entry.places.get("county", entry.place),
                hint="join the two, or mend the name",
                rule="D-18",
                entry=entry.slug,
                county=entry.county,
                first=seen[entry.county],
            )
        seen.setdefault(entry.county, entry.place.path)


@check(
    "misspelt-county", "D-19", "experience", wrong="并陉矿区人大常委会开展视察。", right="井陉矿区人大常委会开展视察。"
)
def misspelt_county(scene: Scene) -> Iterator[Finding]:
    """A county's name with one character changed for its look-alike."""
    if scene.knowledge.misspelt.strangers.isdisjoint(scene.passage.characters):
        return
    for at, wrong in scene.knowledge.misspelt.find(scene.passage.text):
        yield error(
            "misspelt-county",
            "`{wrong}` looks like {right}",
            **scene.passage.spot(at, len(wrong)),
            hint="write `{right}`",
            rule="D-19",
            wrong=wrong,
            right=scene.knowledge.misspelt.right[wrong],
        )
