"""The page of rules is made from the code and up to date."""

import subprocess
import sys
from pathlib import Path

TOOL = Path(__file__).parents[2] / "tools" / "make_rules.py"


def test_page_of_rules_is_up_to_date() -> None:
    assert subprocess.run([sys.executable, str(TOOL), "--check"], check=False).returncode == 0
