"""What the print engine keeps open from page to page. In: a page's HTML. Out: the page, and how it is to be drawn."""

import logging
import re
from collections.abc import Mapping
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

from msgspec import Struct, field

BASE = "https://project.invalid/"
"""Stands for the site root, so that no path of the machine reaches the PDF."""


class Opened(Struct, frozen=True, eq=False):
    """The engine's faces and the folder of their files, what it said of them, and style sheets that it has read."""

    faces: Any
    folder: TemporaryDirectory[str]
    records: tuple[logging.LogRecord, ...]
    sheets: dict[str, Any] = field(default_factory=dict)

    def close(self) -> None:
        """Drop the files."""
        self.folder.cleanup()

    def take_styles(
        self, engine: ModuleType, html: str, records: list[logging.LogRecord]
    ) -> tuple[str, Mapping[str, Any]]:
        """Take a page's styles out, to be read but once; give the page, and what the engine is to draw it with.

        They stay where they ask for files or are not all of one kind, and are read again where `records`, the engine's
        log, has something to say of them.
        """
        records += self.records
        styles = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
        if len(styles) != 1 or html.count("<style") != 1 or re.search(r"url\(|@import|stylesheet", html):
            return html, {"font_config": self.faces}
        sheet, said = self.sheets.get(styles[0]), len(records)
        if sheet is None:
            sheet = engine.CSS(string=styles[0], base_url=BASE, font_config=self.faces)
            if len(records) == said:
                self.sheets[styles[0]] = sheet
        page = html.replace(f"<style>{styles[0]}</style>", "")
        return page, {"font_config": self.faces, "stylesheets": [sheet]}
