"""The editor's note in a drawn frame and on a tint: chosen in `site.yaml` or a front matter, drawn in black alone."""

import shutil
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import replace

from pressroom.config import load_house
from pressroom.edition import PRESS, Edition, make_feature
from pressroom.makeup import make_up
from pressroom.paper import BoxSetting

ROOT = Path(__file__).resolve().parents[2]
SLUG = "county-congresses"
BORDERS = sorted(path.stem for path in (ROOT / "assets" / "borders").glob("*.svg"))


def framed(feature):
    boxed = replace(feature.paper.type, note_box=BoxSetting(border="meander"))
    return replace(feature, paper=replace(feature.paper, type=boxed))


def test_frame_takes_half_an_em_inside_the_box_and_a_row_below(features, composer) -> None:
    plain = features(3, entries=10, photos=2, characters=5000, format="tabloid", pages=(6, 7), note=200)
    made = [make_up(feature, composer) for feature in (plain, framed(plain))]
    sheets = [one.sheets[0] for one in made]
    boxes = [next(piece.rect for piece in sheet.furniture if piece.kind == "note") for sheet in sheets]
    lefts = [min(line.x_pt for line in sheet.lines if line.part == "note") for sheet in sheets]
    sides = [left - box.x_pt for left, box in zip(lefts, boxes, strict=True)]
    assert sides == pytest.approx([made[0].size_pt, 1.5 * made[1].size_pt])
    feet = [max(line.baseline_pt for line in sheet.lines if line.part == "note") for sheet in sheets]
    below = [box.y_pt + box.height_pt - foot for box, foot in zip(boxes, feet, strict=True)]
    assert below[1] - below[0] == pytest.approx(0.33 * 12, abs=0.3)


def test_framed_note_passes_the_checks(features, composer) -> None:
    feature = features(3, entries=10, photos=0, characters=7200, format="tabloid", pages=(6, 7), note=200)
    codes = {finding.code for finding in make_up(framed(feature), composer).findings}
    assert codes <= {"underset"}


def build(root: Path, border: str) -> Edition:
    for name in ("layouts", "assets", f"content/{SLUG}"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("studio", "*.py"))
    words = (ROOT / "site.yaml").read_text(encoding="utf-8")
    (root / "site.yaml").write_text(f"{words}type:\n  note_box: {{border: {border}, tint: 5}}\n", encoding="utf-8")
    return make_feature(load_house(root), SLUG, frozenset({PRESS}))


@pytest.mark.long
@pytest.mark.parametrize("border", BORDERS)
def test_every_border_prints_without_a_finding(border: str, tmp_path: Path) -> None:
    made = build(tmp_path, border)
    assert made.findings == ()
    spread = next(file.data for file in made.files if file.path.endswith("spread.pdf"))
    with pikepdf.open(BytesIO(spread)) as pdf:
        streams = [pdf.pages[0], *(one for one in pdf.objects if is_form(one))]
        inks = {tuple(map(float, values)) for one in streams for values, name in read(one) if str(name) in ("k", "scn")}
    assert (0, 0, 0, 0.05) in inks


def read(stream: pikepdf.Object) -> list[pikepdf.ContentStreamInstruction]:
    return list(pikepdf.parse_content_stream(stream))


def is_form(one: object) -> bool:
    return isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Form"


@pytest.mark.long
def test_border_that_is_not_there_is_named(tmp_path: Path) -> None:
    (finding,) = build(tmp_path, "cloud").findings
    assert finding.code == "missing-asset"
    assert "/assets/borders/cloud.svg" in finding.say()
