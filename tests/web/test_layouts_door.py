"""The door to Jinja: what designers may write, and what they are told when they misspell."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from pressroom.findings import Finding, StopPress
from pressroom.layouts import load_labels, render_layout

LABELS = "zh-CN:\n  editors_note: 编者按\n  items: 条目\nen:\n  editors_note: Editor’s note\n  items: Items\n"


@dataclass(frozen=True, slots=True)
class Picture:
    caption: str
    credit: str = "记者"


def site(folder: Path, **layouts: str) -> Path:
    (folder / "layouts").mkdir(exist_ok=True)
    (folder / "layouts/labels.yaml").write_text(LABELS, encoding="utf-8")
    for name, text in layouts.items():
        (folder / f"layouts/{name}.html").write_text(text, encoding="utf-8")
    return folder


def fault_of(root: Path, name: str, **values: object) -> Finding:
    with pytest.raises(StopPress) as stop:
        render_layout(root, name, "zh-CN", **values)
    (finding,) = stop.value.findings
    assert finding.of_form
    return finding


def test_values_are_escaped_and_labels_follow_the_language(tmp_path: Path) -> None:
    root = site(tmp_path, page="<p>{{ label.editors_note }} {{ label.items }} {{ words }}</p>")
    assert render_layout(root, "page.html", "zh-CN", words="a<b & c") == "<p>编者按 条目 a&lt;b &amp; c</p>"
    assert render_layout(root, "page.html", "en", words="") == "<p>Editor’s note Items </p>"


def test_misspelt_name_is_an_error_with_file_line_and_guess(tmp_path: Path) -> None:
    root = site(tmp_path, page="<p>\n{{ headlin }}</p>")
    finding = fault_of(root, "page.html", headline="人大")
    assert str(finding.place) == "layouts/page.html:2"
    assert finding.say() == "this layout is given no `headlin`"
    assert finding.advise() == "did you mean `headline`?"


def test_misspelt_field_in_an_included_layout_names_that_layout(tmp_path: Path) -> None:
    root = site(tmp_path, page="{% include 'part.html' %}", part="\n\n{{ photo.captoin }}")
    finding = fault_of(root, "page.html", photo=Picture("图"))
    assert str(finding.place) == "layouts/part.html:3"
    assert finding.say() == "`photo` has no `captoin`"
    assert finding.advise() == "did you mean `caption`?"


def test_misspelt_label_is_found(tmp_path: Path) -> None:
    finding = fault_of(site(tmp_path, page="{{ label.editors_not }}"), "page.html")
    assert finding.say() == "`label` has no `editors_not`"
    assert finding.advise() == "did you mean `editors_note`?"


def test_misspelt_name_in_a_condition_is_found(tmp_path: Path) -> None:
    finding = fault_of(site(tmp_path, page="{% if nothing_like_it %}x{% endif %}"), "page.html", photo=1)
    assert finding.code == "layout-name"
    assert finding.advise() == "take one of `label`, `language`, `photo`"


def test_broken_syntax_names_its_line(tmp_path: Path) -> None:
    finding = fault_of(site(tmp_path, page="a\n{% for %}\n"), "page.html")
    assert (finding.code, str(finding.place)) == ("layout-syntax", "layouts/page.html:2")


def test_unknown_filter_names_its_line(tmp_path: Path) -> None:
    finding = fault_of(site(tmp_path, page="a\n\n{{ 'x'|loud }}"), "page.html")
    assert (finding.code, str(finding.place)) == ("layout-syntax", "layouts/page.html:3")
    assert "loud" in finding.say()


def test_missing_layout_is_named_with_a_guess(tmp_path: Path) -> None:
    root = site(tmp_path, feature="x", page="\n{% include 'featur.html' %}")
    finding = fault_of(root, "page.html")
    assert str(finding.place) == "layouts/page.html:2"
    assert finding.advise() == "did you mean `feature.html`?"
    assert str(fault_of(root, "archive.html").place) == "layouts/archive.html"


def test_a_sum_that_cannot_be_done_is_an_error_of_the_layout(tmp_path: Path) -> None:
    finding = fault_of(site(tmp_path, page="\n{{ 1 + 'a' }}"), "page.html")
    assert (finding.code, str(finding.place)) == ("layout-fault", "layouts/page.html:2")


def test_a_bug_of_ours_called_from_a_layout_keeps_its_traceback(tmp_path: Path) -> None:
    def broken() -> str:
        raise TypeError("ours")

    with pytest.raises(TypeError, match="ours"):
        render_layout(site(tmp_path, page="{{ broken() }}"), "page.html", "zh-CN", broken=broken)


def test_a_changed_layout_is_read_again(tmp_path: Path) -> None:
    root = site(tmp_path, page="one")
    assert render_layout(root, "page.html", "zh-CN") == "one"
    (root / "layouts/page.html").write_text("two, longer", encoding="utf-8")
    assert render_layout(root, "page.html", "zh-CN") == "two, longer"


def test_a_language_without_words_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StopPress, match="`fr`"):
        load_labels(site(tmp_path), "fr")
