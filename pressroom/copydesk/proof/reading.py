"""The reading itself. In: a house and a feature. Out: every finding of every check, in order of place."""

from collections.abc import Iterator
from functools import partial

from pressroom.cache import open_cache
from pressroom.config import House
from pressroom.copydesk.proof.check import Scene, Sheaf
from pressroom.copydesk.proof.knowledge import Knowledge, know
from pressroom.copydesk.proof.lexicon import read_lexicon
from pressroom.copydesk.proof.likeness import find_pairs
from pressroom.copydesk.proof.passages import Story, read_stories
from pressroom.copydesk.proof.rate import too_many
from pressroom.copydesk.proof.registry import feature_checks, passage_checks, story_checks
from pressroom.copydesk.shelf import Shelf
from pressroom.findings import Finding, in_order
from pressroom.model import Feature


def proof_feature(house: House, feature: Feature, shelf: Shelf | None = None) -> tuple[Finding, ...]:
    """Read a feature; waivers are not applied yet. The `shelf` has what was found in stories that have not changed."""
    own, faults = read_lexicon(house.root, feature.paper.proof.lexicon)
    stories, knowledge = read_stories(feature), know(feature, own, open_cache(house.root, "copy"))
    sheaf = Sheaf(feature, stories, knowledge, find_pairs(stories, knowledge.gazetteer))
    known = (own, knowledge.gazetteer.names, knowledge.glossary, knowledge.date)
    found = in_order((*faults, *_read_all(sheaf, known, shelf or Shelf())))
    return (*found, *too_many(feature, stories, found))


def _read_all(sheaf: Sheaf, known: object, shelf: Shelf) -> Iterator[Finding]:
    """Let every check read what it reads; `known` tells what the knowledge was gathered from."""
    for story in sheaf.stories:
        told = (known, story.slug, story.county, story.place, [passage.source for passage in story.passages])
        yield from shelf.story(told, partial(_read_story, story, sheaf.knowledge))
    for check in feature_checks():
        yield from check.find(sheaf)


def _read_story(story: Story, knowledge: Knowledge) -> Iterator[Finding]:
    """Let the checks of passages and of stories read a story."""
    for passage in story.passages:
        scene = Scene(passage, story, knowledge)
        for check in passage_checks():
            if not (check.needs and check.needs.isdisjoint(passage.characters)):
                yield from check.find(scene)
    for check_story in story_checks():
        yield from check_story.find(story)
