"""Carries a plan out. In: a plan, a store, its ledger. Out: the site there, and the ledger that says so.

At every moment of it, and wherever it is cut off, no page stands there whose assets do not.
"""

import time
from collections.abc import Callable

from msgspec import Struct, field

from pressroom.deploy.ledger import LEDGER, Ledger
from pressroom.deploy.outgoing import Outgoing, Turn
from pressroom.deploy.plan import Plan
from pressroom.deploy.stores import Store

SAVE_SECONDS = 10.0
Heard = Callable[[str], None]


class _Progress(Struct):
    """What has been sent since the ledger was written."""

    store: Store
    ledger: Ledger
    sent: dict[str, str] = field(default_factory=dict)
    saved: float = field(default_factory=time.monotonic)

    def note(self, one: Outgoing) -> None:
        """Note a file, and write the ledger now and then."""
        self.sent[one.path] = one.digest
        if time.monotonic() - self.saved > SAVE_SECONDS:
            self.save()

    def save(self) -> None:
        """Write the ledger."""
        self.ledger, self.sent = self.ledger.having(self.sent), {}
        put_ledger(self.store, self.ledger)
        self.saved = time.monotonic()


def carry_out(plan: Plan, store: Store, ledger: Ledger, heard: Heard = lambda _path: None) -> None:
    """Send and remove; `heard` is told each path. Raises `StopPress` where the store fails."""
    if not plan.send and not plan.remove:
        return
    progress = _Progress(store, ledger.expecting(one.path for one in plan.send))
    put_ledger(store, progress.ledger)

    def done(one: Outgoing) -> None:
        progress.note(one)
        heard(one.path)

    for turn in Turn:
        files = plan.of_turn(turn)
        if files:
            store.send(files, done)
            progress.save()
    if plan.remove:
        store.remove(plan.remove)
        put_ledger(store, progress.ledger.without(plan.remove))


def put_ledger(store: Store, ledger: Ledger) -> None:
    """Write the ledger there."""
    data = ledger.write()
    store.send((Outgoing(LEDGER, len(data), "", data),), lambda _: None)
