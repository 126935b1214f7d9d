"""The words of one Word paragraph. In: its element. Out: text, looks, pictures, text boxes."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SKIPPED = ("del", "moveFrom", "Fallback", "pPr", "rPr", "delText", "instrText")
_OFF = ("0", "false", "none", "off")


@dataclass(slots=True)
class Words:
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


def paragraph_words(paragraph: Element) -> Words:
    """Walk a paragraph; what hangs on it in text boxes is given apart."""
    words = Words()
    properties = paragraph.find(f"{W}pPr")
    if properties is not None:
        style, centred = properties.find(f"{W}pStyle"), properties.find(f"{W}jc")
        words.style = style.get(f"{W}val", "") if style is not None else ""
        words.centred = centred is not None and centred.get(f"{W}val") == "center"
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
            key = child.get(f"{R}embed") or child.get(f"{R}link") or child.get(f"{R}id")
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
        code = element.get(f"{W}char", "")
        return chr(int(code, 16)) if code and int(code, 16) < 0xE000 else ""
    if kind in ("footnoteReference", "endnoteReference"):
        mark = "e" if kind.startswith("endnote") else ""
        return f"[^{mark}{element.get(f'{W}id', '')}]"
    return {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}.get(kind, "")


def _is_bold(run: Element) -> bool:
    """Tell whether a run is set bold."""
    properties = run.find(f"{W}rPr")
    bold = properties.find(f"{W}b") if properties is not None else None
    return bold is not None and bold.get(f"{W}val", "1") not in _OFF
