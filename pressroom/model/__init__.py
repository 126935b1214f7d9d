"""The frozen types that walk through the house: `Feature` → `Galley` → `MadeUp` → `Sheet` and `WebPage` → `Edition`.

Sequences are tuples. Lengths carry their unit in the name. On a sheet x runs right and y runs **down** from the top
left corner of the trim; a base line is the y on which its letters stand.
"""

from pressroom.model.copy import (
    Block,
    BlockKind,
    Entry,
    Feature,
    KeyFigure,
    Mark,
    Photo,
    PhotoFile,
    PhotoPlace,
    Reserve,
    Run,
    Waiver,
)
from pressroom.model.lines import (
    Galley,
    SetBlock,
    SetLine,
    SetRun,
    Story,
)
from pressroom.model.pages import (
    Fit,
    Furniture,
    HeadTier,
    MadeUp,
    MadeUpPage,
    MadeUpSheet,
    PlacedLine,
    PlacedPhoto,
    Rect,
)
from pressroom.model.products import (
    ArchiveCard,
    Edition,
    OutputFile,
    Sheet,
    WebPage,
)

__all__ = [
    "ArchiveCard",
    "Block",
    "BlockKind",
    "Edition",
    "Entry",
    "Feature",
    "Fit",
    "Furniture",
    "Galley",
    "HeadTier",
    "KeyFigure",
    "MadeUp",
    "MadeUpPage",
    "MadeUpSheet",
    "Mark",
    "OutputFile",
    "Photo",
    "PhotoFile",
    "PhotoPlace",
    "PlacedLine",
    "PlacedPhoto",
    "Rect",
    "Reserve",
    "Run",
    "SetBlock",
    "SetLine",
    "SetRun",
    "Sheet",
    "Story",
    "Waiver",
    "WebPage",
]
