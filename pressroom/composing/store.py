"""Galleys kept by content. In: a story's copy and all that setting it depends on. Out: its set blocks, set once only.

The key holds the copy with its lines, the measure, the paper's type, the names, the faces' hashes and this room's own
source, so that a galley is never older than what made it. What cannot be read back is set again.
"""

import functools
import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from pressroom.cache import Cache, key_of
from pressroom.faces import Faces
from pressroom.findings import Place
from pressroom.model import Block, Run, SetBlock, SetLine, SetRun
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
        return cls(cache, key_of(_source(), type_.model_dump_json(), language, *hashes, *names))

    def set_once(
        self, what: str, blocks: tuple[Block, ...], measure_em: float, set_blocks: Callable[[], tuple[SetBlock, ...]]
    ) -> tuple[SetBlock, ...]:
        """Give the blocks as they were set before, or set them now; `what` tells all that is not in the blocks."""
        key = key_of(self.setting, what, repr(measure_em), *(_describe(block) for block in blocks))
        known = self.cache.read(key)
        if known is not None:
            return tuple(_block_of(plain, blocks) for plain in json.loads(known))
        made = set_blocks()
        numbers = {id(block): number for number, block in enumerate(blocks)}
        plain = [_plain_block(block, numbers) for block in made]
        self.cache.write(key, json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode())
        return made


@functools.lru_cache(maxsize=1)
def _source() -> str:
    """Give the hash of this room's own source files."""
    return key_of(*(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py"))))


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


def _plain_block(block: SetBlock, numbers: dict[int, int]) -> list[Any]:
    return [
        block.kind,
        {loose: [_plain_line(line) for line in lines] for loose, lines in block.settings.items()},
        _plain_place(block.place),
        block.entry,
        block.paragraph,
        block.before_lines,
        block.after_lines,
        block.body_lines,
        block.keep_with_next,
        block.text,
        numbers.get(id(block.block)),
        dict(block.refused),
    ]


def _plain_place(place: Place) -> list[Any]:
    return [place.path, place.line, place.column]


def _plain_line(line: SetLine) -> list[Any]:
    runs = [[run.role, run.size_pt, run.glyphs, run.x_pt, run.texts, run.rise_pt, run.href] for run in line.runs]
    rest = [line.spacing_em, line.first, line.last, line.overfull]
    return [runs, line.width_pt, line.text, _plain_place(line.place), *rest]


def _block_of(plain: list[Any], blocks: tuple[Block, ...]) -> SetBlock:
    kind, settings, place, entry, paragraph, before, after, body, keep, text, number, refused = plain
    return SetBlock(
        kind=kind,
        settings={int(loose): tuple([_line_of(line) for line in lines]) for loose, lines in settings.items()},
        place=Place(*place),
        entry=entry,
        paragraph=paragraph,
        before_lines=before,
        after_lines=after,
        body_lines=body,
        keep_with_next=keep,
        text=text,
        block=blocks[number] if number is not None else None,
        refused={int(loose): why for loose, why in refused.items()},
    )


def _line_of(plain: list[Any]) -> SetLine:
    runs, width, text, place, spacing, first, last, overfull = plain
    return SetLine(
        runs=tuple(
            [
                SetRun(role, size, tuple(glyphs), tuple(x), tuple(texts), rise, href)
                for role, size, glyphs, x, texts, rise, href in runs
            ]
        ),
        width_pt=width,
        text=text,
        place=Place(*place),
        spacing_em=spacing,
        first=first,
        last=last,
        overfull=overfull,
    )
