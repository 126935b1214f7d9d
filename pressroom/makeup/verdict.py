"""What the editor is told of the fit. In: copy fitted. Out: `Fit` and findings, in characters and entries."""

from collections.abc import Iterator, Sequence
from math import ceil

from pressroom.findings import Finding, error, warning
from pressroom.makeup.copyfit import Fitted
from pressroom.makeup.pictures import kept_span
from pressroom.makeup.remedy import Remedy
from pressroom.model import Fit, PlacedLine

# A page so many lines short needs no word: its last column is level enough.
LEVEL = 1
# So much of what looseness can do is kept in hand by the figures, and so many lines at least and at most: copy that is
# cut or written to a figure then fits wherever it is cut or written.
IN_HAND, LEAST_IN_HAND, MOST_IN_HAND = 0.2, 3, 8
# Of so many lines that are written, one goes to waste on last lines of paragraphs less than copy does on the whole.
LAST_LINES = 30
# And of so many lines that are cut, one stays as a part of a line.
CUT_LINES = 15


def judge_fit(fitted: Fitted, overset: tuple[PlacedLine, ...]) -> Fit:
    """Give the figures of the fit and the levers used."""
    free = sum(segment.length for segment in fitted.plan.segments)
    characters = _characters(fitted)
    return Fit(
        lines_free=free,
        lines_set=fitted.thread.end,
        overset=overset,
        overset_characters=characters,
        short_lines=fitted.short,
        levers=_levers(fitted),
    )


def _levers(fitted: Fitted) -> tuple[tuple[str, str], ...]:
    """List the levers used, in order; entries' looseness as `slug` `+2 -1`."""
    levers = []
    entries = fitted.copy.feature.entries
    for number, entry in enumerate(entries):
        mine = [one for one in fitted.thread.placed if one.piece.entry == number]
        more = sum(one.looseness > 0 for one in mine)
        less = sum(one.looseness < 0 for one in mine)
        space = sum(one.space for one in mine)
        if more or less:
            levers.append((f"looseness {entry.slug}", f"+{more} -{less}"))
        if space:
            levers.append((f"space {entry.slug}", f"+{space}"))
    levers += [
        (f"picture {size.picture.photo.file.path}", f"{size.rows - size.natural:+d}")
        for size in fitted.plan.sizes.pictures
        if size.rows != size.natural
    ]
    heads = fitted.copy.heads[len(fitted.grids[0].page_numbers)]
    head, first = fitted.plan.sizes.head, heads[0] if heads else None
    if head and first and head.size_pt != first.size_pt:
        levers.append(("headline", f"{head.size_pt:g} pt"))
    paper, grid = fitted.copy.feature.paper, fitted.grids[0]
    if grid.pitch_pt != paper.type.pitch_pt:
        levers.append(("pitch", f"{grid.pitch_pt:g} pt"))
    return tuple(levers)


def fit_findings(fitted: Fitted, remedy: Remedy | None) -> tuple[Finding, ...]:
    """Say what does not fit, in characters, and which entries have most to give; or what else makes room."""
    findings: list[Finding] = []
    if remedy:
        findings.append(_overfull(fitted, remedy))
    elif fitted.over:
        findings.append(_overset(fitted))
    elif fitted.short > LEVEL:
        findings.append(_underset(fitted))
    return (*findings, *_homeless(fitted), *_shrunk(fitted))


def _overset(fitted: Fitted) -> Finding:
    """Say how many characters are too many for which pages, and where they could go."""
    feature = fitted.copy.feature
    return error(
        "overset",
        "the copy is {characters} characters too long for page {pages}: {lines} lines find no room",
        feature.places.get("pages", feature.place),
        hint="cut about {characters} characters, or give the feature more pages; most to give: {entries}",
        rule="B-24",
        characters=_characters(fitted),
        lines=fitted.over,
        pages=_pages(fitted),
        entries=_longest(fitted),
    )


def _overfull(fitted: Fitted, remedy: Remedy) -> Finding:
    """Say that pages are too few for pictures, headings and copy, and what was found to make room."""
    feature = fitted.copy.feature
    hint = "no cut alone makes room: give the feature more pages"
    if remedy.pages:
        hint = "no cut alone makes room: give the feature {needed} pages"
    if remedy.pages and remedy.left_out:
        hint = "no cut alone makes room: give the feature {needed} pages, or write `print: false` for {pictures}"
    elif remedy.left_out:
        hint = "no cut alone makes room: write `print: false` for {pictures}"
    return error(
        "overset",
        "what is to be printed is {lines} lines too long for page {pages}",
        feature.places.get("pages", feature.place),
        hint=hint,
        rule="B-24",
        lines=fitted.over,
        pages=_pages(fitted),
        needed=remedy.pages,
        pictures=", ".join(f"`{one.photo.file.path}`" for one in remedy.left_out),
    )


