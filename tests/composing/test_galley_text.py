"""The galley as text: a change in setting must be readable in a diff; and the room stands on its own."""

import subprocess
import sys
from pathlib import Path

import pytest

from pressroom.composing.dump import dump_galley
from pressroom.composing.galley import Composer
from pressroom.faces import Faces
from pressroom.model import Block, Run
from tests.composing.conftest import block_of, feature_of
from tests.conftest import Golden

COPY: tuple[Block, ...] = (
    block_of(
        "春分过后，云岭水库开闸放水，灌区12.6万亩冬小麦喝上了返青水。“今年来水早，比去年提前了整整5天。”管水员老周说。"
    ),
    block_of("账公开到哪里，心就贴近到哪里。", "quotation"),
    block_of("怎么量", "subhead", level=3),
    block_of((Run("张喆", 9, frozenset({"strong"})), Run(" 全县2,300多个斗口装上了计量设备——误差不超过±3%……", 9))),
    block_of("先建档：一户一卡、一渠一牌；", "list_item", level=1, marker="1."),
)


@pytest.mark.parametrize("measure", [11, 20])
def test_galley_reads_as_before(faces: Faces, measure: int, golden: Golden) -> None:
    feature = feature_of(COPY)
    text = dump_galley(Composer.for_feature(feature, faces).set_galley(feature, measure))
    golden(Path(__file__).parent / "golden" / f"galley-{measure}.txt", text)


def test_composing_needs_neither_the_engine_nor_the_network() -> None:
    code = (
        "import sys, pressroom.composing; "
        "print([m for m in ('weasyprint', 'PIL', 'pikepdf', 'urllib.request', 'http.client') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
