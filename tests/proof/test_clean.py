"""Copy as it is published, of many kinds: hardly a false alarm."""

from pathlib import Path

from pressroom.config import House
from pressroom.copydesk.proof.rate import measure
from pressroom.copydesk.proof.reading import proof_feature
from pressroom.model import Feature


def test_clean_copy_raises_at_most_five_alarms_in_7000_characters(clean: Feature, tmp_path: Path) -> None:
    findings = proof_feature(House(tmp_path, clean.paper), clean)
    characters = measure(clean, findings)[0].characters
    assert characters > 4500
    said = [f"{finding.place} {finding.code} {finding.say()} {finding.excerpt}" for finding in findings]
    assert len(findings) <= 5 * characters / 7000, "\n".join(said)
