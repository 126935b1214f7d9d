"""A sorted manuscript as files. In: `Sorted`. Out: the text of each file of the feature's folder, and its pictures."""

import re

from pypinyin import lazy_pinyin

from pressroom.copydesk.proof.gazetteer import short_name
from pressroom.findings import Finding, Place
from pressroom.manuscript.guesses import caption_without_picture, guessed_headline, no_headline
from pressroom.manuscript.items import Item
from pressroom.manuscript.piles import County, Sorted

_SPECIAL = re.compile(r"[\\`*_\[]")
_LINE_START = re.compile(r"^(\s*)(#{1,6}|[-+>]|\d{1,9}\.)(?=\s|#|$)|^(\s*)(#|>)")
_CREDIT = re.compile(
    r"(?:(?<=[。！？”])|(?=[（(])|(?<=[\s　]))\s*[（(]?\s*"
    r"((?:[^\s，。！？；：、（）()]{2,9}[\s、/／]{0,2}){1,3}?)\s*(摄影报道|摄影|摄|供图|制图)\s*[）)]?[。.]?\s*$"
)
_ENTITY = re.compile(r"&(?=#?\w+;)")
_DATE = re.compile(r"(\d{4})\D+(\d{1,2})\D+(\d{1,2})")
_REASONS = {
    "again": "a second heading of a county that has one",
    "caption": "a caption that names no county",
    "subject": "a paragraph before any heading that names no county",
    "aside": "not part of the copy: header, footer or fields of the file",
}


def as_markdown(text: str) -> str:
    """Give words so that Markdown prints them as they are."""
    lines = []
    for line in text.split("\n"):
        escaped = _SPECIAL.sub(lambda found: "\\" + found[0], line)
        escaped = re.sub(r"\\\[(\^e?\d+\])", r"[\1", escaped)
        escaped = _ENTITY.sub("&amp;", escaped).replace("~~", "&#126;~")
        if found := re.match(r"^\s*(\d{1,9})\.(?=\s)", escaped):
            escaped = escaped[: found.end() - 1] + "\\" + escaped[found.end() - 1 :]
        elif re.match(r"^\s*(?:#|>|[-+](?=\s)|-{2,}\s*$)", escaped):
            at = len(escaped) - len(escaped.lstrip())
            escaped = escaped[:at] + "\\" + escaped[at:]
        lines.append(escaped.strip(" "))
    return "<br>\n".join(lines)


def quoted(text: str) -> str:
    """Give a value for YAML, in single quotation marks."""
    return "'" + " ".join(text.split("\n")).replace("'", "''") + "'"


def slug_of(name: str) -> str:
    """Give a name in pinyin: small Latin letters, digits and hyphens."""
    word = "".join(lazy_pinyin(short_name(name), errors=lambda rest: f" {rest} "))
    return re.sub(r"[^a-z0-9]+", "-", word.lower()).strip("-") or "feature"


def render_files(piles: Sorted) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    """Give the files by name, and what was guessed."""
    findings = list(piles.findings)
    files: dict[str, bytes] = {}
    slugs: dict[str, str] = {}
    for number, county in enumerate(piles.counties.values(), 1):
        slug = slug_of(county.name)
        while slug in slugs.values():
            slug += "-2"
        slugs[county.name] = slug
        photos = _photo_lines(county.photos, slug, files)
        files[f"{number:02}-{slug}.md"] = _entry(county, photos).encode()
        findings.extend(caption_without_picture(county.name, item.place) for item in county.captions)
    files["index.md"] = _index(piles, _photo_lines(piles.photos, "feature", files), findings).encode()
    if piles.unplaced:
        files["unplaced.md"] = _unplaced(piles.unplaced).encode()
    return files, tuple(findings)


def _entry(county: County, photos: list[str]) -> str:
    """Give the text of an entry's file."""
    lines = ["---", f"county: {county.name}"]
    if county.title and county.title != county.name:
        lines.append(f"title: {quoted(county.title)}")
    lines += ["photos:", *photos] if photos else []
    lines += [line for item in county.captions for line in _waiting(item)]
    return "\n".join([*lines, "---", "", *(block for item in county.body for block in (_block(item), ""))])


