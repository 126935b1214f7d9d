"""Unrelated readers see the same sheet; so does the engine that sets the same lines; ink is what Ghostscript says."""

import html
import os
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

from pressroom.cache import Cache
from pressroom.engine import draw_html
from pressroom.faces.subset import subset_face, subset_for_text
from pressroom.press import draw_press
from pressroom.press.preflight import summarise_pdf
from pressroom.raster import render_page

pytestmark = pytest.mark.long
PPI = 60


@pytest.fixture(scope="module")
def files(made):
    sheet = draw_press(made.house, made.feature, made.made_up, made.faces)
    return {file.path.rpartition("/")[2]: file.data for file in sheet.files}


def with_pdfium(data, folder):
    raster = render_page(data, 1, PPI)
    return Image.frombytes("RGB", (raster.width_px, raster.height_px), raster.data)


def with_program(*command):
    def render(data, folder):
        source, target = folder / "a.pdf", folder / "a.png"
        source.write_bytes(data)
        told = [part.format(source=source, target=target, stem=target.with_suffix("")) for part in command]
        subprocess.run(told, check=True, capture_output=True)
        return Image.open(target).convert("RGB")

    render.program = command[0]
    return render


READERS = {
    "poppler": with_program("pdftoppm", "-r", str(PPI), "-png", "-singlefile", "{source}", "{stem}"),
    "mupdf": with_program("mutool", "draw", "-q", "-r", str(PPI), "-o", "{target}", "{source}"),
    "ghostscript": with_program(
        "gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=png16m", "-dTextAlphaBits=4", "-dGraphicsAlphaBits=4",
        f"-r{PPI}", "-o", "{target}", "{source}",
    ),
}  # fmt: skip


def unlike(one, other, least=96):
    """The share of pixels, in grey and a little blurred, that differ much."""
    size = (min(one.width, other.width), min(one.height, other.height))
    greys = [image.crop((0, 0, *size)).convert("L").filter(ImageFilter.GaussianBlur(1.2)) for image in (one, other)]
    return sum(ImageChops.difference(*greys).histogram()[least:]) / (size[0] * size[1])


@pytest.mark.parametrize("reader", sorted(READERS))
@pytest.mark.parametrize("name", ["spread.pdf", "page-7.pdf"])
def test_readers_agree(files, tmp_path, reader, name):
    render = READERS[reader]
    if shutil.which(render.program) is None:
        pytest.skip(f"{render.program} is not installed")
    assert unlike(with_pdfium(files[name], tmp_path), render(files[name], tmp_path)) < 0.02


@pytest.mark.parametrize("reader", sorted(READERS))
def test_no_reader_leaves_the_text_blank(files, made, tmp_path, reader):
    render = READERS[reader]
    if shutil.which(render.program) is None:
        pytest.skip(f"{render.program} is not installed")
    pages = [with_pdfium(files["spread.pdf"], tmp_path), render(files["spread.pdf"], tmp_path)]
    with pikepdf.open(BytesIO(files["spread.pdf"])) as pdf:
        left, _, _, top = (float(v) for v in pdf.pages[0].obj.TrimBox)
        height = float(pdf.pages[0].obj.MediaBox[3])
    for line in made.made_up.sheets[0].lines:
        x, y = left + line.x_pt, height - top + line.baseline_pt
        box = [round(v * PPI / 72) for v in (x, y - 9, x + line.line.width_pt, y + 2)]
        darkness = [255 - ImageStat.Stat(page.crop(box).convert("L")).mean[0] for page in pages]
        assert darkness[1] > 0.5 * darkness[0], line.line.text


def test_the_engine_sets_the_same_lines_in_the_same_places(made, tmp_path):
    """The oracle: every glyph of every line placed by the engine, against the lines as we write them."""
    sheet = made.made_up.sheets[0]
    keys = sorted({run.role for line in sheet.lines for run in line.line.runs})
    texts = {
        key: "".join(t for p in sheet.lines for r in p.line.runs if r.role == key for t in r.texts) for key in keys
    }
    fonts = {f"faces/{at}.otf": subset_for_text(made.faces.file(key), texts[key]) for at, key in enumerate(keys)}
    rules = "".join(f"@font-face{{font-family:f{at};src:url(/faces/{at}.otf)}}" for at in range(len(keys)))
    size = f"{sheet.width_pt:.4f}pt {sheet.height_pt:.4f}pt"
    style = f"@page{{size:{size};margin:0}}body{{margin:0}}i{{position:absolute;line-height:0;font-style:normal}}"
    drawn = draw_html(
        made.house.root,
        "test",
        f"<!doctype html><html lang=zh-CN><style>{style}{rules}</style>{''.join(glyphs_as_html(made, keys))}",
        fonts,
    )
    lines = made.made_up.sheets[0].lines
    bare = made.made_up.sheets[0].__class__(1, sheet.width_pt, sheet.height_pt, sheet.pages, lines, ())
    ours = draw_lines_alone(made, bare, tmp_path)
    theirs = with_pdfium(drawn.data, tmp_path)
    assert drawn.findings == ()
    assert unlike(ours, theirs, 64) < 0.01
    assert ImageStat.Stat(ImageChops.difference(ours.convert("L"), theirs.convert("L"))).mean[0] < 1.0


