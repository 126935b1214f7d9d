"""The press of the preview: a process of its own, so that drawing PDFs never holds a page back.

In: a slug a line on standard input. Out: JSON a line on standard output, once when the sheet is drawn and once when the
e-paper is made; the files stand in the preview's own folder of the cache. It ends when its input ends.
"""

import contextlib
import json
import os
import sys
from pathlib import Path

from msgspec.structs import replace

from pressroom.bootstrap.lock import alone
from pressroom.config import House, load_house
from pressroom.copydesk.content import load_feature
from pressroom.darkroom import encode_jpeg
from pressroom.edition import PRINTED, make_feature, publish_pages
from pressroom.findings import StopPress
from pressroom.model import Edition, OutputFile, Sheet
from pressroom.output.exchange import exchange_edition
from pressroom.output.journal import recover
from pressroom.output.places import GROUPS
from pressroom.output.record import Shelf
from pressroom.raster import count_pages, render_page
from pressroom.serve.shelf import open_preview

PREVIEW_PPI = 130.0
RUNS = 60
"""After so many features the process ends and a new one is started, whatever libraries may have kept."""


def main(root: Path, cache: Path) -> None:
    """Print what is asked for until the input ends."""
    if hasattr(os, "nice"):
        os.nice(10)
    shelf = open_preview(cache)
    shelf.output.mkdir(parents=True, exist_ok=True)
    for _, line in zip(range(RUNS), sys.stdin, strict=False):
        slug = line.strip()
        with alone(shelf.output):
            recover(shelf.output)
            for step in ("print", "epaper"):
                _make(root, shelf, slug, step)
                _say(slug, step)


def _say(slug: str, step: str) -> None:
    """Tell the server."""
    sys.stdout.write(json.dumps({"slug": slug, "step": step}) + "\n")
    sys.stdout.flush()


def _make(root: Path, shelf: Shelf, slug: str, step: str) -> None:
    """Make a feature's print files or its e-paper and keep them with what was found."""
    try:
        house = replace(load_house(root), drafts=True)
        edition = _print(house, slug) if step == "print" else _publish(house, shelf, slug)
    except StopPress as stop:
        edition = Edition(slug, (), stop.findings)
    if edition.files or edition.findings:
        with contextlib.suppress(StopPress):
            exchange_edition(shelf, edition, frozenset(GROUPS.get(step, (step,))), {})


def _print(house: House, slug: str) -> Edition:
    """Draw the sheets, and pictures of them for the browser."""
    edition = make_feature(house, slug, PRINTED)
    reading = next((file.data for file in edition.files if file.path == f"site/{slug}/{slug}.pdf"), b"")
    pictures = tuple(
        OutputFile(f"press/{slug}/preview-{number}.jpg", encode_jpeg(render_page(reading, number, PREVIEW_PPI)))
        for number in range(1, count_pages(reading) + 1 if reading else 1)
    )
    return replace(edition, files=(*edition.files, *pictures))


def _publish(house: House, shelf: Shelf, slug: str) -> Edition:
    """Make the e-paper of what was drawn."""
    record = shelf.read(slug)
    names = (f"site/{slug}/{slug}.pdf", f"press/{slug}/layout.json")
    drawn = Sheet(
        tuple(OutputFile(name, (shelf.output / name).read_bytes()) for name in names if name in record.outputs)
    )
    if record.held or not drawn.files:
        return Edition(slug, (), ())
    paper = publish_pages(house, load_feature(house, slug)[0], drawn)
    reading = tuple(file for file in drawn.files if file.path == names[0])
    return Edition(slug, (*paper.files, *reading), paper.findings)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
