"""The door of WeasyPrint, which draws a sheet's furniture. In: HTML and files. Out: a PDF and what it complained of.

The engine reads files of the project only, through `BASE`; its every line in the log becomes a finding.
"""

import importlib
import logging
import os
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import TYPE_CHECKING

from msgspec import Struct, field

from pressroom.bootstrap.late import late
from pressroom.bootstrap.ready_types import types_ready
from pressroom.findings import Finding, Place, StopPress, error, form_error
from pressroom.opened import BASE, Opened

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

SELDOM = ("fontTools.subset", "fontTools.varLib.instancer")
"""What the engine imports for variable faces, and where HarfBuzz cannot cut: ours it can."""

# What the engine raises on a style it knows but cannot draw (gradients and blurred shadows in CMYK, grooves).
CRASHES = (NotImplementedError, AssertionError, TypeError, ValueError, AttributeError, LookupError, ArithmeticError)
IGNORED = r"(?s)Ignored `(?P<style>.*)` at (?P<line>\d+):(?P<column>\d+), (?P<why>.*)\.$"


class EngineMissing(Exception):
    """WeasyPrint or the Pango libraries under it are not installed."""


class Drawing(Struct, frozen=True):
    """A PDF by the engine, the font families it took, and what it complained of."""

    data: bytes
    families: tuple[str, ...]
    findings: tuple[Finding, ...]


class Reader(Struct):
    """Reads files below a root, or from those given, and remembers the texts it read."""

    root: Path
    given: Mapping[str, bytes]
    texts: dict[str, str] = field(default_factory=dict)

    def read(self, url: str) -> bytes:
        """Read what an address below `BASE` names. Raises `ValueError` outside the project, `OSError` if missing."""
        from urllib.parse import unquote, urlsplit

        path = unquote(urlsplit(url).path).lstrip("/")
        if path in self.given:
            return self.given[path]
        file = (self.root / path).resolve(strict=True)
        if not file.is_relative_to(self.root):
            raise ValueError(f"outside the project: {path}")
        data = file.read_bytes()
        if file.suffix in (".css", ".svg"):
            self.texts[path] = data.decode("utf-8", "replace")
        return data


def draw_html(root: Path, layout: str, html: str, given: Mapping[str, bytes], opened: Opened | None = None) -> Drawing:
    """Draw HTML as an uncompressed PDF. `layout` is the file that findings name; `given` are files made on the way.

    With `opened` its faces are there already. Raises `EngineMissing`, and `StopPress` where nothing can be drawn.
    """
    engine = import_engine()
    reader = Reader(root.resolve(strict=True), given)
    place = Place(layout)
    with listening() as records, throwaway_files():
        try:
            page, kept = opened.take_styles(engine, html, records) if opened else (html, {})
            document = engine.HTML(string=page, base_url=BASE, url_fetcher=make_fetcher(reader)).render(**kept)
            data = document.write_pdf(uncompressed_pdf=True)
        except CRASHES as fault:
            raise StopPress([crashed(place, fault)]) from fault
        except engine.urls.FatalURLFetchingError as fault:
            raise StopPress([not_fetched(place, fault)]) from fault
    families = tuple(sorted({font.family for font in document.fonts.values()}))
    return Drawing(data, families, tuple(dict.fromkeys(finding_of(record, place, reader.texts) for record in records)))


@contextmanager
def throwaway_files() -> Iterator[None]:
    """Have the engine write its files of faces where they go at once: its own folder stays when a process just ends."""
    before = tempfile.tempdir
    with TemporaryDirectory(prefix="pressroom-") as folder:
        tempfile.tempdir = folder
        try:
            yield
        finally:
            tempfile.tempdir = before


def open_faces(rules: str, given: Mapping[str, bytes]) -> Opened:
    """Open the faces that `rules` (`@font-face`) name, for many pages, and no other. Raises `EngineMissing`."""
    engine = import_engine()
    fetcher, folder = make_fetcher(Reader(Path(), given)), TemporaryDirectory(prefix="pressroom-")
    before, tempfile.tempdir = tempfile.tempdir, folder.name
    try:
        with given_faces_alone(), listening() as records:
            faces = importlib.import_module("weasyprint.text.fonts").FontConfiguration()
            engine.CSS(string=rules, base_url=BASE, url_fetcher=fetcher, font_config=faces)
    finally:
        tempfile.tempdir = before
    return Opened(faces, folder, tuple(records))


def import_engine() -> ModuleType:
    """Import WeasyPrint; on Linux with its C types parsed, or at least without asking the compiler for each library."""
    if not sys.platform.startswith("linux") or "weasyprint" in sys.modules:
        return import_weasyprint()
    with types_ready() as ready:
        return import_weasyprint() if ready else import_without_compiler()


