"""HarfBuzz's door for composing. In: spans of one face. Out: clusters, in the order of their characters.

A glyph id of 0 (the face lacks the character) never reaches a line unseen: `Shaper.keys_for` answers for every
character which face prints it, or that none does.
"""

import uharfbuzz
from msgspec import Struct, field

from pressroom.composing.classes import Kind, kind_of
from pressroom.faces import FaceFile, Faces

FULL_WIDTH_EM = 0.85
NARROW_IN_KAI = "“”‘’·"
INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
DASHES = frozenset("—⸺…⋯")


class Span(Struct, frozen=True):
    """Characters of one look: key of the face, size and rise in ems of the block, link, source line of each."""

    text: str
    key: str
    size_em: float
    rise_em: float
    href: str
    line: int


class Cluster(Struct):
    """Glyphs that stand or fall together. Widths in ems of the block; `glyphs` are (id, x, y) from its own origin.

    `blank` is the white half of a full-width mark in ems (left of an opening one, right of the others); `after` is the
    white space of the copy that follows.
    """

    text: str
    kind: Kind
    width: float
    glyphs: tuple[tuple[int, float, float], ...]
    span: Span
    blank: float = 0.0
    after: str = ""


class Shaper(Struct):
    """Shapes spans in the faces of the house. It keeps opened fonts and what it learnt of characters."""

    faces: Faces
    language: str = "zh-CN"
    fonts: dict[str, "uharfbuzz.Font"] = field(default_factory=dict)
    keys: dict[tuple[str, str], str | None] = field(default_factory=dict)
    spaces: dict[str, float] = field(default_factory=dict)

    def font(self, key: str) -> "uharfbuzz.Font":
        """Give the opened font of a face's key."""
        if key not in self.fonts:
            file: FaceFile = self.faces.file(key)
            face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(file.path)), file.index)
            self.fonts[key] = uharfbuzz.Font(face)
        return self.fonts[key]

    def key_for(self, role: str, character: str) -> str | None:
        """Give the key of the face that prints a character in a role, or None where no face of the role has it."""
        known = self.keys.get((role, character), "?")
        if known == "?":
            known = self.keys[role, character] = self._find_key(role, character)
        return known

    def advance_em(self, key: str, character: str) -> float:
        """Give the advance of a character's nominal glyph in ems of its face."""
        font = self.font(key)
        glyph = font.get_nominal_glyph(ord(character))
        return font.get_glyph_h_advance(glyph) / font.face.upem if glyph else 0.0

    def space_em(self, key: str) -> float:
        """Give the advance of a face's word space in ems."""
        if key not in self.spaces:
            self.spaces[key] = self.advance_em(key, " ") or 0.25
        return self.spaces[key]

    def shape(self, span: Span) -> list[Cluster]:
        """Shape a span. The clusters' texts joined are the span's text."""
        font = self.font(span.key)
        buffer = uharfbuzz.Buffer()
        buffer.add_str(span.text)
        buffer.direction, buffer.language = "ltr", self.language
        buffer.script = "Latn" if self.language == "en" else "Hani"
        uharfbuzz.shape(font, buffer, self._features(span.text))
        scale = span.size_em / font.face.upem
        rows: dict[int, list[tuple[int, float, float, float]]] = {}
        for info, (dx, dy, ax, _) in zip(buffer.glyph_infos, (p.position for p in buffer.glyph_positions), strict=True):
            rows.setdefault(info.cluster, []).append((info.codepoint, dx * scale, dy * scale, ax * scale))
        starts = sorted(rows)
        ends = [*starts[1:], len(span.text)]
        if starts and starts[0]:
            starts[0], rows[0] = 0, rows[starts[0]]
        return [make_cluster(span, start, end, rows[start]) for start, end in zip(starts, ends, strict=True)]

    def _features(self, text: str) -> dict[str, object]:
        """Ask for narrow quotes where they are Western: everywhere in English, inside Western words elsewhere.

        Words and figures in Chinese copy are set without kerning, in even widths.
        """
        if self.language == "en":
            return {"pwid": True}
        inside = [
            (i, i + 1, True)
            for i, character in enumerate(text[:-1])
            if character == "’" and i and text[i - 1].isascii() and text[i + 1].isascii() and text[i - 1].isalpha()
        ]
        return {"kern": False, "pwid": inside} if inside else {"kern": False}

    def _find_key(self, role: str, character: str) -> str | None:
        if character in INVISIBLE:
            return self.faces.keys(role)[0]
        for key in self.faces.keys(role):
            if self.font(key).get_nominal_glyph(ord(character)):
                narrow = character in NARROW_IN_KAI and role not in ("body", "latin")
                if narrow and self.advance_em(key, "“") < FULL_WIDTH_EM and self.language != "en":
                    return self.key_for("body", character)
                return key
        return None


def make_cluster(span: Span, start: int, end: int, row: list[tuple[int, float, float, float]]) -> Cluster:
    """Make a cluster of the glyphs (id, dx, dy, advance) that stand for `span.text[start:end]`."""
    text, glyphs, x = span.text[start:end], [], 0.0
    for glyph, dx, dy, advance in row:
        glyphs.append((glyph, x + dx, dy))
        x += advance
    kind = kind_of(text[0])
    if text[0] in DASHES and (len(text) == 2 or _has_twin(span.text, start)):
        kind = Kind.DASH2 if text[0] in "—⸺" else Kind.ELL2
        wanted = span.size_em * (2 if text[0] == "⸺" else len(text))
        glyphs = [(glyph, gx + (wanted - x) / 2, gy) for glyph, gx, gy in glyphs]
        x = wanted
    if text[0] in INVISIBLE:
        glyphs, x = [], 0.0
    if (
        text == "’"
        and span.text[start - 1 : start].isalpha()
        and span.text[end : end + 1].isalpha()
        and x < span.size_em / 2
    ):
        kind = Kind.WEST
    full = x >= FULL_WIDTH_EM * span.size_em and len(text) == 1
    blank = span.size_em / 2 if full and kind in (Kind.OPEN, Kind.CLOSE, Kind.COMMA, Kind.STOP) else 0.0
    return Cluster(text, kind, x, tuple(glyphs), span, blank)


def _has_twin(text: str, at: int) -> bool:
    """Tell whether a dash or an ellipsis stands beside another of its kind."""
    return text[at - 1 : at] == text[at] or text[at + 1 : at + 2] == text[at]
