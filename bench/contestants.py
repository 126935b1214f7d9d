"""Who is measured at what. In: a working folder, the peers' environment. Out: contestants by kind of work."""

import json
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from measuring import Contestant, measure, said_by
from photos import LARGE, SMALL, write_photos
from sample import Copy, make_copy
from sites import HUGO_LIST, HUGO_SITE, ROOT, html_page, typst_page, write_feature, write_site

TYPST = "import typst; typst.compile('page.typ', output='typst.pdf')"
FLOOR_OF_STARTING = "import jinja2, markdown, yaml"
DOOR = str(ROOT / "build.py")
ROOMS_OF_PICTURES = ("pictures", "ink")
EDITED = "此事"
OUR_CODES = frozenset({0, 1})
"""Made copy may break a rule of the copy desk: its files are made all the same."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the bench works, and the peers' environment."""

    folder: Path
    peers: Path

    def peer(self, command: str) -> str:
        """Give the path of a peer's command."""
        return str(self.peers / "bin" / command)


def print_22(place: Place) -> list[Contestant]:
    """One sheet: 22 entries, 8 pictures, two broadsheet pages."""
    folder, pages = site_22(place), place.folder / "page-22"
    write_pages(pages, make_copy(22, 8))
    write_photos(pages / "photos", 8, SMALL)
    fill_cache(folder)
    cold = partial(drop_all_but_pictures, folder)
    return [
        *typesetters(place, pages),
        ours("Pressroom, press files, cold, pictures converted", folder, cold, "press"),
        ours("Pressroom, press files, one entry edited", folder, partial(edit_entry, folder), "press"),
        ours("Pressroom, press files, nothing edited", folder, only="press"),
        ours("Pressroom, with proofs, cold, pictures converted", folder, cold),
        ours("Pressroom, with proofs, one entry edited", folder, partial(edit_entry, folder)),
        ours("Pressroom, with proofs, nothing edited", folder),
        ours("Pressroom, with proofs, cold, pictures too", folder, partial(drop_all, folder)),
    ]


def print_200(place: Place) -> list[Contestant]:
    """Many sheets: 200 entries, no pictures."""
    folder, pages = place.folder / "site-200", place.folder / "page-200"
    copy = make_copy(200, 0)
    write_site(folder, {"bench": copy})
    write_pages(pages, copy)
    fill_cache(folder)
    return [
        *typesetters(place, pages),
        ours("Pressroom, press files, cold", folder, partial(drop_all, folder), "press"),
        ours("Pressroom, press files, one entry edited", folder, partial(edit_entry, folder, "100-entry-100"), "press"),
        ours("Pressroom, press files, nothing edited", folder, only="press"),
        ours("Pressroom, with proofs, cold", folder, partial(drop_all, folder)),
    ]


def web_2000(place: Place) -> list[Contestant]:
    """The web side: 100 features of 20 entries, one core."""
    folder, hugo = place.folder / "site-web", place.folder / "hugo-web"
    features = {f"feature-{number:03d}": make_copy(20, 0, seed=number) for number in range(100)}
    write_site(folder, features)
    for slug, copy in features.items():
        write_feature(hugo / "content" / slug, copy, index="_index.md")
    (hugo / "layouts").mkdir(parents=True, exist_ok=True)
    (hugo / "layouts" / "list.html").write_text(HUGO_LIST, encoding="utf-8")
    (hugo / "hugo.toml").write_text(HUGO_SITE, encoding="utf-8")
    script = (place.peer("python"), str(ROOT / "bench" / "floor.py"), "content", "floor")
    page = "feature-099/index.html"
    return [
        Contestant("forty-line Jinja script", script, folder, f"floor/{page}", partial(drop, folder / "floor")),
        Contestant("Hugo", (place.peer("hugo"), "--quiet"), hugo, f"public/{page}", partial(drop, hugo / "public")),
        ours("Pressroom, web pages, cold", folder, partial(drop_all, folder), "html", f"output/site/{page}"),
        ours("Pressroom, with share cards, cold", folder, partial(drop_all, folder), "web", f"output/site/{page}"),
    ]


def idle(place: Place) -> list[Contestant]:
    """Nothing changed: 22 entries, 8 pictures, everything made."""
    folder = site_22(place)
    build = (sys.executable, DOOR, "--site", ".", "build")
    measured = Contestant("Pressroom, nothing changed", build, folder, fine=OUR_CODES)
    starting = (place.peer("python"), "-c", FLOOR_OF_STARTING)
    return [Contestant(f"python -c '{FLOOR_OF_STARTING}'", starting, folder), once_before(measured)]


