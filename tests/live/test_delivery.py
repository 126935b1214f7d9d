"""Delivery to the press: names, checksums, ticket; and what may not leave the house."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest
from msgspec import convert

from pressroom.cli import main
from pressroom.config import House
from pressroom.deploy.delivery import Delivery, deliver, name_for
from pressroom.deploy.fitness import require_fit
from pressroom.findings import StopPress, error, form_error, warning
from pressroom.model import Edition, Feature, OutputFile
from pressroom.output.exchange import exchange_edition
from pressroom.output.places import GROUPS
from pressroom.output.record import Shelf
from pressroom.paper import Paper
from tests.live.conftest import read_tree

INDEX = "---\nheadline: 推动县级人大工作\ndate: 2021-04-01\npages: [6, 7]\n---\n"


class Counter:
    """A house with one feature built, and a press with a drop folder."""

    def __init__(self, root: Path, **deliver: object) -> None:
        self.root = root
        (root / "content" / "spring").mkdir(parents=True)
        (root / "content" / "spring" / "index.md").write_text(INDEX, encoding="utf-8")
        (root / "output").mkdir()
        told = {"to": "folder", "path": "../press", **deliver}
        self.house = House(root, convert({"name": "云岭日报", "url": "https://a.cn", "deliver": told}, Paper))
        self.press = root.parent / "press"

    @property
    def shelf(self) -> Shelf:
        return Shelf(self.root / ".cache" / "records" / "output", self.root / "output")

    def build(self, *findings: object, fit: bool = True) -> None:
        names = ("spread.pdf", "page-6.pdf", "page-7.pdf", "proof-a3.pdf")
        files = [OutputFile(f"press/spring/{name}", f"%PDF {name}".encode()) for name in names]
        files.append(OutputFile("press/spring/report.json", json.dumps({"fit_to_print": fit}).encode()))
        edition = Edition("spring", tuple(files), tuple(findings), None, fit)  # type: ignore[arg-type]
        exchange_edition(self.shelf, edition, frozenset(GROUPS["print"]), {})

    def deliver(self, **more: object) -> tuple[str, ...]:
        records = require_fit(self.shelf, True)
        return deliver(Delivery(self.house, self.root / "output", records, **more))  # type: ignore[arg-type]


def test_press_gets_its_files_checksums_and_a_ticket_last(tmp_path: Path) -> None:
    counter = Counter(tmp_path / "paper", names="{date}/{pages}-{file}")
    counter.build(warning("headings-side-by-side", "two headings"))
    heard: list[str] = []
    names = counter.deliver(heard=heard.append)
    assert names == tuple(heard)
    assert names == (
        "2021-04-01/06-07-page-6.pdf",
        "2021-04-01/06-07-page-7.pdf",
        "2021-04-01/06-07-spread.pdf",
        "2021-04-01/06-07-SHA256SUMS",
        "2021-04-01/06-07-ticket.json",
        "2021-04-01/06-07-ticket.txt",
    )
    folder = counter.press / "2021-04-01"
    for line in (folder / "06-07-SHA256SUMS").read_text().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
    ticket = json.loads((folder / "06-07-ticket.json").read_text(encoding="utf-8"))
    assert ticket["pages"] == [6, 7]
    assert ticket["ink_limit_percent"] == 240
    assert ticket["trim_mm"] == [270.0, 390.0]
    assert ticket["fit_to_print"] is True
    assert [one["name"] for one in ticket["files"]] == ["06-07-page-6.pdf", "06-07-page-7.pdf", "06-07-spread.pdf"]
    assert ticket["findings"][0]["code"] == "headings-side-by-side"
    assert "付印单" in (folder / "06-07-ticket.txt").read_text(encoding="utf-8")


def test_rehearsal_delivers_nothing(tmp_path: Path) -> None:
    counter = Counter(tmp_path / "paper")
    counter.build()
    assert "spring-spread.pdf" in counter.deliver(rehearsal=True)
    assert not counter.press.exists()


@pytest.mark.parametrize("pattern", ["{nothing}", "../{file}", "/{file}", "{file", "{file.__class__}"])
def test_pattern_that_leads_nowhere_good_is_refused(tmp_path: Path, pattern: str) -> None:
    counter = Counter(tmp_path / "paper", names=pattern)
    counter.build()
    with pytest.raises(StopPress) as stopped:
        counter.deliver()
    assert stopped.value.findings[0].code == "wrong-pattern"


def test_two_files_under_one_name_are_refused(tmp_path: Path) -> None:
    counter = Counter(tmp_path / "paper", names="{feature}.pdf")
    counter.build()
    with pytest.raises(StopPress) as stopped:
        counter.deliver()
    assert stopped.value.findings[0].code == "same-name"


@pytest.mark.parametrize("deliver", [{"to": ""}, {"path": ""}, {"files": ["plates-*.tif"]}])
def test_what_is_not_said_or_not_there_is_a_finding(tmp_path: Path, deliver: dict[str, object]) -> None:
    counter = Counter(tmp_path / "paper", **deliver)
    counter.build()
    with pytest.raises(StopPress) as stopped:
        counter.deliver()
    assert stopped.value.findings[0].code in ("missing-target", "missing-setting", "no-press-files")


def test_name_is_filled_without_a_date() -> None:
    from pressroom.findings import Place

    paper = Paper(name="报", url="https://a.cn")
    feature = Feature("spring", paper, "题", (), Place())
    assert name_for("{paper}-{date}-{first_page}{suffix}", feature, "spread.pdf") == "报-undated-01.pdf"


def test_unfit_stale_unbuilt_and_strange_output_is_refused(tmp_path: Path) -> None:
    counter = Counter(tmp_path / "paper")

    def codes(current: bool = True) -> list[str]:
        try:
            require_fit(counter.shelf, current)
        except StopPress as stop:
            return [finding.code for finding in stop.findings]
        return []

    assert codes() == ["not-built"]
    counter.build(error("overset", "three lines too many"), fit=False)
    assert codes() == ["overset"]
    counter.build(form_error("unknown-field", "no such field"), fit=False)
    assert codes() == ["unknown-field"]
    counter.build(warning("wide-line", "a wide line"))
    assert codes() == []
    assert codes(current=False) == ["stale-output"]
    (counter.root / "output" / "press" / "spring" / "mine.txt").write_text("x")
    assert codes() == ["unknown-file"]


def test_command_line_says_what_is_wrong_and_keeps_its_exit_codes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "site.yaml").write_text("name: a\nurl: https://a.cn\n", encoding="utf-8")
    (tmp_path / "content").mkdir()
    for command in ("deploy", "deliver"):
        assert main([command, "--site", str(tmp_path)]) == 1
        assert "not-built" in capsys.readouterr().err
        assert main([command, "--site", str(tmp_path), "--no-such"]) == 2
    capsys.readouterr()


@pytest.mark.long
def test_site_is_built_deployed_and_delivered_by_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    house, site = Path(__file__).parents[2], tmp_path / "paper"
    for folder in ("layouts", "assets"):
        shutil.copytree(house / folder, site / folder)
    (site / "content" / "spring").mkdir(parents=True)
    (site / "content" / "spring" / "index.md").write_text(INDEX.replace("pages: [6, 7]\n", ""), encoding="utf-8")
    copy = "---\ncounty: 晋州市\n---\n\n" + "常委会听取意见，推动办理。\n\n" * 30
    (site / "content" / "spring" / "01-jinzhou.md").write_text(copy, encoding="utf-8")
    (site / "site.yaml").write_text(
        "name: 报\nurl: https://a.cn\nsheet: {format: a4, as: pages}\n"
        "deploy: {staging: {to: folder, path: ../public, read_back: false}}\ndeliver: {to: folder, path: ../press}\n",
        encoding="utf-8",
    )
    words = ["--site", str(site), "--lang", "en"]
    assert main(["build", *words]) == 0
    capsys.readouterr()
    assert main(["deploy", "--dry-run", *words]) == 0
    assert "+ spring/index.html\n" in capsys.readouterr().out
    assert main(["deploy", *words]) == 0
    assert capsys.readouterr().out == "https://a.cn/\n"
    assert read_tree(tmp_path / "public") == read_tree(site / "output" / "site")
    assert main(["deliver", "spring", *words]) == 0
    assert "spring-page-1.pdf\n" in capsys.readouterr().out
    (site / "content" / "spring" / "01-jinzhou.md").write_text(copy + "又一句。\n", encoding="utf-8")
    assert main(["deploy", *words]) == 1
    assert "stale-output" in capsys.readouterr().err
