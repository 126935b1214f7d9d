"""How the web side compares with a forty-line Jinja and Markdown script, and how its time grows with features.

python bench/web_side.py            CPU of both on the sample, pictures cached: a whole process, and one feature more
python bench/web_side.py 50 200     CPU of that many features in one process, drawn afresh but for their pictures

Either is told of the pages alone, which is what the script makes, and of the pages with their share cards and posters.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SITE = Path(__file__).resolve().parents[1]
SLUG = "county-congresses"

TIMED = """
import resource
def cpu():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime
work()
whole = cpu()
for _ in range(10):
    work()
print(whole, (cpu() - whole) / 10)
"""

SMALL = '''
import sys
from pathlib import Path
import jinja2, markdown, yaml
root = Path(sys.argv[1], "content", sys.argv[2])
def read(path):
    _, head, body = path.read_text(encoding="utf-8").split("---\\n", 2)
    return {**yaml.safe_load(head), "html": markdown.markdown(body), "slug": path.stem[3:]}
PAGE = """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{{ f.headline }}</title></head><body>
<p>{{ f.kicker }}</p><h1>{{ f.headline }}</h1><p>{{ f.deck }}</p>{{ f.html }}
<nav>{% for e in entries %}<a href="#{{ e.slug }}">{{ e.county }}</a>{% endfor %}</nav>
{% for e in entries %}<section id="{{ e.slug }}"><h2>{{ e.title }}</h2>
{% for p in e.photos or [] %}<figure><img src="{{ p.file }}" alt="{{ p.alt }}"><figcaption>{{ p.caption }}{{ p.credit }}
</figcaption></figure>{% endfor %}{{ e.html }}</section>{% endfor %}</body></html>"""
def work():
    feature = read(root / "index.md")
    entries = [read(path) for path in sorted(root.glob("[0-9]*.md"))]
    return jinja2.Environment().from_string(PAGE).render(f=feature, entries=entries).encode()
'''

OURS = """
import sys
from pathlib import Path
from pressroom.config import load_house
from pressroom.copydesk.content import load_feature
from pressroom.web import Beside, make_card, make_web
house, cards = load_house(Path(sys.argv[1])), sys.argv[3] == "cards"
def work():
    feature, _ = load_feature(house, sys.argv[2])
    if cards:
        from pressroom.web import make_cards
        make_cards(house, feature)
    return make_card(house, feature), make_web(house, feature, Beside(card=True, poster=True))
"""

MANY = """
import resource, sys
from pathlib import Path
from pressroom.config import load_house
from pressroom.copydesk.content import load_feature
from pressroom.copydesk.folder import find_features
from pressroom.web import Beside, make_archive_pages, make_card, make_web
house, drawn, cards = load_house(Path(sys.argv[1])), sys.argv[2] == "cards", []
for slug in find_features(house.root):
    feature, _ = load_feature(house, slug)
    if drawn:
        from pressroom.web import make_cards
        make_cards(house, feature)
    page = make_web(house, feature, Beside(card=True, poster=True))
    cards.append(make_card(house, feature))
make_archive_pages(house, tuple(cards))
usage = resource.getrusage(resource.RUSAGE_SELF)
print(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
"""

PRODUCTS = ("html", "cards")
"""The pages alone, which is what the script makes, and the pages with the cards beside them."""


def run(code: str, *words: str, cache: Path = SITE / ".cache") -> list[float]:
    """Run Python code in a process of its own and give the numbers it prints. Compiled modules are kept, as usual."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    kept["PRESSROOM_CACHE"] = str(cache)
    kept["PYTHONPYCACHEPREFIX"] = str(Path(tempfile.gettempdir()) / "pressroom-bench-pyc")
    told = subprocess.run([sys.executable, "-c", code, *words], check=True, capture_output=True, cwd=SITE, env=kept)
    return [float(word) for word in told.stdout.split()]


def compare() -> None:
    """Print the CPU of both on the sample, the least of five runs; pictures and cards are kept."""
    for product in PRODUCTS:
        run(OURS + TIMED, str(SITE), SLUG, product)
        for name, place in (("whole process", 0), ("one feature more", 1)):
            small = min(run(SMALL + TIMED, str(SITE), SLUG)[place] for _ in range(5))
            ours = min(run(OURS + TIMED, str(SITE), SLUG, product)[place] for _ in range(5))
            figures = {"small_s": round(small, 4), "ours_s": round(ours, 4), "ratio": round(ours / small, 2)}
            print(json.dumps({"product": product, "cpu": name, **figures}))


def grow(counts: list[int]) -> None:
    """Print CPU and memory for sites of so many features, each a copy of the sample with a headline of its own."""
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            lay_out(Path(folder), count)
            for product in PRODUCTS:
                cache = Path(folder, f"cache-{product}")
                shutil.copytree(SITE / ".cache/pictures", cache / "pictures")
                started = time.perf_counter()
                cpu, megabytes = run(MANY, folder, product, cache=cache)
                figures = {"cpu_s": round(cpu, 2), "each_s": round(cpu / count, 3), "peak_mb": round(megabytes)}
                wall = round(time.perf_counter() - started, 1)
                print(json.dumps({"product": product, "features": count, **figures, "wall_s": wall}))


def lay_out(root: Path, count: int) -> None:
    """Write a site of copies of the sample."""
    for name in ("layouts", "assets"):
        shutil.copytree(SITE / name, root / name)
    shutil.copy(SITE / "site.yaml", root / "site.yaml")
    for number in range(count):
        feature = root / f"content/f{number:04}"
        shutil.copytree(SITE / "content" / SLUG, feature, ignore=shutil.ignore_patterns("studio", "*.py"))
        index = feature / "index.md"
        date = f"20{number % 20:02}-{number // 20 % 12 + 1:02}-01"
        text = index.read_text(encoding="utf-8").replace("2021-04-01", date)
        index.write_text(re.sub(r"(?m)^headline: (.*)$", rf"headline: \1第{number}期", text), encoding="utf-8")


if __name__ == "__main__":
    grow([int(word) for word in sys.argv[1:]]) if sys.argv[1:] else compare()
