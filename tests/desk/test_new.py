"""New features and entries: every field present, pictures' own words filled in, nothing overwritten."""

from pathlib import Path

import pytest
from PIL import Image

from pressroom.config import load_house
from pressroom.copydesk.content import load_feature
from pressroom.copydesk.front_matter import EntryFields, FeatureFields
from pressroom.findings import StopPress
from pressroom.new import plan_new, read_counties, write_new

COUNTIES = ("晋州市", "赵县")


def test_feature_with_counties_is_read_without_a_finding(tmp_path: Path) -> None:
    (tmp_path / "site.yaml").write_text("name: 云岭日报\nurl: https://feature.example.cn\n", encoding="utf-8")
    paths = write_new(tmp_path, plan_new(tmp_path, "spring", COUNTIES))
    assert paths == (
        "content/spring/index.md",
        "content/spring/01-jinzhou.md",
        "content/spring/02-zhaoxian.md",
    )
    feature, findings = load_feature(load_house(tmp_path), "spring")
    assert findings == ()
    assert feature.units == COUNTIES
    assert [entry.county for entry in feature.entries] == list(COUNTIES)
    assert (tmp_path / "content/spring/photos").is_dir()


def test_every_field_is_present(tmp_path: Path) -> None:
    files = plan_new(tmp_path, "spring", COUNTIES)
    own = set(FeatureFields.__struct_fields__) - {"language", "sheet", "type", "press"}
    assert all(f"\n{name}:" in files["content/spring/index.md"] for name in own)
    assert all(f"\n{name}:" in files["content/spring/01-jinzhou.md"] for name in EntryFields.__struct_fields__)


def test_pictures_bring_their_words(tmp_path: Path) -> None:
    photos = tmp_path / "content/spring/photos"
    photos.mkdir(parents=True)
    exif = Image.Exif()
    exif[0x010E] = "picture's own caption"
    Image.new("RGB", (30, 20)).save(photos / "jinzhou-1.jpg", exif=exif)
    Image.new("RGB", (30, 20)).save(photos / "lead.jpg")
    files = plan_new(tmp_path, "spring", COUNTIES)
    entry = files["content/spring/01-jinzhou.md"]
    assert "  - file: photos/jinzhou-1.jpg\n    caption: 'picture''s own caption'\n    credit:\n" in entry
    assert "  - file: photos/lead.jpg\n" in files["content/spring/index.md"]


def test_entry_gets_the_next_number(tmp_path: Path) -> None:
    write_new(tmp_path, plan_new(tmp_path, "spring", COUNTIES))
    assert list(plan_new(tmp_path, "spring/无极县")) == ["content/spring/03-wuji.md"]


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    write_new(tmp_path, plan_new(tmp_path, "spring", COUNTIES))
    with pytest.raises(StopPress) as stop:
        plan_new(tmp_path, "spring", COUNTIES)
    assert stop.value.findings[0].code == "file-exists"


def test_counties_come_from_a_file_or_from_words(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("县名,人口\n晋州市,55\n赵县,60\n".encode("gb18030"))
    assert read_counties("a.csv", tmp_path) == COUNTIES
    assert read_counties("晋州市，赵县", tmp_path) == COUNTIES
