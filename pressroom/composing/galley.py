"""The composer: copy becomes stories of set blocks. In: a feature, its faces. Out: `Story`s, a `Galley`."""

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from pressroom.cache import Cache
from pressroom.composing import captions
from pressroom.composing.blocks import BlockSetter
from pressroom.composing.paragraph import ParagraphSetter
from pressroom.composing.shaping import Shaper
from pressroom.composing.spacing import GapTable
from pressroom.composing.spans import itemise, missing_characters
from pressroom.composing.store import GalleyStore
from pressroom.faces import Faces
from pressroom.findings import Finding, Place
from pressroom.model import Block, Entry, Feature, Galley, Photo, Run, SetBlock, SetLine, Story

CROSSHEAD_LINES = 2


class Composer(Struct, frozen=True):
    """Sets a feature's copy to any measure. Measures are in ems of the body size; what it gives is in points."""

    blocks: BlockSetter
    store: GalleyStore | None = None

    @classmethod
    def for_feature(cls, feature: Feature, faces: Faces, cache: Cache | None = None) -> "Composer":
        """Open the faces and learn the names that are not broken willingly. A `cache` keeps what has been set."""
        paper = feature.paper
        names = dict.fromkeys((*paper.glossary, *feature.units, *(entry.county for entry in feature.entries)))
        setter = ParagraphSetter(
            shaper=Shaper(faces, paper.language),
            gaps=GapTable(paper.type.spacing, paper.language == "en"),
            names=tuple(name for name in names if len(name) > 1),
            language=paper.language,
        )
        store = GalleyStore.of(cache, faces, paper.type, paper.language, setter.names) if cache else None
        return cls(BlockSetter(setter, paper.type, paper.type.pitch_pt / paper.type.size_pt), store)

    def set_entry(self, entry: Entry, measure_em: float) -> Story:
        """Set an entry: its cross-head (drawn by the layout, two grid lines), byline, and blocks."""
        what = repr(("entry", entry.slug, entry.title, entry.byline, str(entry.place), _title_place(entry)))
        return Story(entry.slug, self._set_once(what, entry.blocks, measure_em, lambda: self._entry(entry, measure_em)))

    def set_note(self, feature: Feature, measure_em: float) -> Story:
        """Set the editor's note, in the note's style; its label is the layout's."""
        return Story("", self._set_once("note", feature.note, measure_em, lambda: self._note(feature, measure_em)))

    def _set_once(
        self, what: str, blocks: tuple[Block, ...], measure_em: float, make: Callable[[], tuple[SetBlock, ...]]
    ) -> tuple[SetBlock, ...]:
        return self.store.set_once(what, blocks, measure_em, make) if self.store else make()

    def _entry(self, entry: Entry, measure_em: float) -> tuple[SetBlock, ...]:
        blocks: list[SetBlock] = []
        if entry.blocks:
            blocks.append(_crosshead(entry, entry.title, _title_place(entry)))
        if entry.byline:
            block = Block("paragraph", (Run(entry.byline, entry.places.get("byline", entry.place).line),), entry.place)
            byline = self.blocks.set_block(block, measure_em, entry.slug, 0, "byline")
            blocks.append(replace(byline, kind="byline", block=None))
        for number, block in enumerate(entry.blocks, 1):
            blocks.append(self.blocks.set_block(block, measure_em, entry.slug, number))
        return tuple(blocks)

    def _note(self, feature: Feature, measure_em: float) -> tuple[SetBlock, ...]:
        return tuple(
            self.blocks.set_block(block, measure_em, "", number, "note" if block.kind == "paragraph" else "")
            for number, block in enumerate(feature.note, 1)
        )

    def set_caption(self, photo: Photo, measure_em: float) -> tuple[SetLine, ...]:
        """Set `▲caption` and the credit at its end to the width of a picture."""
        style, credit = self.blocks.type.style("caption"), self.blocks.type.style("credit")
        return captions.set_caption(
            self.blocks.setter, photo, self.blocks.shape(style, measure_em), style.face, credit.face
        )

    def width_em(self, text: str, role: str) -> float:
        """Give the advance of a text set solid in a role, in ems of its own size."""
        spans = itemise((Run(text, 0),), role, self.blocks.setter.shaper)
        return sum(cluster.width for span in spans for cluster in self.blocks.setter.shaper.shape(span))

    def set_galley(self, feature: Feature, measure_em: float) -> Galley:
        """Set the note and every entry to one measure: what `build.py galley` prints."""
        stories = (self.set_note(feature, measure_em), *(self.set_entry(e, measure_em) for e in feature.entries))
        type_ = self.blocks.type
        return Galley(measure_em, type_.size_pt, type_.pitch_pt, stories, tuple(self.check_coverage(feature)))

    def check_coverage(self, feature: Feature) -> Iterator[Finding]:
        """Name every character of the copy that no face of its role has, with file and line (B-25)."""
        shaper = self.blocks.setter.shaper
        for runs, role, path in _runs_of(feature):
            yield from missing_characters(runs, role, shaper, path)


def _title_place(entry: Entry) -> Place:
    return entry.places.get("title", entry.place)


def _crosshead(entry: Entry, title: str, place: Place) -> SetBlock:
    return SetBlock(
        kind="crosshead",
        settings={0: ()},
        place=place,
        entry=entry.slug,
        body_lines=CROSSHEAD_LINES,
        keep_with_next=True,
        text=title,
    )


def _runs_of(feature: Feature) -> Iterator[tuple[tuple[Run, ...], str, str]]:
    """Give all copy that is printed, with the role of its face and its file."""
    styles = feature.paper.type
    for name, role in (("kicker", "kai"), ("headline", "headline"), ("deck", "kai")):
        place = feature.places.get(name, feature.place)
        yield (Run(getattr(feature, name), place.line),), role, place.path
    yield from _runs_of_blocks(feature.note, styles.style("note").face)
    for photo in feature.photos:
        yield from _runs_of_photo(photo, styles.style("caption").face)
    for entry in feature.entries:
        yield (Run(entry.title, entry.places.get("title", entry.place).line),), "hei", entry.place.path
        yield from _runs_of_blocks(entry.blocks, styles.style("body").face)
        for photo in entry.photos:
            yield from _runs_of_photo(photo, styles.style("caption").face)


def _runs_of_blocks(blocks: Iterable[Block], role: str) -> Iterator[tuple[tuple[Run, ...], str, str]]:
    for block in blocks:
        yield block.runs, role, block.place.path
        for row in block.cells:
            for cell in row:
                yield cell, role, block.place.path


def _runs_of_photo(photo: Photo, role: str) -> Iterator[tuple[tuple[Run, ...], str, str]]:
    if photo.printed:
        place = photo.caption_place if photo.caption_place.line else photo.place
        yield (Run(photo.caption + photo.credit, place.line),), role, place.path
