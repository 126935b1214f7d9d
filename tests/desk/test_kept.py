"""The desk's work, kept: a hit gives exactly the same and imports no reader; every change of the copy is a miss."""

import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from pressroom.config import House, load_house
from pressroom.copydesk import kept
from pressroom.copydesk.content import load_feature, without_drafts
from pressroom.copydesk.entries import load_entry
from pressroom.copydesk.kept import Desk, read_desk
from pressroom.copydesk.pictures import PictureFolder
from pressroom.copydesk.proof.reading import proof_feature
from pressroom.findings import Finding, StopPress
from pressroom.model import Entry, Feature

SITE = "name: 云岭日报\nurl: https://feature.example.cn\nproof: {lexicon: words.yaml}\n"
INDEX = (
    "---\nheadline: 春日走读\ndate: 2021-04-01\nallow: {wrong-dash: 引用原文}\n---\n\n春天到了，*花*开<!-- x -->了。\n"
)
ENTRY = """---
county: 云岭县
photos:
  - file: photos/tea.jpg
    caption: 采茶
figures: [{value: 9400, unit: 人次, label: 联系选民}]
---

云岭县的茶园，，开始**采摘**。[^1]

| 名 | 数 |
| --- | --- |
| 茶 | 1 |

[^1]: 据县志。
"""
DRAFT = "---\ncounty: 临水县\ndraft: true\n---\n\n码头。。恢复通航。\n"


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.delenv("PRESSROOM_CACHE", raising=False)
    photos = tmp_path / "content/spring/photos"
    photos.mkdir(parents=True)
    Image.new("RGB", (60, 40)).save(photos / "tea.jpg")
    for name, text in (("index.md", INDEX), ("01-yunling.md", ENTRY), ("02-linshui.md", DRAFT)):
        (photos.parent / name).write_text(text, encoding="utf-8")
    (tmp_path / "site.yaml").write_text(SITE, encoding="utf-8")
    (tmp_path / "words.yaml").write_text("banned:\n  - {wrong: 采摘, right: 采}\n", encoding="utf-8")
    return load_house(tmp_path)


