"""The command as an editor types it, on a copy of the sample: same bytes, quick when idle, safe when stopped."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SLUG = "county-congresses"
pytestmark = pytest.mark.long


def copy_site(to: Path) -> Path:
    """Copy the sample site: what its editors and designers own."""
    to.mkdir()
    for name in ("content", "layouts", "assets"):
        shutil.copytree(ROOT / name, to / name, ignore=shutil.ignore_patterns("studio", "*.py"))
    shutil.copy(ROOT / "site.yaml", to / "site.yaml")
    return to


def start(site: Path, *words: str) -> subprocess.Popen[str]:
    command = [sys.executable, str(ROOT / "build.py"), "--lang", "en", "--site", str(site), *words]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=site)


def run(site: Path, *words: str) -> tuple[int, str, str]:
    process = start(site, *words)
    out, err = process.communicate()
    return process.returncode, out, err


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    files = {p.relative_to(folder).as_posix(): p.stat() for p in sorted(folder.rglob("*")) if p.is_file()}
    return {path: (status.st_ino, status.st_mtime_ns) for path, status in files.items()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that has been built, and is not to be changed."""
    site = copy_site(tmp_path_factory.mktemp("built") / "site")
    code, out, err = run(site)
    assert code == 0, err
    assert f"{SLUG}/spread.pdf" in out
    return site


@pytest.fixture
def site(built: Path, tmp_path: Path) -> Path:
    """A built site to do with as one likes; its records hold."""
    subprocess.run(["cp", "-a", str(built), str(tmp_path / "site")], check=True)
    return tmp_path / "site"


def test_two_folders_and_two_orders_give_the_same_bytes(built: Path, tmp_path: Path) -> None:
    (tmp_path / "another").mkdir()
    other = copy_site(tmp_path / "another" / "place")
    assert run(other, "--only", "print", "-o", str(tmp_path / "out"))[0] == 0
    assert run(other, "-o", str(tmp_path / "out"), "--force")[0] == 0
    assert tree(tmp_path / "out") == tree(built / "output")


def test_nothing_changed_is_answered_at_once_and_touches_nothing(site: Path) -> None:
    before = stamps(site / "output")
    code, _out, err = run(site)
    assert code == 0
    assert "nothing has changed" in err
    assert stamps(site / "output") == before


def test_error_of_form_leaves_the_old_files_and_is_said_again(site: Path) -> None:
    before = stamps(site / "output" / "press")
    entry = site / "content" / SLUG / "03-wuji.md"
    text = entry.read_text(encoding="utf-8")
    entry.write_text(text.replace("county:", "conty:", 1), encoding="utf-8")
    for said in ("its old files stay", "nothing has changed"):
        code, _out, err = run(site)
        assert code == 1
        assert f"content/{SLUG}/03-wuji.md:" in err
        assert "unknown-field" in err
        assert said in err
    assert stamps(site / "output" / "press") == before
    entry.write_text(text, encoding="utf-8")
    assert run(site)[0] == 0
    assert stamps(site / "output" / "press") == before


def test_archives_layout_touches_no_feature(site: Path) -> None:
    before = stamps(site / "output")
    layout = site / "layouts" / "archive.html"
    layout.write_text(layout.read_text(encoding="utf-8").replace("<main ", "<main data-new ", 1), encoding="utf-8")
    assert run(site)[0] == 0
    after = stamps(site / "output")
    changed = {path for path in before if after.get(path) != before[path]}
    assert changed == {"site/index.html"}


def test_build_killed_at_any_moment_ends_right(built: Path, site: Path) -> None:
    whole = tree(built / "output")
    for turn in range(5):
        shutil.rmtree(site / "output")
        process = start(site)
        time.sleep(0.4 + 0.9 * turn)
        process.kill()
        process.communicate()
        assert run(site)[0] == 0
        assert tree(site / "output") == whole


def test_two_builds_at_once_are_safe(built: Path, site: Path) -> None:
    shutil.rmtree(site / "output")
    runs = [start(site), start(site)]
    assert [process.wait() for process in runs] == [0, 0]
    assert tree(site / "output") == tree(built / "output")


def test_features_are_made_over_several_processes_alike(built: Path, site: Path) -> None:
    shutil.copytree(site / "content" / SLUG, site / "content" / "second")
    assert run(site, "--jobs", "2", "--force")[0] == 0
    ours = {path: data for path, data in tree(site / "output").items() if f"/{SLUG}" in path}
    assert ours == {path: data for path, data in tree(built / "output").items() if f"/{SLUG}" in path}
    assert (site / "output" / "press" / "second" / "spread.pdf").is_file()


def test_interrupt_ends_with_130(site: Path) -> None:
    process = start(site, "-v", "build", "--force")
    assert process.stderr is not None
    assert "making" in process.stderr.readline()
    process.send_signal(2)
    process.communicate()
    assert process.returncode == 130
    assert not (site / "output" / ".exchange").exists()


def test_web_side_builds_without_pango(site: Path) -> None:
    shutil.rmtree(site / ".cache")
    script = (
        "import ctypes, ctypes.util, cffi\n"
        "def nothing(*a, **k): raise OSError('no library')\n"
        "cffi.FFI.dlopen = nothing\n"
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        f"from pressroom.cli import main\nsys.exit(main(['--lang', 'en', '--site', {str(site)!r}, 'build', '--force']))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, env=os.environ)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("warning[") == 1
    assert (site / "output" / "site" / SLUG / "index.html").is_file()
