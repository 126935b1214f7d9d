"""Server-sent events. In: a feature's state whenever it changes. Out: a stream for each browser that looks at it."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping

from msgspec import Struct, field

MOST_WAITING = 64
PING_SECONDS = 15.0


class Hub(Struct):
    """The browsers that listen, each with its feature and what it has not been told yet. Of one event loop."""

    listeners: dict[asyncio.Queue[str | None], str] = field(default_factory=dict)
    closed: bool = False

    def watched(self) -> frozenset[str]:
        """Give the features somebody looks at."""
        return frozenset(slug for slug in self.listeners.values() if slug)

    def publish(self, slug: str, state: Mapping[str, object]) -> None:
        """Tell all who look at a feature; one who has stopped reading is let go and will ask anew."""
        message = _message(state)
        for queue, feature in list(self.listeners.items()):
            if feature == slug:
                try:
                    queue.put_nowait(message)
                except asyncio.QueueFull:
                    del self.listeners[queue]

    async def listen(self, slug: str, hello: Mapping[str, object]) -> AsyncIterator[str]:
        """Stream a feature's state: as it is now, then whenever it changes, until the hub is closed."""
        queue: asyncio.Queue[str | None] = asyncio.Queue(MOST_WAITING)
        self.listeners[queue] = slug
        try:
            yield "retry: 500\n\n" + _message(hello)
            while not self.closed and queue in self.listeners:
                try:
                    message = await asyncio.wait_for(queue.get(), PING_SECONDS)
                except TimeoutError:
                    message = ": still here\n\n"
                if message is None:
                    return
                yield message
        finally:
            self.listeners.pop(queue, None)

    def close(self) -> None:
        """End all streams."""
        self.closed = True
        for queue in list(self.listeners):
            while queue.full():
                queue.get_nowait()
            queue.put_nowait(None)


def _message(state: Mapping[str, object]) -> str:
    """Write a state as one event."""
    return f"data: {json.dumps(state, ensure_ascii=False, sort_keys=True)}\n\n"
