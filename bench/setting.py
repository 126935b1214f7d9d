"""Compare our setting with Typst's: lines taken and looseness, on the same copy, face, size and measure.

    python bench/setting.py [--measures 13,20,40] [--typst PYTHON]

`--typst` names a Python that has the `typst` package (from PyPI), where this one has not. The copy is what stands in
`content/`. Looseness is the distance from one Han character to the next in ems: mean, 99th percentile, worst line.
"""

import argparse
import ctypes
import itertools
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pressroom.composing import Composer  # noqa: E402 (the root must be on the path first)
from pressroom.config import load_house  # noqa: E402
from pressroom.copydesk.content import load_feature  # noqa: E402
from pressroom.copydesk.folder import find_features  # noqa: E402
from pressroom.faces import find_faces  # noqa: E402
from pressroom.model import Feature  # noqa: E402

SIZE_PT = 9.0
HAN = re.compile("[\u3400-\u9fff]")
TYPST = """
#set page(width: {width}pt, height: auto, margin: 0pt)
#set text(font: "{family}", size: {size}pt, lang: "zh", region: "cn", cjk-latin-spacing: auto)
#set par(justify: true, linebreaks: "optimized", first-line-indent: (amount: 2em, all: true), spacing: 20pt)
"""


def paragraphs_of(root: Path) -> tuple[Feature, tuple[str, ...]]:
    """Give the first feature and the plain text of its body paragraphs."""
    house = load_house(root)
    feature, _ = load_feature(house, find_features(root)[0])
    texts = tuple(block.text for entry in feature.entries for block in entry.blocks if block.kind == "paragraph")
    return feature, texts


def our_lines(feature: Feature, measure: float) -> list[list[float]]:
    """Give for every full line the distances between Han characters, in ems; an empty list for a last line."""
    composer = Composer.for_feature(feature, find_faces(ROOT, feature.paper.faces))
    rows = []
    for entry in feature.entries:
        for block in composer.set_entry(entry, measure).blocks:
            for line in block.settings[0] if block.kind == "paragraph" else ():
                row = [(text, x) for run in line.runs for text, x in zip(run.texts, run.x_pt, strict=True)]
                rows.append([] if line.last else distances(row))
    return rows


def distances(row: list[tuple[str, float]]) -> list[float]:
    """Give the distances between neighbouring Han characters of a line, in ems."""
    return [(q[1] - o[1]) / SIZE_PT for o, q in itertools.pairwise(row) if HAN.fullmatch(o[0]) and HAN.fullmatch(q[0])]


def typst_lines(texts: tuple[str, ...], family: str, measure: float, python: str) -> list[list[float]]:
    """Set the copy with Typst and read its lines back, a paragraph a page."""
    head = TYPST.format(width=measure * SIZE_PT, family=family, size=SIZE_PT)
    body = "\n#pagebreak()\n".join(re.sub(r"([#$*_`<>@\\\[\]~=/-])", r"\\\1", text) for text in texts)
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "copy.typ"), Path(folder, "copy.pdf")
        source.write_text(head + body, encoding="utf-8")
        code = f"import typst; typst.compile({str(source)!r}, output={str(target)!r})"
        subprocess.run([python, "-c", code], check=True)
        return list(read_lines(target))


def read_lines(path: Path) -> Iterator[list[float]]:
    """Read the lines of each page of a PDF; the last of a page is given as an empty list."""
    document = pypdfium2.PdfDocument(path)
    for page in document:
        text = page.get_textpage()
        rows: dict[int, list[tuple[str, float]]] = {}
        for number in range(text.count_chars()):
            x, y = ctypes.c_double(), ctypes.c_double()
            pypdfium2.raw.FPDFText_GetCharOrigin(text, number, ctypes.byref(x), ctypes.byref(y))
            character = text.get_text_range(number, 1)
            if character.strip():
                rows.setdefault(round(y.value), []).append((character, x.value))
        ordered = [sorted(rows[key], key=lambda pair: pair[1]) for key in sorted(rows, reverse=True)]
        for row in ordered[:-1]:
            yield distances(row)
        yield []


def describe(rows: list[list[float]]) -> str:
    """Give lines, mean, 99th percentile and worst of the lines' median distances."""
    medians = sorted(statistics.median(row) for row in rows if len(row) >= 3)
    worst, near = medians[-1], medians[int(len(medians) * 0.99)]
    return f"{len(rows):5d} lines   mean {statistics.fmean(medians):.4f}   99 % {near:.3f}   worst {worst:.3f}"


def main() -> None:
    """Print a row for each setter and measure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--measures", default="13,20,40")
    parser.add_argument("--typst", default=sys.executable)
    chosen = parser.parse_args()
    feature, texts = paragraphs_of(ROOT)
    family = find_faces(ROOT, feature.paper.faces).file("body").family
    for measure in map(float, chosen.measures.split(",")):
        print(f"{measure:g} em  ours  {describe(our_lines(feature, measure))}")
        print(f"{measure:g} em  Typst {describe(typst_lines(texts, family, measure, chosen.typst))}")


if __name__ == "__main__":
    main()
