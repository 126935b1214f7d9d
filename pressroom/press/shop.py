"""The press set up for a feature. In: the feature, its sheets. Out: profile, cut faces, darkroom, the cache's rooms."""

import zlib
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from pressroom.cache import Cache, key_of, open_cache
from pressroom.faces import Faces
from pressroom.faces.outlines import Alphabet, open_alphabet
from pressroom.findings import Place, StopPress, form_error
from pressroom.model import Feature, MadeUp
from pressroom.press.finish import Condition
from pressroom.press.pictures import Darkroom, open_darkroom
from pressroom.press.type import Forme, fill_cases

DRAWN = ("body", "hei", "kai")
"""The roles of faces that words are drawn in as outlines."""


class Rooms(Struct, frozen=True):
    """The rooms of the cache that the press uses."""

    furniture: Cache
    pictures: Cache
    ink: Cache
    faces: Cache
    proofs: Cache


class Press(Struct, frozen=True):
    """All that is set up once for a feature's sheets."""

    feature: Feature
    root: Path
    faces: Faces
    darkroom: Darkroom
    condition: Condition
    forme: Forme
    alphabets: Mapping[str, Alphabet]
    rooms: Rooms

    def put_away(self) -> None:
        """Keep what the next run can use."""
        self.darkroom.book.save()
        for alphabet in self.alphabets.values():
            alphabet.keep(self.rooms.faces)


def set_up(root: Path, feature: Feature, made_up: MadeUp, faces: Faces, folder: Path | None) -> Press:
    """Read the profile, set up the darkroom, cut the faces for all sheets. Raises `StopPress` without a profile."""
    rooms = Rooms(*(open_room(root, name, folder) for name in Rooms.__struct_fields__))
    press = feature.paper.press
    profile = load_profile(root, press.profile)
    condition = Condition(profile, pack_profile(profile, rooms.pictures), press.condition, press.registry)
    cases = fill_cases((line for sheet in made_up.sheets for line in sheet.lines), faces, rooms.faces)
    darkroom = open_darkroom(root, feature, profile, rooms.pictures)
    alphabets = {role: open_alphabet(faces.file(role), rooms.faces) for role in DRAWN}
    return Press(feature, root, faces, darkroom, condition, Forme(cases), alphabets, rooms)


def open_room(root: Path, name: str, folder: Path | None) -> Cache:
    """Open a room of the site's cache, or of that in a folder."""
    return Cache(folder / name) if folder else open_cache(root, name)


def load_profile(root: Path, name: str) -> bytes:
    """Read the press profile from `assets/`; raises `StopPress` if it is missing or no CMYK output profile (C-05)."""
    path = root / "assets" / name
    data = path.read_bytes() if path.is_file() else b""
    if data[12:20] == b"prtrCMYK":
        return data
    what = (
        "the press profile `assets/{name}` is no CMYK output profile"
        if data
        else "there is no press profile `assets/{name}`"
    )
    hint = "put the profile of your press into `assets/colour/` and name it under `press: profile:`"
    raise StopPress([form_error("press-profile", what, Place("site.yaml"), hint=hint, rule="C-05", name=name)])


def pack_profile(profile: bytes, cache: Cache) -> bytes:
    """Deflate a profile, or give what was deflated before."""
    key = key_of("profile", profile)
    packed = cache.read(key)
    if packed is None:
        packed = zlib.compress(profile, 6)
        cache.write(key, packed)
    return packed
