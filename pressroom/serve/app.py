"""The preview's addresses. In: a request. Out: what the newsroom shows. Every address is looked up, none is a path.

`/` is the desk, where all stands side by side; `/<feature>/` and the archive have the addresses they will have on the
site; `/_live/…` is the preview's own.
"""

import asyncio
from importlib.resources import files
from mimetypes import guess_type
from pathlib import PurePosixPath

from msgspec import Struct
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from pressroom.findings import Finding, StopPress
from pressroom.output.record import Shelf
from pressroom.serve.pages import Visit, desk_page, dress, waiting_page
from pressroom.serve.service import Service
from pressroom.serve.shown import Shown
from pressroom.serve.type_files import FOLDER as FACES
from pressroom.web.assets import FOLDER as ASSETS
from pressroom.web.assets import load_assets
from pressroom.web.pictures import make_print

FOR_EVER = {"cache-control": "max-age=31536000, immutable"}
NEVER = {"cache-control": "no-store"}
OWN = ("desk.css", "desk.js", "live.js", "findings.js", "page.css", "sheet.css", "sheet.js")
KINDS = {".webp": "image/webp", ".woff2": "font/woff2", ".otf": "font/otf", ".js": "text/javascript"}


def make_app(service: Service, visit: Visit, shelf: Shelf) -> Starlette:
    """Make the application of a service; `visit` is what browsers are told of the server, `shelf` the press's files."""
    door = Door(service, visit, shelf)
    routes = [
        Route("/", door.desk),
        Route("/_live/events", door.events),
        Route("/_live/qr.svg", door.qr),
        Route("/_live/sheet/{slug}", door.sheet),
        Route("/_live/proof/{slug}/{number:int}", door.proof),
        Route("/_live/faces/{name}", door.face),
        Route("/_live/press/{slug}/{name}", door.press),
        Route("/_live/{name}", door.own),
        Route(f"/{ASSETS}/{{name}}", door.asset),
        Route("/{slug}/", door.page),
        Route("/{slug}/{rest:path}", door.feature_file),
        Route("/{rest:path}", door.archive),
    ]
    return Starlette(routes=routes)


