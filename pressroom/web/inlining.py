"""Styles written into the elements. In: HTML with one `<style>` of simple rules. Out: its body.

An official account's editor keeps inline styles and drops classes, ids, style sheets and scripts. Selectors may be
elements, classes and descendants: `p`, `.note`, `p.credit`, `.note p`. Later rules win over earlier ones.
"""

import functools
import re
from collections.abc import Sequence
from html import escape
from html.parser import HTMLParser

from msgspec import Struct, field

from pressroom.findings import Place, StopPress, form_error

RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SELECTOR = re.compile(r"[a-z][a-z0-9]*(?:\.[\w-]+)?|\.[\w-]+")
VOID = frozenset({"br", "hr", "img", "wbr"})
DROPPED = frozenset({"class", "id"})


class Step(Struct, frozen=True):
    """One part of a selector: an element's name or nothing, a class or nothing."""

    element: str
    kind: str

    def meets(self, element: str, kinds: frozenset[str]) -> bool:
        """Tell whether an element with classes is meant."""
        return self.element in ("", element) and (not self.kind or self.kind in kinds)


Rule = tuple[tuple[Step, ...], str]


def inline_styles(html: str, layout: str) -> str:
    """Write the styles of a page into its elements and give what stands in its body.

    `layout` is the file that findings name. Raises `StopPress` for a selector that cannot be inlined.
    """
    styles = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    writer = _Writer(_read_rules(styles[1] if styles else "", layout))
    start, end = html.find("<body"), html.rfind("</body>")
    writer.feed(html[html.find(">", start) + 1 : end] if start >= 0 else html)
    writer.close()
    return "".join(writer.pieces).strip() + "\n"


@functools.lru_cache(maxsize=4)
def _read_rules(styles: str, layout: str) -> tuple[Rule, ...]:
    """Read the rules of a style sheet."""
    rules: list[Rule] = []
    for selectors, body in RULE.findall(COMMENT.sub("", styles)):
        style = ";".join(part.strip() for part in body.split(";") if part.strip())
        rules += [(_read_selector(selector.strip(), layout), style) for selector in selectors.split(",")]
    return tuple(rules)


def _read_selector(selector: str, layout: str) -> tuple[Step, ...]:
    """Read a selector, or say that it cannot be inlined."""
    words = selector.split()
    if not words or not all(SELECTOR.fullmatch(word) for word in words):
        what, hint = "`{selector}` cannot be written into elements", "take elements, classes and descendants only"
        raise StopPress([form_error("selector-not-inline", what, Place(layout), hint=hint, selector=selector)])
    return tuple(Step(*(word.partition(".")[::2])) for word in words)


class _Open(Struct, frozen=True):
    """An element that is open."""

    element: str
    kinds: frozenset[str] = field(default_factory=frozenset)


class _Writer(HTMLParser):
    """Writes HTML again with its styles in it."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        super().__init__(convert_charrefs=False)
        self.rules = rules
        self.pieces: list[str] = []
        self.open: list[_Open] = []
        self.known: dict[tuple[_Open, ...], list[str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Write an element with the styles that meet it before its own."""
        given = dict(attrs)
        self.open.append(_Open(tag, frozenset((given.get("class") or "").split())))
        styles = [*self._styles(), given.get("style") or ""]
        kept = {name: value for name, value in given.items() if name not in DROPPED and name != "style"}
        if any(styles):
            kept["style"] = ";".join(part for part in styles if part)
        words = "".join(f' {name}="{escape(value or "")}"' for name, value in kept.items())
        self.pieces.append(f"<{tag}{words}>")
        if tag in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        if tag not in VOID:
            self.open.pop()
            self.pieces.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Write words as they are."""
        self.pieces.append(data)

    def handle_entityref(self, name: str) -> None:
        """Write `&name;` as it is."""
        self.pieces.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Write `&#number;` as it is."""
        self.pieces.append(f"&#{name};")

    def _styles(self) -> list[str]:
        """Give the styles of the innermost open element; elements that stand alike have the same."""
        way = tuple(self.open)
        if way not in self.known:
            self.known[way] = [style for steps, style in self.rules if self._is_met(steps)]
        return self.known[way]

    def _is_met(self, steps: tuple[Step, ...]) -> bool:
        """Tell whether a selector means the innermost open element."""
        if not steps[-1].meets(self.open[-1].element, self.open[-1].kinds):
            return False
        above = iter(reversed(self.open[:-1]))
        return all(any(step.meets(one.element, one.kinds) for one in above) for step in reversed(steps[:-1]))
