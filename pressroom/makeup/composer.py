"""What make-up asks of the composing room. In: copy and a measure. Out: set blocks and lines."""

from typing import Protocol

from pressroom.model import Entry, Feature, Photo, SetLine, Story


class Composer(Protocol):
    """A composing room that sets copy at the paper's size; measures are ems of the body size."""

    def set_entry(self, entry: Entry, measure_em: float) -> Story:
        """Set an entry; its first block is of kind `crosshead` unless it prints no text."""
        ...

    def set_note(self, feature: Feature, measure_em: float) -> Story:
        """Set the paragraphs of the editor's note, without its label."""
        ...

    def set_caption(self, photo: Photo, measure_em: float) -> tuple[SetLine, ...]:
        """Set a picture's caption with the credit at the end of its last line."""
        ...

    def width_em(self, text: str, role: str) -> float:
        """Give the advance of a text in ems of its own size."""
        ...
