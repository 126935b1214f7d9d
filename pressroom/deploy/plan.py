"""What must be done. In: the site as it is here and as it stands there. Out: `Plan`, in the order it is carried out."""

from collections.abc import Sequence

from msgspec import Struct

from pressroom.deploy.ledger import Ledger
from pressroom.deploy.outgoing import Outgoing, Turn, turn_of


class Plan(Struct, frozen=True):
    """Files to send in their turns, and paths to remove after them: pages first, then what they needed."""

    send: tuple[Outgoing, ...]
    remove: tuple[str, ...]
    new: frozenset[str]

    def of_turn(self, turn: Turn) -> tuple[Outgoing, ...]:
        """Give what is sent in a turn."""
        return tuple(one for one in self.send if one.turn is turn)

    def lines(self) -> tuple[str, ...]:
        """Write the plan down: `+` new, `~` changed, `-` removed."""
        sent = (f"{'+' if one.path in self.new else '~'} {one.path}" for one in self.send)
        return (*sent, *(f"- {path}" for path in self.remove))


def plan_sending(site: Sequence[Outgoing], ledger: Ledger) -> Plan:
    """Compare by content."""
    send = tuple(one for one in site if ledger.files.get(one.path) != one.digest)
    here = {one.path for one in site}
    gone = sorted(
        (path for path in ledger.files if path not in here), key=lambda path: (turn_of(path) is Turn.ASSET, path)
    )
    return Plan(send, tuple(gone), frozenset(one.path for one in send if one.path not in ledger.files))
