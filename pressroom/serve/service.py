"""The flow of the preview. In: saved files, requests. Out: pages made in order of who looks at them, and word of it.

A save is answered in three steps, each told to the browsers at once: the web page, the sheet as the browser draws it,
the sheet as the press draws it. A save that comes in between begins again at the first.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pressroom.serve.hub import Hub
from pressroom.serve.newsroom import Newsroom
from pressroom.serve.proofing import Proofing
from pressroom.serve.shelf import open_preview
from pressroom.serve.shown import Shown, state_of
from pressroom.serve.watching import Change, watch_site

Made = TypeVar("Made")


@dataclass(slots=True)
class Service:
    """The newsroom, the browsers that listen, the press, and the one thread that makes pages."""

    root: Path
    cache: Path
    newsroom: Newsroom
    hub: Hub = field(default_factory=Hub)
    stop: asyncio.Event = field(default_factory=asyncio.Event)
    maker: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "maker"))
    proofing: Proofing = field(init=False)
    pending: Change | None = None
    wake: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.proofing = Proofing(self.root, self.cache, self._proofed)

    async def run(self) -> None:
        """Answer saves until told to stop."""
        tasks = [asyncio.create_task(work()) for work in (self._watch, self._answer, self.proofing.run)]
        stopped = asyncio.create_task(self.stop.wait())
        try:
            await asyncio.wait([stopped, *tasks], return_when=asyncio.FIRST_COMPLETED)
        finally:
            self.stop.set()
            for task in (stopped, *tasks[1:]):
                task.cancel()
            results = await asyncio.gather(*tasks, return_exceptions=True)
            self.maker.shutdown(wait=True, cancel_futures=True)
            faults = [fault for fault in results if isinstance(fault, Exception)]
        if faults:
            raise faults[0]

    async def make(self, work: Callable[[str], Made], slug: str) -> Made | None:
        """Do work in the maker's thread. A fault of this program is told with its traceback and stops nothing else."""
        loop = asyncio.get_running_loop()
        done = loop.run_in_executor(self.maker, work, slug)
        await asyncio.wait([done])
        fault = done.exception()
        if fault is None:
            return done.result()
        loop.call_exception_handler({"message": f"the preview of {slug} is at fault", "exception": fault})
        if slug:
            self.newsroom.mark_fault(slug, fault)
        return None

    async def see(self, slug: str) -> Shown:
        """Give what is shown of a feature; one that has not been made yet, or has changed since, is made first."""
        newsroom = self.newsroom
        if slug not in newsroom.shown or slug in newsroom.stale:
            await self.make(self._see, slug)
            self.note(Change(frozenset({slug}), sheet=True))
        return newsroom.of(slug)

    def state(self, slug: str) -> dict[str, object]:
        """Give a feature's state for the browsers."""
        return state_of(self.newsroom.of(slug), self.newsroom.slugs())

    def note(self, change: Change) -> None:
        """Note what must be made again."""
        self.pending = self.pending | change if self.pending else change
        self.wake.set()

    def _see(self, slug: str) -> None:
        """Make a page, unless another request has just done so."""
        if slug not in self.newsroom.shown or slug in self.newsroom.stale:
            self.newsroom.make_page(slug)

    async def _watch(self) -> None:
        """Note what saved files concern."""
        async for change in watch_site(self.root, self.stop):
            if change.page or change.sheet:
                self.newsroom.stale |= {slug for slug in self.newsroom.shown if change.concerns(slug)}
            self.newsroom.cards = None
            self.note(change)

    async def _answer(self) -> None:
        """Make again what has changed, as long as the server runs."""
        while True:
            await self.wake.wait()
            self.wake.clear()
            change, self.pending = self.pending, None
            if change:
                await self._renew(change)

    async def _renew(self, change: Change) -> None:
        """Make pages, then sheets, then ask the press; what another save has overtaken is left to that one."""
        slugs = [slug for slug in reversed(self.newsroom.shown) if change.concerns(slug)]
        watched = self.hub.watched()
        slugs = [slug for slug in slugs if slug in watched] or slugs[:1]
        if change.page:
            for slug in slugs:
                await self.make(self._see, slug)
                self.tell(slug)
        elif change.sheet:
            self.newsroom.stale -= set(slugs)
        for slug in slugs if change.sheet else ():
            if self.pending and self.pending.page and self.pending.concerns(slug):
                self.note(Change(frozenset({slug}), sheet=True))
                continue
            await self.make(self.newsroom.make_sheet, slug)
            self.tell(slug)
        for slug in slugs if change.press else ():
            shown = self.newsroom.of(slug)
            if not shown.broken and slug not in self.newsroom.stale:
                self.proofing.ask(slug, shown.sheet)

    def tell(self, slug: str) -> None:
        """Tell the browsers how a feature stands."""
        self.hub.publish(slug, self.state(slug))

    def _proofed(self, slug: str, version: str, step: str) -> None:
        """Show what the press has made, unless the copy has changed since it was asked."""
        shown = self.newsroom.of(slug)
        if version == shown.sheet and slug not in self.newsroom.stale:
            self.newsroom.take_proof(slug, open_preview(self.cache).read(slug), step)
            self.tell(slug)
