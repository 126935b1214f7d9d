"""Makes what the preview shows. In: a slug. Out: its `Shown`: first the web page, then the sheet, each for itself.

All of it runs in one thread. What is dear to open is kept: faces, the composer and what it has set, cut faces. Where
the newest copy cannot be shown, the last good edition stays.
"""

import threading
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from pressroom.config import House, load_house
from pressroom.copydesk.content import load_feature
from pressroom.copydesk.folder import find_features
from pressroom.faces import find_faces
from pressroom.findings import Finding, StopPress, error, form_error, holds_files, in_order
from pressroom.makeup import make_up
from pressroom.model import ArchiveCard, Feature, MadeUp
from pressroom.output.record import Record
from pressroom.serve.drawing import Drawing, draw_sheets
from pressroom.serve.kept import ComposingRoom
from pressroom.serve.shown import Shown, version_of
from pressroom.serve.type_files import TypeFiles
from pressroom.web import Beside, make_archive_pages, make_card, make_web
from pressroom.web.pictures import plan_pictures

MOST_FEATURES = 6
"""How many features are kept ready; the one looked at longest ago is made anew when it is asked for again."""


class Newsroom(Struct):
    """The features shown so far, newest use last. `stale` are those whose source has changed since they were made."""

    root: Path
    house: House | None = None
    house_findings: tuple[Finding, ...] = ()
    shown: dict[str, Shown] = field(default_factory=dict)
    copy: dict[str, Feature] = field(default_factory=dict)
    stale: set[str] = field(default_factory=set)
    room: ComposingRoom = field(default_factory=ComposingRoom)
    files: TypeFiles = field(default_factory=TypeFiles)
    cards: tuple[ArchiveCard, ...] | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)

    def slugs(self) -> tuple[str, ...]:
        """Give the features there are now."""
        return find_features(self.root)

    def latest(self, slugs: tuple[str, ...]) -> str:
        """Give the feature somebody looked at last, or the one whose folder changed last."""
        for slug in reversed(self.shown):
            if slug in slugs:
                return slug
        return max(slugs, key=lambda slug: ((self.root / "content" / slug).stat().st_mtime_ns, slug), default="")

    def of(self, slug: str) -> Shown:
        """Give what is shown of a feature; nothing has been made of a new one."""
        return self.shown.get(slug) or Shown(slug)

    def put(self, shown: Shown) -> Shown:
        """Show this from now on, and forget the feature used longest ago where there are too many."""
        with self.lock:
            self.shown.pop(shown.slug, None)
            self.shown[shown.slug] = shown
            while len(self.shown) > MOST_FEATURES:
                gone = next(iter(self.shown))
                del self.shown[gone]
                self.copy.pop(gone, None)
        return shown

    def change(self, slug: str, **fields: object) -> Shown:
        """Show a feature with these fields changed."""
        return self.put(replace(self.of(slug), **fields))

    def read_house(self) -> None:
        """Read `site.yaml` again; a broken one leaves the last good one in force."""
        try:
            self.house, self.house_findings = replace(load_house(self.root), drafts=True), ()
        except StopPress as stop:
            self.house_findings = stop.findings

    def make_page(self, slug: str) -> Shown:
        """Make a feature's web page of the newest copy."""
        self.stale.discard(slug)
        self.read_house()
        if self.house is None:
            return self.change(slug, page_findings=self.house_findings, page_broken=True)
        try:
            feature, found = load_feature(self.house, slug)
            found = (*self.house_findings, *found)
            if holds_files(found):
                return self.change(slug, page_findings=found, page_broken=True)
            planned = plan_pictures(self.root, feature)
            page = make_web(self.house, feature, Beside(epaper=True), planned.desk)
        except StopPress as stop:
            return self.change(slug, page_findings=(*self.house_findings, *stop.findings), page_broken=True)
        found = in_order((*found, *page.findings))
        if holds_files(page.findings):
            return self.change(slug, page_findings=found, page_broken=True)
        files = {file.path.removeprefix(f"site/{slug}/"): file.data for file in page.files}
        self.copy[slug] = feature
        return self.change(
            slug,
            headline=feature.headline,
            drafts=drafts_of(feature),
            page=version_of(files["index.html"] + repr(drafts_of(feature)).encode()),
            files=files,
            prints=planned.orders,
            pictures={path: f"/{slug}/{picture.src}" for (_, path), picture in planned.desk.pictures.items()},
            page_findings=found,
            press_findings=None,
            page_broken=False,
        )

    def make_sheet(self, slug: str) -> Shown:
        """Make up the newest good copy and draw its sheets for the browser."""
        feature = self.copy.get(slug)
        if feature is None or self.house is None:
            return self.of(slug)
        try:
            faces = find_faces(self.root, feature.paper.faces)
            composer = self.room.enter(feature, faces)
            made_up: MadeUp = make_up(feature, composer, checked=False)
            found = (*composer.composer.check_coverage(feature), *made_up.findings)
            if holds_files(found):
                return self.change(slug, sheet_findings=found, sheet_broken=True)
            shown = self.of(slug)
            drawing = Drawing(self.root, faces, self.files, shown.pictures)
            html = draw_sheets(drawing, feature, made_up).encode()
        except StopPress as stop:
            return self.change(slug, sheet_findings=stop.findings, sheet_broken=True)
        return self.change(
            slug,
            sheet=version_of(html),
            proof=shown.proof if shown.sheet == version_of(html) else "",
            sheets=len(made_up.sheets),
            drawing=html,
            sheet_findings=found,
            press_findings=None,
            sheet_broken=False,
        )

    def mark_fault(self, slug: str, fault: BaseException) -> None:
        """Keep the last good edition and say that this program itself is at fault."""
        found = form_error(
            "program-fault",
            "the program is at fault here: {fault}",
            hint="undo the last change, and report the traceback on the terminal",
            fault=f"{type(fault).__name__}: {fault}",
        )
        self.change(slug, page_findings=(*self.of(slug).page_findings, found), page_broken=True)

    def take_proof(self, slug: str, record: Record, step: str) -> None:
        """Show what the press has made of a feature, and all that was found on the way."""
        if step == "print":
            picture = record.outputs.get(f"press/{slug}/preview-1.jpg")
            self.change(slug, proof=picture[2] if picture and not record.held else "", press_findings=record.findings)
        elif step == "epaper":
            page = record.outputs.get(f"site/{slug}/epaper.html")
            self.change(slug, epaper=page[2] if page else "")
        else:
            found = error("press-fault", "the press has stopped; its traceback is on the terminal")
            self.change(slug, press_findings=in_order((*self.of(slug).findings, found)))

    def archive(self) -> Mapping[str, bytes]:
        """Make the archive's pages as they would be published, and the assets of all pages."""
        if self.cards is None and self.house is not None:
            house = self.house
            cards = []
            for slug in self.slugs():
                with suppress(StopPress):
                    feature = self.copy.get(slug) or load_feature(house, slug)[0]
                    cards.append(make_card(house, feature))
            self.cards = tuple(cards)
        if self.house is None or self.cards is None:
            return {}
        return {file.path.removeprefix("site/"): file.data for file in make_archive_pages(self.house, self.cards)}


def drafts_of(feature: Feature) -> tuple[str, ...]:
    """Give the drafts of a feature: `*` for the whole, else the slugs of entries."""
    return ("*",) if feature.draft else tuple(entry.slug for entry in feature.entries if entry.draft)
