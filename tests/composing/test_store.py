"""Galleys kept by content: what is read back is what was set, and anything that changes is set anew."""

from pathlib import Path
from typing import ClassVar

import pytest
from msgspec.structs import replace

from pressroom.cache import Cache
from pressroom.composing.galley import Composer
from pressroom.faces import Faces
from pressroom.findings import Place
from pressroom.model import Block, Entry, Feature, Photo, PhotoFile, Run
from tests.composing.conftest import block_of, feature_of

PLACE = Place("content/f/01-a.md", 5)
PHOTO = Photo(PhotoFile("content/f/p.jpg", 3000, 2000), "晋州市人大常委会。", "本报制图", "屋内", PLACE)
CELLS = (((Run("村", 7),), (Run("亩", 7),)), ((Run("东坡", 8),), (Run("1,204", 8),)))
BLOCKS: tuple[Block, ...] = (
    block_of("春分过后，云岭水库开闸放水，灌区12.6万亩冬小麦喝上了返青水。" * 3),
    block_of((Run("张喆", 9, frozenset({"strong", "emphasis"})), Run(" 全县斗口装上了计量设备——误差不超过3%。", 9))),
    block_of("先建档：一户一卡；", "list_item", level=1, marker="1."),
    block_of("", "rule"),
    Block("table", (), PLACE, cells=CELLS),
    Block("picture", (), PLACE, photo=PHOTO),
)


def feature() -> Feature:
    made = feature_of(BLOCKS)
    entry = replace(made.entries[0], byline="本报记者　张喆")
    return replace(made, entries=(entry,), note=(block_of("编者按的正文，在这里。"),))


class Counting(Cache):
    """A cache that counts what is written to it."""

    written: ClassVar[list[str]] = []

    def write(self, key: str, data: bytes) -> None:
        self.written.append(key)
        super().write(key, data)


@pytest.fixture
def cache(tmp_path: Path) -> Counting:
    Counting.written.clear()
    return Counting(tmp_path)


def test_what_is_read_back_is_what_was_set(faces: Faces, cache: Counting) -> None:
    fresh = Composer.for_feature(feature(), faces).set_galley(feature(), 11)
    for _ in range(2):
        assert Composer.for_feature(feature(), faces, cache).set_galley(feature(), 11) == fresh
    assert len(cache.written) == 2  # the note and the entry, once each


@pytest.mark.parametrize(
    "change",
    [
        {"blocks": (block_of("另一段话，写在这里。"), *BLOCKS[1:])},
        {"blocks": (replace(BLOCKS[0], runs=(Run(BLOCKS[0].text, 8),)), *BLOCKS[1:])},
        {"blocks": (*BLOCKS[:-1], Block("picture", (), PLACE, photo=replace(PHOTO, credit="资料图片")))},
        {"byline": "本报记者　李雷"},
        {"title": "新乐市人大常委会"},
        {"slug": "b"},
    ],
)
def test_changed_entry_is_set_anew(faces: Faces, cache: Counting, change: dict[str, object]) -> None:
    Composer.for_feature(feature(), faces, cache).set_galley(feature(), 11)
    entry: Entry = replace(feature().entries[0], **change)
    changed = replace(feature(), entries=(entry,))
    assert Composer.for_feature(changed, faces, cache).set_galley(changed, 11) == Composer.for_feature(
        changed, faces
    ).set_galley(changed, 11)
    assert len(cache.written) == 3


def test_another_measure_type_or_glossary_is_another_galley(faces: Faces, cache: Counting) -> None:
    Composer.for_feature(feature(), faces, cache).set_galley(feature(), 11)
    Composer.for_feature(feature(), faces, cache).set_galley(feature(), 13)
    for paper in ({"type": {"spacing": {"han_west_em": 0.2}}}, {"glossary": ["云岭水库"]}, {"language": "en"}):
        other = replace(feature(), paper=feature_of(**paper).paper)
        Composer.for_feature(other, faces, cache).set_galley(other, 11)
    assert len(cache.written) == 10


def test_damaged_galley_is_set_anew(faces: Faces, cache: Counting, tmp_path: Path) -> None:
    fresh = Composer.for_feature(feature(), faces, cache).set_galley(feature(), 11)
    for path in tmp_path.iterdir():
        path.write_bytes(path.read_bytes()[:-9])
    assert Composer.for_feature(feature(), faces, cache).set_galley(feature(), 11) == fresh
