"""Compare the copy with what a PDF prints. In: the feature, texts of its PDFs. Out: `lost-text`, `doubled-text`.

Every character of the copy must be there once and in order. Only the PDF's own text is asked, through its ToUnicode
maps; what is left over is furniture (folio, labels, markers), unless it is copy a second time.
"""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from pressroom.findings import Finding, Place, form_error
from pressroom.model import Feature, MadeUp, PlacedLine
from pressroom.press.copy_pieces import Piece, pieces_of, significant

TAKEN = "\x00"
NO_ROOM = "picture-without-room"
OF_ENTRY = ("crosshead", "byline")
RUN = 8
"""So many characters of copy in a row are not left over by chance."""


def compare_copy(feature: Feature, made_up: MadeUp, texts: Iterable[str]) -> tuple[Finding, ...]:
    """Compare a feature's copy with the text read from each of its sheets' PDFs.

    Overset lines are not looked for: they are told already.
    """
    sheets = [significant(text) for text in texts]
    printed = TAKEN.join(sheets)
    pieces = list(pieces_on(feature, made_up))
    broken = []
    for piece in sorted(pieces, key=lambda piece: -len(piece.text)):
        at = printed.find(piece.text)
        if at < 0:
            broken += [] if piece.apart else [piece]
        else:
            printed = printed[:at] + TAKEN + printed[at + len(piece.text) :]
    findings = []
    for piece in broken:
        printed, lost = take_in_pieces(printed, piece.text, len(sheets))
        findings += [lost_text(piece, lost)] if lost else []
    return (*findings, *doubled(printed, runs_of_copy(pieces)))


def runs_of_copy(pieces: Iterable[Piece]) -> dict[str, Piece]:
    """Give all runs of `RUN` characters of the copy, headings apart: a layout may say these twice."""
    return {
        piece.text[at : at + RUN]: piece
        for piece in pieces
        if not piece.heading
        for at in range(len(piece.text) - RUN + 1)
    }


def take_in_pieces(printed: str, wanted: str, most: int) -> tuple[str, str]:
    """Take copy that goes on from sheet to sheet; give the rest of the print, and what of the copy was not found.

    All whole pieces are taken already, so that a beginning they share is not mistaken for this one's.
    """
    for _ in range(most):
        length = longest_prefix(printed, wanted)
        if length < len(wanted) and most == 1:
            return printed, wanted[length:]
        at = printed.find(wanted[:length])
        printed = printed[:at] + TAKEN + printed[at + length :]
        wanted = wanted[length:]
        if not wanted or not length:
            break
    return printed, wanted


def longest_prefix(printed: str, wanted: str) -> int:
    """Give how many characters of a text's beginning are found in a row."""
    low, high = 0, len(wanted)
    while low < high:
        middle = (low + high + 1) // 2
        if wanted[:middle] in printed:
            low = middle
        else:
            high = middle - 1
    return low


def doubled(rest: str, copy: dict[str, Piece]) -> Iterator[Finding]:
    """Find copy in what is left over."""
    told: set[Place] = set()
    for part in rest.split(TAKEN):
        for at in range(len(part) - RUN + 1):
            piece = copy.get(part[at : at + RUN])
            if piece is not None and piece.place not in told:
                told.add(piece.place)
                yield form_error(
                    "doubled-text",
                    "`{text}` is printed more than once, or broken up",
                    piece.place,
                    hint="this is a fault of the layout or of the program: print this feature with another layout",
                    rule="B-24",
                    entry=piece.entry,
                    text=part[at : at + RUN],
                )


def lost_text(piece: Piece, lost: str) -> Finding:
    """Say what is not printed."""
    return form_error(
        "lost-text",
        "`{text}` is not printed as it stands here",
        piece.place,
        hint="look whether the layout prints every part of the headline and the entries",
        rule="B-24",
        entry=piece.entry,
        text=lost[:20] + ("…" if len(lost) > 20 else ""),
    )


def pieces_on(feature: Feature, made_up: MadeUp) -> Iterator[Piece]:
    """Give the copy that the sheets must print: without what make-up says it found no room for."""
    placed = {photo.photo.file.path for sheet in made_up.sheets for photo in sheet.photos}
    without_room = any(finding.code == NO_ROOM for finding in made_up.findings)
    for piece in pieces_of(feature):
        if piece.photo and piece.photo not in placed and without_room:
            continue
        left = without_overset(piece, made_up.fit.overset)
        if left.text:
            yield left


def without_overset(piece: Piece, overset: Iterable[PlacedLine]) -> Piece:
    """Take off a piece what make-up found no room for: its end, or all of a heading."""
    tail = significant("".join(line.line.text for line in overset if is_of(line, piece)))
    if not tail or not piece.text.endswith(tail):
        return piece
    return replace(piece, text=piece.text[: -len(tail)])


def is_of(line: PlacedLine, piece: Piece) -> bool:
    """Tell whether an overset line belongs to a piece of copy."""
    if line.entry != piece.entry or piece.photo:
        return False
    if piece.part in OF_ENTRY or line.part in OF_ENTRY:
        return line.part == piece.part
    return line.paragraph == piece.paragraph
