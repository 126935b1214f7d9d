"""The sample's copy as plain text, a paragraph a line, read without `pressroom`: what the sheet must print.

python tests/sample/plain_copy.py [content/county-congresses] > expected.txt
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml


def split(path: Path) -> tuple[dict[str, object], list[str]]:
    """Part front matter and paragraphs."""
    _, head, body = re.split(r"^---$", path.read_text(encoding="utf-8"), maxsplit=2, flags=re.MULTILINE)
    paragraphs = [re.sub(r"\*\*|^\s*[>#]+\s*", "", part).strip() for part in body.split("\n\n")]
    return yaml.safe_load(head), [part.replace("\n", "") for part in paragraphs if part]


def printed_paragraphs(folder: Path) -> Iterator[str]:
    """Give tiers, note, titles, bodies, captions and credits of what is printed."""
    head, note = split(folder / "index.md")
    for name in ("kicker", "headline", "deck"):
        if name in head:
            yield str(head[name])
    yield from note
    for path in sorted(folder.glob("[0-9]*.md")):
        matter, body = split(path)
        if body:
            yield str(matter.get("title", matter["county"]))
            yield from body
        for photo in matter.get("photos", []):
            if photo.get("print", True):
                yield str(photo["caption"])
                yield str(photo["credit"])


if __name__ == "__main__":
    where = Path(sys.argv[1] if len(sys.argv) > 1 else "content/county-congresses")
    print("\n".join(printed_paragraphs(where)))
