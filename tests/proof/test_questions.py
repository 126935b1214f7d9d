"""A word said twice: a slip, unless it asks."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from pressroom.config import House
from pressroom.copydesk.proof.reading import proof_feature
from pressroom.model import Feature, Run


def doubled(clean: Feature, root: Path, words: str) -> list[str]:
    entry = clean.entries[0]
    block = replace(entry.blocks[0], runs=(Run(f"大家都{words}，由群众评价。", 1),))
    feature = replace(clean, entries=(replace(entry, blocks=(block,)),))
    return [
        finding.excerpt
        for finding in proof_feature(House(root, clean.paper), feature)
        if finding.code == "doubled-word"
    ]


@pytest.mark.parametrize(
    "words", ["满意不满意", "好不好", "是不是", "能不能", "负责任不负责任", "同意没同意", "知道不知道"]
)
def test_a_question_is_no_word_typed_twice(clean: Feature, tmp_path: Path, words: str) -> None:
    assert doubled(clean, tmp_path, words) == []


@pytest.mark.parametrize("words", ["满意满意", "认真认真学习", "工作了工作", "满意的不满意", "责任不了责任"])
def test_a_word_typed_twice_is_found(clean: Feature, tmp_path: Path, words: str) -> None:
    assert len(doubled(clean, tmp_path, words)) == 1
