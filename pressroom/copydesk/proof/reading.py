"""The reading itself. In: a house and a feature. Out: every finding of every check, in order of place."""

from collections.abc import Iterator

from pressroom.cache import open_cache
from pressroom.config import House
from pressroom.copydesk.proof.check import Scene, Sheaf
from pressroom.copydesk.proof.knowledge import know
from pressroom.copydesk.proof.lexicon import read_lexicon
from pressroom.copydesk.proof.likeness import find_pairs
from pressroom.copydesk.proof.passages import read_stories
from pressroom.copydesk.proof.rate import too_many
from pressroom.copydesk.proof.registry import feature_checks, passage_checks, story_checks
from pressroom.findings import Finding, in_order
from pressroom.model import Feature


def proof_feature(house: House, feature: Feature) -> tuple[Finding, ...]:
    """Read a feature; waivers are not applied yet."""
    own, faults = read_lexicon(house.root, feature.paper.proof.lexicon)
    stories, knowledge = read_stories(feature), know(feature, own, open_cache(house.root, "copy"))
    sheaf = Sheaf(feature, stories, knowledge, find_pairs(stories, knowledge.gazetteer))
    found = in_order((*faults, *_read(sheaf)))
    return (*found, *too_many(feature, stories, found))


def _read(sheaf: Sheaf) -> Iterator[Finding]:
    """Let every check read what it reads."""
    for story in sheaf.stories:
        for passage in story.passages:
            scene = Scene(passage, story, sheaf.knowledge)
            for check in passage_checks():
                if not (check.needs and check.needs.isdisjoint(passage.characters)):
                    yield from check.find(scene)
        for check_story in story_checks():
            yield from check_story(story)
    for check_feature in feature_checks():
        yield from check_feature(sheaf)
