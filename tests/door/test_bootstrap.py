"""The door's keeper: what it asks of a machine, what it remembers, and how it speaks."""

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from pressroom.bootstrap import TAKE_VALUES, environment, first_verb, level_of, open_door, parts, system
from pressroom.bootstrap.lock import alone
from pressroom.bootstrap.packages import pinned, present
from pressroom.bootstrap.stamp import ALL, TEST, WORK, has_stamp, write_stamp
from pressroom.bootstrap.words import choose_language
from pressroom.cli.build import build_command

LOCK = """\
# a comment
click==8.5.1 \\
    --hash=sha256:00
    # via pressroom
colorama==0.4.6 ; sys_platform == 'nowhere' \\
    --hash=sha256:00
Typing_Extensions==4.16.0 ; implementation_name != 'PyPy' \\
    --hash=sha256:00
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose environment holds what its lock asks for."""
    for name in ("requirements.lock", "requirements-dev.lock"):
        (tmp_path / name).write_text(LOCK, encoding="utf-8")
    packages = tmp_path / ".venv" / "lib" / "python3.11" / "site-packages"
    for name in ("click-8.5.1", "typing_extensions-4.16.0"):
        (packages / f"{name}.dist-info").mkdir(parents=True)
    (tmp_path / ".venv" / "bin").mkdir()
    (tmp_path / ".venv" / "bin" / "python").symlink_to(sys.executable)
    (tmp_path / ".venv" / "pyvenv.cfg").write_text("version_info = 3.11.7\n", encoding="utf-8")
    return tmp_path


def test_lock_asks_for_what_this_machine_needs() -> None:
    assert pinned(LOCK) == {"click": "8.5.1", "typing-extensions": "4.16.0"}


def test_real_locks_are_read_whole() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (Path(__file__).parents[2] / name).read_text(encoding="utf-8")
        lines = [line for line in text.splitlines() if "==" in line and not line.startswith((" ", "#"))]
        left_out = [line for line in lines if ";" in line]
        assert len(lines) - len(left_out) <= len(pinned(text)) <= len(lines)
        assert "weasyprint" in pinned(text)


def test_environment_is_read_from_its_folders(project: Path) -> None:
    assert present(project / ".venv") == {"click": "8.5.1", "typing-extensions": "4.16.0"}


def test_stamp_holds_until_a_lock_changes(project: Path) -> None:
    assert not has_stamp(project, WORK)
    write_stamp(project, (WORK,), "3.11")
    assert has_stamp(project, WORK)
    assert not has_stamp(project, TEST)
    os.utime(project / "requirements.lock")
    assert has_stamp(project, WORK), "a lock with another time and the same content is the same lock"
    (project / "requirements.lock").write_text(LOCK + "nh3==1\n", encoding="utf-8")
    assert not has_stamp(project, WORK)


@pytest.mark.parametrize("stamp", ["", "{", "[]", '{"locks": 1}', '{"locks": {"work": [1]}}'])
def test_broken_stamp_is_none(project: Path, stamp: str) -> None:
    (project / ".venv" / "pressroom.json").write_text(stamp, encoding="utf-8")
    assert not has_stamp(project, WORK)


