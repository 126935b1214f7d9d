"""Before Markdown. In: a body. Out: its lines, marked with their numbers, where nothing is swallowed unawares."""

import html
import re
from collections.abc import Iterator

from msgspec import Struct

from pressroom.copydesk.markup.marks import RESERVED, line_mark, literal
from pressroom.copydesk.markup.nesting import level_lists
from pressroom.findings import Finding, Place, form_error, warning

_TAGS = """
    a abbr b blockquote br caption cite code dd del div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li
    mark ol p pre q rb rp rt rtc ruby s section small span strong sub sup table tbody td tfoot th thead tr u ul
"""
ALLOWED_TAGS = frozenset(_TAGS.split())
# shortcodes, templates, wiki links and containers of other programs
_OTHERS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|!?\[\[[^\]]+\]\]|^:::+.*$")
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_FENCE = re.compile(r"^(~{3,}|`{3,})[ ]*[\w#.+-]*[ ]*$")
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)(?:\s[^<>]*)?/?>")
_AUTOLINK = re.compile(r"<(?:https?://|ftp://|mailto:)[^\s<>]+>|<[^\s<>@]+@[^\s<>@]+\.[A-Za-z]+>", re.IGNORECASE)
_ONE_ATTRIBUTE = r"(?:[#.][\w-]+|(?:class|id|credit|title|alt|lang|width)=(?:\"[^\"]*\"|'[^']*'|[^\s{}\"']+))"
_ATTRIBUTES = re.compile(r"\{:?[ ]*" + _ONE_ATTRIBUTE + r"(?:[ ]+" + _ONE_ATTRIBUTE + r")*[ ]*\}")
_ENTITY = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
_REFERENCE = re.compile(r"^[ ]{0,3}\[([^\[\]^][^\[\]]*)\]:[ ]*(\S*)")
_TARGET = re.compile(r"(?<=\])\(([^()\n]*)\)")
_ADDRESS = re.compile(r"[/.#:]")
_STAR = re.compile(r"(?<=[0-9])\*(?=[0-9])")
_HASHTAG = re.compile(r"^([ ]{0,3})#(?=[^#\s]+#)")
_PREFIX = re.compile(r"^(?:[ \t\n\u3000]|>|(?:[-*+]|\d{1,9}\.)[ \t]+|#{1,6}|\||\[\^[^\]]+\]:)*")
_SKIPPED = re.compile(r"<[^<>]*>|&[#\w]+;|\[\^[^\]]*\]|\]\([^)]*\)|\{:?[^{}]*\}|\\\W")
_NUMBER = re.compile(r"^[ \n>]*(\d{1,9}\.)[ \t]+\S")
_STRUCK = re.compile(r"(`+[^`]*`+)|~~([^\s~](?:[^~]*[^\s~])?)~~")
_RULE = re.compile(r"^[ ]{0,3}([-*_])(?:[ ]*\1){2,}[ ]*$")
_MARKUP = " \t-*_=|:+>#~`[]!\\"


class Comment(Struct, frozen=True):
    """A comment of the copy: its words and the lines it takes, counted from 1 in the body."""

    words: str
    first: int
    last: int


class Guarded(Struct, frozen=True):
    """A body ready for Markdown; `numbers` are those of its list items, `rules` the lines that are a rule, by line."""

    lines: tuple[str, ...]
    comments: tuple[Comment, ...]
    findings: tuple[Finding, ...]
    numbers: dict[int, str]
    rules: tuple[int, ...]

    @property
    def text(self) -> str:
        """The lines together, as Markdown gets them."""
        return "\n".join(self.lines)


def guard(body: str, path: str, first_line: int) -> Guarded:
    """Guard and mark the lines of a body whose first line has that number in its file."""
    body, findings = _without_reserved(body, path, first_line)
    body, comments = _without_comments(body)
    lines = level_lists(body.split("\n"), in_fence=tuple(fence_lines(body.split("\n"))))
    used = "\n".join(lines)
    fenced = tuple(fence_lines(lines))
    marked = []
    for number, (line, where) in enumerate(zip(lines, fenced, strict=True), 1):
        if where == "text":
            findings.extend(_strange_tags(line, Place(path, first_line + number - 1)))
            line = _guard_line(line, used)
        marked.append(line if where == "edge" else _mark_line(line, number))
    numbers = {at: found[1] for at, line in enumerate(lines, 1) if (found := _NUMBER.match(line))}
    rules = tuple(at for at, line in enumerate(lines, 1) if _RULE.match(line))
    return Guarded(tuple(marked), comments, tuple(findings), numbers, rules)


def fence_lines(lines: list[str]) -> Iterator[str]:
    """Tell of each line whether it is `text`, inside a fence of `code`, or the fence's `edge`."""
    number = 0
    while number < len(lines):
        found = _FENCE.match(lines[number])
        end = _fence_end(lines, number, found[1]) if found else 0
        if end:
            yield from ("edge", *["code"] * (end - number - 1), "edge")
            number = end
        else:
            yield "text"
        number += 1


