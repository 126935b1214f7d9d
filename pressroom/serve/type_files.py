"""Faces for the browser. In: a face and the characters to be shown. Out: the address of a file that has them.

A file is cut anew only when a character comes that it lacks, and then keeps what it had, so that typing costs nothing.
"""

from collections.abc import Iterable
from hashlib import blake2b

from msgspec import Struct, field

from pressroom.faces import FaceFile
from pressroom.faces.subset import known_characters, subset_for_text

FOLDER = "/_live/faces/"
MOST_CHARACTERS = 6000
MOST_FILES = 10


class TypeFiles(Struct):
    """The files cut so far: by face what is in it and its name, by name its bytes."""

    cuts: dict[tuple[str, int], tuple[frozenset[str], str]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)

    def address(self, face: FaceFile, characters: Iterable[str]) -> str:
        """Give the address of a file with these characters, as far as the face has them."""
        known = known_characters(face.path, face.index)
        wanted = frozenset(character for character in characters if ord(character) in known)
        key = (str(face.path), face.index)
        has, name = self.cuts.get(key, (frozenset[str](), ""))
        if not name or not wanted <= has:
            has = wanted | has if len(wanted | has) <= MOST_CHARACTERS else wanted
            data = subset_for_text(face, sorted(has))
            name = f"{blake2b(data, digest_size=8).hexdigest()}.otf"
            self.files.pop(name, None)
            self.files[name] = data
            self.cuts[key] = (has, name)
            self._forget()
        return FOLDER + name

    def _forget(self) -> None:
        """Drop the files made longest ago."""
        used = {name for _, name in self.cuts.values()}
        for name in [name for name in self.files if name not in used][: max(0, len(self.files) - MOST_FILES)]:
            del self.files[name]
