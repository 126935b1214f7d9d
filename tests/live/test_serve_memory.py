"""Two hundred saves: the server's memory stays, and no process is left behind."""

from pathlib import Path

import pytest

from tests.live.preview import previewing, wait_until, write_site

MOST_MB = 30


@pytest.mark.long
def test_two_hundred_saves_leave_memory_and_processes_as_they_were(tmp_path: Path) -> None:
    entries = write_site(tmp_path)
    file = entries / "02-b.md"
    good = file.read_text(encoding="utf-8")
    with previewing(tmp_path) as preview:
        states = preview.states()
        state = next(one for one in states if one["proof"])
        for number in range(10):
            state = _save(states, file, f"{good}\n预热第{number}次。\n", state)
        begun = preview.memory_mb()
        for number in range(200):
            state = _save(states, file, f"{good}\n第{number}次改动，{chr(0x4E00 + number)}。\n", state)
        grown = preview.memory_mb() - begun
        print(f"{begun:.0f} MB and {grown:+.1f} MB")
        assert grown < MOST_MB
        children = preview.children()
        assert len(children) <= 1
        states.close()
        assert preview.end() == 0
        assert wait_until(lambda: not [child for child in children if Path(f"/proc/{child}").exists()])
    assert "Traceback" not in (tmp_path / "preview.log").read_text(encoding="utf-8")


def _save(states: object, file: Path, words: str, state: dict[str, object]) -> dict[str, object]:
    """Save, and wait until the page and the sheet have followed."""
    file.write_text(words, encoding="utf-8")
    for one in states:  # type: ignore[attr-defined]
        if one["page"] != state["page"] and one["sheet"] != state["sheet"]:
            return dict(one)
    raise AssertionError("the stream has ended")