def glyphs_as_html(made, keys):
    for placed in made.made_up.sheets[0].lines:
        for run in placed.line.runs:
            face = subset_face(made.faces.file(run.role), run.glyphs)
            middle = (face.ascender + face.descender) / 2 / face.upem * run.size_pt
            top = placed.baseline_pt - run.rise_pt - middle
            for text, x in zip(run.texts, run.x_pt, strict=True):
                if text:
                    style = (
                        f"left:{placed.x_pt + x:.3f}pt;top:{top:.3f}pt;font:{run.size_pt}pt/0 f{keys.index(run.role)}"
                    )
                    yield f'<i style="{style}">{html.escape(text)}</i>'


def draw_lines_alone(made, sheet, tmp_path):
    """The lines without anything else, as the press writes them, inside the trim."""
    from pressroom.press.fonts import embed_face
    from pressroom.press.type import Forme, TypeSetter, fill_cases

    forme = Forme(fill_cases(sheet.lines, made.faces, Cache(tmp_path)))
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(sheet.width_pt, sheet.height_pt))
    page = pdf.pages[0]
    fonts = {case.resource: embed_face(pdf, case.face, case.texts) for case in forme.cases.values()}
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(fonts))
    setter = TypeSetter(forme)
    for line in sheet.lines:
        setter.set_line(line, line.x_pt, sheet.height_pt - line.baseline_pt)
    page.Contents = pdf.make_stream(setter.content())
    file = BytesIO()
    pdf.save(file)
    return with_pdfium(file.getvalue(), tmp_path)


def test_ink_is_what_ghostscript_says(files, tmp_path):
    if shutil.which("gs") is None:
        pytest.skip("Ghostscript is not installed")
    with pikepdf.open(BytesIO(files["spread.pdf"])) as pdf:
        bleed = pdf.pages[0].obj.BleedBox
        pdf.pages[0].obj.MediaBox = bleed
        pdf.save(tmp_path / "cut.pdf")
    options = ["-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiff32nc", "-r150"]
    subprocess.run(["gs", *options, "-o", tmp_path / "a.tif", tmp_path / "cut.pdf"], check=True)
    from pressroom.darkroom.inkwell import most_ink

    Image.MAX_IMAGE_PIXELS = None
    ghostscript = most_ink(Image.open(tmp_path / "a.tif"))
    ours = float(summarise_pdf(files["spread.pdf"], "a.pdf")["most ink"].rstrip(" %"))
    assert ours == pytest.approx(ghostscript, rel=0.02)


SCRIPT = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from pressroom.composing import Composer
from pressroom.config import load_house
from pressroom.copydesk.content import load_feature
from pressroom.faces import find_faces
from pressroom.makeup import make_up
from pressroom.press import draw_press
house = load_house(Path(sys.argv[2]))
feature, _ = load_feature(house, "small")
faces = find_faces(house.root, feature.paper.faces)
made_up = make_up(feature, Composer.for_feature(feature, faces))
for file in draw_press(house, feature, made_up, faces).files:
    path = Path(sys.argv[3]) / file.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(file.data)
"""


def test_bytes_depend_on_the_source_alone(site, tmp_path):
    built = []
    for seed in ("1", "77"):
        folder = tmp_path / f"somewhere-{seed}"
        shutil.copytree(site, folder, ignore=shutil.ignore_patterns(".cache"))
        content = folder / "content" / "small"
        (folder / "site.yaml").write_text(
            "name: 云岭日报\nurl: https://feature.example.cn\nsheet: {format: a4, as: pages}\n", encoding="utf-8"
        )
        (content / "index.md").write_text(
            "---\nheadline: 推动创新\ndate: 2021-04-01\n---\n编者按语。\n", encoding="utf-8"
        )
        photo = "photos:\n  - {file: photos/a.jpg, caption: 代表。, credit: 张三, alt: 人}\n"
        (content / "01-a.md").write_text(f"---\ncounty: 晋州市\n{photo}---\n一年来，工作。\n", encoding="utf-8")
        out = tmp_path / seed
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo" if seed == "1" else "UTC"}
        root = Path(__file__).resolve().parents[2]
        subprocess.run([sys.executable, "-c", SCRIPT, root, folder, out], check=True, env=environment)
        built.append({path.relative_to(out): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()})
    assert built[0].keys() == built[1].keys()
    assert [str(path) for path, data in built[0].items() if built[1][path] != data] == []
    assert len(built[0]) >= 6


def test_a_damaged_cache_is_made_again(made, files, tmp_path):
    folder = tmp_path / "cache"
    draw_press(made.house, made.feature, made.made_up, made.faces, cache=folder)
    for path in folder.rglob("*"):
        if path.is_file():
            path.write_bytes(b"damaged")
    again = draw_press(made.house, made.feature, made.made_up, made.faces, cache=folder)
    assert {file.path.rpartition("/")[2]: file.data for file in again.files} == files
    assert Cache(folder).read("none") is None
