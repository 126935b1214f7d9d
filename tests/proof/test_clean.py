"""Copy as it is published, of many kinds: hardly a false alarm."""

from datetime import date
from pathlib import Path

from pressroom.config import House
from pressroom.copydesk.markup import parse_markup
from pressroom.copydesk.proof import measure, proof_feature
from pressroom.findings import Place
from pressroom.model import Entry, Feature
from pressroom.paper import Paper

FOLDER = Path(__file__).parent / "clean"
PAPER = Paper(name="云岭日报", url="https://feature.example.cn")


def clean_feature() -> Feature:
    entries = []
    for path in sorted(FOLDER.glob("*.md")):
        name = f"content/clean/{path.name}"
        blocks = parse_markup(path.read_text(encoding="utf-8"), name).blocks
        entries.append(Entry(path.stem, path.stem, path.stem, blocks, (), Place(name, 1)))
    place = Place("content/clean/index.md", 2)
    return Feature("clean", PAPER, "春日走读", tuple(entries), place, date=date(2021, 10, 8))


def test_clean_copy_raises_at_most_five_alarms_in_7000_characters(tmp_path: Path) -> None:
    feature = clean_feature()
    findings = proof_feature(House(tmp_path, PAPER), feature)
    characters = measure(feature, findings)[0].characters
    assert characters > 4500
    said = [f"{finding.place} {finding.code} {finding.say()} {finding.excerpt}" for finding in findings]
    assert len(findings) <= 5 * characters / 7000, "\n".join(said)
