"""Galleys kept by content. In: a story's copy and all that setting it depends on. Out: its set blocks, set once only.

The key holds the copy with its lines, the measure, the paper's type, the names, the faces' hashes and this room's own
source, so that a galley is never older than what made it. What cannot be read back is set again.
"""

from collections.abc import Callable, Iterable, Sequence

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from pressroom.cache import Cache, key_of, made_by
from pressroom.faces import Faces
from pressroom.model import Block, Run, SetBlock
from pressroom.paper import TypeSetting

ROLES = ("body", "hei", "kai", "latin")


class GalleyStore(Struct, frozen=True):
    """The cache of galleys of one feature's faces and type."""

    cache: Cache
    setting: str

    @classmethod
    def of(cls, cache: Cache, faces: Faces, type_: TypeSetting, language: str, names: Sequence[str]) -> "GalleyStore":
        """Open the cache for copy that is set in these faces, this type and language."""
        hashes = [file.sha256 for role in ROLES for file in faces.files[role]]
        return cls(cache, key_of(made_by("composing", "model"), ascii(type_), language, *hashes, *names))

    def set_once(
        self, what: str, blocks: tuple[Block, ...], measure_em: float, set_blocks: Callable[[], tuple[SetBlock, ...]]
    ) -> tuple[SetBlock, ...]:
        """Give the blocks as they were set before, or set them now; `what` tells all that is not in the blocks."""
        key = key_of(self.setting, what, repr(measure_em), *(_describe(block) for block in blocks))
        known = self.cache.read(key)
        if known is not None:
            return _take_back(msgspec.msgpack.decode(known, type=_Kept), blocks)
        made = set_blocks()
        numbers = {id(block): number for number, block in enumerate(blocks)}
        kept = _Kept(
            tuple([replace(block, block=None) for block in made]), [numbers.get(id(block.block)) for block in made]
        )
        self.cache.write(key, msgspec.msgpack.encode(kept))
        return made


def _take_back(kept: "_Kept", blocks: tuple[Block, ...]) -> tuple[SetBlock, ...]:
    """Give set blocks their blocks of the copy again."""
    return tuple(
        [
            block if number is None else replace(block, block=blocks[number])
            for block, number in zip(kept.made, kept.numbers, strict=True)
        ]
    )


class _Kept(Struct, frozen=True):
    """Set blocks without the copy they were made of, and the number of each one's block in that copy."""

    made: tuple[SetBlock, ...]
    numbers: list[int | None]


def _describe(block: Block) -> str:
    """Write down all of a block that its setting depends on."""
    photo = block.photo
    picture = (
        (
            photo.caption,
            photo.credit,
            photo.file.width_px,
            photo.file.height_px,
            str(photo.caption_place),
            str(photo.place),
        )
        if photo
        else ()
    )
    cells = [[_describe_runs(cell) for cell in row] for row in block.cells]
    place = (block.place.path, block.place.line, block.place.column)
    return repr((block.kind, block.level, block.marker, place, _describe_runs(block.runs), cells, picture))


def _describe_runs(runs: Iterable[Run]) -> list[tuple[object, ...]]:
    return [(run.text, run.line, sorted(run.marks), run.href, run.reading) for run in runs]
