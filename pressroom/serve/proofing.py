"""The server's side of its press. In: the slug of a feature that has changed. Out: word when its sheet is drawn.

One feature is drawn at a time, the one asked for last first; the process is started when it is needed, sent home when
idle, and gone when the server is gone.
"""

import asyncio
import contextlib
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct, field

import pressroom

IDLE_SECONDS = 90.0
LONGEST_SECONDS = 300.0

Told = Callable[[str, str, str], None]
"""Called with the slug, the version it was asked for, and the step that is done (`print`, `epaper`), or `failed`."""


class Proofing(Struct):
    """What waits to be drawn, and the process that draws."""

    root: Path
    cache: Path
    told: Told
    waiting: dict[str, str] = field(default_factory=dict)
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    process: asyncio.subprocess.Process | None = None

    def ask(self, slug: str, version: str) -> None:
        """Ask for a feature to be drawn; it goes before those asked for earlier."""
        self.waiting.pop(slug, None)
        self.waiting[slug] = version
        self.wake.set()

    async def run(self) -> None:
        """Draw what is asked for until cancelled."""
        try:
            while True:
                await self._wait()
                while self.waiting:
                    slug = next(reversed(self.waiting))
                    await self._draw(slug, self.waiting.pop(slug))
        finally:
            await self._send_home()

    async def _wait(self) -> None:
        """Wait for something to draw; send the process home after a while."""
        self.wake.clear()
        if self.waiting:
            return
        try:
            await asyncio.wait_for(self.wake.wait(), IDLE_SECONDS if self.process else None)
        except TimeoutError:
            await self._send_home()
            await self.wake.wait()

    async def _draw(self, slug: str, version: str) -> None:
        """Have one feature drawn."""
        process = await self._start()
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("the press has no pipes")
        try:
            process.stdin.write(f"{slug}\n".encode())
            await process.stdin.drain()
            for _ in ("print", "epaper"):
                line = await asyncio.wait_for(process.stdout.readline(), LONGEST_SECONDS)
                if not line:
                    await asyncio.wait_for(process.wait(), 2.0)
                    self.told(slug, version, "failed")
                    return
                told = json.loads(line)
                self.told(told["slug"], version, told["step"])
        except (OSError, TimeoutError):
            await self._send_home()

    async def _start(self) -> asyncio.subprocess.Process:
        """Start the process, if none is there."""
        if self.process is None or self.process.returncode is not None:
            package = str(Path(pressroom.__file__).parents[1])
            paths = [package, *filter(None, [os.environ.get("PYTHONPATH")])]
            self.process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "pressroom.serve.pressman",
                str(self.root),
                str(self.cache),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
                start_new_session=True,
            )
        return self.process

    async def _send_home(self) -> None:
        """End the process and wait until it is gone."""
        process, self.process = self.process, None
        if process is None or process.returncode is not None:
            return
        if process.stdin is not None:
            process.stdin.close()
        for act in (process.terminate, process.kill):
            with contextlib.suppress(ProcessLookupError, TimeoutError):
                act()
                await asyncio.wait_for(process.wait(), 2.0)
                return
