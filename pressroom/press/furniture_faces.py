"""Faces for the engine. In: the characters a layout may print. Out: which face serves which, as @font-face rules.

A role's first face serves what it has, its next what is left; a character that none has is an error, never a fallback.
"""

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from pressroom.faces import FaceFile, Faces
from pressroom.faces.subset import missing_characters
from pressroom.findings import Finding, Place, form_error

KAI_LENDS = frozenset("“”‘’·")
"""Marks that Kai faces have too narrow: they are taken from the body face (TYPOGRAPHY B-6)."""


class FaceCut(Struct, frozen=True):
    """A face cut for the engine: its family in CSS, its address, the face, and the characters that it serves."""

    family: str
    path: str
    face: FaceFile
    characters: str


def face_rules(cuts: Sequence[FaceCut]) -> str:
    """Give the @font-face rules of cut faces; several of one family share its characters out."""
    of_family = Counter(cut.family for cut in cuts)
    return "".join(face_rule(cut, alone=of_family[cut.family] == 1) for cut in cuts)


def face_rule(cut: FaceCut, alone: bool) -> str:
    """Give the @font-face rule of a cut face; one that is `alone` in its family serves all the characters it has."""
    points = "" if alone else ";unicode-range:" + ",".join(f"U+{ord(character):X}" for character in cut.characters)
    return f'@font-face{{font-family:"{cut.family}";src:url(/{cut.path}){points}}}'


def faces_named(cuts: Sequence[FaceCut], *texts: str) -> tuple[FaceCut, ...]:
    """Give the cuts of those families that a layout or its styles name: the engine need not read the others."""
    words = frozenset(word for text in texts for word in re.findall(r"[\w-]+", text))
    return tuple(cut for cut in cuts if cut.family in words)


def characters_of(html: str, styles: str) -> tuple[str, ...]:
    """Give all characters the furniture may print, sorted: of the HTML, and of `content:` in the styles."""
    everything = html + "".join(re.findall(r"content:[^;}]*", styles))
    return tuple(sorted({character for character in everything if character.isprintable()} | {" ", "\u3000"}))


def share_out(faces: Faces, characters: tuple[str, ...]) -> tuple[tuple[FaceCut, ...], tuple[Finding, ...]]:
    """Share the characters out over each role's faces; what the first face lacks is served by the role's next."""
    cuts: list[FaceCut] = []
    for role in faces.files:
        lent = [one for one in characters if role == "kai" and one in KAI_LENDS]
        left = [one for one in characters if one not in lent]
        for key in faces.keys(role):
            cut, left = take_share(faces, role, key, left)
            cuts += [cut] if cut else []
        cut, _ = take_share(faces, role, "body", lent)
        cuts += [cut] if cut else []
        if role == "body" and left:
            return (), (unprintable(left),)
    return tuple(cuts), ()


def take_share(faces: Faces, role: str, key: str, characters: list[str]) -> tuple[FaceCut | None, list[str]]:
    """Give the cut of one face with those of the characters it has, and the characters left over."""
    face = faces.file(key)
    left = list(missing_characters(face, characters))
    has = "".join(character for character in characters if character not in left)
    cut = FaceCut(role, f"faces/{role}-{key.replace('+', '-')}.otf", face, has) if has else None
    return cut, left


def unprintable(characters: list[str]) -> Finding:
    """Say which characters of the layout no face has."""
    return form_error(
        "missing-glyph",
        "no face of the role `body` has {characters}",
        Place("layouts/spread.html"),
        hint="write other characters, or name a further face under `faces: body:` in site.yaml",
        rule="B-25",
        characters="、".join(f"`{character}` (U+{ord(character):04X})" for character in characters),
    )
