"""How the web side compares with a forty-line Jinja and Markdown script, and how its time grows with features.

python bench/web_side.py            CPU of both on the sample, pictures cached, each in a process of its own
python bench/web_side.py 50 200     CPU of that many features in one process
"""

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SITE = Path(__file__).resolve().parents[1]
SLUG = "county-congresses"

SMALL = '''
import sys
from pathlib import Path
import jinja2, markdown, yaml
root = Path(sys.argv[1])
def read(path):
    _, head, body = path.read_text(encoding="utf-8").split("---\\n", 2)
    return {**yaml.safe_load(head), "html": markdown.markdown(body), "slug": path.stem[3:]}
PAGE = """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{{ f.headline }}</title></head><body>
<p>{{ f.kicker }}</p><h1>{{ f.headline }}</h1><p>{{ f.deck }}</p>{{ f.html }}
<nav>{% for e in entries %}<a href="#{{ e.slug }}">{{ e.county }}</a>{% endfor %}</nav>
{% for e in entries %}<section id="{{ e.slug }}"><h2>{{ e.title }}</h2>
{% for p in e.photos or [] %}<figure><img src="{{ p.file }}" alt="{{ p.alt }}"><figcaption>{{ p.caption }}{{ p.credit }}
</figcaption></figure>{% endfor %}{{ e.html }}</section>{% endfor %}</body></html>"""
feature = read(root / "index.md")
entries = [read(path) for path in sorted(root.glob("[0-9]*.md"))]
html = jinja2.Environment().from_string(PAGE).render(f=feature, entries=entries)
Path(sys.argv[2]).write_text(html, encoding="utf-8")
'''

OURS = """
import sys
from pathlib import Path
from pressroom.config import load_house
from pressroom.copydesk.content import load_feature
from pressroom.web import Beside, make_card, make_cards, make_web
house = load_house(Path(sys.argv[1]))
feature, _ = load_feature(house, sys.argv[2])
cards = make_cards(house, feature)
page = make_web(house, feature, Beside(card=True, poster=True))
make_card(house, feature)
assert page.files and cards.files
"""

MANY = """
import resource, sys
from pathlib import Path
from pressroom.config import load_house
from pressroom.copydesk import find_features
from pressroom.edition import WEB, make_archive, make_feature
house = load_house(Path(sys.argv[1]))
cards = []
for slug in find_features(house.root):
    cards.append(make_feature(house, slug, frozenset({WEB})).card)
make_archive(house, tuple(cards))
usage = resource.getrusage(resource.RUSAGE_SELF)
print(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
"""


def environment() -> dict[str, str]:
    """Let Python keep its compiled modules, as it does for an editor."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    kept.setdefault("PRESSROOM_CACHE", str(SITE / ".cache"))
    return {**kept, "PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / "pressroom-bench-pyc")}


def cpu_of(*command: str) -> float:
    """Run a command and give its CPU seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=SITE, env=environment())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def compare() -> None:
    """Print the CPU of both on the sample, the least of five."""
    with tempfile.TemporaryDirectory() as folder:
        small = (sys.executable, "-c", SMALL, str(SITE / "content" / SLUG), f"{folder}/page.html")
        ours = (sys.executable, "-c", OURS, str(SITE), SLUG)
        cpu_of(*ours)
        cpu_of(*small)
        least = {name: min(cpu_of(*command) for _ in range(5)) for name, command in (("small", small), ("ours", ours))}
    print(json.dumps({**least, "ratio": round(least["ours"] / least["small"], 2)}))


def grow(counts: list[int]) -> None:
    """Print CPU and memory for sites of so many features, each a copy of the sample with words of its own."""
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            for name in ("layouts", "assets"):
                shutil.copytree(SITE / name, root / name)
            shutil.copy(SITE / "site.yaml", root / "site.yaml")
            for number in range(count):
                feature = root / f"content/f{number:04}"
                shutil.copytree(SITE / "content" / SLUG, feature, ignore=shutil.ignore_patterns("studio", "*.py"))
                index = feature / "index.md"
                text = index.read_text(encoding="utf-8").replace("2021-04-01", f"20{number % 20:02}-04-01")
                index.write_text(text, encoding="utf-8")
            started = time.perf_counter()
            told = subprocess.run(
                [sys.executable, "-c", MANY, folder], check=True, capture_output=True, cwd=SITE, env=environment()
            )
            cpu, megabytes = map(float, told.stdout.split())
            told_of = {"features": count, "cpu_s": round(cpu, 2), "each_s": round(cpu / count, 3)}
            print(
                json.dumps({**told_of, "wall_s": round(time.perf_counter() - started, 1), "peak_mb": round(megabytes)})
            )


if __name__ == "__main__":
    grow([int(word) for word in sys.argv[1:]]) if sys.argv[1:] else compare()