def without_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the desk fail where it would read copy."""

    def refuse(*_: object) -> Desk:
        raise AssertionError("read again")

    monkeypatch.setattr(kept, "_make", refuse)


def test_a_hit_gives_exactly_what_reading_and_proofing_gave(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, read = load_feature(house, "spring")
    made = read_desk(house, "spring")
    assert (made.feature, made.read) == (without_drafts(whole), read)
    assert made.proofed == proof_feature(house, without_drafts(whole))
    assert {finding.code for finding in made.proofed} >= {"colliding-marks", "careful-word"}
    assert {finding.code for finding in made.read} >= {"missing-credit"}
    without_reading(monkeypatch)
    again = read_desk(house, "spring")
    assert again == made
    assert repr(again) == repr(made)
    assert again is not made


def test_drafts_are_another_thing(house: House) -> None:
    drafts = House(house.root, house.paper, drafts=True)
    assert [entry.county for entry in read_desk(house, "spring").feature.entries] == ["云岭县"]
    for _ in range(2):
        assert [entry.county for entry in read_desk(drafts, "spring").feature.entries] == ["云岭县", "临水县"]
    assert read_desk(drafts, "spring").key != read_desk(house, "spring").key


def test_of_a_draft_that_is_not_made_nothing_is_told(house: House) -> None:
    index = house.root / "content/spring/index.md"
    index.write_text(INDEX.replace("date:", "draft: true\ndate:"), encoding="utf-8")
    desk = read_desk(house, "spring")
    assert (desk.read, desk.proofed) == ((), ())
    desk = read_desk(House(house.root, house.paper, drafts=True), "spring")
    assert desk.read != ()
    assert desk.proofed != ()


def test_of_an_entry_that_is_a_draft_nothing_is_told(house: House) -> None:
    draft = house.root / "content/spring/02-linshui.md"
    draft.write_text(DRAFT.replace("draft:", "photos: [{file: photos/tea.jpg}]\ndraft:"), encoding="utf-8")

    def told(house: House) -> set[str]:
        desk = read_desk(house, "spring")
        return {finding.place.path for finding in (*desk.read, *desk.proofed)}

    assert "content/spring/02-linshui.md" not in told(house)
    assert "content/spring/02-linshui.md" in told(House(house.root, house.paper, drafts=True))


def edit_entry(root: Path) -> None:
    path = root / "content/spring/01-yunling.md"
    status, text = path.stat(), path.read_text(encoding="utf-8")
    path.write_text(text.replace("茶园，，", "茶田，，"), encoding="utf-8")
    assert path.stat().st_size == status.st_size


def edit_draft(root: Path) -> None:
    path = root / "content/spring/02-linshui.md"
    path.write_text(DRAFT.replace("draft: true\n", ""), encoding="utf-8")


def replace_photo(root: Path) -> None:
    path = root / "content/spring/photos/tea.jpg"
    data = path.read_bytes()
    path.write_bytes(data[:-3] + b"\x00" + data[-2:])


def add_file(root: Path) -> None:
    (root / "content/spring/photos/new.jpg").write_bytes(b"")


def rename_file(root: Path) -> None:
    (root / "content/spring/01-yunling.md").rename(root / "content/spring/03-yunling.md")


def change_name_of_stray(root: Path) -> None:
    (root / "content/spring/stray.md").write_text(ENTRY, encoding="utf-8")


def change_paper(root: Path) -> None:
    (root / "site.yaml").write_text(SITE.replace("{lexicon", "{errors_per_10000: 1, lexicon"), encoding="utf-8")


def change_lexicon(root: Path) -> None:
    (root / "words.yaml").write_text("banned:\n  - {wrong: 茶园, right: 采}\n", encoding="utf-8")


def lose_lexicon(root: Path) -> None:
    (root / "words.yaml").unlink()


CHANGES = (
    edit_entry,
    edit_draft,
    replace_photo,
    add_file,
    rename_file,
    change_name_of_stray,
    change_paper,
    change_lexicon,
    lose_lexicon,
)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_every_change_is_a_miss(house: House, change: Callable[[Path], None]) -> None:
    before = read_desk(house, "spring")
    change(house.root)
    changed = load_house(house.root)
    after = read_desk(changed, "spring")
    assert after.key != before.key
    feature, read = load_feature(changed, "spring")
    feature = without_drafts(feature)
    assert (after.feature, after.read, after.proofed) == (feature, read, proof_feature(changed, feature))


def test_of_an_edited_feature_only_the_edited_file_is_read(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    read_desk(house, "spring")
    edit_entry(house.root)
    asked: list[str] = []

    def load(folder: PictureFolder, name: str, slug: str) -> tuple[Entry | None, tuple[Finding, ...]]:
        asked.append(name)
        return load_entry(folder, name, slug)

    monkeypatch.setattr("pressroom.copydesk.content.load_entry", load)
    monkeypatch.setattr("pressroom.copydesk.content._load_index", lambda *_: pytest.fail("the index is read again"))
    read_desk(house, "spring")
    assert asked == ["01-yunling.md"]


def test_many_edits_in_turn_give_what_reading_afresh_gives(house: House) -> None:
    folder = house.root / "content/spring"
    words = ("茶园", "，，", "春天 到了", "云岭县", "。", "10件民生实事项目", "**采摘**", "《茶》", "研究认真认真")
    dice = random.Random(3)
    for turn in range(40):
        path = dice.choice((folder / "01-yunling.md", folder / "02-linshui.md", folder / "index.md"))
        text = path.read_text(encoding="utf-8")
        path.write_text(
            f"{text.rstrip()}{dice.choice(words)}\n" if turn % 7 else f"{text}\n段落{turn}。\n", encoding="utf-8"
        )
        desk = read_desk(house, "spring")
        whole, read = load_feature(house, "spring")
        feature = without_drafts(whole)
        told = tuple(finding for finding in read if finding.place.path != "content/spring/02-linshui.md")
        assert (desk.feature, desk.read, desk.proofed) == (feature, told, proof_feature(house, feature))


def test_what_is_edited_before_it_is_read_is_not_kept_as_what_it_was(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def edit_before(*given: Any) -> tuple[Feature, tuple[Finding, ...]]:
        edit_entry(house.root)
        return load_feature(*given)

    entry = house.root / "content/spring/01-yunling.md"
    with monkeypatch.context() as patch:
        patch.setattr("pressroom.copydesk.content.load_feature", edit_before)
        assert "茶田" in read_desk(house, "spring").feature.entries[0].text
    entry.write_text(ENTRY, encoding="utf-8")
    assert "茶园" in read_desk(house, "spring").feature.entries[0].text


def test_a_changed_program_is_a_miss(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    before = read_desk(house, "spring").key
    monkeypatch.setattr(kept, "made_by", lambda *_: "another")
    assert read_desk(house, "spring").key != before


def test_a_touched_photo_is_a_hit(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    made = read_desk(house, "spring")
    os.utime(house.root / "content/spring/photos/tea.jpg", ns=(1, 1))
    without_reading(monkeypatch)
    assert read_desk(house, "spring") == made


@pytest.mark.parametrize("spoil", [lambda data: data[:-1], lambda data: data[:60] + b"\xff" + data[61:], lambda _: b""])
def test_a_damaged_entry_is_made_again(house: House, spoil: Callable[[bytes], bytes]) -> None:
    made = read_desk(house, "spring")
    entry = house.root / ".cache/copy" / made.key
    whole = entry.read_bytes()
    entry.write_bytes(spoil(whole))
    assert read_desk(house, "spring") == made
    assert entry.read_bytes() == whole


def test_a_link_to_a_picture_is_followed(house: House) -> None:
    real = house.root / "archive.jpg"
    Image.new("RGB", (60, 40)).save(real)
    photo = house.root / "content/spring/photos/tea.jpg"
    photo.unlink()
    photo.symlink_to(real)
    assert read_desk(house, "spring").feature.entries[0].photos[0].file.width_px == 60
    Image.new("RGB", (80, 40)).save(real)
    assert read_desk(house, "spring").feature.entries[0].photos[0].file.width_px == 80


def test_names_in_no_encoding_are_read(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = os.fsencode(house.root / "content/spring/photos")
    name = folder + b"/\xb2\xe8.jpg"
    with open(name, "wb") as file:  # noqa: PTH123 - a Path is made of characters
        file.write(b"x")
    made = read_desk(house, "spring")
    os.unlink(name)  # noqa: PTH108
    assert read_desk(house, "spring").key != made.key


def test_half_a_character_is_no_word(house: House) -> None:
    index = house.root / "content/spring/index.md"
    index.write_text(INDEX.replace("春日走读", '"\\ud83d 春"'), encoding="utf-8")
    with pytest.raises(StopPress) as stop:
        read_desk(house, "spring")
    assert "wrong-value" in {finding.code for finding in stop.value.findings}


def test_a_stray_file_with_a_name_in_no_encoding_is_told_each_time(house: House) -> None:
    with open(os.fsencode(house.root / "content/spring") + b"/\xb2\xe8.md", "wb"):  # noqa: PTH123
        pass
    assert "stray-file" in {finding.code for finding in read_desk(house, "spring").read}
    assert read_desk(house, "spring") == read_desk(house, "spring")


def test_a_loop_of_folders_ends(house: House) -> None:
    (house.root / "content/spring/photos/up").symlink_to(house.root / "content/spring")
    assert read_desk(house, "spring") == read_desk(house, "spring")


@pytest.mark.parametrize("is_there", [True, False])
def test_a_picture_of_another_folder_is_looked_at_each_time(house: House, is_there: bool) -> None:
    far = house.root / "content/tea.jpg"
    if is_there:
        Image.new("RGB", (60, 40)).save(far)
    entry = house.root / "content/spring/01-yunling.md"
    entry.write_text(ENTRY.replace("photos/tea", "../tea"), encoding="utf-8")
    before = read_desk(house, "spring")
    Image.new("RGB", (80, 40)).save(far)
    after = read_desk(house, "spring")
    assert after.feature.entries[0].photos[0].file.width_px == 80
    assert after.key != before.key


def test_a_feature_that_cannot_be_read_stops_the_press_each_time(house: House) -> None:
    (house.root / "content/spring/index.md").write_text("---\ndeck: x\n---\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(StopPress) as stop:
            read_desk(house, "spring")
        assert "missing-field" in {finding.code for finding in stop.value.findings}


READERS = (
    "markdown",
    "nh3",
    "pydantic",
    "yaml",
    "PIL",
    "pydantic",
    "pressroom.copydesk.content",
    "pressroom.copydesk.proof.check",
)


def test_a_hit_imports_no_reader(house: House) -> None:
    read_desk(house, "spring")
    program = (
        "import sys\nfrom pathlib import Path\nfrom pressroom.config import load_house\n"
        "from pressroom.copydesk.kept import read_desk\n"
        f"desk = read_desk(load_house(Path({str(house.root)!r})), 'spring')\n"
        f"print(desk.key, [name for name in {READERS!r} if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == f"{read_desk(house, 'spring').key} []\n"