def archive_2000(place: Place) -> list[Contestant]:
    """An archive of 2,000 features of three entries, all made; one entry of one feature changes."""
    folder, slug = place.folder / "site-2000", "feature-0777"
    if not folder.exists():
        write_site(folder, {f"feature-{number:04d}": make_copy(3, 0, seed=number) for number in range(2000)})
        for number in range(2000):
            index = folder / "content" / f"feature-{number:04d}" / "index.md"
            date = f"{2001 + number % 20}-{number // 20 % 12 + 1:02}-{number // 240 % 28 + 1:02}"
            index.write_text(index.read_text(encoding="utf-8").replace("2021-04-01", date), encoding="utf-8")
    build = (sys.executable, DOOR, "--site", ".", "build", "--only", "html")
    measured = Contestant(
        "Pressroom, one entry changed",
        (*build, "-j", "1"),
        folder,
        prepare=partial(edit_entry, folder, "002-entry-2", slug),
        fine=OUR_CODES,
    )
    measure(Contestant("making all", build, folder, fine=OUR_CODES))
    starting = (place.peer("python"), "-c", FLOOR_OF_STARTING)
    return [Contestant(f"python -c '{FLOOR_OF_STARTING}'", starting, folder), measured]


def edit(place: Place) -> list[Contestant]:
    """One entry of 22 edited: in a process that is kept, beside Typst from its start."""
    folder, pages = site_22(place), place.folder / "page-22"
    write_pages(pages, make_copy(22, 8))
    write_photos(pages / "photos", 8, SMALL)
    typst = Contestant("Typst, from its start", (place.peer("python"), "-c", TYPST), pages, "typst.pdf")
    words = (sys.executable, str(ROOT / "bench" / "edit.py"), ".")
    shown = Contestant("Pressroom, pages made up", (*words, "pages"), folder, tells=True)
    return [typst, shown, Contestant("Pressroom, press files", (*words, "sheet"), folder, tells=True)]


GROUPS: dict[str, tuple[str, Callable[[Place], list[Contestant]]]] = {
    "print": ("Print side: 22 entries, 12,900 characters, 8 pictures, one sheet", print_22),
    "long": ("Print side: 200 entries, no pictures", print_200),
    "web": ("Web side: 2,000 entries in 100 features, one core", web_2000),
    "edit": ("One entry of 22 edited", edit),
    "idle": ("Nothing changed: 22 entries", idle),
    "archive": ("2,000 features, one entry changed", archive_2000),
}


def typesetters(place: Place, pages: Path) -> list[Contestant]:
    """Give the peers that make a PDF; the first is what the ratios refer to."""
    weasyprint = (place.peer("weasyprint"), "--quiet", "page.html", "weasyprint.pdf")
    typst = (place.peer("python"), "-c", TYPST)
    return [
        Contestant("WeasyPrint's command line, columns", weasyprint, pages, "weasyprint.pdf"),
        Contestant("Typst", typst, pages, "typst.pdf"),
    ]


def ours(
    name: str,
    folder: Path,
    prepare: Callable[[], None] = lambda: None,
    only: str = "print",
    makes: str = "output/press/bench/spread.pdf",
) -> Contestant:
    """Give this program on a site, on one core."""
    words = (sys.executable, DOOR, "--site", ".", "build", "--only", only, "-j", "1", "--force")
    return Contestant(name, words, folder, makes, prepare, OUR_CODES)


def site_22(place: Place) -> Path:
    """Write the site of one sheet, unless it is there."""
    folder = place.folder / "site-22"
    if not folder.exists():
        write_site(folder, {"bench": make_copy(22, 8)})
        write_photos(folder / "content" / "bench" / "photos", 8, LARGE)
    return folder


def write_pages(folder: Path, copy: Copy) -> None:
    """Write the copy as the typesetters read it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "page.html").write_text(html_page(copy), encoding="utf-8")
    (folder / "page.typ").write_text(typst_page(copy), encoding="utf-8")


def fill_cache(folder: Path) -> None:
    """Make everything once where it has never been made, so that caches hold what they would."""
    if not (folder / "output").exists():
        measure(ours("filling the cache", folder))


def once_before(contestant: Contestant) -> Contestant:
    """Run a contestant once, so that what is measured finds everything made."""
    measure(contestant)
    return contestant


def edit_entry(folder: Path, name: str = "011-entry-11", slug: str = "bench") -> None:
    """Put a phrase after an entry's last paragraph: one that no run before can have kept."""
    file = folder / "content" / slug / f"{name}.md"
    text = file.read_text(encoding="utf-8").partition(EDITED)[0].rstrip()
    file.write_text(f"{text}{EDITED}第{time.time_ns()}次见报。\n", encoding="utf-8")


def drop(folder: Path) -> None:
    """Drop a folder."""
    shutil.rmtree(folder, ignore_errors=True)


def drop_all(folder: Path) -> None:
    """Drop all that was made."""
    drop(folder / "output")
    drop(folder / ".cache")


def drop_all_but_pictures(folder: Path) -> None:
    """Drop all that was made but the pictures converted for the press, with the ink measured of them."""
    drop(folder / "output")
    for room in (folder / ".cache").iterdir() if (folder / ".cache").is_dir() else ():
        if room.name not in ROOMS_OF_PICTURES:
            drop(room)


def versions_of_peers(place: Place) -> str:
    """Give the peers' versions, as the environment names them."""
    listing = said_by((place.peer("python"), "-c", VERSIONS))
    return ", ".join(f"{name} {version}" for name, version in json.loads(listing))


VERSIONS = (
    "import json, importlib.metadata as m;"
    "print(json.dumps([(n, m.version(n)) for n in ('weasyprint', 'typst', 'hugo', 'jinja2', 'markdown', 'pyyaml')]))"
)
