"""A new feature or entry, with every field present. In: a name, counties. Out: the text of its files.

Pictures that lie in the feature's `photos/` already are listed, with the words they bring along.
"""

import csv
import io
from pathlib import Path

from pressroom.copydesk.proof.gazetteer import short_name
from pressroom.darkroom import look_at
from pressroom.findings import Finding, Place, StopPress, form_error
from pressroom.model import PhotoFile
from pressroom.records import read_text

PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff")
_INDEX = """---
# the line above the headline
kicker:
# the main headline
headline: {headline}
# the line below it, after ——
deck:
# the day of issue, like 2021-04-01
date:
# newspaper page numbers, like [6, 7]
pages: []
desk: {{editor: , layout: , proof: }}
# the counties that must have an entry
units: [{units}]
# the day of a correction, and what was corrected
updated:
correction:
# pictures that belong to no entry
photos:{photos}
# places kept free, like {{page: 1, column: 1, line: 70, columns: 2, lines: 10, label: 广告}}
reserve: []
# true: built with --drafts only
draft: true
# findings to pass over, like {{long-sentence: the reason}}
allow: {{}}
---

"""
_ENTRY = """---
county: {county}
# the heading as printed; without it, the county
title:
# without it, the name of this file
slug:
kicker:
byline:
# file, caption, credit, alt; and if need be span (1 to 4), place (head, own, foot), crop ([x, y]), print (false)
photos:{photos}
# like {{value: 9400, unit: 人次, label: 联系选民}}
figures: []
draft: true
allow: {{}}
---

"""


def plan_new(root: Path, target: str, counties: tuple[str, ...] = ()) -> dict[str, str]:
    """Give the files of `FEATURE` with an entry a county, or of `FEATURE/ENTRY`. Raises `StopPress` over old ones."""
    feature, _, entry = target.strip("/").partition("/")
    base = f"content/{feature}"
    if entry:
        number = _next_number(root / base)
        files = {f"{base}/{number:02}-{_slug(entry)}.md": _entry_text(entry, [])}
    else:
        files = _feature_files(root, base, counties)
    for name in files:
        if (root / name).exists() or not feature:
            raise StopPress([_exists(name)])
    return files


def write_new(root: Path, files: dict[str, str]) -> tuple[str, ...]:
    """Write new files and the folder for pictures; gives their paths."""
    for name, text in files.items():
        path = root / name
        (path.parent / "photos").mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tuple(files)


def read_counties(words: str, folder: Path) -> tuple[str, ...]:
    """Give the counties of a CSV file (its first column) or of a list with commas."""
    path = folder / words
    if not path.suffix or not path.is_file():
        names = [name.strip() for name in words.replace("，", ",").replace("、", ",").split(",")]
    else:
        rows = csv.reader(io.StringIO(read_text(path, path.name)[0]))
        names = [row[0].strip() for row in rows if row]
        names = (
            names[1:] if names[:1] and names[0].lower() in ("county", "name", "县", "县名", "名称", "单位") else names
        )
    return tuple(dict.fromkeys(name for name in names if name))


def _feature_files(root: Path, base: str, counties: tuple[str, ...]) -> dict[str, str]:
    """Give index.md and an entry a county, each with the pictures named after it."""
    pictures = _pictures(root, base)
    files: dict[str, str] = {}
    for number, county in enumerate(counties, 1):
        slug = _slug(county)
        own = [picture for picture in pictures if picture.path.rpartition("/")[2].lower().startswith(slug)]
        pictures = [picture for picture in pictures if picture not in own]
        files[f"{base}/{number:02}-{slug}.md"] = _entry_text(county, own)
    index = _INDEX.format(headline="待拟", units=", ".join(counties), photos=_photo_lines(pictures))
    return {f"{base}/index.md": index, **files}


def _entry_text(county: str, pictures: list[PhotoFile]) -> str:
    """Give the text of an entry."""
    return _ENTRY.format(county=county, photos=_photo_lines(pictures))


def _pictures(root: Path, base: str) -> list[PhotoFile]:
    """Look at the pictures that are there."""
    paths = sorted(path for path in (root / base / "photos").glob("*") if path.suffix.lower() in PICTURES)
    looked = (look_at(path, path.relative_to(root).as_posix())[0] for path in paths)
    return [shot for shot in looked if shot]


def _photo_lines(pictures: list[PhotoFile]) -> str:
    """Give the lines of pictures in the front matter."""
    lines = []
    for shot in pictures:
        lines.append(f"\n  - file: photos/{shot.path.rpartition('/')[2]}")
        words = {"caption": shot.caption, "credit": shot.credit, "alt": shot.alt}
        lines.extend(f"\n    {name}: {_quoted(text)}".rstrip(" ") for name, text in words.items())
    return "".join(lines) if lines else " []"


def _quoted(text: str) -> str:
    """Give a value for YAML."""
    return "'" + " ".join(text.split()).replace("'", "''") + "'" if text.strip() else ""


def _slug(name: str) -> str:
    """Give a county's name in pinyin, as files are called."""
    from pypinyin import lazy_pinyin

    letters = "".join(lazy_pinyin(short_name(name), errors=lambda rest: f" {rest} ")).lower()
    return "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in letters).split()) or "entry"


def _next_number(folder: Path) -> int:
    """Give the running number after the last entry's."""
    numbers = [int(path.name.partition("-")[0]) for path in folder.glob("[0-9]*-*.md") if path.name[:2].isdigit()]
    return max(numbers, default=0) + 1


def _exists(name: str) -> Finding:
    """Say that a file is there already."""
    return form_error(
        "file-exists",
        "`{file}` is there already and is not overwritten",
        Place(name),
        hint="choose another name, or move the old file away",
        file=name,
    )
