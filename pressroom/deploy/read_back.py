"""Reads the site back as readers would. In: an address, what was sent. Out: a warning where it is not seen yet."""

import http.client
import urllib.request
from collections.abc import Sequence

from pressroom.deploy.outgoing import Outgoing
from pressroom.findings import Finding, warning

SECONDS = 10.0
MOST = 3


def read_back(address: str, sent: Sequence[Outgoing]) -> tuple[Finding, ...]:
    """Ask for the index and the first pages that were sent, and compare."""
    if not address.startswith(("http://", "https://")):
        return ()
    pages = [one for one in sent if one.path.endswith(".html") and one.path != "404.html"]
    for one in sorted(pages, key=lambda page: page.path != "index.html")[:MOST]:
        fault = _compare(f"{address.rstrip('/')}/{one.path}", one.read())
        if fault:
            return (fault,)
    return ()


def _compare(address: str, data: bytes) -> Finding | None:
    """Fetch one page."""
    asked = urllib.request.Request(address, headers={"Cache-Control": "no-cache"})  # noqa: S310  http or https only
    try:
        with urllib.request.urlopen(asked, timeout=SECONDS) as answer:  # noqa: S310
            same = answer.read(len(data) + 1) == data
    except (OSError, http.client.HTTPException) as fault:
        return warning("not-seen", "{address} cannot be read back: {fault}", address=address, fault=str(fault))
    if same:
        return None
    hint = "wait for the cache in between, or look whether `address:` is where the files went"
    return warning("not-seen", "{address} does not show what was sent", hint=hint, address=address)
