"""Words in, exit code out: what an editor types and what the terminal says."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from pressroom.cli import main
from pressroom.cli.fit import sum_lines, table_lines, width_of
from pressroom.cli.formats import sarif_report
from pressroom.copydesk.proof.registry import all_checks
from pressroom.findings import Place, error, form_error, warning
from pressroom.makeup import FitRow
from pressroom.model import Fit

HEAVY = ("weasyprint", "PIL", "pydantic", "pikepdf", "uharfbuzz", "jinja2", "markdown", "yaml", "pypdfium2", "rich")
ROOT = Path(__file__).parents[2]


def run(*words: str, root: Path | None = None) -> int:
    return main(["--lang", "en", *words], root)


def test_help_imports_nothing_heavy() -> None:
    script = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from pressroom.cli import main; main(['--help']); "
    script += f"print('heavy:', [name for name in {HEAVY!r} if name in sys.modules])"
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert said.splitlines()[-1] == "heavy: []"
    assert "doctor" in said


def test_the_answer_at_once_needs_the_standard_library_alone(tmp_path: Path) -> None:
    script = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from pathlib import Path; "
    script += "from pressroom.cli.quick import answer_at_once; from pressroom.bootstrap import open_door; "
    script += "print(answer_at_once(['build'], Path(sys.argv[1]), Path(sys.prefix)), 'msgspec' in sys.modules)"
    words = [sys.executable, "-I", "-S", "-c", script, str(tmp_path)]
    assert subprocess.run(words, capture_output=True, text=True, check=True).stdout == "None False\n"


def test_unknown_command_option_and_feature_are_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "content" / "harbour").mkdir(parents=True)
    (tmp_path / "content" / "harbour" / "index.md").write_text("")
    (tmp_path / "site.yaml").write_text("name: 报\nurl: https://a.example\n", encoding="utf-8")
    assert run("bild", root=tmp_path) == 2
    assert run("build", "--fast", root=tmp_path) == 2
    assert run("build", "harbor", root=tmp_path) == 2
    assert "did you mean `harbour`?" in capsys.readouterr().err
    assert run("build", "--only", "web,prnt", root=tmp_path) == 2
    assert "did you mean `print`?" in capsys.readouterr().err


def test_site_without_a_paper_is_not_fit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", root=tmp_path) == 1
    assert "error[" in capsys.readouterr().err


def test_installed_command_looks_for_the_site_above(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "content").mkdir()
    monkeypatch.chdir(tmp_path / "content")
    assert run("clean") == 2
    assert "--site" in capsys.readouterr().err
    (tmp_path / "site.yaml").write_text("name: 报\nurl: https://a.example\n", encoding="utf-8")
    assert run("clean") == 0


def test_interrupted_run_ends_with_130(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_root: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pressroom.config.load_house", interrupt)
    assert run("check", root=tmp_path) == 130


def test_findings_are_said_with_place_code_and_hint(capsys: pytest.CaptureFixture[str]) -> None:
    from pressroom.cli.desk import say_findings

    place = Place("content/a/01-b.md", 14)
    say_findings(
        [
            warning("w", "later", Place("z")),
            error("missing-credit", "`{f}` has no credit", place, hint="add {c}", f="x.jpg", c="one"),
        ]
    )
    assert capsys.readouterr().err == (
        "content/a/01-b.md:14: error[missing-credit]: `x.jpg` has no credit\n  hint: add one\nz: warning[w]: later\n"
    )


def test_clean_drops_what_was_made_and_refuses_what_was_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "site.yaml").touch()
    (tmp_path / "output" / "site").mkdir(parents=True)
    (tmp_path / ".cache").mkdir()
    note = tmp_path / "output" / "site" / "mine.txt"
    note.touch()
    assert run("clean", root=tmp_path) == 1
    assert "unknown-file" in capsys.readouterr().err
    assert note.exists()
    note.unlink()
    assert run("clean", root=tmp_path) == 0
    assert not (tmp_path / "output").exists()
    assert not (tmp_path / ".cache").exists()
    note.parent.mkdir(parents=True)
    note.touch()
    assert run("clean", "--force", root=tmp_path) == 0
    assert not note.exists()


def test_findings_are_told_as_sarif() -> None:
    report = sarif_report(
        [form_error("x", "no {a}", Place("p.md", 3, 2), hint="mend", rule="D-1", a="b"), warning("y", "w")]
    )
    run_ = report["runs"][0]
    assert [rule["id"] for rule in run_["tool"]["driver"]["rules"]] == ["x", "y"]
    first = run_["results"][0]
    assert first["level"] == "error"
    assert first["message"]["text"] == "no b\nmend"
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "p.md"},
        "region": {"startLine": 3, "startColumn": 2},
    }
    assert "locations" not in run_["results"][1]


def test_check_speaks_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "site.yaml").write_text("name: 报\nurl: https://a.example\n", encoding="utf-8")
    (tmp_path / "content" / "a").mkdir(parents=True)
    (tmp_path / "content" / "a" / "index.md").write_text("---\nheadlin: x\n---\n", encoding="utf-8")
    assert run("check", "--format", "json", root=tmp_path) == 1
    found = json.loads(capsys.readouterr().out)
    assert "unknown-field" in [finding["code"] for finding in found]
    assert {finding["path"] for finding in found} == {"content/a/index.md"}


def test_code_is_explained_from_the_program_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--explain", "unknown-file", root=tmp_path) == 0
    assert "was not made by this program" in capsys.readouterr().out
    assert run("check", "--explain", "unknown-fil", root=tmp_path) == 2


def test_sub_editors_rules_are_explained_with_examples(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check = all_checks()[0]
    assert run("check", "--explain", check.code, root=tmp_path) == 0
    said = capsys.readouterr().out
    assert check.rule in said
    assert check.wrong in said
    assert check.right in said


def test_chinese_is_spoken_where_asked_for() -> None:
    words = [sys.executable, str(ROOT / "build.py"), "--lang", "zh_CN", "bild"]
    said = subprocess.run(words, capture_output=True, text=True, check=False)
    assert said.returncode == 2
    assert "没有 'bild' 这个命令" in said.stderr


def test_schemas_are_written_and_settings_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "site.yaml").touch()
    assert run("schema", root=tmp_path) == 0
    schema = json.loads((tmp_path / ".vscode" / "site.schema.json").read_text(encoding="utf-8"))
    assert "glossary" in schema["properties"]
    assert "as" in schema["$defs"]["SheetSetting"]["properties"]
    settings = tmp_path / ".vscode" / "settings.json"
    assert "site.schema.json" in settings.read_text(encoding="utf-8")
    settings.write_text("{}", encoding="utf-8")
    assert run("schema", root=tmp_path) == 0
    assert settings.read_text(encoding="utf-8") == "{}"
    assert "add this to" in capsys.readouterr().err


def test_fit_table_is_flush_in_any_script() -> None:
    rows = [FitRow("a", "晋州市", 666, 61, 0, 0, 1, 0, (6,)), FitRow("b", "Harbour", 12, 4, 3, 0, 0, 0, (6, 7))]
    lines = table_lines(rows)
    assert [width_of(line) for line in lines[1:]] == [width_of(lines[0])] * 2
    assert lines[2].endswith("6, 7")
    assert sum_lines(Fit(10, 12, overset_characters=20, levers=(("looseness a", "+1"), ("pitch", "11.8 pt")))) == [
        "lines there are: 10",
        "lines set: 12",
        "characters overset: 20",
        "pitch: 11.8 pt",
    ]


def test_preflight_of_no_pdf_is_not_fit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.pdf").write_bytes(b"no pdf")
    assert run("preflight", str(tmp_path / "x.pdf"), "nowhere.pdf", root=tmp_path) == 1
    said = capsys.readouterr().err
    assert "missing-file" in said
    assert "unreadable-pdf" in said


def test_doctor_tells_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "name: 报\nurl: https://a.example\nfaces: {kai: [No Such Kai]}\npress: {profile: colour/none.icc}\n"
    (tmp_path / "site.yaml").write_text(text, encoding="utf-8")
    assert run("doctor", root=tmp_path) == 3
    said = capsys.readouterr().out
    assert "✗ face: no face for `kai`" in said
    assert "✗ press profile: assets/colour/none.icc" in said
    assert "✓ Pango: 1." in said
