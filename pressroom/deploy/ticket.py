"""The job ticket (付印单) beside the press files. In: a feature, its files, what was found. Out: JSON, and text."""

import json
from collections.abc import Mapping

from msgspec import Struct

from pressroom.findings import Finding
from pressroom.model import Feature

WORDS = {
    "zh-CN": {
        "title": "付印单",
        "feature": "稿件",
        "date": "见报日期",
        "pages": "版次",
        "format": "成品尺寸",
        "bleed": "出血",
        "profile": "印刷条件",
        "ink": "总墨量上限",
        "files": "文件",
        "findings": "提示",
        "nothing": "无",
        "fit": "检查通过，可以付印",
        "unfit": "尚有错误，不可付印",
    },
    "en": {
        "title": "Job ticket",
        "feature": "Feature",
        "date": "Date",
        "pages": "Pages",
        "format": "Trim size",
        "bleed": "Bleed",
        "profile": "Printing condition",
        "ink": "Ink limit",
        "files": "Files",
        "findings": "Warnings",
        "nothing": "none",
        "fit": "checked and fit to print",
        "unfit": "not fit to print",
    },
}


class Ticket(Struct, frozen=True):
    """What the press must know: the feature, its files (name, SHA-256, bytes), findings, make-up's report."""

    feature: Feature
    files: tuple[tuple[str, str, int], ...]
    findings: tuple[Finding, ...]
    report: Mapping[str, object]


def ticket_json(ticket: Ticket) -> bytes:
    """Write the ticket for machines."""
    feature = ticket.feature
    press, sheet = feature.paper.press, feature.paper.sheet
    told = {
        "paper": feature.paper.name,
        "feature": feature.slug,
        "headline": feature.headline,
        "date": feature.date.isoformat() if feature.date else None,
        "pages": list(feature.pages),
        "format": sheet.format if isinstance(sheet.format, str) else "own",
        "trim_mm": [sheet.grid.width_mm, sheet.grid.height_mm],
        "imposed": sheet.imposed,
        "bleed_mm": press.bleed_mm,
        "standard": "PDF/X-4",
        "profile": press.profile,
        "condition": press.condition,
        "ink_limit_percent": press.ink_limit,
        "colours": press.colours,
        "fit_to_print": ticket.report.get("fit_to_print"),
        "files": [{"name": name, "sha256": digest, "bytes": size} for name, digest, size in ticket.files],
        "findings": [
            {"code": one.code, "severity": one.severity, "what": one.say(), "place": str(one.place)}
            for one in ticket.findings
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=2).encode() + b"\n"


def ticket_text(ticket: Ticket) -> bytes:
    """Write the ticket for people, in the feature's language."""
    feature = ticket.feature
    word, press, grid = WORDS[feature.paper.language], feature.paper.press, feature.paper.sheet.grid
    rows = [
        ("feature", f"{feature.headline} ({feature.slug})"),
        ("date", feature.date.isoformat() if feature.date else "-"),
        ("pages", ", ".join(str(page) for page in feature.pages) or "-"),
        ("format", f"{grid.width_mm:g} × {grid.height_mm:g} mm"),
        ("bleed", f"{press.bleed_mm:g} mm"),
        ("profile", f"PDF/X-4, {press.condition}, {press.profile}"),
        ("ink", f"{press.ink_limit:g} %"),
    ]
    lines = [f"{feature.paper.name}　{word['title']}", "", *(f"{word[name]}: {value}" for name, value in rows)]
    lines += ["", f"{word['files']}:", *(f"  {name}  {size} B  sha256 {digest}" for name, digest, size in ticket.files)]
    found = [f"  {one.code}: {one.say()} ({one.place})" for one in ticket.findings]
    lines += ["", f"{word['findings']}:", *(found or [f"  {word['nothing']}"])]
    lines += ["", word["fit" if ticket.report.get("fit_to_print") else "unfit"]]
    return ("\n".join(lines) + "\n").encode()
