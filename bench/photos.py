"""Make pictures that are as hard to convert and to pack as photographs: broad shapes, fine grain, any size."""

import random
from io import BytesIO
from pathlib import Path

from PIL import Image

LARGE, SMALL = (3000, 2000), (1470, 980)
"""As a camera gives them; as the press needs them at three columns of a broadsheet."""


def write_photos(folder: Path, count: int, size: tuple[int, int], seed: int = 0) -> None:
    """Write `picture-1.jpg` and so on; another seed gives other pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(1, count + 1):
        (folder / f"picture-{number}.jpg").write_bytes(make_photo(seed + number, size))


def make_photo(seed: int, size: tuple[int, int]) -> bytes:
    """Make a picture as JPEG: soft colours, edges, and a grain such as a sensor leaves."""
    chance = random.Random(seed)
    picture = _noise(chance, (12, 8)).resize(size, Image.Resampling.BICUBIC)
    edges = _noise(chance, (90, 60)).resize(size, Image.Resampling.BILINEAR)
    grain = _noise(chance, (600, 400)).resize(size, Image.Resampling.BILINEAR)
    picture = Image.blend(Image.blend(picture, edges, 0.35), grain, 0.12)
    out = BytesIO()
    picture.save(out, "JPEG", quality=88)
    return out.getvalue()


def _noise(chance: random.Random, size: tuple[int, int]) -> Image.Image:
    """Make a picture of chance colours."""
    return Image.frombytes("RGB", size, chance.randbytes(size[0] * size[1] * 3))
