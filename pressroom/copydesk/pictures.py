"""Pictures as the copy orders them. In: the front matter's or the text's words, and the file. Out: `Photo`s.

Words come from the front matter first, then from the picture itself (XMP before IPTC, as the darkroom reads them).
"""

import difflib
from functools import partial
from pathlib import Path

from msgspec import Struct

from pressroom.copydesk.front_matter import PhotoFields
from pressroom.copydesk.shelf import Shelf
from pressroom.findings import Finding, Place, error, form_error
from pressroom.model import Photo, PhotoFile
from pressroom.records import Record, Step

PICTURE_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".gif", ".heic", ".avif")


class PictureFolder(Struct, frozen=True):
    """The feature's folder: the site's root, the folder's path from it, and what is known of its files already."""

    root: Path
    base: str
    shelf: Shelf = Shelf()

    def near(self, file: str) -> str:
        """Give the name of a picture of this folder that may have been meant, or nothing."""
        folder = self.root / self.base
        names = sorted(
            path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.suffix.lower() in PICTURE_ENDINGS
        )
        ends = [name for name in names if name.rpartition("/")[2] == file.rpartition("/")[2]]
        return next(iter(ends or difflib.get_close_matches(file, names, 1, 0.6)), "")


def load_photo(
    folder: PictureFolder, fields: PhotoFields, record: Record, way: tuple[Step, ...]
) -> tuple[Photo | None, tuple[Finding, ...]]:
    """Load the picture that the front matter orders at `way`."""
    place = record.place(*way, "file")
    caption_place = record.place(*way, "caption") if fields.caption else place
    words = (fields.caption, fields.credit, fields.alt)
    photo, findings = take_photo(folder, fields.file, words, place, caption_place)
    if photo is None:
        return None, findings
    ordered = Photo(
        photo.file,
        photo.caption,
        photo.credit,
        photo.alt,
        place,
        span=fields.span,
        position=fields.place,
        focus=fields.crop,
        printed=fields.print,
        caption_place=caption_place,
    )
    return ordered, findings


def take_photo(
    folder: PictureFolder,
    file: str,
    words: tuple[str, str, str],
    place: Place,
    caption_place: Place,
    in_copy: bool = False,
) -> tuple[Photo | None, tuple[Finding, ...]]:
    """Look at a picture and join its own words with those given: caption, credit, alt; `in_copy`: by Markdown."""
    relative = f"{folder.base}/{file}"
    path = folder.root / relative
    if not path.resolve().is_relative_to(folder.root.resolve()):
        return None, (_outside(file, place),)
    if not path.is_file():
        return None, (_missing(file, folder.near(file), place),)
    shot, findings = folder.shelf.photo(file, partial(_look_at, path, relative))
    if shot is None:
        return None, findings
    given = (shot.caption, shot.credit, shot.alt)
    caption, credit, alt = (own.strip() or inside.strip() for own, inside in zip(words, given, strict=True))
    photo = Photo(shot, caption, credit, alt, place, caption_place=caption_place)
    missing = _missing_in_copy(photo, file, place) if in_copy else _missing_words(photo, file, place)
    return photo, (*findings, *missing)


def _look_at(path: Path, relative: str) -> tuple[PhotoFile | None, tuple[Finding, ...]]:
    """Look at a picture."""
    from pressroom.darkroom import look_at  # Pillow is slow to import, and most pictures have been looked at

    return look_at(path, relative)


def _missing_in_copy(photo: Photo, file: str, place: Place) -> list[Finding]:
    """Find the words that a picture of the copy lacks, and say how Markdown gives them."""
    findings = []
    if not photo.caption:
        findings.append(
            error(
                "missing-caption",
                "`{file}` has no caption",
                place,
                hint='write the picture as `![alt](file "caption")`',
                rule="D-33",
                file=file,
            )
        )
    if not photo.credit:
        findings.append(
            error(
                "missing-credit",
                "`{file}` has no credit",
                place,
                hint='write `{{: credit="name"}}` right after the picture',
                rule="D-33",
                file=file,
            )
        )
    if not photo.alt:
        findings.append(
            error(
                "missing-alt",
                "`{file}` has no words for those who cannot see it",
                place,
                hint='write the picture as `![alt](file "caption")`',
                file=file,
            )
        )
    return findings


def _missing_words(photo: Photo, file: str, place: Place) -> list[Finding]:
    """Find the words a newspaper may not print a picture without."""
    findings = []
    if not photo.caption:
        findings.append(_missing_caption(file, place))
    if not photo.credit:
        findings.append(_missing_credit(file, place))
    if not photo.alt:
        findings.append(_missing_alt(file, place))
    return findings


def _missing_caption(file: str, place: Place) -> Finding:
    return error(
        "missing-caption",
        "`{file}` has no caption",
        place,
        hint="add `caption: …` under the picture",
        rule="D-33",
        file=file,
    )


def _missing_credit(file: str, place: Place) -> Finding:
    return error(
        "missing-credit",
        "`{file}` has no credit",
        place,
        hint="add `credit: …` with the photographer's name under the picture",
        rule="D-33",
        file=file,
    )


def _missing_alt(file: str, place: Place) -> Finding:
    return error(
        "missing-alt",
        "`{file}` has no words for those who cannot see it",
        place,
        hint="add `alt: …`, saying what is to be seen, under the picture",
        file=file,
    )


def _outside(file: str, place: Place) -> Finding:
    return form_error(
        "picture-outside",
        "`{file}` stands outside the site",
        place,
        hint="copy it into the feature's `photos/`",
        file=file,
    )


def _missing(file: str, near: str, place: Place) -> Finding:
    if near:
        return form_error(
            "missing-picture",
            "there is no picture `{file}`",
            place,
            hint="did you mean `{near}`?",
            file=file,
            near=near,
        )
    return form_error(
        "missing-picture",
        "there is no picture `{file}`",
        place,
        hint="put the file into the feature's `photos/`, or mend its name",
        file=file,
    )


def load_photos(
    folder: PictureFolder, ordered: tuple[PhotoFields, ...], record: Record
) -> tuple[tuple[Photo, ...], tuple[Finding, ...]]:
    """Load the pictures that the front matter orders; those that cannot be had are left out and found."""
    photos: list[Photo] = []
    findings: list[Finding] = []
    for number, fields in enumerate(ordered):
        photo, more = load_photo(folder, fields, record, ("photos", number))
        findings.extend(more)
        if photo:
            photos.append(photo)
    return tuple(photos), tuple(findings)


def find_missing(folder: PictureFolder, record: Record) -> tuple[Finding, ...]:
    """Find the pictures that are not there, where the fields are too faulty to load them."""
    photos = record.value("photos")
    findings = []
    for number in range(len(photos) if isinstance(photos, list) else 0):
        file = record.value("photos", number, "file")
        if isinstance(file, str) and not (folder.root / folder.base / file).is_file():
            findings.append(_missing(file, folder.near(file), record.place("photos", number, "file")))
    return tuple(findings)
