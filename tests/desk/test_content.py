"""`content/` to a feature: running order, slugs, pictures, drafts, and every fault of every file in one run."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from pressroom.config import House, load_house
from pressroom.copydesk.content import load_feature, without_drafts
from pressroom.copydesk.folder import find_features
from pressroom.findings import Finding, Place, StopPress
from pressroom.model import Feature

INDEX = "---\nkicker: 肩题　两段\nheadline: 春日走读\ndate: 2021-04-01\npages: [6, 7]\n---\n\n春天到了。\n"
ENTRY = "---\ncounty: 云岭县\n---\n\n云岭县的茶园开始采摘。\n"
PHOTO = "photos:\n  - file: photos/tea.jpg\n    caption: 采茶。\n    credit: 林远摄\n    alt: 茶农\n"


@pytest.fixture
def house(tmp_path: Path) -> House:
    (tmp_path / "site.yaml").write_text("name: 云岭日报\nurl: https://feature.example.cn\n", encoding="utf-8")
    photos = tmp_path / "content/spring/photos"
    photos.mkdir(parents=True)
    Image.new("RGB", (60, 40)).save(photos / "tea.jpg")
    put(tmp_path, "index.md", INDEX)
    put(tmp_path, "01-yunling.md", ENTRY)
    return load_house(tmp_path)


def put(root: Path, name: str, text: str) -> None:
    (root / "content/spring" / name).write_text(text, encoding="utf-8")


def load(house: House) -> tuple[Feature, list[Finding]]:
    feature, findings = load_feature(house, "spring")
    return feature, list(findings)


def test_feature_is_read_with_its_places(house: House) -> None:
    feature, findings = load(house)
    assert findings == []
    assert (feature.headline, feature.kicker, feature.pages) == ("春日走读", "肩题　两段", (6, 7))
    assert str(feature.date) == "2021-04-01"
    assert feature.places["headline"] == Place("content/spring/index.md", 3, 11)
    assert [block.text for block in feature.note] == ["春天到了。"]
    assert feature.note[0].place.line == 8
    assert [(entry.slug, entry.title) for entry in feature.entries] == [("yunling", "云岭县")]
    assert find_features(house.root) == ("spring",)


def test_entries_come_by_number_and_not_by_letter(house: House) -> None:
    for name in ("10-ten.md", "2-two.md", "003-three.md"):
        put(house.root, name, ENTRY)
    feature, _ = load(house)
    assert [entry.slug for entry in feature.entries] == ["yunling", "two", "three", "ten"]


def test_picture_has_the_words_of_the_front_matter(house: House) -> None:
    front = PHOTO + "    span: 3\n    place: head\n    crop: [0.5, 0.25]\n    print: false\n"
    put(house.root, "01-yunling.md", ENTRY.replace("---\n\n", front + "---\n\n"))
    feature, findings = load(house)
    (photo,) = feature.entries[0].photos
    assert findings == []
    assert (photo.caption, photo.credit, photo.alt, photo.span) == ("采茶。", "林远摄", "茶农", 3)
    assert (photo.position, photo.focus, photo.printed) == ("head", (0.5, 0.25), False)
    assert (photo.file.path, photo.file.width_px) == ("content/spring/photos/tea.jpg", 60)
    assert (photo.place.line, photo.caption_place.line) == (4, 5)


def test_words_missing_in_the_front_matter_come_from_the_picture(house: House) -> None:
    exif = Image.Exif()
    exif[0x010E] = "picture's own caption"
    Image.new("RGB", (60, 40)).save(house.root / "content/spring/photos/tea.jpg", exif=exif)
    put(house.root, "01-yunling.md", ENTRY.replace("---\n\n", PHOTO.replace("    caption: 采茶。\n", "") + "---\n\n"))
    feature, findings = load(house)
    assert feature.entries[0].photos[0].caption == "picture's own caption"
    assert findings == []


def test_picture_in_the_copy_is_a_block_at_its_line(house: House) -> None:
    put(house.root, "01-yunling.md", ENTRY + '\n![茶农](photos/tea.jpg "采茶。"){: credit="林远摄" }\n')
    feature, findings = load(house)
    block = feature.entries[0].blocks[1]
    assert findings == []
    assert block.photo
    assert (block.kind, block.place.line) == ("picture", 7)
    assert (block.photo.alt, block.photo.caption, block.photo.credit) == ("茶农", "采茶。", "林远摄")


def test_entry_with_pictures_and_no_text_is_fine(house: House) -> None:
    put(house.root, "01-yunling.md", ENTRY.replace("---\n\n云岭县的茶园开始采摘。", PHOTO + "---"))
    feature, findings = load(house)
    assert findings == []
    assert feature.entries[0].blocks == ()


def test_every_fault_of_every_file_is_found_in_one_run(house: House) -> None:
    put(house.root, "index.md", INDEX.replace("pages: [6, 7]", "pages: 六"))
    put(house.root, "01-yunling.md", ENTRY.replace("---\n\n", "titel: x\nphotos:\n  - file: photos/no.jpg\n---\n\n"))
    put(house.root, "02-linshui.md", "---\ncounty：临水县\n---\n")
    with pytest.raises(StopPress) as stop:
        load_feature(house, "spring")
    found = {(f.place.path.rpartition("/")[2], f.place.line, f.code) for f in stop.value.findings}
    assert found == {
        ("index.md", 5, "wrong-type"),
        ("01-yunling.md", 3, "unknown-field"),
        ("01-yunling.md", 5, "missing-picture"),
        ("02-linshui.md", 2, "full-width-colon"),
    }


def test_faulty_entry_is_left_out_and_the_feature_made(house: House) -> None:
    put(house.root, "02-linshui.md", "---\ntitle: 临水\n---\n")
    feature, findings = load(house)
    assert len(feature.entries) == 1
    assert [finding.code for finding in findings] == ["missing-field"]


def test_two_entries_with_one_slug_are_an_error_at_the_second(house: House) -> None:
    put(house.root, "02-linshui.md", ENTRY.replace("county", "slug: yunling\ncounty"))
    _, (finding,) = load(house)
    assert (finding.code, finding.place.path, finding.place.line) == ("same-slug", "content/spring/02-linshui.md", 2)


def test_drafts_can_be_left_out(house: House) -> None:
    put(house.root, "02-linshui.md", ENTRY.replace("county", "draft: true\ncounty"))
    feature, _ = load(house)
    assert [entry.draft for entry in feature.entries] == [False, True]
    assert len(without_drafts(feature).entries) == 1


def test_date_must_be_in_the_calendar(house: House) -> None:
    put(house.root, "index.md", INDEX.replace("2021-04-01", "2026-02-30"))
    with pytest.raises(StopPress) as stop:
        load_feature(house, "spring")
    (finding,) = stop.value.findings
    assert (finding.code, finding.place.line) == ("wrong-type", 4)


def test_unknown_feature_is_refused_with_a_guess(house: House) -> None:
    with pytest.raises(StopPress) as stop:
        load_feature(house, "sprin")
    assert stop.value.findings[0].advise() == "did you mean `spring`?"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.binary() | st.text().map(str.encode) | st.text().map(lambda text: f"---\n{text}\n---\n{text}".encode()))
def test_any_bytes_in_a_file_give_findings_and_nothing_else(house: House, data: bytes) -> None:
    for name in ("01-yunling.md", "index.md"):
        path = house.root / "content/spring" / name
        before = path.read_bytes()
        path.write_bytes(data)
        try:
            load_feature(house, "spring")
        except StopPress as stop:
            assert stop.findings
        path.write_bytes(before)
