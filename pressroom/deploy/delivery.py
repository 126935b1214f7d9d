"""Press files for the press. In: features built and fit. Out: files in its folder, checksums, and a job ticket last.

A press that watches its folder begins when the ticket is there; by then everything else is.
"""

import fnmatch
import hashlib
import json
import posixpath
import re
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath

from msgspec import Struct, field

from pressroom.config import House
from pressroom.copydesk.content import load_feature
from pressroom.deploy.objects import missing_setting, open_objects
from pressroom.deploy.outgoing import Outgoing
from pressroom.deploy.stores import SITE_FILE, Store, open_folder
from pressroom.deploy.ticket import Ticket, ticket_json, ticket_text
from pressroom.findings import Finding, Place, StopPress, form_error
from pressroom.model import Feature
from pressroom.output.record import Record
from pressroom.paper import DeliverSetting, DeployTarget

_FIELD = re.compile(r"\{([^{}]*)\}")
FIELDS = (
    "feature",
    "file",
    "stem",
    "suffix",
    "date",
    "year",
    "month",
    "day",
    "pages",
    "first_page",
    "paper",
)


class Delivery(Struct, frozen=True):
    """What is to be delivered: the house, its output folder, the records of features, the environment with the keys."""

    house: House
    output: Path
    records: tuple[Record, ...]
    environ: Mapping[str, str] = field(default_factory=dict)
    rehearsal: bool = False
    heard: Callable[[str], None] = lambda _path: None


def deliver(delivery: Delivery) -> tuple[str, ...]:
    """Deliver and give the names under which the press finds the files, in the order they went.

    Raises `StopPress`, and `ExtraMissing` where a library is not installed.
    """
    setting = delivery.house.paper.deliver
    store = open_drop(delivery.house, setting, delivery.environ)
    files = [one for record in delivery.records for one in gather_job(delivery, record)]
    _refuse_doubles(files)
    if not delivery.rehearsal:
        for one in files:
            store.send((one,), lambda sent: delivery.heard(sent.path))
    return tuple(one.path for one in files)


def open_drop(house: House, setting: DeliverSetting, environ: Mapping[str, str]) -> Store:
    """Open the press's drop folder. Raises `StopPress` where site.yaml names none."""
    if not setting.to:
        found = form_error(
            "missing-target",
            "site.yaml does not say where the press takes its files from",
            Place(SITE_FILE),
            hint="write `deliver: {{to: folder, path: …}}` or `{{to: ftp, host: …}}`",
        )
        raise StopPress([found])
    if setting.to == "folder":
        if not setting.path:
            raise StopPress([missing_setting("deliver", "path")])
        return open_folder(house.root, setting.path, "deliver")
    target = DeployTarget(to="ftp", host=setting.host, port=setting.port, path=setting.path)
    return open_objects("deliver", target, environ)


def gather_job(delivery: Delivery, record: Record) -> tuple[Outgoing, ...]:
    """Give a feature's press files under the press's names, their checksums, and the ticket."""
    feature, _ = load_feature(delivery.house, record.slug)
    setting = delivery.house.paper.deliver
    folder = f"press/{record.slug}/"
    names = [path.removeprefix(folder) for path in sorted(record.outputs) if path.startswith(folder)]
    chosen = [name for name in names if any(fnmatch.fnmatchcase(name, wanted) for wanted in setting.files)]
    if not chosen:
        raise StopPress([_no_files(record.slug, setting)])
    files = []
    for name in chosen:
        data = (delivery.output / folder / name).read_bytes()
        files.append(_outgoing(name_for(setting.names, feature, name), data))
    papers_folder = PurePosixPath(name_for(setting.names, feature, "SHA256SUMS")).parent
    sums = tuple((posixpath.relpath(one.path, papers_folder), one.digest, one.size) for one in files)
    ticket = Ticket(feature, sums, record.findings, _report(delivery.output / folder / "report.json"))
    listing = "".join(f"{digest}  {name}\n" for name, digest, _ in sums).encode()
    papers = (("SHA256SUMS", listing), ("ticket.json", ticket_json(ticket)), ("ticket.txt", ticket_text(ticket)))
    return (*files, *(_outgoing(name_for(setting.names, feature, name), data) for name, data in papers))


def name_for(pattern: str, feature: Feature, file: str) -> str:
    """Give the press's name for a file. Raises `StopPress` for a pattern that names what there is not."""
    date, pages = feature.date, feature.pages or (1,)
    name = PurePosixPath(file)
    values = {
        "feature": feature.slug,
        "file": file,
        "stem": name.stem,
        "suffix": name.suffix,
        "date": date.isoformat() if date else "undated",
        "year": f"{date:%Y}" if date else "",
        "month": f"{date:%m}" if date else "",
        "day": f"{date:%d}" if date else "",
        "pages": "-".join(f"{page:02d}" for page in pages),
        "first_page": f"{pages[0]:02d}",
        "paper": feature.paper.name,
    }
    unknown = [found for found in _FIELD.findall(pattern) if found not in values]
    made = _FIELD.sub(lambda found: values.get(found[1], ""), pattern)
    if unknown or "{" in made or "}" in made:
        raise StopPress([_bad_pattern(pattern, unknown[0] if unknown else made)])
    if made.startswith("/") or ".." in PurePosixPath(made).parts or "\\" in made or not made.strip("/"):
        raise StopPress([_bad_pattern(pattern, made)])
    return made


def _outgoing(name: str, data: bytes) -> Outgoing:
    """Wrap a file with its SHA-256."""
    return Outgoing(name, len(data), hashlib.sha256(data).hexdigest(), data)


def _report(path: Path) -> Mapping[str, object]:
    """Read what make-up and preflight reported."""
    told = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return told if isinstance(told, dict) else {}


def _refuse_doubles(files: list[Outgoing]) -> None:
    """Raise `StopPress` where two files would have one name."""
    names = [one.path for one in files]
    double = next((name for name in names if names.count(name) > 1), "")
    if double:
        found = form_error(
            "same-name",
            "two files would be delivered as `{name}`",
            Place(SITE_FILE),
            hint="let the pattern `deliver: names:` hold `{{file}}`, and `{{feature}}` or `{{date}}`",
            name=double,
        )
        raise StopPress([found])


def _bad_pattern(pattern: str, fault: str) -> Finding:
    """Say that a pattern of names cannot be filled."""
    return form_error(
        "wrong-pattern",
        "`deliver: names:` cannot be filled: {fault}",
        Place(SITE_FILE),
        hint="take any of {fields}",
        fault=fault,
        pattern=pattern,
        fields=", ".join(f"`{{{name}}}`" for name in FIELDS),
    )


def _no_files(slug: str, setting: DeliverSetting) -> Finding:
    """Say that there is nothing to deliver."""
    return form_error(
        "no-press-files",
        "`{feature}` has no press files like {patterns}",
        Place(SITE_FILE),
        hint="run `build.py {feature}`, or mend `deliver: files:`",
        feature=slug,
        patterns=", ".join(f"`{one}`" for one in setting.files),
    )
