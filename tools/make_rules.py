"""Write `docs/rules.md` from the checks themselves; with `--check`, only fail where the page is out of date."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "rules.md"
sys.path.insert(0, str(ROOT))

from pressroom.copydesk.proof.registry import all_checks  # noqa: E402 - the tree comes before an installed package

HEAD = """# What the copy desk looks for

`build.py check` reads the copy with these rules; `build.py check --explain CODE` prints one of them. The page is made
from the code by `tools/make_rules.py`: change the check, not the page.

A finding can be let stand with a reason: `allow: {code: reason}` in the front matter, or
`<!-- allow code: reason -->` beside the paragraph. Errors per 10,000 characters are counted as the trade does (D-00):
an error one, in a headline two, the same error three times at most."""


def page() -> str:
    """Give the page: a table of rules and codes, then each check with its examples."""
    checks = all_checks()
    rows = [f"| {check.rule} | [`{check.code}`](#{check.code}) | {_short(check.reason)} |" for check in checks]
    parts = [HEAD, "\n".join(["| rule | code | what |", "|---|---|---|", *rows])]
    parts += [
        f"## {check.code}\n\n{check.rule}, {check.source}. {check.reason}\n\n"
        f"- wrong: {_example(check.wrong)}\n- right: {_example(check.right)}"
        for check in checks
    ]
    return "\n\n".join(parts) + "\n"


def _short(reason: str) -> str:
    """Give the first sentence of a reason."""
    return reason.split(". ")[0].rstrip(".").replace("|", "\\|") + "."


def _example(text: str) -> str:
    """Give an example on one line, long ones cut, invisible characters named."""
    line = text.replace("\n\n", " ⏎ ").replace("\u200b", "[U+200B]")
    return "`" + (line if len(line) <= 90 else line[:89] + "…") + "`"


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(0 if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == page() else "docs/rules.md is out of date")
    PAGE.write_text(page(), encoding="utf-8")