def _fence_end(lines: list[str], start: int, fence: str) -> int:
    """Find the line that closes a fence, or 0."""
    return next((number for number in range(start + 1, len(lines)) if lines[number].rstrip() == fence), 0)


def _without_reserved(body: str, path: str, first_line: int) -> tuple[str, list[Finding]]:
    """Put 〓 for characters that stand for something here; they have no shape in any face anyway."""
    findings = []
    if RESERVED.search(body):
        for number, line in enumerate(body.split("\n")):
            if found := RESERVED.search(line):
                findings.append(_reserved(found[0], Place(path, first_line + number, found.start() + 1)))
        body = RESERVED.sub("〓", body)
    return body, findings


def _without_comments(body: str) -> tuple[str, tuple[Comment, ...]]:
    """Take the comments out, leaving their line ends."""
    comments: list[Comment] = []
    fenced = tuple(fence_lines(body.split("\n")))

    def take(found: re.Match[str]) -> str:
        first = body.count("\n", 0, found.start()) + 1
        if fenced[first - 1] != "text":
            return found[0]
        last = first + found[0].count("\n")
        comments.append(Comment(found[1].strip(), first, last))
        return "\n" * (last - first)

    return _COMMENT.sub(take, body), tuple(comments)


def _strange_tags(line: str, place: Place) -> Iterator[Finding]:
    """Find tags that are printed as they stand, for the house does not know them."""
    for found in _TAG.finditer(line):
        if found[1].lower() not in ALLOWED_TAGS:
            yield _strange_tag(found[0], place)
    for found in _OTHERS.finditer(line):
        yield _strange_tag(found[0], place)


def _guard_line(line: str, whole: str) -> str:
    """Make literal what Markdown or HTML would swallow."""
    reference = _REFERENCE.match(line)
    if reference and not _is_reference(reference[1], reference[2], whole):
        line = line.replace("[", literal("["), 1)
    line = _HASHTAG.sub(lambda found: found[1] + literal("#"), line)
    line = _STAR.sub(literal("*"), line)
    line = _TARGET.sub(_guard_target, line)
    line = _STRUCK.sub(lambda found: found[1] or f"<del>{found[2]}</del>", line)
    return re.sub("[<{&]", lambda found: _guard_opening(line, found), line)


def _guard_opening(line: str, found: re.Match[str]) -> str:
    """Keep `<`, `{` or `&` where it begins something known, and take it literally elsewhere."""
    at = found.start()
    tag = _TAG.match(line, at)
    known = (
        (tag and tag[1].lower() in ALLOWED_TAGS)
        or _AUTOLINK.match(line, at)
        or _ATTRIBUTES.match(line, at)
        or ((entity := _ENTITY.match(line, at)) and html.unescape(entity[0]) != entity[0])
    )
    return found[0] if known else literal(found[0])


def _is_reference(label: str, target: str, whole: str) -> bool:
    """Tell whether `[label]: target` is the address of a link that the copy has."""
    return bool(_ADDRESS.search(target)) and whole.lower().count(f"[{label.lower()}]") > 1


def _guard_target(found: re.Match[str]) -> str:
    """Take the round bracket after a square one literally where it holds words and no address."""
    target = found[1].strip()
    plain = not target.isascii() and not _ADDRESS.search(target)
    return literal("(") + found[0][1:] if plain or not target else found[0]


def _mark_line(line: str, number: int) -> str:
    """Put the line's mark before the first character of its copy."""
    reference = _REFERENCE.match(line)
    at = None if reference else _copy_start(line)
    return line if at is None else line[:at] + line_mark(number) + line[at:]


def _copy_start(line: str) -> int | None:
    """Find the first letter, figure or picture; failing that, the first character that is no markup."""
    prefix = _PREFIX.match(line)
    at = prefix.end() if prefix else 0
    spare = None
    while at < len(line):
        if line.startswith("![", at) or line[at].isalnum():
            return at
        if skipped := _SKIPPED.match(line, at):
            at = skipped.end()
            continue
        if spare is None and line[at] not in _MARKUP:
            spare = at
        at += 1
    return spare


def _reserved(character: str, place: Place) -> Finding:
    """Say that a character has no meaning outside the program that made it."""
    return form_error(
        "reserved-character",
        "the private character U+{number} stands in the copy",
        place,
        hint="type the character that was meant",
        rule="D-36",
        number=f"{ord(character):04X}",
    )


def _strange_tag(tag: str, place: Place) -> Finding:
    """Say that a tag is printed as it stands."""
    return warning(
        "strange-tag",
        "`{tag}` is not known here and is printed as it stands",
        place,
        hint="take it away, or write the copy in Markdown",
        tag=tag,
    )
