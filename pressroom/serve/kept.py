"""A composer that keeps what it has set. In: copy. Out: stories and lines; what has not changed is not set again.

It keeps only what the last make-up asked for, so that it does not grow with the edits.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from msgspec import Struct, field

from pressroom.composing import Composer
from pressroom.faces import Faces
from pressroom.model import Block, Entry, Feature, Photo, SetLine, Story

Kept = TypeVar("Kept")


class Memory(Struct):
    """What was set for the page before, and what has been asked for since: lists of (question, answer) by a name."""

    before: dict[str, list[tuple[Any, Any]]] = field(default_factory=dict)
    now: dict[str, list[tuple[Any, Any]]] = field(default_factory=dict)

    def turn(self) -> None:
        """Begin a new page: what is not asked for again is forgotten at the next."""
        self.before, self.now = self.now, {}

    def recall(self, name: str, question: Any, work: Callable[[], Kept]) -> Kept:  # noqa: ANN401  compared only
        """Give the answer to an equal question under this name, or find it."""
        for shelf in (self.now, self.before):
            for asked, answer in shelf.get(name, ()):
                if asked == question:
                    if shelf is self.before:
                        self.now.setdefault(name, []).append((asked, answer))
                    return answer  # type: ignore[no-any-return]
        found = work()
        self.now.setdefault(name, []).append((question, found))
        return found


class KeptComposer(Struct):
    """Sets a feature's copy as `Composer` does, from memory where it can."""

    composer: Composer
    memory: Memory

    def set_entry(self, entry: Entry, measure_em: float) -> Story:
        """Set an entry, or recall it: only what is printed of it counts."""
        question = (entry.title, entry.byline, entry.place, entry.places, entry.blocks, measure_em)
        return self.memory.recall(f"entry {entry.slug}", question, lambda: self.composer.set_entry(entry, measure_em))

    def set_note(self, feature: Feature, measure_em: float) -> Story:
        """Set the editor's note, or recall it."""
        note: tuple[Block, ...] = feature.note
        return self.memory.recall("note", (note, measure_em), lambda: self.composer.set_note(feature, measure_em))

    def set_caption(self, photo: Photo, measure_em: float) -> tuple[SetLine, ...]:
        """Set a caption, or recall it."""
        question = (photo, measure_em)
        name = f"caption {photo.file.path} {measure_em}"
        return self.memory.recall(name, question, lambda: self.composer.set_caption(photo, measure_em))

    def width_em(self, text: str, role: str) -> float:
        """Measure words, or recall how wide they are."""
        return self.memory.recall(f"{role} {text}", 0, lambda: self.composer.width_em(text, role))


class ComposingRoom(Struct):
    """Keeps a composer for each of the features looked at last, as long as its faces, type and names are the same."""

    most: int = 4
    rooms: dict[str, tuple[Any, KeptComposer]] = field(default_factory=dict)

    def enter(self, feature: Feature, faces: Faces) -> KeptComposer:
        """Give the composer of a feature, ready for a new page."""
        paper = feature.paper
        names = (paper.glossary, feature.units, tuple(entry.county for entry in feature.entries))
        settings = (dict(faces.files), paper.type, paper.language, paper.glossary, names)
        known, room = self.rooms.pop(feature.slug, (None, None))
        if room is None or known != settings:
            room = KeptComposer(Composer.for_feature(feature, faces), Memory())
        room.memory.turn()
        self.rooms[feature.slug] = (settings, room)
        while len(self.rooms) > self.most:
            del self.rooms[next(iter(self.rooms))]
        return room
