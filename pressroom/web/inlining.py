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
    start, end = html.find("<body"), html.rfind("</body>")
    writer = _Writer(_read_rules(styles[1] if styles else "", layout))
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


class _Open(Struct):
    """An element that is open: where it stands, and how tags below it are written, each with what it opens."""

    element: str
    kinds: frozenset[str]
    above: "_Open | None" = None
    known: dict[tuple[str, tuple[tuple[str, str | None], ...]], tuple[str, "_Open"]] = field(default_factory=dict)


class _Writer(HTMLParser):
    """Writes HTML again with its styles in it. Elements that stand alike are looked at once; comments are left out."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        super().__init__(convert_charrefs=False)
        self.rules = rules
        self.pieces: list[str] = []
        self.inner = _Open("", frozenset())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Write an element with the styles that meet it before its own, and step into it."""
        key = (tag, tuple(attrs))
        if key not in self.inner.known:
            self.inner.known[key] = self._open(tag, attrs)
        written, opened = self.inner.known[key]
        self.pieces.append(written)
        if tag not in VOID:
            self.inner = opened

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        if tag not in VOID:
            self.inner = self.inner.above or self.inner
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

    def _open(self, element: str, attrs: list[tuple[str, str | None]]) -> tuple[str, _Open]:
        """Write an element, and give what it opens."""
        given = {name: value or "" for name, value in attrs}
        opened = _Open(element, frozenset(given.get("class", "").split()), self.inner)
        styles = [style for steps, style in self.rules if _is_met(steps, opened)]
        if own := given.get("style", ""):
            styles.append(own)
        kept = {name: value for name, value in given.items() if name not in DROPPED and name != "style"}
        if styles:
            kept["style"] = ";".join(styles)
        attributes = "".join(f' {name}="{escape(value)}"' for name, value in kept.items())
        return f"<{element}{attributes}>", opened


def _is_met(steps: tuple[Step, ...], opened: _Open) -> bool:
    """Tell whether a selector means an element."""
    if not steps[-1].meets(opened.element, opened.kinds):
        return False
    one = opened.above
    for step in reversed(steps[:-1]):
        while one is not None and not step.meets(one.element, one.kinds):
            one = one.above
        if one is None:
            return False
        one = one.above
    return True