def test_stamp_without_its_python_is_none(project: Path) -> None:
    write_stamp(project, (WORK,), "3.11")
    (project / ".venv" / "bin" / "python").unlink()
    assert not has_stamp(project, WORK)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What would have been run; every command succeeds."""
    seen: list[list[str]] = []

    def call(words: list[str], **more: object) -> int:
        seen.append(words)
        return 0

    def run(words: list[str], **more: object) -> None:
        seen.append(words)
        Path(words[-1], "bin").mkdir(parents=True)

    monkeypatch.setattr(subprocess, "call", call)
    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(environment, "install_missing", lambda *a, **k: None)
    monkeypatch.setattr(sys, "prefix", sys.base_prefix)
    return seen


def test_whole_environment_of_another_tool_is_taken_over(project: Path, calls: list[list[str]]) -> None:
    assert environment.provide(project, TEST, []) is None
    assert has_stamp(project, TEST)
    assert has_stamp(project, WORK)
    assert not [words for words in calls if "pip" in words or "venv" in words]


def test_environment_with_other_versions_is_brought_to_the_locks(project: Path, calls: list[list[str]]) -> None:
    packages = project / ".venv/lib/python3.11/site-packages"
    (packages / "click-8.5.1.dist-info").rename(packages / "click-1.dist-info")
    (project / ".venv" / "pyvenv.cfg").write_text(f"version = {sys.version.split()[0]}\n", encoding="utf-8")
    assert environment.provide(project, WORK, []) is None
    assert [words[2] for words in calls] == ["ensurepip", "pip", "compileall"]
    assert has_stamp(project, WORK)


@pytest.mark.parametrize("fault", ["half", "no config"])
def test_unfit_environment_is_made_anew(project: Path, calls: list[list[str]], fault: str) -> None:
    venv = project / ".venv"
    if fault == "half":
        (venv / environment.MAKING).touch()
    else:
        (venv / "pyvenv.cfg").unlink()
    assert environment.provide(project, WORK, []) is None
    assert calls[0][1:3] == ["-m", "venv"]
    assert "--require-hashes" in calls[1]
    assert calls[1][-1].endswith("requirements.lock")
    assert not (venv / environment.MAKING).exists()
    assert json.loads((venv / "pressroom.json").read_text())["locks"].keys() == {"work"}


def test_failed_download_leaves_no_stamp(
    project: Path, calls: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / ".venv" / environment.MAKING).touch()
    monkeypatch.setattr(subprocess, "call", lambda *a, **k: 1)
    assert environment.provide(project, WORK, []) == 3
    assert not has_stamp(project, WORK)
    assert (project / ".venv" / environment.MAKING).exists()


def lacking(
    monkeypatch: pytest.MonkeyPatch, *missing: parts.Part, uid: int = 1000, tools: tuple[str, ...] = ()
) -> None:
    monkeypatch.setattr(system, "missing_parts", lambda *a, **k: list(missing))
    monkeypatch.setattr(os, "geteuid", lambda: uid)
    monkeypatch.setattr(system.shutil, "which", lambda name: f"/usr/bin/{name}" if name in tools else None)


def test_nobody_in_particular_is_told_the_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], calls: list[list[str]]
) -> None:
    lacking(monkeypatch, parts.PANGO, parts.KAI, tools=("apt-get",))
    assert system.install_missing(Path(), WORK, ["build"], venv=True) == 3
    said = capsys.readouterr().err
    assert "sudo apt-get install -y --no-install-recommends libpango-1.0-0" in said
    assert "fonts-lxgw-wenkai" in said
    assert calls == []


def test_root_is_told_and_served(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], calls: list[list[str]]
) -> None:
    there = iter([[parts.PANGO], []])
    lacking(monkeypatch, uid=0, tools=("apt-get",))
    monkeypatch.setattr(system, "missing_parts", lambda *a, **k: next(there))
    assert system.install_missing(Path(), WORK, ["build"], venv=True) is None
    assert "installing with apt-get: libpango-1.0-0" in capsys.readouterr().err
    assert calls[0][-1] == "update"
    assert "--no-install-recommends" in calls[1]


def test_web_side_goes_on_without_pango(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    lacking(monkeypatch, parts.PANGO)
    assert system.install_missing(Path(), WORK, ["build", "--only", "web"], venv=True) is None
    assert system.install_missing(Path(), WORK, ["build", "--only=web"], venv=True) is None
    assert system.install_missing(Path(), WORK, ["doctor"], venv=True) is None
    assert system.install_missing(Path(), WORK, ["build", "--only", "web,print"], venv=True) == 3
    lacking(monkeypatch, parts.VENV)
    assert system.install_missing(Path(), WORK, ["build", "--only", "web"], venv=True) == 3


def test_every_option_of_a_build_that_takes_a_value_is_known_at_the_door() -> None:
    options = [option for option in build_command.params if isinstance(option, click.Option) and not option.is_flag]
    assert {name for option in options for name in option.opts} <= set(TAKE_VALUES)


@pytest.mark.parametrize(
    ("words", "verb"),
    [
        ([], ""),
        (["-v", "check", "a"], "check"),
        (["--lang", "zh_CN", "test"], "test"),
        (["--force"], ""),
        (["--jobs", "2", "-o", "out"], ""),
    ],
)
def test_verb_is_found_between_options(words: list[str], verb: str) -> None:
    assert first_verb(words) == verb


@pytest.mark.parametrize(
    ("words", "environ", "language"),
    [
        ([], {}, "en"),
        ([], {"LANG": "zh_CN.UTF-8"}, "zh_CN"),
        ([], {"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ([], {"LANG": "C", "LANGUAGE": "zh_HK:en"}, "zh_CN"),
        (["--lang", "zh"], {"LANG": "en_GB"}, "zh_CN"),
        (["--lang=en"], {"LANG": "zh_CN"}, "en"),
    ],
)
def test_language_is_the_words_then_the_locales(words: list[str], environ: dict[str, str], language: str) -> None:
    assert choose_language(words, environ) == language


@pytest.mark.parametrize(
    ("words", "level"), [(["build"], WORK), (["test"], TEST), (["test", "--all"], ALL), (["check", "--all"], WORK)]
)
def test_level_is_what_the_words_need(words: list[str], level: str) -> None:
    assert level_of(words) == level


def test_longer_tests_look_for_their_tools_after_the_shorter_ones(project: Path, calls: list[list[str]]) -> None:
    assert environment.provide(project, TEST, []) is None
    assert has_stamp(project, TEST)
    assert not has_stamp(project, ALL)
    assert environment.provide(project, ALL, []) is None
    assert has_stamp(project, ALL)
    assert has_stamp(project, WORK)


def test_lock_keeps_a_second_run_waiting(tmp_path: Path) -> None:
    script = f"""
import sys, pathlib
sys.path.insert(0, {str(Path(__file__).parents[2])!r})
from pressroom.bootstrap.lock import alone
with alone(pathlib.Path({str(tmp_path)!r}), lambda: print("waiting", flush=True)):
    print("in", flush=True)
"""
    with alone(tmp_path):
        run = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
        assert run.stdout
        assert run.stdout.readline() == "waiting\n"
    assert run.stdout.readline() == "in\n"
    assert run.wait() == 0


def test_second_run_spends_next_to_nothing_at_the_door(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_stamp(project, (WORK,), "3.11")

    def become(_python: str, words: list[str]) -> None:
        raise SystemExit(words)

    monkeypatch.setattr(os, "execv", become)
    monkeypatch.delenv("PRESSROOM_DOOR", raising=False)
    monkeypatch.setattr(subprocess, "run", lambda *_args, **_more: pytest.fail("the door asks another program"))
    monkeypatch.setattr(subprocess, "Popen", lambda *_args, **_more: pytest.fail("the door starts another program"))
    with pytest.raises(SystemExit) as step:
        open_door(project / "build.py", ["check"])
    assert step.value.code == [str(project / ".venv/bin/python"), str(project / "build.py"), "check"]
