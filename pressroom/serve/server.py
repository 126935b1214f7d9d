"""The preview's server. In: a site, an address. Out: a server that runs until Ctrl-C and leaves nothing behind."""

import asyncio
import io
import socket
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import segno
import uvicorn
from msgspec import Struct

from pressroom.config import load_house
from pressroom.findings import StopPress
from pressroom.paper import WebSetting
from pressroom.serve.app import make_app
from pressroom.serve.editors import link_template
from pressroom.serve.gate import Gate, names_of
from pressroom.serve.newsroom import Newsroom
from pressroom.serve.pages import Visit
from pressroom.serve.service import Service
from pressroom.serve.shelf import open_preview

LOOPBACK = "127.0.0.1"
ANYWHERE = ("0.0.0.0", "::")  # noqa: S104  asked for with --host alone
PRINTERS = 2
"""How many pictures are made at once: each holds its original, and its thread keeps the memory."""
SWITCH_SECONDS = 0.0005
"""How long one thread may hold the interpreter: a page is sent while the next sheet is being made up."""


class Serving(Struct, frozen=True):
    """What is served and where: the site, its cache, host and port (0 takes any free one)."""

    root: Path
    cache: Path
    host: str = LOOPBACK
    port: int = 8000


def serve(serving: Serving, ready: Callable[[str, str], None] = lambda _near, _far: None) -> None:
    """Serve until interrupted; `ready` is told the address here and the one for phones ("" without `--host`).

    Raises OSError where the port is taken.
    """
    with _bound(serving) as listener:
        port = listener.getsockname()[1]
        far = _far_address(serving.host, port)
        sys.setswitchinterval(SWITCH_SECONDS)
        with suppress(KeyboardInterrupt):
            near = f"http://{_near_name(serving.host)}:{port}/"
            asyncio.run(_serve(serving, listener, far, lambda: ready(near, far)))


async def _serve(serving: Serving, listener: socket.socket, far: str, ready: Callable[[], None]) -> None:
    """Run the HTTP server and the service; the end of one is the end of both."""
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(PRINTERS, "printer"))
    service = Service(serving.root, serving.cache, Newsroom(serving.root))
    visit = Visit(far, _qr(far) if far else b"", _editor(serving.root))
    app = Gate(make_app(service, visit, open_preview(serving.cache)), names_of(serving.host, _own_names(serving.host)))
    config = uvicorn.Config(
        app, log_level="error", access_log=False, lifespan="off", timeout_graceful_shutdown=2, server_header=False
    )
    server = uvicorn.Server(config)
    web = asyncio.create_task(server.serve([listener]))
    work = asyncio.create_task(service.run())
    started = asyncio.create_task(_when_started(server, ready))
    closing = asyncio.create_task(_close_streams(server, service))
    await asyncio.wait([web, work], return_when=asyncio.FIRST_COMPLETED)
    service.stop.set()
    service.hub.close()
    server.should_exit = True
    for task in (started, closing):
        task.cancel()
    await asyncio.gather(web, work)


async def _when_started(server: uvicorn.Server, ready: Callable[[], None]) -> None:
    """Say that the server answers, once it does."""
    while not server.started:
        await asyncio.sleep(0.01)
    ready()


async def _close_streams(server: uvicorn.Server, service: Service) -> None:
    """End the browsers' streams as soon as the server is told to end; it waits for them."""
    while not server.should_exit:
        await asyncio.sleep(0.05)
    service.hub.close()
    service.stop.set()


def _bound(serving: Serving) -> socket.socket:
    """Give a socket bound to the address asked for."""
    family = socket.AF_INET6 if ":" in serving.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((serving.host, serving.port))
    except OSError:
        listener.close()
        raise
    return listener


def _near_name(host: str) -> str:
    """Give the name this machine's own browser uses."""
    if host in ANYWHERE:
        return "localhost"
    return f"[{host}]" if ":" in host else host


def _far_address(host: str, port: int) -> str:
    """Give the address for other machines; nothing where only this one is served."""
    if host in (LOOPBACK, "localhost", "::1"):
        return ""
    name = _outward() if host in ANYWHERE else host
    return f"http://{f'[{name}]' if ':' in name else name}:{port}/" if name else ""


def _outward() -> str:
    """Give this machine's address in the network it would reach others through; nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asker:
        try:
            asker.connect(("192.0.2.1", 9))
        except OSError:
            return ""
        return str(asker.getsockname()[0])


def _own_names(host: str) -> Iterator[str]:
    """Give further names of this machine, where others may ask for it."""
    if host in ANYWHERE:
        name = socket.gethostname()
        yield from (name, f"{name}.local", _outward())
        with suppress(OSError):
            for found in socket.getaddrinfo(name, None):
                yield str(found[4][0]) if ":" not in str(found[4][0]) else f"[{found[4][0]}]"


def _editor(root: Path) -> str:
    """Give the editor's link; a site that cannot be read yet has the usual one."""
    try:
        web = load_house(root).paper.web
    except StopPress:
        web = WebSetting()
    return link_template(web.editor, web.editor_link, root)


def _qr(address: str) -> bytes:
    """Draw an address as a code in black on white."""
    stream = io.BytesIO()
    segno.make(address, error="m", micro=False).save(stream, kind="svg", border=4, light="white", scale=6)
    return stream.getvalue()
