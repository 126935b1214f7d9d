"""The structure of a tagged PDF. In: elements with their marks. Out: structure and parent tree (ISO 32000, 14.7)."""

from collections.abc import Iterator, Mapping

from msgspec import Struct, field
from pikepdf import Array, Dictionary, Name, Object, Pdf, String


class Mark(Struct, frozen=True):
    """Marked content: the page (from 0) and its number there."""

    page: int
    number: int


class Linked(Struct, frozen=True):
    """An annotation that an element holds; `key` is its place in the ParentTree."""

    page: int
    annotation: Object
    key: int


class Element(Struct):
    """A structure element while the tree grows: its kind (`P`, `H1`, …), what is in it, and its words for readers."""

    kind: str
    kids: list["Element | Mark | Linked"] = field(default_factory=list)
    alt: str = ""
    title: str = ""
    attributes: Mapping[str, object] = field(default_factory=dict)

    def add(self, kind: str, **more: object) -> "Element":
        """Add an element inside and give it."""
        child = Element(kind, **more)  # type: ignore[arg-type]
        self.kids.append(child)
        return child

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing marked is in it."""
        return all(isinstance(kid, Element) and kid.is_empty for kid in self.kids)


class MarkCounter(Struct):
    """Numbers the marked content of each page."""

    counts: dict[int, int] = field(default_factory=dict)

    def take(self, page: int) -> Mark:
        """Give the next mark of a page."""
        number = self.counts.get(page, 0)
        self.counts[page] = number + 1
        return Mark(page, number)


def write_structure(pdf: Pdf, root: Element) -> None:
    """Write the tree and its ParentTree, and tie the pages to it. Elements with nothing in them are left out."""
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    parents: dict[int, dict[int, Object]] = {}
    links: dict[int, Object] = {}
    top = write_element(pdf, root, tree, parents, links)
    tree.K = Array([top])
    entries: list[object] = []
    for number, slots in sorted(parents.items()):
        entries += [number, pdf.make_indirect(Array([slots[mark] for mark in sorted(slots)]))]
    for key, element in sorted(links.items()):
        entries += [key, element]
    tree.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(entries)))
    tree.ParentTreeNextKey = max((*parents, *links), default=-1) + 1
    for number, page in enumerate(pdf.pages):
        page.obj.StructParents = number
        page.obj.Tabs = Name.S
    pdf.Root.StructTreeRoot = tree
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def write_element(
    pdf: Pdf, element: Element, parent: Object, parents: dict[int, dict[int, Object]], links: dict[int, Object]
) -> Object:
    """Write an element and all in it."""
    written = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + element.kind), P=parent))
    for key, words in (("/Alt", element.alt), ("/T", element.title)):
        if words:
            written[key] = String(words)
    if element.attributes:
        written.A = attributes_of(element.attributes)
    kids = Array()
    for kid in element.kids:
        if isinstance(kid, Element):
            if not kid.is_empty:
                kids.append(write_element(pdf, kid, written, parents, links))
        elif isinstance(kid, Mark):
            parents.setdefault(kid.page, {})[kid.number] = written
            kids.append(Dictionary(Type=Name.MCR, Pg=pdf.pages[kid.page].obj, MCID=kid.number))
        else:
            links[kid.key] = written
            kids.append(Dictionary(Type=Name.OBJR, Pg=pdf.pages[kid.page].obj, Obj=kid.annotation))
    written.K = kids
    return written


def attributes_of(attributes: Mapping[str, object]) -> Dictionary:
    """Give attributes as a PDF dictionary; words become names."""
    out = Dictionary()
    for key, value in attributes.items():
        out["/" + key] = Name("/" + value) if isinstance(value, str) else Array(list(values_of(value)))
    return out


def values_of(value: object) -> Iterator[float]:
    """Give the numbers of a list attribute."""
    if isinstance(value, tuple):
        yield from (round(float(one), 2) for one in value)
