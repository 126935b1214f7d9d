"""The words of one Word paragraph. In: its element. Out: text, looks, pictures, text boxes."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from msgspec import Struct, field

_SKIPPED = ("del", "moveFrom", "Fallback", "pPr", "rPr", "delText", "instrText")
_OFF = ("0", "false", "none", "off")


class Words(Struct):
    """What a paragraph holds; filled while its element is walked."""

    text: str = ""
    style: str = ""
    centred: bool = False
    runs: list[tuple[str, bool]] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    boxed: bool = False

    @property
    def bold(self) -> bool:
        """Tell whether all its words are bold."""
        told = [bold for text, bold in self.runs if text.strip()]
        return bool(told) and all(told)


def tag_of(element: Element) -> str:
    """Give an element's name without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def find_child(element: Element, name: str) -> Element | None:
    """Give the first child of a name, in whatever namespace: strict and transitional files differ in it."""
    return next((child for child in element if tag_of(child) == name), None)


def find_below(element: Element, name: str) -> Iterator[Element]:
    """Give all descendants of a name, in whatever namespace."""
    return (child for child in element.iter() if tag_of(child) == name)


def attribute(element: Element, name: str) -> str:
    """Give an attribute of a name, in whatever namespace, or nothing."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def paragraph_words(paragraph: Element) -> Words:
    """Walk a paragraph; what hangs on it in text boxes is given apart."""
    words = Words()
    properties = find_child(paragraph, "pPr")
    if properties is not None:
        style, centred = find_child(properties, "pStyle"), find_child(properties, "jc")
        words.style = attribute(style, "val") if style is not None else ""
        words.centred = centred is not None and attribute(centred, "val") == "center"
    _walk(paragraph, words, False)
    words.text = "".join(text for text, _ in words.runs)
    return words


def _walk(element: Element, words: Words, bold: bool) -> None:
    """Gather words, pictures and boxes below an element."""
    for child in element:
        kind = tag_of(child)
        if kind in _SKIPPED:
            continue
        if kind == "txbxContent":
            words.boxes.append(child)
        elif kind == "r":
            _walk(child, words, _is_bold(child))
        elif kind in ("blip", "imagedata"):
            key = attribute(child, "embed") or attribute(child, "link") or attribute(child, "id")
            if key and key not in words.pictures:
                words.pictures.append(key)
        else:
            words.runs.append((_own_text(child, kind), bold))
            _walk(child, words, bold)


def _own_text(element: Element, kind: str) -> str:
    """Give the characters an element itself stands for."""
    if kind == "t":
        return element.text or ""
    if kind == "sym":
        code = attribute(element, "char")
        number = int(code, 16) if re.fullmatch("[0-9A-Fa-f]{1,5}", code) else 0
        return chr(number) if 0x20 <= number < 0xD800 else "〓" if number else ""
    if kind in ("footnoteReference", "endnoteReference"):
        mark = "e" if kind.startswith("endnote") else ""
        return f"[^{mark}{attribute(element, 'id')}]"
    return {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}.get(kind, "")


def _is_bold(run: Element) -> bool:
    """Tell whether a run is set bold."""
    properties = find_child(run, "rPr")
    bold = find_child(properties, "b") if properties is not None else None
    return bold is not None and (attribute(bold, "val") or "1") not in _OFF
