"""Read colours of a PDF. In: operands and resources. Out: `Colour`s in named spaces."""

from collections.abc import Sequence

from pikepdf import Array, Dictionary, Name, Object

from pressroom.press.graphics import Colour

SHORT = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
DEVICE = {
    "g": "DeviceGray",
    "G": "DeviceGray",
    "rg": "DeviceRGB",
    "RG": "DeviceRGB",
    "k": "DeviceCMYK",
    "K": "DeviceCMYK",
}
INITIAL = {"DeviceGray": (0.0,), "DeviceRGB": (0.0, 0.0, 0.0), "DeviceCMYK": (0.0, 0.0, 0.0, 1.0)}


def device_colour(operator: str, operands: Sequence[object]) -> Colour:
    """Give the colour that `g rg k` and their like set."""
    return Colour(DEVICE[operator], numbers(operands))


def component_colour(operands: Sequence[object], current: Colour, resources: Object) -> Colour:
    """Give the colour that `scn` sets in the current space; a pattern is looked up."""
    pattern = None
    if operands and isinstance(operands[-1], Name):
        pattern = (resources.get("/Pattern") or Dictionary()).get(str(operands[-1]))
    return Colour(current.space, numbers(operands), pattern)


def name_space(space: object, resources: Object) -> str:
    """Name a colour space: `DeviceCMYK`, `ICCBased 4`, `Separation All`, `Indexed DeviceRGB`, …."""
    if isinstance(space, Name):
        name = str(space).lstrip("/")
        name = SHORT.get(name, name)
        if name.startswith("Device") or name == "Pattern":
            return name
        entry = (resources.get("/ColorSpace") or Dictionary()).get("/" + name)
        return name_space(entry, resources) if entry is not None else name
    if isinstance(space, Array) and len(space):
        kind = str(space[0]).lstrip("/")
        kind = SHORT.get(kind, kind)
        if kind == "ICCBased":
            return f"ICCBased {int(space[1].get('/N', 0))}"
        if kind == "Separation":
            return f"Separation {str(space[1]).lstrip('/')}"
        if kind == "DeviceN":
            return "DeviceN " + ",".join(str(name).lstrip("/") for name in space[1])
        if kind in ("Indexed", "Pattern") and len(space) > 1:
            return f"{kind} {name_space(space[1], resources)}"
        return kind
    return "none"


def numbers(operands: Sequence[object]) -> tuple[float, ...]:
    """Give the numbers among operands."""
    return tuple(value for value in operands if isinstance(value, float))
