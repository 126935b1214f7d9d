"""Turn set lines into PDF text. In: placed lines and the faces they are set in. Out: a content stream and its fonts.

A line is one text matrix and one array of glyphs a run; squeezes and spacing are numbers in it. Glyph places come from
composing and are kept to half a thousandth of the em.
"""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, field

from pressroom.cache import Cache
from pressroom.faces import Faces
from pressroom.faces.cut import FaceSubset, cut_face
from pressroom.model import PlacedLine, SetRun
from pressroom.press.spacing import Spaced, space_out

Cluster = tuple[int, int]
"""First glyph of a run that stands for some characters together, and the one after its last."""


class Case(Struct, frozen=True):
    """A case of type: a face cut to the glyphs of some lines, its resource name, and what each glyph stands for."""

    resource: str
    face: FaceSubset
    texts: Mapping[int, str]
    whole: Mapping[int, str]
    """The same by the ids of the whole face."""
    hexes: Mapping[int, str]
    """The glyphs as they are written, by the ids of the whole face."""
    advances: Mapping[int, int]
    """Their advances in font units, by the ids of the whole face."""


def fill_cases(lines: Iterable[PlacedLine], faces: Faces, cache: Cache) -> dict[str, Case]:
    """Cut every face that some lines are set in, or take it from a cache. By key of the face (`body`, `kai+1`)."""
    used: dict[str, dict[int, str]] = {}
    for placed in lines:
        for run in placed.line.runs:
            texts = used.setdefault(run.role, {})
            for glyph, text in zip(run.glyphs, run.texts, strict=True):
                if text or glyph not in texts:
                    texts[glyph] = texts.get(glyph) or text
    cases = {}
    for number, key in enumerate(sorted(used)):
        face = cut_face(faces.file(key), used[key], cache)
        ids = {glyph: face.new_ids[glyph] for glyph in used[key]}
        texts = {ids[glyph]: text for glyph, text in used[key].items()}
        hexes = {glyph: f"{new:04x}" for glyph, new in ids.items()}
        advances = {glyph: face.advances[new] for glyph, new in ids.items()}
        cases[key] = Case(f"/T{number}", face, texts, used[key], hexes, advances)
    return cases


class SetType(Struct, frozen=True):
    """A run as PDF text: its usual spacing, and its parts with where each begins in points from the line's edge.

    A part is what is shown; `actual` are characters it stands for where the ToUnicode map does not say so.
    """

    spacing: float
    parts: tuple[tuple[float, str, str | None], ...]


class Forme(Struct, frozen=True):
    """Cases of type, and the runs set in them so far: a sheet and its pages are set from one forme."""

    cases: Mapping[str, Case]
    done: dict[int, tuple[SetRun, SetType]] = field(default_factory=dict)
    spaced: dict[object, Spaced] = field(default_factory=dict)
    """How runs with the same places of the same widths are spaced: most lines of a column are."""

    def set_type(self, run: SetRun) -> SetType:
        """Set a run, or give what was set before."""
        known = self.done.get(id(run))
        if known is not None and known[0] is run:
            return known[1]
        made = self.set_afresh(run, self.cases[run.role])
        self.done[id(run)] = (run, made)
        return made

    def set_afresh(self, run: SetRun, case: Case) -> SetType:
        """Set the glyphs of a run."""
        units = tuple([case.advances[glyph] for glyph in run.glyphs])
        key = (run.x_pt, units, run.size_pt, case.face.upem)
        spaced = self.spaced.get(key)
        if spaced is None:
            factor = run.size_pt / case.face.upem
            spaced = self.spaced[key] = space_out(run.x_pt, [unit * factor for unit in units], run.size_pt)
        hexed = "".join([case.hexes[glyph] for glyph in run.glyphs])
        parts = tuple(
            (run.x_pt[clusters[0][0]], spaced.show(hexed, clusters[0][0], clusters[-1][1]), actual)
            for clusters, actual in parts_of(run, case)
        )
        return SetType(spaced.spacing, parts)


class TypeSetter:
    """Writes lines one after the other and repeats no state that stands already."""

    def __init__(self, forme: Forme, prefix: str = "T") -> None:
        self.forme = forme
        self.prefix = prefix
        self.font: tuple[str, float] = ("", 0.0)
        self.spacing = 0.0
        self.rise = 0.0
        self.out: list[str] = []

    def set_line(self, placed: PlacedLine, x_pt: float, y_pt: float) -> None:
        """Write a line whose left edge and base line are at a place in PDF coordinates."""
        for run in placed.line.runs:
            self.set_run(run, x_pt, y_pt)

    def set_run(self, run: SetRun, x_pt: float, y_pt: float) -> None:
        """Write the glyphs of a run."""
        case, made = self.forme.cases[run.role], self.forme.set_type(run)
        if self.font != (case.resource, run.size_pt):
            self.font = (case.resource, run.size_pt)
            self.out.append(f"/{self.prefix}{case.resource[2:]} {number(run.size_pt)} Tf")
        if self.rise != run.rise_pt:
            self.rise = run.rise_pt
            self.out.append(f"{number(self.rise)} Ts")
        if self.spacing != made.spacing:
            self.spacing = made.spacing
            self.out.append(f"{number(made.spacing)} Tc")
        for start, shown, actual in made.parts:
            self.out.append(f"1 0 0 1 {number(x_pt + start)} {number(y_pt)} Tm")
            if actual is None:
                self.out.append(shown)
            else:
                hexed = ("\ufeff" + actual).encode("utf-16-be").hex()
                self.out.append(f"/Span <</ActualText <{hexed}>>> BDC {shown} EMC")

    def content(self) -> bytes:
        """Give what was written as one text object."""
        return "\n".join(["BT", "0 Tc 0 Ts", *self.out, "ET\n"]).encode("ascii")


def parts_of(run: SetRun, case: Case) -> Iterator[tuple[list[Cluster], str | None]]:
    """Part a run where the ToUnicode map does not tell the truth: such clusters carry their characters themselves."""
    if all(run.texts) and [case.whole[glyph] for glyph in run.glyphs] == [*run.texts]:
        yield [(0, len(run.glyphs))], None
        return
    plain: list[Cluster] = []
    for first, end in clusters_of(run):
        text = run.texts[first]
        true = end == first + 1 and case.texts.get(case.face.new_ids[run.glyphs[first]]) == text
        if true:
            plain.append((first, end))
            continue
        if plain:
            yield plain, None
            plain = []
        yield [(first, end)], text
    if plain:
        yield plain, None


def clusters_of(run: SetRun) -> Iterator[Cluster]:
    """Give the clusters of a run: a glyph with characters and those after it that have none."""
    first = 0
    for at in range(1, len(run.glyphs) + 1):
        if at == len(run.glyphs) or run.texts[at]:
            if at > first:
                yield first, at
            first = at


def number(value: float) -> str:
    """Write a number as PDF likes it: at most four places, no exponent, no needless zeros."""
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