def import_without_compiler() -> ModuleType:
    """Import WeasyPrint with names of libraries taken as they are: asking linker and compiler is 0.25 s of CPU."""
    import ctypes.util  # not at the top: this module is read by every run, also where nothing is drawn

    genuine = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None
    try:
        return import_weasyprint()
    finally:
        ctypes.util.find_library = genuine


def import_weasyprint() -> ModuleType:
    """Import the engine or say plainly that it is missing; what it needs for variable faces only comes late."""
    try:
        with late(*SELDOM):
            return importlib.import_module("weasyprint")
    except (OSError, ImportError) as fault:
        raise EngineMissing(str(fault)) from fault


def make_fetcher(reader: Reader) -> "URLFetcher":
    """Make the engine's only way to a file: `BASE` is read by `reader`, `data:` is let through, all else refused."""
    from mimetypes import guess_type
    from urllib.parse import urlsplit

    urls = importlib.import_module("weasyprint.urls")

    class ProjectFetcher(urls.URLFetcher):  # type: ignore[misc, name-defined]
        """The engine's fetcher, confined to the project."""

        def __init__(self) -> None:
            super().__init__(allowed_protocols={"data"}, allow_redirects=False, fail_on_errors=True)

        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> "URLFetcherResponse":
            """Fetch an address."""
            if not url.startswith(BASE):
                return super().fetch(url, headers)
            kind = guess_type(urlsplit(url).path)[0] or "application/octet-stream"
            return urls.URLFetcherResponse(url, reader.read(url), {"Content-Type": kind})

    return ProjectFetcher()


@contextmanager
def given_faces_alone() -> Iterator[None]:
    """Draw with the faces that a page brings along, and look for no other: fontconfig needs not read the system's.

    What none of them has prints as an empty box. Raises `EngineMissing`.
    """
    import_engine()  # before: it warns at its start where it finds no face
    before = os.environ.get("FONTCONFIG_FILE")
    with TemporaryDirectory() as folder:
        settings = Path(folder) / "fonts.conf"
        settings.write_text("<fontconfig></fontconfig>", encoding="utf-8")
        os.environ["FONTCONFIG_FILE"] = str(settings)
        try:
            yield
        finally:
            os.environ.pop("FONTCONFIG_FILE")
            if before is not None:
                os.environ["FONTCONFIG_FILE"] = before


class Listener(logging.Handler):
    """Keeps the records of a logger."""

    def __init__(self, records: list[logging.LogRecord]) -> None:
        super().__init__(logging.WARNING)
        self.records = records

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record."""
        self.records.append(record)


@contextmanager
def listening() -> Iterator[list[logging.LogRecord]]:
    """Collect what the engine logs, and keep it off the terminal."""
    records: list[logging.LogRecord] = []
    logger, listener = logging.getLogger("weasyprint"), Listener(records)
    others, passed_on = logger.handlers[:], logger.propagate
    logger.handlers, logger.propagate = [listener], False
    try:
        yield records
    finally:
        logger.handlers, logger.propagate = others, passed_on


def finding_of(record: logging.LogRecord, place: Place, texts: Mapping[str, str]) -> Finding:
    """Turn a line of the log into a finding; an ignored style is looked up in the sheets that were read."""
    message = record.getMessage().strip()
    ignored = re.match(IGNORED, message)
    if ignored:
        where = Place(sheet_with(ignored, texts) or place.path, int(ignored["line"]), int(ignored["column"]))
        hint = "write it as WeasyPrint knows it; colours as `device-cmyk(0 0 0 1)`"
        what = "`{style}` is ignored in print: {why}"
        return form_error("ignored-style", what, where, hint=hint, style=ignored["style"], why=ignored["why"])
    if record.levelno >= logging.ERROR:
        return form_error("engine-error", "the print engine says: {message}", place, message=message)
    return error("engine-warning", "the print engine warns: {message}", place, message=message)


def sheet_with(ignored: re.Match[str], texts: Mapping[str, str]) -> str:
    """Find the style sheet that has the ignored style on its line."""
    name = ignored["style"].split(":")[0]
    for path, text in sorted(texts.items()):
        lines = text.splitlines()[int(ignored["line"]) - 1 :]
        if lines and name in lines[0]:
            return path
    return ""


def crashed(place: Place, fault: BaseException) -> Finding:
    """Say that the engine broke on a style."""
    return form_error(
        "engine-crash",
        "the print engine breaks on this layout: {fault}",
        place,
        hint="take out gradients, blurred shadows, `groove` or `ridge` borders and bare `<hr>`",
        fault=f"{type(fault).__name__} {fault}".strip(),
    )


def not_fetched(place: Place, fault: BaseException) -> Finding:
    """Say that a file the layout asks for is missing or not of the project."""
    return form_error(
        "missing-asset",
        "the layout asks for a file that cannot be had: {fault}",
        place,
        hint="put the file into `assets/` and write its address as `/assets/…`",
        fault=str(fault).replace(BASE, "/"),
    )
