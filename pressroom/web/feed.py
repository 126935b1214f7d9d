"""The site told to machines. In: `ArchiveCard`s. Out: `feed.xml` (Atom), the sitemaps and `robots.txt`."""

import datetime
import itertools
from collections.abc import Iterable, Sequence
from typing import Protocol
from urllib.parse import urlsplit

from markupsafe import Markup

from pressroom.model import ArchiveCard, OutputFile
from pressroom.paper import Paper
from pressroom.web.share import moment

FEED_LENGTH = 30
SITEMAP_LENGTH = 40_000
"""A sitemap may hold 50,000 addresses."""

FEED = Markup(
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}">\n'
    "<id>{url}/</id>\n<title>{name}</title>\n<updated>{updated}</updated>\n"
    '<link rel="self" type="application/atom+xml" href="{url}/feed.xml"/>\n'
    '<link rel="alternate" type="text/html" href="{url}/"/>\n'
    "<author><name>{author}</name></author>\n{entries}</feed>\n"
)
ENTRY = Markup(
    '<entry xml:base="{url}/{slug}/">\n<id>tag:{host},{date}:{slug}</id>\n<title>{headline}</title>\n'
    "<published>{published}</published>\n<updated>{updated}</updated>\n"
    '<link rel="alternate" type="text/html" href="{url}/{slug}/"/>\n'
    '<summary>{summary}</summary>\n<content type="html">{content}</content>\n</entry>\n'
)


class Listed(Protocol):
    """A page of the archive that a sitemap lists: its path below the site's top."""

    @property
    def path(self) -> str:
        """The path, with `/` at its end."""
        ...


def make_feed(paper: Paper, newest: Sequence[ArchiveCard]) -> Iterable[OutputFile]:
    """Make the Atom feed of the latest dated features, with their full text and ids that never change."""
    dated = [card for card in newest if card.date][:FEED_LENGTH]
    entries = Markup().join(_entry(paper, card) for card in dated)
    updated = max((card.updated or card.date for card in dated), default="1970-01-01")
    text = FEED.format(
        language=paper.language,
        url=paper.url,
        name=paper.name,
        author=paper.publisher.name or paper.name,
        updated=_moment(updated),
        entries=entries,
    )
    yield OutputFile("site/feed.xml", text.encode("utf-8"))


def _entry(paper: Paper, card: ArchiveCard) -> Markup:
    """Give a feature as an entry of the feed."""
    return ENTRY.format(
        url=paper.url,
        slug=card.slug,
        host=urlsplit(paper.url).hostname or "",
        date=card.date,
        headline=card.headline,
        published=_moment(card.date),
        updated=_moment(card.updated or card.date),
        summary=card.summary,
        content=str(card.feed_html),
    )


def make_sitemaps(paper: Paper, newest: Sequence[ArchiveCard], shelves: Sequence[Listed]) -> Iterable[OutputFile]:
    """Make the sitemap index, the map of the archive's own pages and a map of features for every year."""
    own = [_address(f"{paper.url}/"), *(_address(f"{paper.url}/{shelf.path}") for shelf in shelves)]
    maps = {"sitemap-archive.xml": own}
    for year, group in itertools.groupby(newest, key=lambda card: card.date[:4]):
        rows = [_address(f"{paper.url}/{card.slug}/", card.updated or card.date) for card in group]
        for part, start in enumerate(range(0, len(rows), SITEMAP_LENGTH), 1):
            name = f"sitemap-{year or 'undated'}" + (f"-{part}" if part > 1 else "")
            maps[f"{name}.xml"] = rows[start : start + SITEMAP_LENGTH]
    yield _map_file("sitemap.xml", "sitemapindex", [_map_address(f"{paper.url}/{name}") for name in sorted(maps)])
    for name in sorted(maps):
        yield _map_file(name, "urlset", maps[name])


def _address(url: str, date: str = "") -> Markup:
    """Give a page of a sitemap, with the day it last changed."""
    changed = Markup("<lastmod>{}</lastmod>").format(date) if date else Markup()
    return Markup("<url><loc>{}</loc>{}</url>\n").format(url, changed)


def _map_address(url: str) -> Markup:
    """Give a map of the sitemap index."""
    return Markup("<sitemap><loc>{}</loc></sitemap>\n").format(url)


def _map_file(name: str, element: str, rows: Iterable[Markup]) -> OutputFile:
    """Write one sitemap file."""
    text = Markup(
        '<?xml version="1.0" encoding="utf-8"?>\n<{0} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{1}</{0}>\n'
    ).format(element, Markup().join(rows))
    return OutputFile(f"site/{name}", text.encode("utf-8"))


def make_robots(paper: Paper) -> OutputFile:
    """Make `robots.txt`: everything may be read."""
    return OutputFile("site/robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {paper.url}/sitemap.xml\n".encode())


def _moment(date: str) -> str:
    """Give an ISO day as a moment with its zone."""
    return moment(datetime.date.fromisoformat(date))