class Door(Struct, frozen=True):
    """Answers requests."""

    service: Service
    visit: Visit
    shelf: Shelf

    async def desk(self, request: Request) -> Response:
        """Show everything side by side."""
        slugs = self.service.newsroom.slugs()
        return _html(desk_page(self.visit, slugs, self.service.newsroom.latest(slugs), _is_near(request)))

    async def events(self, request: Request) -> Response:
        """Stream a feature's state."""
        slug = request.query_params.get("feature", "")
        if slug not in self.service.newsroom.slugs():
            return _nothing()
        await self.service.see(slug)
        stream = self.service.hub.listen(slug, self.service.state(slug))
        return StreamingResponse(stream, media_type="text/event-stream", headers=NEVER)

    async def qr(self, _request: Request) -> Response:
        """Draw the code that leads a phone here."""
        return Response(self.visit.qr, media_type="image/svg+xml", headers=NEVER) if self.visit.qr else _nothing()

    async def page(self, request: Request) -> Response:
        """Show a feature's web page."""
        slug = request.path_params["slug"]
        if slug not in self.service.newsroom.slugs():
            return _nothing()
        shown = await self.service.see(slug)
        near = _is_near(request)
        if not shown.page:
            return _html(waiting_page(self.visit, shown, "page", "", near))
        return _html(dress(shown.files["index.html"], self.visit, shown, "page", shown.page, near))

    async def sheet(self, request: Request) -> Response:
        """Show a feature's sheets as the browser draws them."""
        slug = request.path_params["slug"]
        if slug not in self.service.newsroom.slugs():
            return _nothing()
        shown = await self.service.see(slug)
        near = _is_near(request)
        if not shown.sheet:
            return _html(waiting_page(self.visit, shown, "sheet", "", near))
        return _html(dress(shown.drawing, self.visit, shown, "sheet", shown.sheet, near))

    async def feature_file(self, request: Request) -> Response:
        """Give a file beside a feature's page."""
        slug, rest = request.path_params["slug"], request.path_params["rest"]
        if rest == "index.html":
            return await self.page(request)
        if slug not in self.service.newsroom.slugs():
            return _nothing()
        shown = await self.service.see(slug)
        if rest in shown.files:
            return _file(rest, shown.files[rest], FOR_EVER)
        if rest in shown.prints:
            return await self._print(shown, rest)
        if rest == "epaper.html":
            return await self._epaper(request, shown)
        if PurePosixPath(rest).suffix not in (".html", ""):
            return await self._made(slug, f"site/{slug}/{rest}")
        return _nothing()

    async def _print(self, shown: Shown, name: str) -> Response:
        """Make a picture now that somebody wants it."""
        data = await asyncio.to_thread(make_print, self.service.root, *shown.prints[name])
        return _nothing() if isinstance(data, Finding) else _file(name, data, FOR_EVER)

    async def _epaper(self, request: Request, shown: Shown) -> Response:
        """Show the e-paper of the last proof, or say that it is coming."""
        data = await asyncio.to_thread(self._read, shown.slug, f"site/{shown.slug}/epaper.html")
        near = _is_near(request)
        if data is None:
            return _html(waiting_page(self.visit, shown, "epaper", shown.epaper, near))
        return _html(dress(data, self.visit, shown, "epaper", shown.epaper, near))

    async def proof(self, request: Request) -> Response:
        """Give the press's picture of a sheet."""
        slug, number = request.path_params["slug"], request.path_params["number"]
        return await self._made(slug, f"press/{slug}/preview-{number}.jpg")

    async def press(self, request: Request) -> Response:
        """Give a file of the press side as last drawn."""
        slug, name = request.path_params["slug"], request.path_params["name"]
        return await self._made(slug, f"press/{slug}/{name}")

    async def _made(self, slug: str, path: str) -> Response:
        """Give a file that the press has made for this feature."""
        data = await asyncio.to_thread(self._read, slug, path)
        return _nothing() if data is None else _file(path, data, NEVER)

    def _read(self, slug: str, path: str) -> bytes | None:
        """Read a file of the press's record; what is not there, or is no file of ours, is nothing."""
        if slug not in self.service.newsroom.slugs() or path not in self.shelf.read(slug).outputs:
            return None
        file = self.shelf.output / path
        try:
            inside = file.resolve(strict=True).is_relative_to(self.shelf.output.resolve())
            return file.read_bytes() if inside and not file.is_symlink() else None
        except OSError:
            return None

    async def face(self, request: Request) -> Response:
        """Give a face that was cut for the sheet."""
        name = request.path_params["name"]
        data = self.service.newsroom.files.files.get(name)
        return _nothing() if data is None else _file(FACES + name, data, FOR_EVER)

    async def own(self, request: Request) -> Response:
        """Give a file of the preview itself."""
        name = request.path_params["name"]
        if name not in OWN:
            return _nothing()
        return _file(name, (files("pressroom.serve") / "live" / name).read_bytes(), {"cache-control": "no-cache"})

    async def asset(self, request: Request) -> Response:
        """Give one of the site's assets by its fingerprinted name; what a link leads out of the site to is none."""
        address = f"{ASSETS}/{request.path_params['name']}"
        root = self.service.root
        try:
            assets = await asyncio.to_thread(load_assets, root)
        except StopPress:
            return _nothing()
        for path, known in assets.addresses.items():
            if known == address and (root / ASSETS / path).resolve().is_relative_to(root.resolve()):
                data = next(file.data for file in assets.files if file.path == f"site/{address}")
                return _file(address, data, FOR_EVER)
        return _nothing()

    async def archive(self, request: Request) -> Response:
        """Give a page of the archive, or send a feature's name to its page."""
        rest = request.path_params["rest"]
        if rest in self.service.newsroom.slugs():
            return RedirectResponse(f"/{rest}/", 307)
        pages = await self.service.make(lambda _: self.service.newsroom.archive(), "") or {}
        if rest not in pages or rest.startswith(ASSETS):
            return _nothing()
        return _file(rest, pages[rest], NEVER)


def _is_near(request: Request) -> bool:
    """Tell whether a browser runs on this machine, where editors' links lead somewhere."""
    return request.client is not None and request.client.host in ("127.0.0.1", "::1")


def _nothing() -> Response:
    """Say that there is nothing at an address."""
    return Response("not found", 404, NEVER, "text/plain")


def _html(text: bytes) -> Response:
    """Give a page that is always asked for anew."""
    return Response(text, 200, NEVER, "text/html")


def _file(name: str, data: bytes, headers: dict[str, str]) -> Response:
    """Give a file under the type its name tells."""
    kind = KINDS.get(PurePosixPath(name).suffix) or guess_type(name)[0] or "application/octet-stream"
    return Response(data, 200, headers, kind)