def _waiting(caption: Item) -> list[str]:
    """Give a caption whose picture is to come, behind `#`."""
    words, credit = part_credit(caption.text)
    given = (f"caption: {quoted(words)}", f"credit: {credit}".rstrip(), "alt:")
    return ["# photos:", "#   - file: photos/", *(f"#     {line}" for line in given)]


def part_credit(text: str) -> tuple[str, str]:
    """Part a caption from the photographer named at its end: `……。林远 摄`, `（林远/摄）`; or give no name."""
    found = _CREDIT.search(text)
    words = text[: found.start()].rstrip() if found else ""
    if not found or not words:
        return text, ""
    return words, found[1].rstrip(" \t\u3000/／") + found[2]


def _photo_lines(photos: list[tuple[Item, Item | None]], slug: str, files: dict[str, bytes]) -> list[str]:
    """Give the lines of pictures, and put the pictures among the files."""
    lines = []
    for number, (picture, caption) in enumerate(photos, 1):
        ending = picture.picture_name.rpartition(".")[2].lower() or "jpg"
        file = f"photos/{slug}-{number}.{ending}"
        files[file] = picture.picture
        words, credit = part_credit(caption.text) if caption else ("", "")
        lines += [
            f"  - file: {file}",
            f"    caption: {quoted(words) if caption else ''}",
            f"    credit: {credit}".rstrip(),
            "    alt:",
        ]
    return lines


def _block(item: Item) -> str:
    """Give a piece of copy as Markdown."""
    if item.rows:
        width = max(len(row) for row in item.rows)
        rows = [[_cell(cell) for cell in row] + [""] * (width - len(row)) for row in item.rows]
        lines = ["| " + " | ".join(row) + " |" for row in rows]
        return "\n".join([lines[0], "|" + "---|" * width, *lines[1:]])
    if item.note:
        return f"[^{item.note}]: {as_markdown(item.text)}"
    if item.markdown:
        return f"{'#' * max(2, item.level)} {item.text}" if item.level else item.text
    return f"## {as_markdown(item.text)}" if item.level else as_markdown(item.text)


def _cell(text: str) -> str:
    """Give the words of a table's cell."""
    return as_markdown(text).replace("\n", "").replace("|", "\\|")


def _index(piles: Sorted, photos: list[str], findings: list[Finding]) -> str:
    """Give the text of index.md."""
    kicker, headline = split_tiers([item.text for item in piles.tiers])
    if piles.tiers:
        findings.append(guessed_headline(headline, piles.tiers[0].place))
    else:
        findings.append(no_headline(Place("index.md", 2)))
    lines = ["---", f"kicker: {quoted(kicker) if kicker else ''}", f"headline: {quoted(headline or '（待拟标题）')}"]
    lines.append(f"deck: {quoted('　'.join(item.text for item in piles.deck)) if piles.deck else ''}")
    date = _DATE.search(piles.date.text) if piles.date else None
    lines.append(f"date: {date[1]}-{int(date[2]):02}-{int(date[3]):02}" if date else "date:")
    lines += [f"# {piles.date.text}"] if piles.date else []
    lines.append("units: [" + ", ".join(piles.counties) + "]")
    lines += ["photos:", *photos] if photos else []
    body = [_block(item) for item in piles.note]
    if body and piles.note_label:
        body[0] = f"<!-- {piles.note_label.strip()} -->\n" + as_markdown(
            piles.note[0].text.removeprefix(piles.note_label)
        )
    return "\n".join([*lines, "---", "", *(line for block in body for line in (block, ""))])


def split_tiers(lines: list[str]) -> tuple[str, str]:
    """Give kicker and headline: the last line is the headline; of a single line parted by spaces, the last part."""
    lines = [line for line in lines if line.strip()]
    if not lines:
        return "", ""
    if len(lines) == 1:
        parts = lines[0].split()
        return "　".join(parts[:-1]), parts[-1]
    return "　".join("　".join(line.split()) for line in lines[:-1]), "　".join(lines[-1].split())


def _unplaced(pieces: list[tuple[Item, str]]) -> str:
    """Give the text of unplaced.md."""
    blocks = ["# 未归位的稿件", ""]
    for item, reason in pieces:
        blocks += [f"<!-- {item.place}: {_REASONS[reason]} -->", _block(item), ""]
    return "\n".join(blocks)
