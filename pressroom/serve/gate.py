"""The gate of the preview: every request passes it first. In: ASGI. Out: 400, 404, 405, or the request let through.

A page of another site must not read the preview: a `Host` that is not ours is refused (a name that was made to lead
to this machine), nothing allows other origins, and no address with `..`, a doubled or an encoded slash is looked up.
"""

import re
from collections.abc import Iterable, MutableMapping
from typing import Any

from msgspec import Struct
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"SAMEORIGIN"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)
_ENCODED = re.compile(rb"%(?:2f|5c|2e|00|25)|[\\\x00]", re.IGNORECASE)
_PORT = re.compile(r":\d+$")


class Gate(Struct, frozen=True):
    """Lets requests through to `app` that are for one of `names` and ask for a plain address."""

    app: ASGIApp
    names: frozenset[str]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer or pass on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if refusal:
            await _refuse(send, *refusal)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *HEADERS]
            await send(message)

        await self.app(scope, receive, send_with_headers)

    def _refusal(self, scope: MutableMapping[str, Any]) -> tuple[int, str] | None:
        """Tell why a request is refused, or nothing."""
        hosts = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
        if len(hosts) != 1 or host_name(hosts[0]) not in self.names:
            return 400, "this is not the host you look for"
        if scope["method"] not in ("GET", "HEAD"):
            return 405, "there is nothing to be sent here"
        return None if is_plain(scope.get("raw_path") or b"", scope["path"]) else (404, "not found")


def host_name(host: str) -> str:
    """Give the name of a `Host` header without its port."""
    return _PORT.sub("", host.strip().lower())


def is_plain(raw: bytes, path: str) -> bool:
    """Tell whether an address has no `..`, no empty part and no encoded slash."""
    if _ENCODED.search(raw.partition(b"?")[0]) or not path.startswith("/"):
        return False
    parts = path[1:].split("/")
    return not any(part in (".", "..") for part in parts) and "" not in parts[:-1]


def names_of(host: str, further: Iterable[str] = ()) -> frozenset[str]:
    """Give the names under which the preview may be asked for."""
    own = {"localhost", "127.0.0.1", "[::1]"}
    bound = {f"[{host}]" if ":" in host else host} - {"0.0.0.0", "[::]"}  # noqa: S104  names, not a socket
    return frozenset(name.lower() for name in {*own, *bound, *further} if name)


async def _refuse(send: Send, status: int, words: str) -> None:
    """Answer with a status and a few words."""
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store"), *HEADERS]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": words.encode()})
