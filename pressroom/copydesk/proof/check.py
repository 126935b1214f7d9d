"""What a check is. In: a function that yields findings. Out: a `Check`: the function with its rule and its examples."""

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from msgspec import Struct

from pressroom.copydesk.proof.knowledge import Knowledge
from pressroom.copydesk.proof.likeness import Pair
from pressroom.copydesk.proof.passages import Passage, Story
from pressroom.findings import Finding
from pressroom.model import Feature


class Sheaf(Struct, frozen=True):
    """A whole feature before a check: its stories, what the desk knows, and which paragraphs are alike."""

    feature: Feature
    stories: tuple[Story, ...]
    knowledge: Knowledge
    pairs: tuple[Pair, ...] = ()


class Scene(Struct, frozen=True):
    """One passage before a check: the story it stands in, and what the desk knows."""

    passage: Passage
    story: Story
    knowledge: Knowledge


Subject = TypeVar("Subject")


class Check(Struct, Generic[Subject], frozen=True):
    """A fault by name: its rule, where the rule is from, copy that has it and copy that has not, and the function."""

    code: str
    rule: str
    source: str
    wrong: str
    right: str
    reason: str
    find: Callable[[Subject], Iterable[Finding]]

    def __call__(self, subject: Subject) -> Iterable[Finding]:
        """Find the fault."""
        return self.find(subject)


def check(
    code: str, rule: str, source: str, wrong: str, right: str
) -> Callable[[Callable[[Subject], Iterable[Finding]]], Check[Subject]]:
    """Make a `Check` of a function; its docstring says the rule in our words."""

    def make(find: Callable[[Subject], Iterable[Finding]]) -> Check[Subject]:
        return Check(code, rule, source, wrong, right, " ".join((find.__doc__ or "").split()), find)

    return make
