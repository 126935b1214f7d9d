"""Write the same copy as each contestant wants it. In: a `Copy`, a folder. Out: files in that folder."""

import shutil
from pathlib import Path

from sample import DECK, HEADLINE, KICKER, NOTE, Copy, Entry

ROOT = Path(__file__).resolve().parent.parent
WIDTH_MM, HEIGHT_MM = 780, 545
"""Two broadsheet pages side by side."""

SITE = """name: 比较日报
url: https://bench.example.cn
sheet: {{format: broadsheet, as: spread}}
type:
  limits: {{size_pt: [8.8, 9.6], pitch_pt: [11.5, 12.75]}}
"""
FRONT = """---
kicker: {kicker}
headline: {headline}
deck: {deck}
date: 2021-04-01
---

{note}
"""

HTML = """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{headline}</title><style>
@page {{ size: {width}mm {height}mm; margin: 24mm 18.8mm }}
body {{ font: 9pt/12pt "Noto Serif CJK SC"; margin: 0 }}
h1 {{ font: 900 54pt/60pt "Noto Serif CJK SC"; text-align: center; margin: 0 }}
h2 {{ font: 700 13pt/24pt "Noto Sans CJK SC"; text-align: center; margin: 0; break-after: avoid }}
main {{ columns: 15; column-gap: 9pt; column-fill: auto; text-align: justify }}
p {{ margin: 0; text-indent: 2em }} b {{ font-family: "Noto Sans CJK SC" }}
figure {{ margin: 0 }} img {{ width: 100% }}
figcaption, .kai {{ font-family: "LXGW WenKai" }} .kai {{ text-align: center }}
</style></head><body><p class="kai">{kicker}</p><h1>{headline}</h1><p class="kai">{deck}</p><main><p>{note}</p>
{body}</main></body></html>
"""

TYPST = """#set page(width: {width}mm, height: {height}mm, margin: (x: 18.8mm, y: 24mm), columns: 15)
#set columns(gutter: 9pt)
#set text(font: "Noto Serif CJK SC", size: 9pt, lang: "zh", region: "cn")
#set par(justify: true, leading: 3.5pt, spacing: 3.5pt, first-line-indent: (amount: 2em, all: true))
#show heading: it => align(center, text(font: "Noto Sans CJK SC", size: 13pt, it.body))
#place(top + center, float: true, scope: "parent")[#text(size: 54pt, weight: 900)[{headline}] \\ {kicker} \\ {deck}]
{note}

"""


HUGO_SITE = """baseURL = "https://bench.example.cn/"
languageCode = "zh-CN"
disableKinds = ["taxonomy", "term", "rss", "sitemap", "404"]
[[cascade]]
  [cascade.build]
    render = "never"
  [cascade.target]
    kind = "page"
"""
HUGO_LIST = """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<title>{{ .Params.headline }}</title></head>
<body><h1>{{ .Params.headline }}</h1>{{ .Content }}
{{ range .Pages }}<section><h2>{{ with .Params.county }}{{ . }}{{ else }}{{ .Params.headline }}{{ end }}</h2>
{{ .Content }}</section>{{ end }}</body></html>
"""


def write_site(folder: Path, features: dict[str, Copy], sheet: str = "") -> None:
    """Write a site of this program with the project's own layouts and assets."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "site.yaml").write_text(SITE.format() + sheet, encoding="utf-8")
    for name in ("layouts", "assets"):
        shutil.copytree(ROOT / name, folder / name, dirs_exist_ok=True)
    for slug, copy in features.items():
        write_feature(folder / "content" / slug, copy)


def write_feature(folder: Path, copy: Copy, index: str = "index.md") -> None:
    """Write one feature's Markdown."""
    folder.mkdir(parents=True, exist_ok=True)
    front = FRONT.format(kicker=KICKER, headline=HEADLINE, deck=DECK, note=NOTE)
    (folder / index).write_text(front, encoding="utf-8")
    for number, entry in enumerate(copy.entries, 1):
        (folder / f"{number:03d}-entry-{number}.md").write_text(entry_text(entry), encoding="utf-8")


def entry_text(entry: Entry) -> str:
    """Give an entry as Markdown with front matter."""
    photos = ""
    if entry.picture:
        words = f"caption: {entry.picture.caption}, credit: 本报记者, alt: {entry.picture.caption}"
        photos = f"photos:\n  - {{file: photos/{entry.picture.file}, {words}}}\n"
    body = "\n\n".join(f"**{run_in}**{text}" for run_in, text in entry.paragraphs)
    return f"---\ncounty: {entry.county}\n{photos}---\n\n{body}\n"


def html_page(copy: Copy) -> str:
    """Give the copy as one page in columns, for WeasyPrint's own command line."""
    body = "\n".join(_html_entry(entry) for entry in copy.entries)
    words = {"headline": HEADLINE, "kicker": KICKER, "deck": DECK, "note": NOTE}
    return HTML.format(width=WIDTH_MM, height=HEIGHT_MM, body=body, **words)


def typst_page(copy: Copy) -> str:
    """Give the copy as a Typst document of the same measure."""
    words = {"headline": HEADLINE, "kicker": KICKER, "deck": DECK, "note": NOTE}
    head = TYPST.format(width=WIDTH_MM, height=HEIGHT_MM, **words)
    return head + "\n".join(_typst_entry(entry) for entry in copy.entries)


def _html_entry(entry: Entry) -> str:
    """Give an entry as HTML."""
    figure = ""
    if entry.picture:
        caption = f"<figcaption>▲{entry.picture.caption}本报记者</figcaption>"
        figure = f'<figure><img src="photos/{entry.picture.file}" alt="">{caption}</figure>'
    body = "".join(f"<p><b>{run_in}</b>{text}</p>" for run_in, text in entry.paragraphs)
    return f"<h2>{entry.county}</h2>{figure}{body}"


def _typst_entry(entry: Entry) -> str:
    """Give an entry in Typst's markup."""
    figure = ""
    if entry.picture:
        caption = f'#text(font: "LXGW WenKai")[▲{entry.picture.caption}本报记者]'
        figure = f'#image("photos/{entry.picture.file}", width: 100%)\n{caption}\n\n'
    body = "\n\n".join(f'#text(font: "Noto Sans CJK SC")[{run_in}]{text}' for run_in, text in entry.paragraphs)
    return f"= {entry.county}\n{figure}{body}\n"
