"""Print colours for the screen. In: CSS that names inks. Out: the same CSS in sRGB; near, not proofed."""

import re

_INK = re.compile(r"device-cmyk\(([^()]*)\)")
_NUMBER = re.compile(r"([\d.]+)(%?)")


def show_inks(css: str) -> str:
    """Replace every `device-cmyk(…)` by the colour a screen has for it."""
    return _INK.sub(_rgb, css)


def _rgb(found: re.Match[str]) -> str:
    """Give an ink's colour; what cannot be read stays as it is."""
    inks, _, alpha = found[1].partition("/")
    shares = [min(1.0, float(number) / (100 if percent else 1)) for number, percent in _NUMBER.findall(inks)]
    if len(shares) != 4:
        return found[0]
    light = 1 - shares[3]
    red, green, blue = (round(255 * (1 - share) * light) for share in shares[:3])
    return f"rgb({red} {green} {blue}{' / ' + alpha.strip() if alpha.strip() else ''})"
