"""Standing matter: made-up pages kept by their content. In: a feature, the key of its copy. Out: `Standing`.

Printers kept type that would be wanted again standing. Where copy, faces and this program are what they were, nothing
is set or made up again, and neither the composing room nor make-up is even imported.
"""

from pathlib import Path

import msgspec
from msgspec import Struct

from pressroom.cache import key_of, made_by, open_cache
from pressroom.faces import Faces
from pressroom.findings import Finding
from pressroom.model import Feature, MadeUp

ROOM = "standing"
MAKERS = ("composing", "faces", "makeup", "model", "paper.py", "units.py")
"""What of this program a made-up page depends on."""


class Standing(Struct, frozen=True):
    """A made-up feature, and what was found while its lines were set."""

    made_up: MadeUp
    findings: tuple[Finding, ...]


def make_pages(root: Path, feature: Feature, faces: Faces, key: str) -> Standing:
    """Set and make up a feature, or give its pages as they stand; `key` is that of its copy, paper and pictures.

    Raises `StopPress` where the grid does not go on the page.
    """
    cache = open_cache(root, ROOM)
    hashes = [file.sha256 for files in faces.files.values() for file in files]
    key = key_of(key, made_by(*MAKERS), *hashes)
    known = cache.read(key)
    if known is None:
        known = msgspec.msgpack.encode(_set_and_make_up(root, feature, faces))
        cache.write(key, known)
    return msgspec.msgpack.decode(known, type=Standing)


def _set_and_make_up(root: Path, feature: Feature, faces: Faces) -> Standing:
    """Set the copy and make up its pages."""
    from pressroom.composing import Composer, judge_lines
    from pressroom.makeup import make_up

    composer = Composer.for_feature(feature, faces, open_cache(root, "galleys"))
    made_up: MadeUp = make_up(feature, composer)
    lines = (placed.line for made_up_sheet in made_up.sheets for placed in made_up_sheet.lines)
    return Standing(made_up, (*composer.check_coverage(feature), *judge_lines(lines)))
