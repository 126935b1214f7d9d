"""Styles written into the elements. In: HTML with one `<style>` of simple rules. Out: its body.

An official account's editor keeps inline styles and drops classes, ids, style sheets and scripts. Selectors may be
elements, classes and descendants: `p`, `.note`, `p.credit`, `.note p`. Later rules win over earlier ones.
"""

import functools
import re
from collections.abc import Sequence
from html import escape, unescape

from msgspec import Struct, field

from pressroom.findings import Place, StopPress, form_error

RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SELECTOR = re.compile(r"[a-z][a-z0-9]*(?:\.[\w-]+)?|\.[\w-]+")
TAG = re.compile(r"""<!--.*?-->|<(/?)([a-zA-Z][^\s/>]*)((?:[^"'>]|"[^"]*"|'[^']*')*)>""", re.DOTALL)
WORD = re.compile(r"""([^\s=/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?""")
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
    body = html[html.find(">", start) + 1 : end] if start >= 0 else html
    return _Writer(_read_rules(styles[1] if styles else "", layout)).write(body).strip() + "\n"


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
    known: dict[tuple[str, str], tuple[str, "_Open"]] = field(default_factory=dict)


class _Writer(Struct):
    """Writes HTML again with its styles in it. Elements that stand alike are looked at once."""

    rules: Sequence[Rule]
    inner: _Open = field(default_factory=lambda: _Open("", frozenset()))

    def write(self, html: str) -> str:
        """Write a piece of HTML; words stay as they are, comments are left out."""
        pieces, at = [], 0
        for tag in TAG.finditer(html):
            pieces.append(html[at : tag.start()])
            pieces.append(self._write_tag(tag))
            at = tag.end()
        return "".join((*pieces, html[at:]))

    def _write_tag(self, tag: re.Match[str]) -> str:
        """Write one tag and step into or out of its element."""
        closing, name, words = tag.groups()
        element = name.lower() if name else ""
        if closing:
            if element in VOID:
                return ""
            self.inner = self.inner.above or self.inner
            return f"</{element}>"
        if not element:
            return ""
        if (element, words) not in self.inner.known:
            self.inner.known[element, words] = self._open(element, words)
        written, opened = self.inner.known[element, words]
        if element in VOID:
            return written
        if words.endswith("/"):
            return f"{written}</{element}>"
        self.inner = opened
        return written

    def _open(self, element: str, words: str) -> tuple[str, _Open]:
        """Write an element with the styles that meet it before its own, and give what it opens."""
        given = {word[1].lower(): unescape(word[2] or word[3] or word[4] or "") for word in WORD.finditer(words)}
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
