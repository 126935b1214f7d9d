"""`site.yaml`: defaults, every fault in one run with a guess, and a feature's own settings over the paper's."""

from pathlib import Path

import pytest

from pressroom.config import load_house
from pressroom.config.reading import merge_paper
from pressroom.findings import Finding, StopPress
from pressroom.paper import STYLES
from pressroom.records import load_yaml

SOUND = "name: 云岭日报\nurl: https://feature.example.cn/\n"


def refused(tmp_path: Path, text: str) -> tuple[Finding, ...]:
    (tmp_path / "site.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(StopPress) as stop:
        load_house(tmp_path)
    return stop.value.findings


def test_name_and_address_are_enough(tmp_path: Path) -> None:
    (tmp_path / "site.yaml").write_text(SOUND, encoding="utf-8")
    house = load_house(tmp_path)
    assert house.paper.url == "https://feature.example.cn"
    assert house.paper.sheet.grid.columns == 6
    assert house.root == tmp_path


def test_every_fault_is_found_in_one_run(tmp_path: Path) -> None:
    text = (
        "name: 云岭日报\nurl: feature\nsheet: {format: tabliod, az: spread}\n"
        "type:\n  size_pt: 九\n  styles: {quotaton: {face: kia}}\nfaces: {hei: SimHei}\n"
    )
    found = {(finding.code, finding.place.line) for finding in refused(tmp_path, text)}
    assert found == {
        ("wrong-value", 2),
        ("wrong-value", 3),
        ("unknown-field", 3),
        ("wrong-type", 5),
        ("unknown-field", 6),
        ("wrong-value", 6),
        ("wrong-type", 7),
    }


def test_unknown_field_has_a_guess_and_hides_the_missing_one(tmp_path: Path) -> None:
    (finding,) = refused(tmp_path, "nmae: 云岭日报\nurl: https://feature.example.cn\n")
    assert finding.code == "unknown-field"
    assert finding.advise() == "did you mean `name`?"


def test_own_grid_names_the_faulty_field_alone(tmp_path: Path) -> None:
    grid = "sheet: {format: {width_mm: 300, height_mm: 400, columns: 六, characters: 11, lines: 80}}\n"
    (finding,) = refused(tmp_path, SOUND + grid)
    assert finding.say() == "`sheet.format.columns` wants a whole number, not `六`"


def test_style_keeps_what_it_does_not_name(tmp_path: Path) -> None:
    (tmp_path / "site.yaml").write_text(SOUND + "type: {styles: {quotation: {face: hei}}}\n", encoding="utf-8")
    style = load_house(tmp_path).paper.type.style("quotation")
    assert style.face == "hei"
    assert style.first_em == STYLES["quotation"].first_em


def test_feature_lays_its_own_settings_over_the_paper(tmp_path: Path) -> None:
    site = SOUND + "sheet: {format: tabloid, as: pages}\ntype: {size_pt: 9.5}\n"
    (tmp_path / "site.yaml").write_text(site, encoding="utf-8")
    record = load_yaml("headline: x\nsheet: {format: a4}\ntype: {pitch_pt: 13}\n", "content/a/index.md", 2)
    paper, findings = merge_paper(load_house(tmp_path).paper, record)
    assert findings == ()
    assert (paper.sheet.format, paper.sheet.imposed) == ("a4", "pages")
    assert (paper.type.size_pt, paper.type.pitch_pt) == (9.5, 13)
    assert paper.name == "云岭日报"


def test_fault_in_a_features_settings_is_found_at_its_line(tmp_path: Path) -> None:
    (tmp_path / "site.yaml").write_text(SOUND, encoding="utf-8")
    house = load_house(tmp_path)
    record = load_yaml("headline: x\nsheet: {fromat: a4}\n", "content/a/index.md", 2)
    paper, (finding,) = merge_paper(house.paper, record)
    assert paper == house.paper
    assert (finding.code, finding.place.line, finding.place.column) == ("unknown-field", 3, 9)


def test_limits_the_wrong_way_round_are_refused(tmp_path: Path) -> None:
    (finding,) = refused(tmp_path, SOUND + "type: {limits: {size_pt: [9.6, 8.8]}}\n")
    assert (finding.code, finding.place.line) == ("wrong-value", 3)


def test_paper_without_site_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StopPress) as stop:
        load_house(tmp_path)
    assert stop.value.findings[0].code == "missing-site"


def test_a_paper_that_is_kept_is_the_same_and_a_changed_one_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site.yaml"
    site.write_text(SOUND + "type: {styles: {quotation: {face: hei}}}\nsheet: {as: pages}\n", encoding="utf-8")
    first = load_house(tmp_path)
    monkeypatch.setattr("pressroom.config.reading.read_site", lambda *_: pytest.fail("read again"))
    assert load_house(tmp_path) == first
    assert repr(load_house(tmp_path)) == repr(first)
    monkeypatch.undo()
    site.write_text(SOUND, encoding="utf-8")
    assert load_house(tmp_path).paper.sheet.imposed == "spread"


def test_faults_are_told_each_time(tmp_path: Path) -> None:
    for _ in range(2):
        (finding,) = refused(tmp_path, SOUND + "sheet: {az: spread}\n")
        assert finding.code == "unknown-field"


def test_a_damaged_paper_is_read_again(tmp_path: Path) -> None:
    (tmp_path / "site.yaml").write_text(SOUND, encoding="utf-8")
    first = load_house(tmp_path)
    (kept,) = (tmp_path / ".cache/paper").iterdir()
    kept.write_bytes(kept.read_bytes()[:-1])
    assert load_house(tmp_path) == first
