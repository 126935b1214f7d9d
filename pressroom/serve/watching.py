"""What a saved file concerns. In: changes below the site's root. Out: `Change`s: which features, and what of them."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from pathlib import Path

import watchfiles
from msgspec import Struct

FOLDERS = ("content", "layouts", "assets")
STEP_MS = 15
MOST_MS = 120
"""How long the disk must be quiet before a change is taken, and how long it is waited for at most."""

SHEET_ONLY = ("layouts/spread.html", "assets/css/print.css")
PAGE_ONLY = ("assets/css/web.css", "assets/js/", "assets/icons/")
PRESS_ONLY = ("assets/colour/", "layouts/card.html", "layouts/poster.html", "layouts/wechat.html")
ARCHIVE_ONLY = ("layouts/archive.html", "layouts/year.html", "layouts/not-found.html")


class Change(Struct, frozen=True):
    """What must be made again: of the features named, or of all; the web page, the sheet, or both."""

    slugs: frozenset[str] = frozenset()
    whole: bool = False
    page: bool = False
    sheet: bool = False
    press: bool = True

    def __or__(self, other: "Change") -> "Change":
        """Give a change that is both."""
        return Change(
            self.slugs | other.slugs,
            self.whole or other.whole,
            self.page or other.page,
            self.sheet or other.sheet,
            self.press or other.press,
        )

    def concerns(self, slug: str) -> bool:
        """Tell whether a feature must be made again."""
        return self.whole or slug in self.slugs


def change_of(paths: Iterable[str]) -> Change | None:
    """Give what saved files concern; `paths` count from the site's root. Nothing where they concern nothing shown."""
    found: Change | None = None
    for path in paths:
        one = _change_of(path)
        if one:
            found = found | one if found else one
    return found


def _change_of(path: str) -> Change | None:
    """Give what one file concerns."""
    first, _, rest = path.partition("/")
    name = path.rpartition("/")[2]
    if name.startswith((".", "~", "__")) or name.endswith(("~", ".swp", ".tmp", ".pyc", ".py", ".part")):
        return None
    if first == "content":
        slug = rest.partition("/")[0]
        return Change(frozenset({slug}), page=True, sheet=True) if slug else None
    if path.startswith(PRESS_ONLY):
        return Change(whole=True)
    if path.startswith(ARCHIVE_ONLY):
        return Change(press=False)
    if first not in FOLDERS and not (name == path and name.endswith((".yaml", ".yml"))):
        return None
    return Change(whole=True, page=path not in SHEET_ONLY, sheet=not path.startswith(PAGE_ONLY))


async def watch_site(root: Path, stop: asyncio.Event) -> AsyncIterator[Change]:
    """Watch the site's own files until told to stop; what the program makes is not among them."""
    queue: asyncio.Queue[Change | None] = asyncio.Queue()
    watchers = [asyncio.create_task(_watch(root, (root,), False, stop, queue))]
    watchers += [asyncio.create_task(_watch_folders(root, stop, queue))]
    try:
        while True:
            change = await queue.get()
            if change is None:
                return
            yield change
    finally:
        stop.set()
        await asyncio.gather(*watchers)


async def _watch_folders(root: Path, stop: asyncio.Event, queue: "asyncio.Queue[Change | None]") -> None:
    """Watch the folders that are there; when one comes or goes, look again."""
    try:
        while not stop.is_set():
            there = tuple(root / name for name in FOLDERS if (root / name).is_dir())
            changed = asyncio.Event()
            end = asyncio.create_task(_either(stop, changed))
            looker = asyncio.create_task(_look_for_folders(root, there, changed))
            await _watch(root, there or (root,), bool(there), changed, queue)
            changed.set()
            looker.cancel()
            await end
            if not stop.is_set():
                queue.put_nowait(Change(whole=True, page=True, sheet=True))
    finally:
        queue.put_nowait(None)


async def _look_for_folders(root: Path, there: tuple[Path, ...], changed: asyncio.Event) -> None:
    """Notice a folder that comes or goes."""
    while not changed.is_set():
        await asyncio.sleep(0.5)
        if tuple(root / name for name in FOLDERS if (root / name).is_dir()) != there:
            changed.set()


async def _either(stop: asyncio.Event, changed: asyncio.Event) -> None:
    """Let the end of the server be the end of a watch."""
    waits = [asyncio.create_task(stop.wait()), asyncio.create_task(changed.wait())]
    await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    changed.set()
    for wait in waits:
        wait.cancel()


async def _watch(
    root: Path, paths: tuple[Path, ...], deep: bool, stop: asyncio.Event, queue: "asyncio.Queue[Change | None]"
) -> None:
    """Watch folders and queue what their changes concern."""
    changes = watchfiles.awatch(
        *paths, watch_filter=None, debounce=MOST_MS, step=STEP_MS, stop_event=stop, recursive=deep, rust_timeout=500
    )
    async for batch in changes:
        names = sorted(Path(name).relative_to(root).as_posix() for _, name in batch)
        change = change_of(name for name in names if deep or "/" not in name)
        if change:
            queue.put_nowait(change)
