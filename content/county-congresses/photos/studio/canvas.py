"""The drawing sheet: polygons in picture pixels go in, a grained gouache JPEG comes out."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops, ImageCms, ImageColor, ImageDraw, ImageFilter

from studio.curves import Point, Points, tube

OVERSIZE = 2
"""The sheet is drawn so many times larger than the picture, and reduced at the end."""

TOOTH = 0.05
"""How strongly the paper's fine grain shows."""

Area = tuple[int, int, int, int]


def mix(first: str, second: str, part: float) -> str:
    """Blend two colours; `part` is the share of the second."""
    a, b = ImageColor.getrgb(first), ImageColor.getrgb(second)
    return "#" + "".join(f"{round(p + (q - p) * part):02x}" for p, q in zip(a[:3], b[:3], strict=True))


class Canvas:
    """One picture while it is drawn; `light` points from the picture towards the light, in pixels of a unit offset."""

    def __init__(self, size: tuple[int, int], ground: str, light: Point, dusk: str, glow: str = "#fff1d2") -> None:
        self.width, self.height = size
        self.full = (size[0] * OVERSIZE, size[1] * OVERSIZE)
        self.image = Image.new("RGB", self.full, ground)
        self.pen = ImageDraw.Draw(self.image)
        self.light, self.dusk, self.glow = light, dusk, glow
        self.grain = _noise(self.full, 3, 3, 11).point(lambda v: max(0, min(255, round((v - 128) * 1.5 + 128))))
        self.fibre = _noise(self.full, 300, 22, 12)
        self.mottle = _noise(self.full, 170, 64, 15)

    def shaded(self, colour: str, part: float = 0.42) -> str:
        """Return the colour as it looks in shadow."""
        return mix(colour, self.dusk, part)

    def fill(self, points: Sequence[Point], colour: str, **style: Any) -> None:  # noqa: ANN401  # passed on to _layer
        """Lay one shape; style: form, shade, rim, grain, to, texture, fibre, within, alpha, soft."""
        area = self._area(points, float(style.get("soft", 0)))
        if area is None:
            return
        mask = self._mask(points, area, float(style.get("soft", 0)))
        if style.get("within"):
            mask = ImageChops.darker(mask, self._mask(style["within"], area, 0))
        alpha = float(style.get("alpha", 1))
        if alpha < 1:
            mask = mask.point(lambda v: round(v * alpha))
        self.image.paste(self._layer(points, area, colour, style), area[:2], mask)

    def _layer(self, points: Sequence[Point], area: Area, colour: str, style: dict[str, Any]) -> Image.Image:
        size = area[2] - area[0], area[3] - area[1]
        layer = Image.new("RGB", size, colour)
        if style.get("to"):
            ramp = Image.linear_gradient("L").resize(size)
            layer.paste(style["to"], (0, 0), self._speckled(ramp, area, 0.3))
        if style.get("form"):
            layer.paste(
                style.get("shade") or self.shaded(colour),
                (0, 0),
                self._away(points, area, style["form"], style.get("grain", 1.0)),
            )
        if style.get("rim"):
            layer.paste(mix(colour, self.glow, 0.5), (0, 0), self._away(points, area, -style["rim"]))
        for name, noise in (("texture", self.mottle), ("fibre", self.fibre)):
            if style.get(name):
                worn = self._worn(noise.crop(area), area, float(style[name]))
                layer.paste(self.shaded(mix(colour, "#8a5f3c", 0.18), 0.13), (0, 0), worn)
        return layer

    def _worn(self, noise: Image.Image, area: Area, amount: float) -> Image.Image:
        blots = noise.point(lambda v: round(max(0, min(255, (v - 132) * 2.0)) * amount))
        return self._speckled(blots, area, 0.35)

    def _away(self, points: Sequence[Point], area: Area, form: float, grain: float = 1.0) -> Image.Image:
        dx, dy = self.light[0] * form, self.light[1] * form
        lit = self._mask([(x + dx, y + dy) for x, y in points], area, 0)
        lit = lit.filter(ImageFilter.BoxBlur(max(abs(form) * OVERSIZE * 0.42, 1)))
        return self._speckled(ImageChops.invert(lit), area, grain, 3.0)

    def _speckled(self, mask: Image.Image, area: Area, amount: float, edge: float = 1.0) -> Image.Image:
        """Break a soft mask up with grain; `edge` hardens it."""
        grain = self.grain.crop(area).point(lambda v: round((v - 128) * amount + 128))
        mixed = ImageChops.add(mask, grain, 1.0, -128)
        rough = mixed.point(lambda v: max(0, min(255, round((v - 128) * edge + 128))))
        return ImageChops.multiply(rough, mask.point(lambda v: min(255, v * 12)))

    def dim(self, shapes: Iterable[Sequence[Point]], tint: str, alpha: float, **style: Any) -> None:  # noqa: ANN401
        """Multiply a tint over the union of shapes: cast shadows; style: soft, within."""
        shapes = [list(shape) for shape in shapes]
        soft = float(style.get("soft", 0))
        area = self._area([point for shape in shapes for point in shape], soft)
        if area is None:
            return
        mask = Image.new("L", (area[2] - area[0], area[3] - area[1]), 0)
        for shape in shapes:
            mask.paste(255, (0, 0), self._mask(shape, area, 0))
        mask = mask.filter(ImageFilter.BoxBlur(soft * OVERSIZE)) if soft else mask
        if style.get("within"):
            mask = ImageChops.darker(mask, self._mask(style["within"], area, 0))
        below = self.image.crop(area)
        dark = ImageChops.multiply(below, Image.new("RGB", below.size, tint))
        self.image.paste(dark, area[:2], mask.point(lambda v: round(v * alpha)))

    def stroke(self, line: Sequence[Point], width: float | Sequence[float], colour: str, **style: Any) -> None:  # noqa: ANN401
        """Draw a curved line; a width for each point makes it swell and taper."""
        widths = (width, width) if isinstance(width, (int, float)) else width
        self.fill(tube(line, widths), colour, **style)

    def polyline(self, line: Sequence[Point], width: float, colour: str) -> None:
        """Draw straight segments from point to point."""
        for a, b in itertools.pairwise(line):
            self.fill(tube([a, b], (width, width), steps=1), colour)

    def dabs(self, shapes: Iterable[Sequence[Point]], colour: str) -> None:
        """Set many small flat shapes quickly: leaves, ears of wheat, tiles."""
        for shape in shapes:
            self.pen.polygon([(x * OVERSIZE, y * OVERSIZE) for x, y in shape], fill=colour)

    def _area(self, points: Sequence[Point], soft: float) -> Area | None:
        pad = soft * OVERSIZE * 2 + 2
        xs, ys = [x * OVERSIZE for x, _ in points], [y * OVERSIZE for _, y in points]
        x0, y0 = max(0, int(min(xs) - pad)), max(0, int(min(ys) - pad))
        x1, y1 = min(self.full[0], int(max(xs) + pad) + 1), min(self.full[1], int(max(ys) + pad) + 1)
        return (x0, y0, x1, y1) if x1 > x0 and y1 > y0 else None

    def _mask(self, points: Sequence[Point], area: Area, soft: float) -> Image.Image:
        mask = Image.new("L", (area[2] - area[0], area[3] - area[1]), 0)
        shape: Points = [(x * OVERSIZE - area[0], y * OVERSIZE - area[1]) for x, y in points]
        ImageDraw.Draw(mask).polygon(shape, fill=255)
        return mask.filter(ImageFilter.BoxBlur(soft * OVERSIZE)) if soft else mask

    def save(self, path: Path, most_bytes: int = 990_000) -> int:
        """Reduce, give the paper its tooth and write the JPEG; return the quality at which it keeps to `most_bytes`."""
        small = self.image.reduce(OVERSIZE)
        tooth = _noise(small.size, 2, 2, 13).point(lambda v: round((v - 128) * TOOTH + 128))
        broad = _noise(small.size, 260, 160, 14).point(lambda v: round((v - 128) * 0.13 + 128))
        paper = ImageChops.add(tooth, broad, 1.0, -128)
        small = ImageChops.overlay(small, Image.merge("RGB", (paper, paper, paper)))
        for quality in range(88, 60, -2):
            small.save(path, "JPEG", quality=quality, optimize=True, progressive=True, icc_profile=_profile())
            if path.stat().st_size <= most_bytes:
                break
        return quality


def _noise(size: tuple[int, int], across: float, down: float, seed: int) -> Image.Image:
    """Return smooth noise of the given grain in pixels, tiled from one square."""
    side = (min(size[0], 2048), min(size[1], 2048))
    cells = max(4, round(side[0] / across)), max(4, round(side[1] / down))
    seeds = Image.frombytes("L", cells, random.Random(seed).randbytes(cells[0] * cells[1]))
    square = seeds.resize(side, Image.Resampling.BICUBIC)
    whole = Image.new("L", size)
    for left in range(0, size[0], side[0]):
        for top in range(0, size[1], side[1]):
            odd, low = (left // side[0]) % 2, (top // side[1]) % 2
            tile = square.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if odd else square
            whole.paste(tile.transpose(Image.Transpose.FLIP_TOP_BOTTOM) if low else tile, (left, top))
    return whole


def _profile() -> bytes:
    """Return an sRGB profile with a fixed date (bytes 24 to 35 of the ICC header)."""
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return made[:24] + bytes((7, 229, 0, 4, 0, 1, 0, 0, 0, 0, 0, 0)) + made[36:]
