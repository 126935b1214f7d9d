"""The bench makes the same copy for everybody, and tells ratios of one round to that round's first."""

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).parents[2] / "bench"


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(BENCH)
    names = [path.stem for path in BENCH.glob("*.py")]
    before = {name: sys.modules.pop(name) for name in names if name in sys.modules}
    yield importlib.import_module
    for name in names:
        sys.modules.pop(name, None)
    sys.modules.update(before)


def test_copy_is_the_size_it_says_and_always_the_same(bench) -> None:
    sample: ModuleType = bench("sample")
    copy = sample.make_copy(22, 8)
    assert copy == sample.make_copy(22, 8)
    assert 12_500 < copy.characters < 13_300
    assert sum(entry.picture is not None for entry in copy.entries) == 8
    assert len({entry.county for entry in sample.make_copy(200, 0).entries}) == 200


def test_every_contestant_gets_every_paragraph(bench, tmp_path: Path) -> None:
    sites, copy = bench("sites"), bench("sample").make_copy(3, 1)
    sites.write_feature(tmp_path / "bench", copy)
    ours = "".join(path.read_text(encoding="utf-8") for path in sorted((tmp_path / "bench").iterdir()))
    for text in (ours, sites.html_page(copy), sites.typst_page(copy)):
        for entry in copy.entries:
            assert all(paragraph in text for _, paragraph in entry.paragraphs)
        assert "picture-1.jpg" in text


def test_ratios_are_of_the_same_round(bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    measuring = bench("measuring")
    costs = iter([9.0, 9.0, 2.0, 1.0, 4.0, 3.0])
    monkeypatch.setattr(measuring, "measure", lambda contestant: measuring.Run(next(costs), 50.0))
    pair = [measuring.Contestant(name, (), tmp_path) for name in ("base", "Pressroom")]
    base, ours = measuring.compare(pair, 2, lambda words: None)
    assert base.ratios == (1.0, 1.0)
    assert ours.ratios == (0.5, 0.75)
    table = bench("table").write_table({"print": (base, ours)})
    assert "| Pressroom | **0.62** | 0.50–0.75 | 2.00 | 50 |" in table
    assert bench("plot").draw_plot({"print": (base, ours)}).count("<rect x=") == 2


def test_children_are_counted_and_failures_are_told(bench, tmp_path: Path) -> None:
    measuring = bench("measuring")
    busy = "import time\nwhile time.process_time() < 0.3: pass"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {busy!r}])"
    run = measuring.measure(measuring.Contestant("parent", (sys.executable, "-c", parent), tmp_path))
    assert run.cpu_s >= 0.3
    failing = measuring.Contestant("failing", (sys.executable, "-c", "raise SystemExit('no columns')"), tmp_path)
    with pytest.raises(measuring.ContestantFailed, match="no columns"):
        measuring.measure(failing)
    idle = measuring.Contestant("idle", (sys.executable, "-c", ""), tmp_path, makes="missing.pdf")
    with pytest.raises(measuring.ContestantFailed):
        measuring.measure(idle)
