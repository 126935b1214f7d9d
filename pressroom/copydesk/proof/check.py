"""What a check is. In: a function that yields findings. Out: a `Check`: the function with its rule and its examples."""

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from msgspec import Struct
from msgspec.structs import force_setattr

from pressroom.copydesk.proof.balance import Balance, weigh
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
    """One passage before a check: the story it stands in, and what the desk knows.

    Told of it once, for all checks: the `counties` it names, with their places, and the `balance` of its marks.
    """

    passage: Passage
    story: Story
    knowledge: Knowledge
    counties: tuple[tuple[int, str], ...] = ()
    balance: Balance = Balance((), (), ())

    def __post_init__(self) -> None:
        force_setattr(self, "counties", self.knowledge.gazetteer.find(self.passage.text))
        force_setattr(self, "balance", weigh(self.passage.text))


Subject = TypeVar("Subject")


class Check(Struct, Generic[Subject], frozen=True):
    """A fault by name: its rule, where the rule is from, copy that has it and copy that has not, and the function.

    A passage without any of the characters that it `needs` cannot have the fault.
    """

    code: str
    rule: str
    source: str
    wrong: str
    right: str
    reason: str
    find: Callable[[Subject], Iterable[Finding]]
    needs: frozenset[str] = frozenset()

    def __call__(self, subject: Subject) -> Iterable[Finding]:
        """Find the fault."""
        return self.find(subject)


def check(
    code: str, rule: str, source: str, wrong: str, right: str, needs: str = ""
) -> Callable[[Callable[[Subject], Iterable[Finding]]], Check[Subject]]:
    """Make a `Check` of a function; its docstring says the rule in our words."""

    def make(find: Callable[[Subject], Iterable[Finding]]) -> Check[Subject]:
        return Check(code, rule, source, wrong, right, " ".join((find.__doc__ or "").split()), find, frozenset(needs))

    return make
