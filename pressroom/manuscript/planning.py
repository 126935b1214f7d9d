"""An import from end to end. In: files and the site's root. Out: a plan; then the feature's folder, made once."""

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from pressroom.findings import Finding, Place, StopPress, form_error
from pressroom.manuscript.items import Item, Manuscript
from pressroom.manuscript.plain import read_markdown, read_plain
from pressroom.manuscript.sorting import sort_items
from pressroom.manuscript.word import read_word
from pressroom.manuscript.writing import render_files, slug_of

READERS = {".txt": read_plain, ".md": read_markdown, ".markdown": read_markdown, ".docx": read_word, ".docm": read_word}


class ImportPlan(Struct, frozen=True):
    """The files of a feature's folder by their path from the site's root, and what was guessed."""

    slug: str
    files: dict[str, bytes]
    findings: tuple[Finding, ...]


def plan_import(root: Path, paths: tuple[Path, ...], slug: str = "") -> ImportPlan:
    """Read manuscripts and sort them into one feature. Raises `StopPress` where it cannot."""
    manuscripts = tuple(_read(path) for path in paths)
    faults = [finding for manuscript in manuscripts for finding in manuscript.findings]
    if any(finding.of_form for finding in faults):
        raise StopPress(faults)
    slug = slug or slug_of(paths[0].stem)
    if (root / "content" / slug).exists():
        raise StopPress([_in_the_way(slug)])
    piles = sort_items(tuple(_number_notes(manuscripts)))
    piles.unplaced.extend((item, "aside") for manuscript in manuscripts for item in manuscript.aside)
    files, findings = render_files(piles)
    return ImportPlan(slug, {f"content/{slug}/{name}": files[name] for name in sorted(files)}, (*faults, *findings))


def write_plan(root: Path, plan: ImportPlan) -> tuple[str, ...]:
    """Write the files of a plan; raises `StopPress` rather than overwrite. Gives their paths."""
    if (root / "content" / plan.slug).exists():
        raise StopPress([_in_the_way(plan.slug)])
    for name, data in plan.files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return tuple(plan.files)


def _read(path: Path) -> Manuscript:
    """Read a manuscript by its ending."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        return Manuscript(path.name, (), (_unknown(path),))
    if not path.is_file():
        return Manuscript(path.name, (), (_not_there(path),))
    return reader(path)


def _number_notes(manuscripts: tuple[Manuscript, ...]) -> list[Item]:
    """Give all items; where there are several files, their footnotes get numbers of their own."""
    items = []
    for number, manuscript in enumerate(manuscripts):
        notes = [item.note for item in manuscript.items if item.note]
        for item in manuscript.items:
            text = item.text
            for note in notes if number else ():
                text = text.replace(f"[^{note}]", f"[^{number}0{note}]")
            new_note = f"{number}0{item.note}" if number and item.note else item.note
            items.append(replace(item, text=text, note=new_note))
    return items


def _unknown(path: Path) -> Finding:
    """Say that a file is of no make that can be read."""
    return form_error(
        "unknown-manuscript",
        "`{file}` is no manuscript that can be read",
        Place(path.name),
        hint="save it as .docx, .txt or .md",
        file=path.name,
    )


def _not_there(path: Path) -> Finding:
    """Say that a file is not there."""
    return form_error(
        "missing-manuscript",
        "there is no file `{file}`",
        Place(path.name),
        hint="mend its name",
        file=path.name,
    )


def _in_the_way(slug: str) -> Finding:
    """Say that there is a feature of that name."""
    return form_error(
        "feature-exists",
        "`content/{feature}` is there already and is not overwritten",
        Place(f"content/{feature_index(slug)}"),
        hint="give the new one another name with `--name`, or move the old folder away",
        feature=slug,
    )


def feature_index(slug: str) -> str:
    """Give the path of a feature's index below `content/`."""
    return f"{slug}/index.md"
