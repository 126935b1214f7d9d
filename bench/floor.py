"""The floor of the web side: Markdown and Jinja, one page a feature, one index. No check, no picture, no archive."""

import sys
from pathlib import Path

import jinja2
import markdown
import yaml

PAGE = jinja2.Environment(autoescape=True).from_string(
    """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{{ headline }}</title></head><body>
<p>{{ kicker }}</p><h1>{{ headline }}</h1><p>{{ deck }}</p>{{ note|safe }}
{% for entry in entries %}<section id="{{ entry.slug }}"><h2>{{ entry.county }}</h2>{{ entry.html|safe }}</section>
{% endfor %}</body></html>"""
)
INDEX = jinja2.Environment(autoescape=True).from_string(
    """<!doctype html><html lang="zh-CN"><meta charset="utf-8"><ul>
{% for slug, headline in features %}<li><a href="{{ slug }}/">{{ headline }}</a></li>{% endfor %}</ul></html>"""
)


def read(path: Path) -> dict[str, str]:
    """Read front matter and body."""
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return {**yaml.load(front, yaml.CSafeLoader), "slug": path.stem, "html": markdown.markdown(body)}


def main(content: Path, output: Path) -> None:
    """Write every feature's page, then the index."""
    features = []
    for folder in sorted(path for path in content.iterdir() if path.is_dir()):
        front = read(folder / "index.md")
        entries = [read(path) for path in sorted(folder.glob("[0-9]*.md"))]
        (output / folder.name).mkdir(parents=True, exist_ok=True)
        page = PAGE.render(**front, note=front["html"], entries=entries)
        (output / folder.name / "index.html").write_text(page, encoding="utf-8")
        features.append((folder.name, front["headline"]))
    (output / "index.html").write_text(INDEX.render(features=features), encoding="utf-8")


main(Path(sys.argv[1]), Path(sys.argv[2]))
