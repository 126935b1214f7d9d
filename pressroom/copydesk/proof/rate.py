"""Errors as the trade counts them (D-00). In: a feature and its findings. Out: errors per 10,000 characters.

An error counts one, in a headline two, and the same error at most three times; warnings do not count.
"""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from pressroom.copydesk.proof.passages import Story, read_stories
from pressroom.findings import Finding, warning
from pressroom.model import Feature

SAME_ERROR = 3
FEWEST_CHARACTERS = 1000
_HEADS = ("headline-stop", "headline-figure")


class Rate(Struct, frozen=True):
    """Characters read, errors counted, and errors per 10,000 characters, of an entry (by slug) or the feature ("")."""

    slug: str
    characters: int
    errors: int

    @property
    def per_10000(self) -> float:
        """Give the rate; nothing read has none."""
        return self.errors * 10000 / self.characters if self.characters else 0.0


def count_characters(story: Story) -> int:
    """Count what is printed: every character but spaces."""
    return sum(len("".join(passage.text.split())) for passage in story.passages)


def measure(feature: Feature, findings: Iterable[Finding]) -> tuple[Rate, ...]:
    """Give the rate of the feature, then of each entry."""
    return _measure(read_stories(feature), findings)


def _measure(stories: tuple[Story, ...], findings: Iterable[Finding]) -> tuple[Rate, ...]:
    """Give the rate of stories: of all, then of each entry."""
    found = [finding for finding in findings if finding.severity == "error" and finding.rule.startswith("D-")]
    entries = tuple(
        Rate(story.slug, count_characters(story), _count(f for f in found if f.entry == story.slug))
        for story in stories[1:]
    )
    return (Rate("", sum(map(count_characters, stories)), _count(found)), *entries)


def _count(findings: Iterable[Finding]) -> int:
    """Count errors, the same one at most three times."""
    tally = Counter((finding.code, finding.values) for finding in findings)
    return sum(min(count, SAME_ERROR) * (2 if code in _HEADS else 1) for (code, _), count in tally.items())


def too_many(feature: Feature, stories: tuple[Story, ...], findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Find that a feature of some length has more errors than the paper allows."""
    whole = _measure(stories, findings)[0]
    limit = feature.paper.proof.errors_per_10000
    if whole.characters < FEWEST_CHARACTERS or whole.per_10000 <= limit:
        return ()
    found = warning(
        "error-rate",
        "{errors} errors in {characters} characters: {rate} per 10,000, and {limit} are allowed",
        feature.place,
        hint="mend the errors; then read the copy once more",
        rule="D-00",
        errors=whole.errors,
        characters=whole.characters,
        rate=f"{whole.per_10000:.1f}",
        limit=f"{limit:g}",
    )
    return (found,)
