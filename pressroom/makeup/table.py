"""The copyfit table. In: a feature made up. Out: a row for every entry: characters, lines, pages, levers used."""

from msgspec import Struct

from pressroom.model import Entry, Feature, MadeUp


class FitRow(Struct, frozen=True):
    """How an entry fits: `lines` count those overset, `looser` and `tighter` paragraphs, `space` rows over headings."""

    slug: str
    title: str
    characters: int
    lines: int
    overset: int
    looser: int
    tighter: int
    space: int
    pages: tuple[int, ...]


def fit_table(feature: Feature, made_up: MadeUp) -> tuple[FitRow, ...]:
    """Give the table of entries in running order; what no entry owns (pictures, head, pitch) is in `Fit.levers`."""
    levers = dict(made_up.fit.levers)
    return tuple(_row(entry, made_up, levers) for entry in feature.entries)


def _row(entry: Entry, made_up: MadeUp, levers: dict[str, str]) -> FitRow:
    """Give an entry's row."""
    placed = [
        line for sheet in made_up.sheets for line in sheet.lines if _is_text(line.part) and line.entry == entry.slug
    ]
    overset = sum(_is_text(line.part) and line.entry == entry.slug for line in made_up.fit.overset)
    looser, tighter = _pair(levers.get(f"looseness {entry.slug}", "+0 -0"))
    return FitRow(
        slug=entry.slug,
        title=entry.title,
        characters=len("".join(entry.text.split())),
        lines=len(placed) + overset,
        overset=overset,
        looser=looser,
        tighter=tighter,
        space=int(levers.get(f"space {entry.slug}", "0")),
        pages=_pages(entry, made_up),
    )


def _is_text(part: str) -> bool:
    return part in ("body", "byline")


def _pair(lever: str) -> tuple[int, int]:
    """Read `+2 -1` as two paragraphs looser, one tighter."""
    looser, tighter = lever.split()
    return abs(int(looser)), abs(int(tighter))


def _pages(entry: Entry, made_up: MadeUp) -> tuple[int, ...]:
    """Give the numbers of the pages an entry's text and pictures stand on."""
    found = set()
    for sheet in made_up.sheets:
        spots = [line.x_pt for line in sheet.lines if line.entry == entry.slug]
        spots += [photo.rect.x_pt for photo in sheet.photos if photo.entry == entry.slug]
        for page in sheet.pages:
            left, right = page.trim.x_pt, page.trim.x_pt + page.trim.width_pt
            if any(left <= x < right for x in spots):
                found.add(page.number)
    return tuple(sorted(found))
