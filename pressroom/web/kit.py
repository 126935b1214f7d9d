"""Faces that the engine has open. In: a page's HTML, the house's faces. Out: a `Kit` that has all of its characters.

To cut and to open faces costs as much as to set a page in them. So a kit serves page after page; one that lacks a
character gives way to a larger one. What is drawn is the same with any kit. A build puts its kit away at its end.
"""

import atexit
import functools
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import category

from msgspec import Struct

from pressroom.faces import Faces

if TYPE_CHECKING:
    from pressroom.opened import Opened

MANY = 8
"""So many kits into a run, the characters of the next are common ones, too: many pages are to come."""


class Kit(Struct, frozen=True, eq=False):
    """Faces of some roles, cut to some characters: the files, the style that names them, the engine's hold on them.

    `lacking` are characters, by role, that none of its faces has.
    """

    characters: frozenset[str]
    lacking: Mapping[str, frozenset[str]]
    rules: str
    cuts: Mapping[str, bytes]
    opened: "Opened"

    def is_enough(self, roles: list[str], characters: frozenset[str]) -> bool:
        """Tell whether a page can be set with it."""
        return characters <= self.characters and self.lacking.keys() >= set(roles)

    def has_all(self, roles: list[str], characters: frozenset[str]) -> bool:
        """Tell whether each role has every character of a page."""
        return bool(roles) and not any(characters & self.lacking[role] for role in roles)


class _Place(Struct):
    """Where the kit at hand lies, and the stamp of its faces; `made` counts the kits of these faces so far."""

    kit: Kit | None = None
    stamp: str = ""
    made: int = 0


def take_kit(root: Path, faces: Faces, html: str) -> tuple[Kit, bool]:
    """Give a kit for a page, and whether its faces have every character: then no other face need be looked for."""
    characters = frozenset(char for char in html if char.isprintable() or category(char) == "Co")  # a house's own, too
    roles = _roles_named(root, faces, html)
    place, stamp = _place(), stamp_of(faces)
    if place.stamp != stamp:
        put_away()
        place.stamp = stamp
    if place.kit is None or not place.kit.is_enough(roles, characters):
        before, place.kit = place.kit, _make_kit(faces, place, roles, characters)
        place.made += 1
        if before:
            before.opened.close()
    return place.kit, place.kit.has_all(roles, characters)


def put_away() -> None:
    """Close the faces that are open, as a process that ends in peace does, too."""
    place = _place()
    if place.kit:
        place.kit.opened.close()
    place.kit, place.stamp, place.made = None, "", 0


def stamp_of(faces: Faces) -> str:
    """Tell the faces' files apart without reading them: a changed file has another size or time."""
    stamps = []
    for role, files in faces.files.items():
        for face in files:
            status = face.path.stat()
            stamps.append((role, face.family, face.path.name, face.index, status.st_size, status.st_mtime_ns))
    return repr(stamps)


@functools.lru_cache(maxsize=1)
def _place() -> _Place:
    """Give the place of this process's kit, empty at first."""
    atexit.register(put_away)
    return _Place()


def _make_kit(faces: Faces, place: _Place, roles: list[str], characters: frozenset[str]) -> Kit:
    """Cut faces to a page's characters and to those of the kit before, and open them."""
    from pressroom.engine import open_faces
    from pressroom.faces.subset import known_characters, subset_for_text

    if place.kit:
        characters |= place.kit.characters
        roles = sorted({*roles, *place.kit.lacking})
    if place.made >= MANY:
        characters |= frozenset(_common_characters())
    rules, cuts, lacking = [], {}, {}
    for role in roles:
        left = set(characters)
        for key in faces.keys(role):
            face = faces.file(key)
            known = known_characters(face.path, face.index)
            has = sorted(char for char in left if ord(char) in known)
            left.difference_update(has)
            if has:
                path = f"given/{key.replace('+', '-')}.otf"
                cuts[path] = subset_for_text(face, has)
                rules.append(f'@font-face{{font-family:"{role}";src:url(/{path})}}')
        lacking[role] = frozenset(left)
    return Kit(characters, lacking, "".join(rules), cuts, open_faces("".join(rules), cuts))


def _common_characters() -> Iterator[str]:
    """Give the characters of GB/T 2312, and ASCII's."""
    yield from map(chr, range(32, 127))
    for row in range(0xA1, 0xF8):
        yield from bytes(byte for cell in range(0xA1, 0xFF) for byte in (row, cell)).decode("gb2312", "ignore")


def _roles_named(root: Path, faces: Faces, html: str) -> list[str]:
    """List the roles that the page's own styles, or a stylesheet it may link to, ask for as a font."""
    styles = html
    if "stylesheet" in html:
        linked = [path.read_text(encoding="utf-8") for path in sorted((root / "assets/css").glob("*.css"))]
        styles = "\n".join([html, *linked])
    fonts = " ".join(re.findall(r"font(?:-family)?\s*:([^;}]*)", styles))
    return [role for role in faces.files if re.search(rf"\b{role}\b", fonts)]