def _underset(fitted: Fitted) -> Finding:
    """Say how many lines are empty on which pages, and what would fill them."""
    feature = fitted.copy.feature
    columns, rows = _filler(fitted)
    return warning(
        "underset",
        "the copy is {lines} lines too short for page {pages}",
        feature.places.get("pages", feature.place),
        hint="about {characters} characters more, or a picture of {columns} × {rows}, columns × lines, fill them",
        rule="B-23",
        lines=fitted.short,
        pages=_pages(fitted),
        characters=ceil((fitted.short + _in_hand(fitted, 1) + fitted.short // LAST_LINES) * _per_line(fitted)),
        columns=columns,
        rows=rows,
    )


def _pages(fitted: Fitted) -> str:
    """Name the pages as an editor does: `6–7`, or one."""
    numbers = [number for grid in fitted.grids for number in grid.page_numbers]
    return str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"


def _characters(fitted: Fitted) -> int:
    """Give the characters too many: full lines, what is kept in hand, and some for what cuts leave on last lines."""
    lines = fitted.over + _in_hand(fitted, -1) + 1 + fitted.over // CUT_LINES
    return ceil(lines * _per_line(fitted)) if fitted.over else 0


def _per_line(fitted: Fitted) -> float:
    """Give how many characters the copy's full lines hold: in Han about a column's, squeezed; in Latin far more."""
    settings = [piece.block.settings[0][1:-1] for piece in fitted.copy.pieces if not piece.solid]
    count = sum(map(len, settings))
    held = sum(len(line.text) for lines in settings for line in lines)
    return held / count if count else float(fitted.grids[0].characters)


def _in_hand(fitted: Fitted, way: int) -> int:
    """Give the lines a figure adds to the bare need, from what paragraphs can take (1) or give (-1)."""
    able = sum(way in piece.rows for piece in fitted.copy.pieces if not piece.solid)
    return min(max(int(IN_HAND * able), LEAST_IN_HAND), MOST_IN_HAND)


def _longest(fitted: Fitted) -> str:
    """Name the three longest entries with their characters."""
    entries = sorted(fitted.copy.feature.entries, key=lambda entry: (-len(entry.text), entry.slug))
    return ", ".join(f"{entry.slug} ({len(entry.text)})" for entry in entries[:3])


def _filler(fitted: Fitted) -> tuple[int, int]:
    """Give a picture that would fill the lines that are short: its columns and rows."""
    columns = max(1, min(3, fitted.grids[0].columns, fitted.short // 12))
    return columns, max(1, round(fitted.short / columns))


def _shrunk(fitted: Fitted) -> Iterator[Finding]:
    """Name the pictures that stand smaller than `span` ordered: without room on their pages, or too high for any."""
    homeless = {picture.number for picture in fitted.plan.homeless}
    for size, _ in fitted.plan.shrunk:
        if size.picture.photo.span is not None and size.picture.number not in homeless:
            yield warning(
                "span-not-kept",
                "`{picture}` stands smaller than {span} columns: there was no room for it",
                size.picture.photo.place,
                hint="give it a smaller `span`, or its entry more text",
                rule="B-14",
                picture=size.picture.photo.file.path,
                span=size.span,
            )
    columns, lacking = fitted.grids[0].columns, {size.picture.number for size, _ in fitted.plan.shrunk}
    for picture in fitted.copy.pictures:
        ordered = min(picture.photo.span or 0, columns)
        kept = kept_span(picture.photo, fitted.grids[0])
        if kept < ordered and picture.number not in lacking:
            yield warning(
                "span-not-kept",
                "`{picture}` stands {kept} columns wide: with {span} it would take most of a page's height",
                picture.photo.place,
                hint="give it a smaller `span`, or crop the picture itself",
                rule="B-14",
                picture=picture.photo.file.path,
                kept=kept,
                span=ordered,
            )


def _homeless(fitted: Fitted) -> Sequence[Finding]:
    """Name the pictures that found no room."""
    return [
        error(
            "picture-without-room",
            "`{picture}` finds no room on its pages",
            picture.photo.place,
            hint="give it a smaller `span`, or write `print: false`",
            rule="B-14",
            picture=picture.photo.file.path,
        )
        for picture in fitted.plan.homeless
    ]
