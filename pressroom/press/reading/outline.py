"""The plan of a reading PDF: which element every line, heading and picture belongs to. In: the feature. Out: `Plan`."""

from msgspec import Struct, field

from pressroom.model import Block, Entry, Feature, Furniture, MadeUpSheet, Photo, PlacedLine, PlacedPhoto
from pressroom.press.reading.tags import Element

KINDS = {"subhead": "H3", "quotation": "BlockQuote", "code": "Code", "pull_quote": "BlockQuote"}

APART = ("note", "byline")
"""Parts whose lines are not of the body."""

LineKey = tuple[str, str, int]
"""Part, entry and paragraph of a set line."""


class Plan(Struct):
    """The tree of a document and where things hang in it."""

    root: Element
    tiers: dict[str, Element] = field(default_factory=dict)
    lines: dict[LineKey, Element] = field(default_factory=dict)
    furniture: dict[tuple[str, str], Element] = field(default_factory=dict)
    pictures: dict[tuple[str, str], Element] = field(default_factory=dict)

    def element_of_line(self, placed: PlacedLine) -> Element:
        """Give the element of a line; one that the copy does not know hangs at the end."""
        key = (placed.part if placed.part in APART else "body", placed.entry, placed.paragraph)
        return self.lines.get(key) or self.root.add("P")

    def element_of_furniture(self, piece: Furniture) -> Element | None:
        """Give the element of a piece of furniture with words, or None for what is only drawn."""
        return self.furniture.get((piece.kind, piece.entry))

    def element_of_picture(self, placed: PlacedPhoto) -> Element:
        """Give the element of a picture."""
        key = (placed.entry, placed.photo.file.path)
        return self.pictures.get(key) or self.root.add("Figure", alt=words_for(placed.photo))


def plan_of(feature: Feature) -> Plan:
    """Plan the tree of a feature in reading order: headline, note, entries with their pictures."""
    plan = Plan(Element("Document", title=feature.headline))
    for name, kind in (("kicker", "P"), ("headline", "H1"), ("deck", "P")):
        plan.tiers[name] = plan.root.add(kind)
    note = plan.root.add("Sect")
    plan.furniture["note-label", ""] = note.add("P")
    for number, block in enumerate(feature.note, 1):
        plan.lines["note", "", number] = note.add("P" if block.kind == "paragraph" else KINDS.get(block.kind, "P"))
    for photo in feature.photos:
        plan.pictures["", photo.file.path] = plan.root.add("Figure", alt=words_for(photo))
    for entry in feature.entries:
        plan_entry(plan, entry)
    return plan


def plan_entry(plan: Plan, entry: Entry) -> None:
    """Plan an entry: heading, byline, blocks, pictures."""
    section = plan.root.add("Sect", title=entry.title)
    plan.furniture["crosshead", entry.slug] = section.add("H2")
    plan.furniture["byline", entry.slug] = plan.lines["byline", entry.slug, 0] = section.add("P")
    listed: Element | None = None
    for number, block in enumerate(entry.blocks, 1):
        if block.kind != "list_item":
            listed = None
            plan.lines["body", entry.slug, number] = plan_block(plan, section, entry, block)
            continue
        listed = listed or section.add("L")
        plan.lines["body", entry.slug, number] = listed.add("LI").add("LBody")
    plan.furniture["figures", entry.slug] = section.add("P")
    for photo in entry.photos:
        plan.pictures[entry.slug, photo.file.path] = section.add("Figure", alt=words_for(photo))


def plan_block(plan: Plan, section: Element, entry: Entry, block: Block) -> Element:
    """Plan a block; words that the layout draws hang in the same element."""
    if block.photo is not None:
        element = section.add("Figure", alt=words_for(block.photo))
        plan.pictures[entry.slug, block.photo.file.path] = element
        return element
    element = section.add(KINDS.get(block.kind, "P"))
    inner = element.add("P") if element.kind == "BlockQuote" else element
    if block.kind in ("table", "pull_quote"):
        plan.furniture[block.kind.replace("_", "-"), entry.slug] = inner
    return inner


def words_for(photo: Photo) -> str:
    """Give what is read instead of a picture."""
    return photo.alt or photo.caption or photo.file.path.rpartition("/")[2]


def picture_above(placed: PlacedLine, sheet: MadeUpSheet) -> PlacedPhoto | None:
    """Find the picture that a caption's line stands under."""
    middle = placed.x_pt + placed.line.width_pt / 2
    over = [
        photo
        for photo in sheet.photos
        if photo.rect.x_pt - 1 <= middle <= photo.rect.x_pt + photo.rect.width_pt + 1
        and photo.rect.y_pt + photo.rect.height_pt <= placed.baseline_pt
    ]
    return max(over, key=lambda photo: photo.rect.y_pt + photo.rect.height_pt, default=None)
